/** The page that says what has been learned: honest on the first day, figures and pictures after a past, never a person's own. */
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { learnTonight } from '../../care/booking/actions/learning/learn.ts'
import { freshDatabase } from '../harness/database.ts'
import { deskTown, faultsOn, tooWide } from '../harness/desk.ts'
import { putPast, putPromises } from '../harness/past.ts'
import { engine } from '../harness/townspeople.ts'

const database = await freshDatabase()
const { world, town, desk } = await deskTown(database)
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
afterAll(() => owner.end())

/** Tables of which something is cut off at the side. */
const cutOff = (page: Page): Promise<number> =>
  page.evaluate(() => [...document.querySelectorAll('.table-place')].filter((one) => one.scrollWidth > one.clientWidth).length)

const people = Object.values(town.operatives).map((one) => one.operativeId)
const put = (name: string, over: Partial<Parameters<typeof putPast>[2]>) =>
  putPast((query, values) => owner.query(query, values), name, {
    ...{ contractorId: engine.contractorId, landlordId: town.landlordId, home: town.homes.malik, operativeIds: people },
    ...{ from: '2026-10-05T10:00:00Z', everyMinutes: 1440, howMany: 48, trade: 'plumber', road: [20, 22], work: [45, 50] },
    ...over,
  })

test('on the first day it says that nothing has been learned, and what is reckoned with until then', async () => {
  const isla = await desk('Isla')
  await isla.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Learned' }).first().click()
  await isla.getByRole('heading', { name: 'What we have learned' }).waitFor()
  await isla.getByText('Nothing yet. Tonight Doorstep reads what has been').waitFor()
  await isla.getByRole('row', { name: /Before 9:30.*19 min.*13 to 28.*19, 13 to 28.*none yet/ }).waitFor()
  await isla.getByText('6 in 100 visits').waitFor()
  expect([await faultsOn(isla), await tooWide(isla)]).toEqual([[], 0])
  await isla.context().close()
})

test('B8 after a night it says what takes how long, from how many, since when, and nothing about two people alone', async () => {
  await put('days', {})
  await put('mornings', { from: '2026-10-05T07:30:00Z', road: [20, 32] })
  await put('urdu', { from: '2026-10-05T14:30:00Z', howMany: 20, trade: 'gas', work: [60, 80], extraMinutes: 15, interpreter: true })
  await put('damp', { from: '2026-10-05T13:00:00Z', howMany: 12, trade: 'damp', operativeIds: people.slice(0, 2), work: [45, 100] })
  await put('forgot', { from: '2026-10-06T11:00:00Z', howMany: 3, road: [20, 600] })
  await world.db.as(engine, learnTonight)
  const dan = await desk('Dan')
  await dan.goto('/learned')
  await dan.getByText('Since Monday 5 October somebody was sent 131 times.').waitFor()
  await dan.getByRole('row', { name: /Before 9:30.*(2[6-9]|3[0-2]) min.*19, 13 to 28.*48/ }).waitFor()
  await dan.getByRole('row', { name: /^Plumber.*99/ }).waitFor()
  await dan.getByRole('row', { name: /With an interpreter.*20/ }).waitFor()
  expect(await dan.getByText('Damp and mould').count()).toBe(0)
  await dan
    .getByRole('listitem')
    .filter({ hasText: /arriving was said late.*3/ })
    .waitFor()
  await dan.getByText('By the day of the week, and from how many', { exact: true }).click()
  await dan.getByRole('row', { name: /^Monday 32 min \(7\)/ }).waitFor()
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [1440, 'dark'],
    [768, 'light'],
    [360, 'dark'],
    [360, 'light'],
  ] as const) {
    await dan.emulateMedia({ colorScheme })
    await dan.setViewportSize({ width, height: 900 })
    expect([width, await faultsOn(dan), await tooWide(dan), await cutOff(dan)]).toEqual([width, [], 0, 0])
  }
  await dan.context().close()
})

test('B4 a director sets how sure a promise must be; a controller reads it there and beside the windows', async () => {
  const dan = await desk('Dan')
  await dan.goto('/learned')
  await dan.getByText('Kept at least 95 times in 100. As usual: nobody has set it otherwise.').waitFor()
  await dan.getByText('Set another level').click()
  await dan.getByLabel('Of 100 promises, how many must be kept? 80 to 99').fill('97')
  await dan.getByLabel('Why?').fill('The landlord asks for it')
  await dan.getByRole('button', { name: 'Set it' }).click()
  await dan.getByText(/Kept at least 97 times in 100\. Set by Dan Sutherland, .*: “The landlord asks for it”/).waitFor()
  expect([await faultsOn(dan), await tooWide(dan)]).toEqual([[], 0])
  const isla = await desk('Isla')
  await isla.goto('/learned')
  await isla.getByText('Kept at least 97 times in 100.').waitFor()
  expect(await isla.getByText('Set another level').count()).toBe(0)
  await isla.goto(`/call/${town.homes.adebayo.householdId}/${town.promises.adebayo.orderId}`)
  await isla.getByText('Kept at least 97 times in 100, given everything already promised').waitFor()
  await isla.goto('/today')
  await isla.getByRole('link', { name: 'What these odds rest on' }).click()
  await isla.getByRole('heading', { name: 'What we have learned' }).waitFor()
  await isla.context().close()
  await dan.context().close()
})

test('B4 it says from how many promises the odds have learned, and beside what was said how many were kept', async () => {
  const isla = await desk('Isla')
  const past = (name: string, howMany: number, said: number) =>
    putPromises((query, values) => owner.query(query, values), name, {
      ...{ contractorId: engine.contractorId, landlordId: town.landlordId, home: town.homes.malik, howMany, said },
      ...{ from: '2026-10-12T09:00:00Z', everyMinutes: 60, signs: { late: 1.6, crowd: 0.5, load: 0.5, few: 0.5, short: true } },
      state: (n) => (n % 10 === 0 ? 'missed' : n % 10 === 1 ? 'cancelled' : 'kept'),
    })
  await past('few', 20, 0.983)
  await world.db.as(engine, learnTonight)
  await isla.goto('/learned')
  await isla.getByText('until there are 50 promises to learn from. So far there are 19 promises made since Monday 12 October.').waitFor()
  await past('many', 400, 0.957)
  await world.db.as(engine, learnTonight)
  await isla.reload()
  await isla.getByText('The odds of windows have learned from 379 promises made since Monday 12 October.').waitFor()
  await isla.getByRole('row', { name: /more than 99%.*1 of 1.*too few/ }).waitFor() // what was promised in this town today
  await isla.getByRole('row', { name: /about 98%.*16 of 18.*too few/ }).waitFor()
  await isla.getByRole('row', { name: /about 96%.*320 of 360.*89/ }).waitFor()
  for (const [width, colorScheme] of [
    [1440, 'dark'],
    [360, 'light'],
  ] as const) {
    await isla.emulateMedia({ colorScheme })
    await isla.setViewportSize({ width, height: 900 })
    expect([width, await faultsOn(isla), await tooWide(isla), await cutOff(isla)]).toEqual([width, [], 0, 0])
  }
  await isla.context().close()
})

test('it is for controllers and directors: whoever leads safeguarding is told it is not theirs', async () => {
  const ruth = await desk('Ruth')
  expect((await ruth.goto('/learned'))?.status()).toBe(403)
  expect(await ruth.getByRole('link', { name: 'Learned' }).count()).toBe(0)
  await ruth.goto('/today')
  await ruth.getByText('Promises at risk', { exact: true }).waitFor()
  expect(await ruth.getByRole('link', { name: 'What these odds rest on' }).count()).toBe(0)
  await ruth.context().close()
})
