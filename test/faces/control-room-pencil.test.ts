/** What the plan in pencil says on the controller's page, and the controller's hand on it. */
import { expect, test } from 'vitest'
import { goHomeIll } from '../../care/workforce/actions.ts'
import { freshDatabase } from '../harness/database.ts'
import { deskTown, faultsOn, tooWide } from '../harness/desk.ts'
import { doneAs } from '../harness/townspeople.ts'

const database = await freshDatabase()
const { world, town, desk } = await deskTown(database)
const { isla } = town.staff

test('D4 whoever waits on purpose says until when and for what', async () => {
  const page = await desk('Isla')
  const waiting = page.locator('section', { has: page.getByRole('heading', { name: /Waiting on purpose/ }) })
  await waiting.getByText(/^Tomasz waits until 11:\d\d$/).waitFor()
  await waiting.getByText('Mrs Paterson’s window opens at 12:00. 57 Clerk Street.').waitFor()
  await page.context().close()
})

test('B6 when somebody goes home unwell, the promise that needs them is at risk at once, with how likely and the choices', async () => {
  await doneAs(world, isla, (tx) => goHomeIll(tx, town.operatives.callum.operativeId))
  const page = await desk('Isla')
  await page.getByText('1 kept, 1 on course, 2 at risk').waitFor()
  const risk = page.locator('details').filter({ hasText: 'Mr Adebayo, 108 Lochend Road' })
  await risk.getByText('Between 10 and noon. 0 in 20').waitFor()
  await risk.locator('summary').focus()
  await page.keyboard.press('Enter')
  await risk.getByText('0 in 20 likely to be kept').waitFor()
  await risk.getByText('As the day stands, nobody can be there in time.').waitFor()
  await risk.getByText('Nobody on shift for the rest of today may go to this home.').waitFor()
  for (const choice of ['Ask him: another window?', 'Tell him how it stands', 'Choose somebody yourself'])
    await risk.getByRole('link', { name: choice }).waitFor()
  await risk.getByRole('button', { name: 'Let him know, with a choice' }).click()
  await risk.getByText(/^Told at \d+:\d\d that we may be late\. No answer yet\.$/).waitFor({ state: 'attached' })
  expect(await risk.getByRole('button', { name: 'Let him know, with a choice' }).count()).toBe(0)
  await page.getByText(/^(19|20) in 20 likely to be kept if Grace leaves now$/).waitFor()
  expect(await faultsOn(page)).toEqual([])
  await page.context().close()
})

test('D4 D5 somebody held back is not proposed, what it costs is said, and it is ended where it is shown', async () => {
  const page = await desk('Isla')
  await page.goto(`/orders/${town.promises.kowalska.orderId}/send`)
  const grace = page.getByRole('article').filter({ hasText: 'Grace Okafor' })
  await grace.getByText('Hold Grace back, pin or keep away').click()
  await grace.getByLabel('Held back until, like 11:00').fill('11:00')
  await grace.getByLabel('Why?').fill('A quiet hour after a hard visit')
  await grace.getByRole('button', { name: 'See what it does' }).click()
  await page.getByRole('button', { name: 'Yes, hold Grace back' }).click()
  await grace.getByText('Held back by Isla until 11:00: A quiet hour after a hard visit.').waitFor()
  await grace.getByRole('button', { name: 'Send Grace' }).waitFor()
  expect(await faultsOn(page)).toEqual([])
  await page.goto('/today')
  await page.getByText('Grace is held back until 11:00').waitFor()
  await page.getByText('Isla: A quiet hour after a hard visit').waitFor()
  await page.getByText(/^As the day stands, this costs about \d+ minutes more in travel and risk than the plan alone\.$/).waitFor()
  expect(await page.getByRole('button', { name: 'Send Grace' }).count()).toBe(0)
  expect([await faultsOn(page), await tooWide(page)]).toEqual([[], 0])
  await page.getByRole('button', { name: 'End this' }).click()
  await page.getByRole('button', { name: 'Send Grace' }).waitFor()
  expect(await page.getByText('Grace is held back').count()).toBe(0)
  await page.context().close()
})

test('a pin and a hold without what they need are told so in words', async () => {
  const page = await desk('Isla')
  await page.goto(`/orders/${town.promises.kowalska.orderId}/send`)
  const grace = page.getByRole('article').filter({ hasText: 'Grace Okafor' })
  await grace.getByText('Hold Grace back, pin or keep away').click()
  await grace.getByLabel('Why?').fill('A quiet hour after a hard visit')
  await grace.getByRole('button', { name: 'See what it does' }).click()
  await page.getByText('Say until when, like 11:00.').waitFor()
  await grace.getByLabel('What should Doorstep do?').selectOption('Propose only Grace for this promise')
  await grace.getByRole('button', { name: 'See what it does' }).click()
  await page.getByRole('button', { name: 'Yes, pin Grace' }).click()
  await page.getByRole('button', { name: 'Yes, pin Grace' }).waitFor({ state: 'detached' })
  await page.goto('/today')
  await page.getByText('Grace is pinned to Ms Kowalska’s promise').waitFor()
  await page.context().close()
})
