/** The thread that plans hangs, or dies: what a controller reads then, and does all the same. */
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startThinking } from '../../platform/thinking/thinking.ts'
import { freshDatabase } from '../harness/database.ts'
import { deskTown, faultsOn, tooWide } from '../harness/desk.ts'

const database = await freshDatabase()
const { world, town, desk } = await deskTown(database)
const thread = startThinking({ program: new URL('../harness/hanging.ts', import.meta.url), patience: 100, trouble: () => undefined })
afterAll(() => thread.close())
beforeEach(() => (world.planning = thread))

test('B6 with the plan dead Today says so, and everything else stands there', async () => {
  const page = await desk('Isla')
  await page.goto('/today')
  await page.getByText(/^The plan of the day is not known just now/).waitFor()
  expect(await page.getByText('Nobody needs to set off').count()).toBe(0)
  await page.getByRole('heading', { name: 'Who could set off now' }).waitFor()
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    expect([width, await tooWide(page), await faultsOn(page)]).toEqual([width, 0, []])
  }
  await page.getByRole('link', { name: 'Open the orders' }).click()
  await page.waitForURL('**/orders')
  await page.context().close()
})

test('B6 D6 with the plan dead somebody fit is sent by hand, who stands first; before yes the page says what it does not know', async () => {
  const page = await desk('Isla')
  await page.goto(`/orders/${town.promises.adebayo.orderId}/send`)
  const first = page.getByRole('article').first()
  await first.getByRole('button', { name: /^Send .*…$/ }).click()
  await page.getByText('What this would do to other promises cannot be reckoned just now.').waitFor()
  expect([await tooWide(page), await faultsOn(page)]).toEqual([0, []])
  await page.getByRole('button', { name: /^Yes, send/ }).click()
  await page.waitForURL('**/today')
  const sent = await world.db.as(town.staff.isla, (tx) =>
    tx.q.selectFrom('bookings').select('orderId').where('orderId', '=', town.promises.adebayo.orderId).execute(),
  )
  expect(sent).toHaveLength(1)
  await page.context().close()
})
