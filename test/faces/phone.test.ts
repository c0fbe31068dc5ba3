import { AxeBuilder } from '@axe-core/playwright'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { phonePlugin } from '../../apps/api/phone.ts'
import { phoneSignInPlugin } from '../../apps/api/phone-sign-in.ts'
import { phoneFilesPlugin } from '../../apps/phone-files.ts'
import { instant } from '../../lib/time.ts'
import { launchBrowser } from '../../platform/browser.ts'
import { makeServer } from '../../platform/http/server.ts'
import { hashSecret } from '../../platform/sign-in/secrets.ts'
import { freshDatabase } from '../harness/database.ts'
import { noRoads, oneVisit, place } from '../harness/one-visit.ts'
import { testWorld } from '../harness/world.ts'

/** The operative's phone in a real browser against a real server: the whole visit, the silence in the middle of it, and Help. */
const database = await freshDatabase()
const at = (time: string) => instant(`2026-11-24T${time}:00Z`)
const { world, clock } = testWorld(database, { at: at('10:19'), travel: noRoads })
const owner = new pg.Client({ connectionString: database.ownerUrl })
const troubles: unknown[] = []

let browser: Browser
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

beforeAll(async () => {
  await owner.connect()
  await oneVisit(world)
  const [pin, duress] = [await hashSecret('4826'), await hashSecret('7193')]
  await owner.query('update staff set pin_hash = $1, duress_pin_hash = $2', [pin, duress])
  await open()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await owner.end()
  expect(troubles).toEqual([])
})

const handset = async (looks: { width?: number; dark?: boolean } = {}): Promise<{ page: Page; context: BrowserContext }> => {
  const context = await browser.newContext({
    viewport: { width: looks.width ?? 390, height: 844 },
    colorScheme: looks.dark ? 'dark' : 'light',
    hasTouch: true,
  })
  const page = await context.newPage()
  await page.goto(`http://localhost:${port}/phone/`)
  return { page, context }
}
const faults = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const typePin = async (page: Page, pin: string): Promise<void> => {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
  await press(page, 'Start')
}
const lastCode = async (): Promise<string> => {
  const [row] = await rows<{ facts: { code: string } }>(
    `select facts from messages where template = 'device_code' order by id desc limit 1`,
  )
  return row!.facts.code
}
const signIn = async (page: Page, number = '07700 900104', pin = '4826'): Promise<void> => {
  await page.getByLabel('Mobile number').fill(number)
  await press(page, 'Text me a code')
  await page.getByRole('heading', { name: 'The code from the text' }).waitFor()
  await page.getByLabel('Code', { exact: true }).fill(await lastCode())
  await press(page, 'Carry on')
  await typePin(page, pin)
}
/** The screen that a person judges; nothing is compared with it. */
const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['PHONE_SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test('a whole visit by phone, with the office out of reach in the middle of it', async () => {
  const { page, context } = await handset()
  await page.getByLabel('Mobile number').waitFor()
  await shot(page, '01-number')
  expect(await faults(page)).toEqual([])
  await signIn(page)
  await page.getByRole('heading', { name: 'Mrs Malik', exact: true }).waitFor()
  await shot(page, '02-this-visit')
  expect(await faults(page)).toEqual([])

  expect(await page.getByRole('button', { name: 'Read one more, then set off' }).isDisabled()).toBe(true)
  await press(page, 'I have read it')
  await press(page, 'I am setting off')
  await shot(page, '03-on-the-way')
  await press(page, 'I am here')
  await shot(page, '04-arrived')
  await press(page, 'I have knocked')
  await page.getByRole('heading', { name: 'Mrs Malik takes time to come to the door' }).waitFor()
  await page.getByRole('img', { name: 'The code 4 7 2 9' }).waitFor()
  await shot(page, '05-waiting')
  expect(await faults(page)).toEqual([])
  await press(page, 'Somebody has come')
  await page.getByLabel('I have said the code').click()
  await page.getByLabel('I have shown my ID card').click()
  await press(page, 'Yes, an adult')
  await shot(page, '06-door-open')
  expect(await faults(page)).toEqual([])
  await press(page, 'Going in')
  await page.getByRole('heading', { name: '“Are you happy for me to come in?”' }).waitFor()
  await expect.poll(() => rows(`select 1 from visit_steps where kind = 'look_around'`)).toHaveLength(1)

  await server.close()
  await press(page, 'Mrs Malik')
  await press(page, 'Kitchen')
  await shot(page, '07-consent')
  expect(await faults(page)).toEqual([])
  await press(page, 'Mrs Malik said yes, I am going in')
  await page.getByText('Saved on this phone').waitFor()
  await press(page, 'All is well')
  await page.reload()
  await page.getByText('No signal', { exact: true }).first().waitFor()
  await press(page, 'See what waits')
  await page.getByText('Waiting to send: 3').waitFor()
  await shot(page, '08-offline')
  expect(await faults(page)).toEqual([])

  await open()
  await page.getByText(/^Sent /).waitFor()
  await expect
    .poll(() => rows(`select kind from visit_steps where kind in ('consent', 'go_in', 'all_is_well') order by happened_at, kind`))
    .toHaveLength(3)
  await shot(page, '09-inside')
  expect(await faults(page)).toEqual([])

  await press(page, 'The work is over')
  await press(page, 'There is more to do')
  await page.getByLabel('What comes next?').fill('A new tap')
  await press(page, 'It went well')
  await shot(page, '10-leaving')
  expect(await faults(page)).toEqual([])
  await page.getByLabel('I said goodbye').check()
  await press(page, 'I am away and well')
  await page.getByText('Your own time until').waitFor()
  await shot(page, '11-breathing')
  expect(await faults(page)).toEqual([])
  expect(await rows('select outcome, state from visits')).toEqual([{ outcome: 'needs_more', state: 'left' }])
  expect(await rows('select how from resident_words')).toEqual([{ how: 'good' }])
  expect(await page.content()).not.toContain('Malik')
  await context.close()
})
