/** What would save a promise of two, on Today, and the two sent together after what that gives up was read. */
import { expect, test } from 'vitest'
import { goHomeIll } from '../../care/workforce/actions.ts'
import { atTime, dayOf } from '../../lib/time.ts'
import { freshDatabase } from '../harness/database.ts'
import { deskTown } from '../harness/desk.ts'
import { looksGood } from '../harness/handset.ts'
import { doneAs, newPromise } from '../harness/townspeople.ts'

const database = await freshDatabase()
const { world, clock, town, desk } = await deskTown(database)
const { isla } = town.staff
const { homes } = town
const { callum, grace, tomasz } = town.operatives
const day = dayOf(clock.now())
const { orderId } = await newPromise(world, isla, {
  home: homes.sandhu,
  description: 'The sink leaks',
  trade: 'plumber',
  from: '10:00',
  to: '12:00',
  day,
})
clock.moveTo(atTime(day, '11:30'))

const sentTo = () =>
  world.db.as(isla, (tx) => tx.q.selectFrom('bookings').select(['operativeId', 'visitId']).where('orderId', '=', orderId).execute())

test('B6 D3 the two who could still keep a promise together are named, how likely, and are sent in one act after what that gives up was read', async () => {
  const page = await desk('Isla')
  const risk = page.getByRole('article').filter({ hasText: 'Mr Sandhu, 9 Niddrie Mains Road' })
  await risk.getByText(/^\d+ in 20 likely to be kept if Grace and Tomasz leave now$/).waitFor()
  await doneAs(world, isla, (tx) => goHomeIll(tx, tomasz.operativeId))
  await page.goto('/today')
  await risk.getByText('0 in 20 likely to be kept').waitFor()
  await risk
    .getByText(
      /^(Callum Reid and Grace Okafor|Grace Okafor and Callum Reid) could be there about 11:\d\d: \d+ in 20 in time instead of 0\. Another home counts on them\.$/,
    )
    .waitFor()
  await looksGood(page, 'two-at-risk')
  await risk.getByRole('button', { name: /^Send (Callum and Grace|Grace and Callum) instead…$/ }).focus()
  await page.keyboard.press('Enter')
  const effect = page.getByRole('region', { name: /^Send (Callum and Grace|Grace and Callum) to Mr Sandhu now\?$/ })
  await effect.getByText('Mr Adebayo, 108 Lochend Road').waitFor()
  await looksGood(page, 'two-effect')
  expect(await sentTo()).toEqual([])
  await effect.getByRole('button', { name: /^Yes, send/ }).click()
  await page.waitForURL('**/today')
  const sent = await sentTo()
  expect(sent.map((one) => one.operativeId).toSorted()).toEqual([callum.operativeId, grace.operativeId].toSorted())
  expect(new Set(sent.map((one) => one.visitId)).size).toBe(1)
  await page.context().close()
})
