/** What a decision does to everybody else is seen before yes, and a promise moves with the household's consent. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { atTime, dayOf } from '../../lib/time.ts'
import { freshDatabase } from '../harness/database.ts'
import { deskTown, faultsOn, tooWide } from '../harness/desk.ts'
import { newPromise } from '../harness/townspeople.ts'

const database = await freshDatabase()
const { world, clock, town, desk } = await deskTown(database)
const { isla } = town.staff
const day = dayOf(clock.now())
const bath = await newPromise(world, isla, {
  ...{ home: town.homes.rennie, description: 'The bath drains slowly', trade: 'plumber' as const, from: '10:00', to: '12:00', day },
})
clock.moveTo(atTime(day, '09:55'))

const about = (page: Page, name: string) => page.getByRole('article').filter({ hasText: name })
const rows = <T>(table: 'appointments' | 'bookings' | 'steers', columns: readonly string[]): Promise<T[]> =>
  world.db.as(isla, (tx) =>
    tx.q
      .selectFrom(table)
      .select(columns as never)
      .execute(),
  ) as Promise<T[]>

test('B6 D5 somebody is held back by keyboard: what it does is read first, no changes nothing, yes decides', async () => {
  const page = await desk('Isla')
  await page.goto(`/orders/${town.promises.adebayo.orderId}/send`)
  const form = about(page, 'Callum Reid')
  await form.getByText('Hold Callum back, pin or keep away').focus()
  await page.keyboard.press('Enter')
  await form.getByLabel('Held back until, like 11:00').fill('12:30')
  await form.getByLabel('Why?').fill('He has to see his doctor')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Hold Callum back until 12:30?' }).waitFor()
  const effect = page.getByRole('region', { name: 'Hold Callum back until 12:30?' })
  const worst = effect.getByRole('listitem').filter({ hasText: 'Mr Adebayo, 108 Lochend Road' }).first()
  expect(await worst.innerText()).toMatch(/Between 10 and noon\s+broken (under )?\d%\s+→.*(over 99|100)%/s)
  await effect.getByText(/on the road/).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Hold Callum back until 12:30?')
  expect([await faultsOn(page), await tooWide(page)]).toEqual([[], 0])
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await tooWide(page)).toBe(0)
  await page.getByRole('link', { name: 'No, leave it to the plan' }).click()
  await effect.waitFor({ state: 'detached' })
  expect(await rows('steers', ['id'])).toEqual([])
  await form.getByLabel('Why?').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Hold Callum back until 12:30?' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await effect.waitFor({ state: 'detached' })
  expect(await rows('steers', ['kind'])).toEqual([{ kind: 'hold_back' }])
  await page.goto('/today')
  await page.getByRole('button', { name: 'End this' }).click()
  await page.getByText('Callum is held back').waitFor({ state: 'detached' })
  await page.context().close()
})

test('B6 D5 whom the plan did not choose is sent after what that gives up was read; without script as well', async () => {
  const page = await desk('Isla', { javaScriptEnabled: false })
  await page.goto(`/orders/${bath.orderId}/send`)
  await about(page, 'Callum Reid').getByRole('button', { name: 'Send Callum…' }).click()
  const effect = page.getByRole('region', { name: 'Send Callum to Mrs Rennie now?' })
  await effect.getByText('Mr Adebayo, 108 Lochend Road').waitFor()
  await effect.getByText(/^Callum would go to Mrs Rennie/).waitFor()
  expect(await rows('bookings', ['id'])).toHaveLength(1)
  await effect.getByRole('button', { name: 'Yes, send Callum' }).click()
  await page.waitForURL('**/today')
  expect(await rows('bookings', ['id'])).toHaveLength(2)
  await page.context().close()
})

test('B9 B6 a promise moves: another window, what it does, who agreed, how and when; the household is told', async () => {
  const page = await desk('Isla')
  await page.goto('/today')
  const { householdId } = town.homes.paterson
  await page.goto(`/call/${householdId}/${town.promises.paterson.orderId}`)
  await page
    .getByRole('radio', { name: /^Between 2 and 4/ })
    .first()
    .check()
  await page.getByRole('button', { name: 'Move to today, 2 to 4…' }).click()
  const card = page.getByRole('region', { name: 'Move Mrs Paterson’s promise to today, 2 to 4?' })
  await card.getByText('No promise becomes likelier to be broken.').waitFor()
  await card.getByText(/^The new window: Kept \d\d times in 100\. Tomasz can come\./).waitFor()
  expect([await faultsOn(page), await tooWide(page)]).toEqual([[], 0])
  const states = async () => (await rows<{ householdId: string; state: string }>('appointments', ['householdId', 'state'])).filter((one) => one.householdId === householdId).map((one) => one.state) // prettier-ignore
  expect(await states()).toEqual(['promised'])
  await card.getByLabel('Who in the household agreed?').fill('Mrs Margaret Paterson')
  await card.getByLabel('On the telephone').check()
  await card.getByLabel('When, like 10:40?').fill('10:20')
  await card.getByRole('button', { name: 'Yes, move it' }).click()
  await page.getByText('They can have agreed only after the promise was made, and no later than now.').waitFor()
  expect(await states()).toEqual(['promised'])
  await card.getByLabel('When, like 10:40?').fill('9:50')
  await card.getByRole('button', { name: 'Yes, move it' }).click()
  await page.getByText('Promised to Mrs Paterson: Between 2 and 4, today. Choose another window to move it.').waitFor()
  expect((await states()).toSorted()).toEqual(['moved', 'promised'])
  await page.goto(`/orders/${town.promises.paterson.orderId}`)
  await page.getByText('Moved: Between noon and 2, today. Mrs Margaret Paterson agreed on the telephone. 9:50.').waitFor()
  const told = await world.db.as(isla, (tx) =>
    tx.q.selectFrom('messages').select('template').where('householdId', '=', householdId).orderBy('id').execute(),
  )
  expect(told.map((one) => one.template)).toContain('promise_moved')
  await page.context().close()
})
