import { AxeBuilder } from '@axe-core/playwright'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { phonePlugin } from '../../apps/api/phone.ts'
import { phoneSignInPlugin } from '../../apps/api/phone-sign-in.ts'
import { phoneFilesPlugin } from '../../apps/phone-files.ts'
import { launchBrowser } from '../../platform/browser.ts'
import { makeServer } from '../../platform/http/server.ts'
import { hashSecret } from '../../platform/sign-in/secrets.ts'
import type { World } from '../../platform/world.ts'
import type { FreshDatabase } from './database.ts'
import { oneVisit } from './one-visit.ts'
import { sayWhatItShows } from './shown.ts'

export type Looks = { width?: number; dark?: boolean }
type InHand = { page: Page; context: BrowserContext }

/** Everybody's PINs in these tests. */
export const pins = { right: '4826', duress: '7193' }

export const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
export const faults = async (page: Page) =>
  (await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ target }) => target.join(' ')),
  ])
/** The thumb on a button, and not lifted; slid up when told. */
export const hold = async (page: Page, { name = 'Help: hold for 3 seconds', up = false } = {}): Promise<void> => {
  const box = (await page.getByRole('button', { name }).boundingBox())!
  await page.mouse.move(box.x + 40, box.y + 40)
  await page.mouse.down()
  if (up) await page.mouse.move(box.x + 40, box.y - 60, { steps: 3 })
}
/** The screen that a person judges; nothing is compared with it. */
export const shot = async (page: Page, name: string, fullPage = false): Promise<void> => {
  const folder = process.env['PHONE_SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage })
}

/** Clean to axe and no wider than the window, small and large, by day and by night. Large and light in the end. */
export const looksGood = async (page: Page, name: string, height = 900): Promise<void> => {
  for (const [width, colorScheme] of [
    [360, 'light'],
    [768, 'dark'],
    [360, 'dark'],
    [1440, 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }) // or axe sees colours on their way
    await page.setViewportSize({ width, height })
    await shot(page, `${name}-${width}-${colorScheme}`, true)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect([width, colorScheme, await faults(page), over]).toEqual([width, colorScheme, [], 0])
  }
}

/** The operative's phone in a real browser, against a real server that can be closed and opened again. */
export const phoneBench = async (database: FreshDatabase, world: World) => {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  const troubles: unknown[] = []
  const hashes = [await hashSecret(pins.right), await hashSecret(pins.duress)]
  await owner.connect()
  const browser: Browser = await launchBrowser()
  let server: FastifyInstance
  let port = 0

  const open = async (): Promise<void> => {
    const trouble = (error: unknown): void => void troubles.push(error)
    server = makeServer({ https: false, log: trouble })
    server.register(phoneSignInPlugin({ world }))
    server.register(phoneFilesPlugin({ framedBy: null }))
    server.register(phonePlugin({ world, trouble }))
    await server.listen({ port, host: 'localhost' })
    port = server.addresses()[0]!.port
  }
  const rows = async <R extends object>(sql: string): Promise<R[]> => (await owner.query(sql)).rows as R[]
  /** The last question of the phone before may still be under way, and each wait for the other. */
  const empty = async (tries = 5): Promise<void> => {
    try {
      await owner.query('truncate contractors, sign_in_attempts cascade')
    } catch (error) {
      if (tries === 0) throw error
      await empty(tries - 1)
    }
  }
  const lastCode = async (): Promise<string> => {
    const sql = `select facts from messages where template = 'device_code' order by id desc limit 1`
    return (await rows<{ facts: { code: string } }>(sql))[0]!.facts.code
  }
  await open()

  return {
    open,
    rows,
    origin: () => `http://localhost:${port}`,
    close: () => server.close(),
    end: async (): Promise<void> => {
      await browser.close()
      await server.close()
      await owner.end()
      expect(troubles).toEqual([])
    },
    /** One order, one promise, one sending and nobody's alarm; then whatever the test wants besides. */
    begin: async (parts: Parameters<typeof oneVisit>[1] = {}, ...more: string[]): Promise<void> => {
      await empty()
      await oneVisit(world, parts)
      await owner.query('update staff set pin_hash = $1, duress_pin_hash = $2', hashes)
      for (const sql of more) await owner.query(sql)
    },
    handset: async ({ width = 390, dark = false }: Looks = {}): Promise<InHand> => {
      const colorScheme = dark ? 'dark' : 'light'
      const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme, hasTouch: true })
      const page = await context.newPage()
      sayWhatItShows(page, 'The phone')
      await page.goto(`http://localhost:${port}/phone/`)
      return { page, context }
    },
    signIn: async (page: Page): Promise<void> => {
      await page.getByLabel('Mobile number').fill('07700 900104')
      await press(page, 'Text me a code')
      await page.getByRole('heading', { name: 'The code from the text' }).waitFor()
      await page.getByLabel('Code', { exact: true }).fill(await lastCode())
      await press(page, 'Carry on')
      for (const digit of pins.right) await press(page, digit)
      await press(page, 'Start')
    },
    /** What the database comes to hold: acts travel, and Help is held for three seconds. */
    until: async (sql: string, expected: readonly object[]): Promise<void> =>
      await expect.poll(() => rows(sql), { timeout: 15_000 }).toEqual(expected),
    untilThereAre: async (count: number, sql: string): Promise<void> =>
      await expect.poll(() => rows(sql), { timeout: 15_000 }).toHaveLength(count),
  }
}
