/** A desk of the office: a real browser, signed in, at the pages that a small town serves. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { constraintReasons } from '../../apps/constraints.ts'
import { launchBrowser } from '../../platform/browser.ts'
import { crowTravelTimes } from '../../platform/maps/crow.ts'
import type { FreshDatabase } from './database.ts'
import { pagesServed } from './pages-served.ts'
import { sayWhatItShows } from './shown.ts'
import { smallTown, townPassword } from './small-town.ts'
import { testWorld } from './world.ts'

/** What Chromium says of an answer that was still being read when the page moved on. */
const leftWhileReading = 'BodyStreamBuffer was aborted'

export const deskTown = async (database: FreshDatabase) => {
  const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
  const town = await smallTown(world, clock)
  const { at } = await pagesServed(world, database)
  const browser: Browser = await launchBrowser()
  afterAll(() => browser.close())
  const page = async (more: BrowserContextOptions = {}): Promise<Page> => {
    const opened = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: at, ...more })).newPage()
    sayWhatItShows(opened, 'The desk')
    opened.on('pageerror', ({ message }) => {
      if (message !== leftWhileReading) expect.soft(message).toBe('no error in the page')
    })
    return opened
  }
  return {
    ...{ world, clock, town, page },
    /** Somebody at their desk, on the page that their role begins with. */
    desk: async (firstName: string, more: BrowserContextOptions = {}): Promise<Page> => {
      const opened = await page(more)
      await opened.goto('/sign-in')
      await opened.getByLabel('Email').fill(`${firstName.toLowerCase()}@larkfield.example`)
      await opened.getByLabel('Password').fill(townPassword)
      // A page's keys wake with its script, which opens the live line in the same moment and keeps it open; one without the line falls quiet.
      const live = opened.waitForResponse((answer) => answer.url().endsWith('/live')).catch(() => null)
      await opened.getByRole('button', { name: 'Sign in' }).click()
      await opened.waitForURL((url) => url.pathname !== '/sign-in')
      await Promise.race([live, opened.waitForLoadState('networkidle')])
      return opened
    },
  }
}

/** Everything axe has to say about this page: nothing, we hope. */
export const faultsOn = async (page: Page) =>
  (await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ target }) => target.join(' ')),
  ])

/** How many pixels the page is wider than its window. */
export const tooWide = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
