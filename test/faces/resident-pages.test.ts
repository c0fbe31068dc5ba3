import { AxeBuilder } from '@axe-core/playwright'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendOperative } from '../../care/booking/actions.ts'
import { revokeLinks } from '../../care/messages/actions.ts'
import { after, days } from '../../lib/time.ts'
import { freshDatabase } from '../harness/database.ts'
import { residentTown } from '../harness/resident-browser.ts'
import { doneAs, engine } from '../harness/townspeople.ts'

/** What is true of every page of the resident: seen by everybody, reached by keyboard, changed by no look, shown to nobody else. */
const database = await freshDatabase()
const { world, clock, town, at, browser, phone, linkTo } = await residentTown(database)
const { homes, promises, staff, operatives } = town
const owner = new pg.Client({ connectionString: database.ownerUrl })

const paths = [
  '',
  '/change',
  '/stop',
  `/time/${promises.adebayo.orderId}`,
  '/report',
  '/report?missing=yes',
  '/report/room?problem=light',
  '/report/now?problem=no_power',
  '/report/words?problem=light&room=hall',
  '/report/check?problem=light&room=hall',
  '/comfort',
  '/told',
  '/told?sent=yes',
  '/how',
  '/thank-you?for=word',
]
let link = ''
beforeAll(async () => {
  await owner.connect()
  link = await linkTo(homes.adebayo.householdId, promises.adebayo.appointmentId)
})
afterAll(() => owner.end())

const pages = (lang: string): string[] => [
  ...paths.map((path) => `${link}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`),
  `/link-has-ended?lang=${lang}`,
  `/card/LR-0412?lang=${lang}`,
  `/card/nobody?lang=${lang}`,
]

/** High enough that the bar at the foot lies over nothing. */
const tall = 3600
const strict = { rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } }
/** What is wrong with the page that stands there: contrast also at the higher level, nothing sideways, no script at all. */
const faults = async (page: Page): Promise<unknown[]> => {
  const axe = (await new AxeBuilder({ page }).setLegacyMode(true).options(strict).analyze()).violations
  const found: unknown[] = axe.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])
  if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) found.push('runs off sideways')
  if ((await page.locator('script').count()) > 0) found.push('has a script')
  const doubles = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map((one) => one.id)
    return ids.filter((id, place) => ids.indexOf(id) < place)
  })
  const low = await page.evaluate(() =>
    [...document.querySelectorAll('main a, main button, main .choice, footer a, aside a')]
      .filter((one) => one.getBoundingClientRect().height < 63.5)
      .map((one) => one.textContent),
  )
  return [...found, ...doubles, ...low]
}

test.each([
  ['en', 'light', 360, 18],
  ['ur', 'dark', 360, 18],
  ['ur', 'light', 768, 5],
  ['en', 'dark', 1440, 5],
] as const)('nothing to complain of: %s, %s, %i wide, the first %i pages', async (lang, colorScheme, width, first) => {
  const page = await (await browser.newContext({ colorScheme, viewport: { width, height: tall } })).newPage()
  for (const path of pages(lang).slice(0, first)) {
    await page.goto(at + path)
    expect([path, await faults(page)]).toEqual([path, []])
  }
})

test('every page is there in both languages, from right to left in Urdu; another language is honestly English', async () => {
  const page = await phone()
  for (const path of pages('ur')) {
    await page.goto(at + path)
    expect([path, await page.locator('html').getAttribute('dir')]).toEqual([path, 'rtl'])
    expect([path, await page.getByRole('heading', { level: 1 }).textContent()]).toEqual([path, expect.stringMatching(/\p{Script=Arabic}/u)])
  }
  await owner.query(`update contact_cards set language = 'pl' where household_id = $1`, [homes.adebayo.householdId])
  await page.goto(at + link)
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.getByText('We do not have these pages in Polski yet').waitFor()
  await owner.query(`update contact_cards set language = 'en' where household_id = $1`, [homes.adebayo.householdId])
})

test('looking changes nothing: whoever fetches every page leaves no trace but the look', async () => {
  const counted = async () =>
    (
      await owner.query(
        `select (select count(*) from orders) o, (select count(*) from appointments) a, (select count(*) from needs) n,
          (select count(*) from messages) m, (select count(*) from links) l, (select count(*) from record_events) r`,
      )
    ).rows[0] as unknown
  const before = await counted()
  for (const path of pages('en')) expect((await fetch(at + path)).status).toBe(200)
  expect(await counted()).toEqual(before)
})

test('by keyboard alone a repair is reported; where nobody could come, that is honestly said', async () => {
  const page = await phone()
  await page.goto(`${at}${link}/report`)
  const tabTo = async (name: string) => {
    for (let steps = 0; steps < 30; steps++) {
      await page.keyboard.press('Tab')
      if ((await page.locator(':focus').textContent()) === name || (await page.locator(':focus').getAttribute('name')) === name) return
    }
    throw new Error(`${name} is not reached by Tab.`)
  }
  await tabTo('problem')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowUp')
  await tabTo('Continue')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Where is it?' }).waitFor()
  await tabTo('room')
  await page.keyboard.press('Space')
  await tabTo('Continue')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Tell us in your own words' }).waitFor()
  await tabTo('said')
  await page.keyboard.type('The bell is silent')
  await tabTo('Continue')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Is this right?' }).waitFor()
  await page.getByText('Something else').waitFor()
  await tabTo('Yes, send it')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'We have no time to offer here' }).waitFor()
})

test('a wrong link, an ended one and one that ran out show the same page, and nothing of any visit', async () => {
  const page = await phone()
  const ends = async (path: string) => {
    await page.goto(at + path)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('This link has ended')
    expect(await page.locator('body').textContent()).not.toMatch(/today|tomorrow|No heating/)
  }
  await ends('/v/not-a-token-of-ours')
  const revoked = await linkTo(homes.kowalska.householdId, promises.kowalska.appointmentId)
  await page.goto(at + revoked)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('We are coming to you')
  await world.db.as(engine, (tx) => revokeLinks(tx, { householdId: homes.kowalska.householdId }))
  for (const path of paths) await ends(revoked + path)
  const old = await linkTo(homes.kowalska.householdId, promises.kowalska.appointmentId)
  const now = clock.now()
  clock.moveTo(after(now, days(22)))
  await ends(old)
  clock.moveTo(now)
})

test('a link touches no other household: its repair is not theirs to choose a time for', async () => {
  const page = await phone()
  await page.goto(`${at}${link}/time/${promises.kowalska.orderId}`)
  expect(new URL(page.url()).pathname).toBe(link)
  const posted = await fetch(`${at}${link}/time/${promises.kowalska.orderId}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ window: '2026-11-25T08:00:00Z/2026-11-25T10:00:00Z' }),
  })
  expect(posted.status).not.toBe(303)
  const [promise] = (await owner.query('select state from appointments where id = $1', [promises.kowalska.appointmentId])).rows as unknown[]
  expect(promise).toEqual({ state: 'promised' })
})

test('only a demonstration’s handset may show these pages in a frame, and no other face of ours', async () => {
  const policyOf = async (path: string) => (await fetch(at + path)).headers.get('content-security-policy')
  expect(await policyOf(link)).toContain("frame-ancestors 'self' http://localhost:4100")
  expect(await policyOf('/sign-in')).toContain("frame-ancestors 'none'")
})

test('two who go together are both shown (V7)', async () => {
  const sent = await doneAs(world, staff.isla, (tx) =>
    sendOperative(tx, {
      appointmentId: promises.kowalska.appointmentId,
      operativeIds: [operatives.grace.operativeId, operatives.callum.operativeId],
    }),
  ).catch((error: unknown) => error)
  expect(sent).toHaveProperty('checkCode')
  const page = await phone()
  await page.goto(at + (await linkTo(homes.kowalska.householdId, promises.kowalska.appointmentId)))
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^(Grace and Callum|Callum and Grace) are coming today$/)
  await page.getByRole('heading', { name: 'Before you open, ask them for this code' }).waitFor()
})
