/** Breaks on the pages of the office: who is on one, what is set for everybody, and one person’s moved. */
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { atTime, dayOf } from '../../lib/time.ts'
import { freshDatabase } from '../harness/database.ts'
import { deskTown } from '../harness/desk.ts'
import { looksGood } from '../harness/handset.ts'

const database = await freshDatabase()
const { clock, town, desk } = await deskTown(database)
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
afterAll(() => owner.end())
const at = (time: string) => atTime(dayOf(clock.now()), time)
const { grace, callum } = town.operatives

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
  await page.getByRole('button', { name: 'Move it' }).click()
  await page.getByText('Choose a time between the two that stand beside it.').waitFor()
  await page.getByLabel('When does it begin?').fill('12:15')
  await page.getByLabel('Why?').fill('He sees the school at ten')
  await page.keyboard.press('Enter')
  await page.getByRole('term').filter({ hasText: 'Break' }).waitFor()
  await page.getByText('12:15 to 12:45', { exact: true }).waitFor()
  await page.goto(`/people/${grace.operativeId}`)
  await page.getByText('On it until 9:50').waitFor()
  expect(await page.getByRole('button', { name: 'Move it' }).count()).toBe(0)
  await page.context().close()
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
