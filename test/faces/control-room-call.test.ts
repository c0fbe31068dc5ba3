import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { freshDatabase } from '../harness/database.ts'
import { deskTown, faultsOn } from '../harness/desk.ts'

const database = await freshDatabase()
const { world, town, desk } = await deskTown(database)

/** Walks with Tab to the control with this name; nothing is ever clicked. */
const tabTo = async (page: Page, name: string | RegExp): Promise<void> => {
  const fits = (label: string): boolean => (typeof name === 'string' ? label === name : name.test(label))
  for (let steps = 0; steps < 80; steps++) {
    const label = await page.evaluate(() => {
      const on = document.activeElement as HTMLElement | null
      const labels = on && 'labels' in on ? [...((on as HTMLInputElement).labels ?? [])].map((one) => one.innerText) : []
      return (labels.join(' ') || on?.getAttribute('aria-label') || on?.innerText || '').trim()
    })
    if (fits(label)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${String(name)}`)
}

test('B3 B4 H1 a call is taken from the number to the promise by keyboard alone, and undone', async () => {
  const isla = await desk('Isla')
  await isla.keyboard.press('g')
  await isla.keyboard.press('c')
  await isla.getByRole('heading', { name: 'Who is on the line?' }).waitFor()
  await tabTo(isla, 'Number, name, street or postcode')
  await isla.keyboard.type('07700 900318')
  await isla.keyboard.press('Enter')
  await isla.getByRole('link', { name: /Mrs Malik/ }).waitFor()
  await tabTo(isla, /^Mrs Malik/)
  await isla.keyboard.press('Enter')

  await isla.getByRole('heading', { name: 'Mrs Nasreen Malik is on the line' }).waitFor()
  await tabTo(isla, 'What is wrong, in their words')
  await isla.keyboard.type('The bath drains slowly')
  await tabTo(isla, /^Trade/)
  await isla.keyboard.type('Plumber')
  await tabTo(isla, 'Take the order and find windows')
  await isla.keyboard.press('Enter')

  await isla.getByRole('heading', { name: 'The bath drains slowly' }).waitFor()
  await isla.getByText('A woman will come.').waitFor()
  await isla.getByText('+10 minutes').waitFor()
  await isla.getByText('Nobody else is booked in').waitFor()
  await isla
    .getByText(/Kept \d\d times in 100\. .*can come\./)
    .first()
    .waitFor()
  await isla
    .getByText(/No woman plumber is on shift/)
    .first()
    .waitFor()
  expect(await faultsOn(isla)).toEqual([])
  await tabTo(isla, /^Between 10 and noon/)
  await isla.keyboard.press('ArrowDown')
  await isla.getByRole('button', { name: /^Promise today, noon to 2/ }).waitFor()
  await tabTo(isla, /^Promise today, noon to 2/)
  await isla.keyboard.press('Enter')
  await isla.getByText(/Promised to Mrs Malik: Between noon and 2, today/).waitFor()

  const promised = () =>
    world.db.as(town.staff.isla, (tx) =>
      tx.q
        .selectFrom('appointments')
        .select('state')
        .where('householdId', '=', town.homes.malik.householdId)
        .orderBy('promisedAt')
        .execute(),
    )
  expect((await promised()).map((one) => one.state)).toEqual(['kept', 'promised'])
  await tabTo(isla, 'Undo')
  await isla.keyboard.press('Enter')
  await isla.getByText(/Promised to Mrs Malik/).waitFor({ state: 'detached' })
  expect((await promised()).map((one) => one.state)).toEqual(['kept', 'cancelled'])
  await isla.context().close()
})

test('H1 H3 what they tell on the telephone is added at once; a story instead of what we do is kindly refused', async () => {
  const isla = await desk('Isla')
  await isla.goto(`/call/${town.homes.paterson.householdId}`)
  await isla.getByText('Add what helps').click()
  await isla.getByLabel('What helps', { exact: true }).selectOption({ label: 'Takes time to answer' })
  await isla.getByLabel('What we do differently').fill('She had a stroke')
  await isla.getByRole('button', { name: 'Add it' }).click()
  await isla
    .getByText(/Say what we do differently, not why/)
    .first()
    .waitFor()
  await isla.getByLabel('What we do differently').fill('Knock on the window too')
  await isla.getByRole('button', { name: 'Add it' }).click()
  await isla.locator('.needs-list').getByText('Takes time to answer').waitFor()
  await isla.context().close()
})
