/** Breaks on the pages of the office: who is on one, what is set for everybody, and one person’s moved. */
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { atTime, dayOf } from '../../lib/time.ts'
import { freshDatabase } from '../harness/database.ts'
import { deskTown } from '../harness/desk.ts'
import { looksGood } from '../harness/handset.ts'
import { newPromise } from '../harness/townspeople.ts'

const database = await freshDatabase()
const { world, clock, town, desk } = await deskTown(database)
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
afterAll(() => owner.end())
const at = (time: string) => atTime(dayOf(clock.now()), time)
const { grace, callum } = town.operatives

const tomorrow = dayOf(clock.now()).add({ days: 1 })
await owner.query(
  `update shifts set starts_at = $2, ends_at = $3 where operative_id = $1 and starts_at > $2::timestamptz - interval '12 hours'`,
  [grace.operativeId, atTime(tomorrow, '12:00').toString(), atTime(tomorrow, '20:00').toString()],
)
await newPromise(world, town.staff.isla, {
  ...{ home: town.homes.rennie, description: 'The kitchen door sticks', trade: 'joiner' as const },
  ...{ from: '08:00', to: '10:00', day: tomorrow },
})

/** Their break of today is due at that time. */
const breakAt = (id: string, time: string) =>
  owner.query(`update shifts set break_from = $2, break_minutes = 30 where operative_id = $1 and starts_at < $2 and ends_at > $2`, [
    id,
    at(time).toString(),
  ])

test('D1 Today says whose break is due and who is on one; what has not begun is moved from there', async () => {
  await breakAt(grace.operativeId, '09:20')
  await breakAt(callum.operativeId, '09:45')
  const page = await desk('Isla')
  const breaks = page.locator('section', { has: page.getByRole('heading', { name: 'Breaks' }) })
  await breaks.getByText('Grace is on a break until 9:50').waitFor()
  await breaks.getByText('Callum’s break is due at 9:45').waitFor()
  expect(await breaks.getByRole('link').count()).toBe(1)
  await looksGood(page, 'today')
  await breaks.getByRole('link', { name: 'Move it' }).click()
  await page.getByText('Callum’s break is 9:45 to 10:15 today. It may begin between 9:20 and 13:30.').waitFor()
  await looksGood(page, 'person')
  await page.getByLabel('When does it begin?').fill('15:00')
  await page.getByLabel('Why?').fill('He sees the school at ten')
  await page.getByRole('button', { name: 'Move it…' }).click()
  await page.getByText('Choose a time between the two that stand beside it.').waitFor()
  await page.getByLabel('When does it begin?').fill('12:15')
  await page.getByLabel('Why?').fill('He sees the school at ten')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Move Callum’s break to 12:15?' }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Move Callum’s break to 12:15?')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('term').filter({ hasText: 'Break' }).waitFor()
  await page.getByText('12:15 to 12:45', { exact: true }).waitFor()
  await page.goto(`/people/${grace.operativeId}`)
  await page.getByText('On it until 9:50').waitFor()
  expect(await page.getByRole('button', { name: 'Move it' }).count()).toBe(0)
  await page.context().close()
})

test('B6 D1 what a moved break does to a promise is read first: no changes nothing', async () => {
  await breakAt(callum.operativeId, '13:00')
  await owner.query(`update appointments set window_from = $2, window_to = $3 where id = $1`, [
    town.promises.adebayo.appointmentId,
    at('10:40').toString(),
    at('10:55').toString(),
  ])
  const page = await desk('Isla')
  await page.goto(`/people/${callum.operativeId}`)
  await page.getByLabel('When does it begin?').fill('10:15')
  await page.getByLabel('Why?').fill('He sees the school at eleven')
  await page.getByRole('button', { name: 'Move it…' }).click()
  const effect = page.getByRole('region', { name: 'Move Callum’s break to 10:15?' })
  await effect.getByRole('listitem').filter({ hasText: 'Mr Adebayo, 108 Lochend Road' }).first().waitFor()
  await effect.getByText(/^Reckoned at 9:20 until 17:30, in pencil/).waitFor()
  await looksGood(page, 'break-effect')
  await effect.getByRole('link', { name: 'No, leave it as it is' }).click()
  await effect.waitFor({ state: 'detached' })
  await page.getByText('13:00 to 13:30', { exact: true }).waitFor()
  await page.context().close()
})

test('B6 D1 two swap tomorrow’s shifts: what it does to the promises of that day, who said yes and how; without script as well', async () => {
  // B4 one a day in the last four weeks, for a trade that nobody has
  await owner.query(
    `insert into orders select (jsonb_populate_record(o, jsonb_build_object('id', 'or_past_' || n, 'state', 'done', 'is_emergency', true,
       'trade', 'roofer', 'landlord_ref', 'PAST-' || n, 'reported_at', $2::timestamptz, 'ended_at', $2::timestamptz))).*
     from orders o, generate_series(1, 28) n where o.id = $1 on conflict do nothing`,
    [town.promises.adebayo.orderId, at('09:00').subtract({ hours: 48 }).toString()],
  )
  for (const javaScriptEnabled of [true, false]) {
    const page = await desk('Isla', { javaScriptEnabled })
    await page.goto(`/people/${callum.operativeId}`)
    await page
      .getByLabel('Which shift?')
      .selectOption({ label: javaScriptEnabled ? 'Tomorrow, 7:30 to 17:30' : 'Tomorrow, 12:00 to 20:00' })
    await page.getByLabel('With whom?').selectOption({ label: 'Grace Okafor' })
    await page.getByRole('button', { name: 'Swap…' }).click()
    const effect = page.getByRole('region', { name: 'Callum and Grace swap shifts, tomorrow?' })
    const change = effect.getByRole('listitem').filter({ hasText: 'Mrs Rennie, 14 Lochend Road South' }).first()
    expect(await change.innerText()).toMatch(javaScriptEnabled ? /broken.*→/s : /kept.*→/s)
    await effect.getByText('That day usually brings one emergency: reckoned in, and as much room is left for it as before.').waitFor()
    if (javaScriptEnabled) {
      await effect.getByText('Callum would work 12:00 to 20:00, and Grace 7:30 to 17:30.').waitFor()
      await effect.getByText(/^Reckoned at 9:20 for tomorrow, in pencil/).waitFor()
      await looksGood(page, 'swap-effect')
    }
    const [giver, taker] = [
      effect.getByRole('group', { name: 'How did Callum say yes?' }),
      effect.getByRole('group', { name: 'How did Grace say yes?' }),
    ]
    await giver.getByLabel('On the telephone').check()
    await taker.getByLabel('By text').check()
    await effect.getByRole('button', { name: 'Yes, swap them' }).click()
    await effect.waitFor({ state: 'detached' })
    await page.context().close()
  }
  const { rows } = await owner.query(`select content -> 'agreed' as agreed from record_events where verb = 'shifts_swapped' order by id`)
  expect(rows.map(({ agreed }) => agreed.map(({ how }: { how: string }) => how))).toEqual([
    ['call', 'text'],
    ['call', 'text'],
  ])
})

test('D1 a controller sets when breaks are due and how long they are; what the law does not allow is not taken, and says why', async () => {
  const page = await desk('Isla')
  await page.goto('/people')
  await page.getByText('4 hours after a shift begins').waitFor()
  await page.getByText('As usual: nobody has set it otherwise.').waitFor()
  await page.getByText('Set it otherwise', { exact: true }).focus()
  await page.keyboard.press('Enter')
  await looksGood(page, 'people')
  const long = page.getByLabel('How many minutes long? 20 to 120')
  await long.evaluate((input: HTMLInputElement) => input.removeAttribute('min'))
  await long.fill('10')
  await page.getByLabel('Why?').fill('The team asked for it')
  await page.getByRole('button', { name: 'Set it' }).click()
  await page.getByText('A break lasts from 20 minutes, the least that the law asks for, to two hours.').waitFor()
  await long.fill('45')
  await page.getByLabel('How many minutes after a shift begins? 60 to 360').fill('210')
  await page.getByRole('button', { name: 'Set it' }).click()
  await page.getByText('3 hours 30 minutes after a shift begins').waitFor()
  await page.getByText('Set by Isla').waitFor()
  await page.getByText('“The team asked for it”').waitFor()
  await page.context().close()
})
