/** A resident's old phone: a real browser with JavaScript off, at the pages that a small town serves. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { messageHandlers } from '../../care/messages/jobs.ts'
import { makeLink } from '../../care/messages/actions.ts'
import type { AppointmentId, HouseholdId } from '../../lib/ids.ts'
import { crowTravelTimes } from '../../platform/maps/crow.ts'
import { launchBrowser } from '../../platform/browser.ts'
import { runDue } from '../../platform/timers/engine.ts'
import type { FreshDatabase } from './database.ts'
import { pagesServed } from './pages-served.ts'
import { recordingTelephone } from './recording-telephone.ts'
import { smallTown } from './small-town.ts'
import { engine } from './townspeople.ts'
import { testWorld } from './world.ts'

export const residentTown = async (database: FreshDatabase) => {
  const { telephone, sent } = recordingTelephone()
  const { world, clock } = testWorld(database, { travel: crowTravelTimes(), telephone })
  const town = await smallTown(world, clock)
  const { at } = await pagesServed(world, database, 'http://localhost:4100')
  const browser: Browser = await launchBrowser()
  afterAll(() => browser.close())
  const texts = async (): Promise<void> => void (await runDue(world, messageHandlers, { worker: 'test' }))
  await texts() // what the town's promises had to say is said
  return {
    ...{ world, clock, town, at, browser },
    /** A page on that phone; every page it shows must be without script. */
    phone: async (more: BrowserContextOptions = {}): Promise<Page> => {
      const page = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 }, ...more })).newPage()
      page.on('response', (response) => noScript(response.headers()['content-security-policy']))
      return page
    },
    /** The path of a link of this household, about that appointment. */
    linkTo: async (householdId: HouseholdId, appointmentId: AppointmentId | null): Promise<string> =>
      `/v/${await world.db.as(engine, (tx) => makeLink(tx, { householdId, appointmentId }))}`,
    /** Sends what waits; then the last text that this number was sent. */
    lastText: async (telephoneNumber: string): Promise<string> => {
      await texts()
      const last = sent.findLast((one) => one.by === 'text' && one.to === telephoneNumber)
      expect(last).toBeDefined()
      return last!.words
    },
  }
}

const noScript = (policy: string | undefined): void => {
  if (policy?.includes('script-src')) expect(policy).toContain("script-src 'none'")
}

/** The path in the link of a text. */
export const linkIn = (text: string): string => new URL(/https?:\/\/\S+/.exec(text)![0]).pathname
