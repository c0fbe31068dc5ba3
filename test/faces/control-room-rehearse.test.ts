import { afterAll, expect, test } from 'vitest'
import { thinkingWhenAsked } from '../../platform/thinking/when-asked.ts'
import { freshDatabase } from '../harness/database.ts'
import { deskTown, faultsOn, tooWide } from '../harness/desk.ts'

const database = await freshDatabase()
const { world, desk } = await deskTown(database)
const thread = thinkingWhenAsked({
  program: new URL('../../apps/rehearsing.ts', import.meta.url),
  patience: 60_000,
  trouble: console.error,
})
world.rehearsing = thread
afterAll(() => thread.close())

test('a director rehearses a day by keyboard alone, reads sentences, picture and table, and takes them away', async () => {
  const dan = await desk('Dan')
  await dan.goto('/rehearse')
  expect(await dan.getByLabel('Day', { exact: true }).locator('option').allTextContents()).toEqual(['Today: 4 promises', 'A made-up day'])
  await dan.getByRole('button', { name: 'Rehearse' }).focus()
  await dan.keyboard.press('Enter')
  await dan.getByText('Tick at least one thing that might have been otherwise.').first().waitFor()
  expect(await faultsOn(dan)).toEqual([])
  for (const what of ['More people', 'Some go home unwell', 'One step at a time']) {
    await dan.getByLabel(what).focus()
    await dan.keyboard.press('Space')
  }
  await dan.getByLabel('How often the day is lived').selectOption('5')
  await dan.getByRole('button', { name: 'Rehearse' }).focus()
  await dan.keyboard.press('Enter')
  await dan.getByText('Done. The day was lived 5 times.').waitFor()
  await dan.getByText(/The day is not over: what has not happened yet is drawn by luck/).waitFor()
  await dan.getByText(/^Half of everybody unwell from 10:00\. /).waitFor()
  await dan.getByRole('row', { name: /Two more: gas engineer/ }).waitFor()
  await dan.getByRole('img', { name: /what would have happened/ }).waitFor()
  await dan.getByRole('link', { name: 'One step at a time' }).click()
  await dan.getByRole('img', { name: /One step at a time/ }).waitFor()
  await dan.getByText('The visits of this day as a table').click()
  await dan.getByRole('table', { name: /One step at a time: each visit/ }).waitFor()
  expect(await dan.locator('main').textContent()).not.toMatch(/Amina|Grace|Malik/) // B8
  for (const width of [360, 768, 1440]) {
    await dan.setViewportSize({ width, height: 900 })
    expect([width, await tooWide(dan), await faultsOn(dan)]).toEqual([width, 0, []])
  }
  const picture = await dan.request.get(`${new URL(dan.url()).pathname}/file?as=svg`)
  expect([picture.headers()['content-type'], (await picture.text()).startsWith('<svg')]).toEqual(['image/svg+xml; charset=utf-8', true])
  const figures = await dan.request.get(`${new URL(dan.url()).pathname}/file?as=csv`)
  expect((await figures.text()).trim().split('\r\n')).toHaveLength(1 + 4 * 5)
  const [event] = await world.db.auditor(({ q }) =>
    q.selectFrom('recordEvents').select('actorId').where('verb', '=', 'day_rehearsed').execute(),
  )
  expect(event).toBeDefined() // R1
  await dan.context().close()
})

test('a rehearsal says how far it is, is heard by a screen reader, and can be stopped', async () => {
  const isla = await desk('Isla')
  await isla.goto('/rehearse')
  await isla.getByLabel('Day', { exact: true }).selectOption('made-up')
  await isla.getByLabel('People, when it is made up').fill('8')
  const twos = isla.getByLabel('Homes of a hundred to which two go together, when it is made up')
  expect(await twos.inputValue()).toBe('5')
  await twos.fill('30')
  await isla.getByLabel('The nearest home first').check({ force: true })
  await isla.getByLabel('How often the day is lived').selectOption('50')
  await isla.getByRole('button', { name: 'Rehearse' }).click()
  await isla.getByRole('progressbar', { name: /^Day \d+ of 50$/ }).waitFor()
  await isla.getByRole('status').filter({ hasText: 'It has begun.' }).waitFor({ state: 'attached' })
  expect(await faultsOn(isla)).toEqual([])
  await isla.getByText(/Day [2-9] of 50/).waitFor()
  await isla.getByRole('button', { name: 'Stop' }).click()
  await isla.getByText(/^Stopped after \d+ of 50\. This is what there was by then\.$/).waitFor()
  await isla.getByText(/ promises a day are for two who go together\. Decided late, by the plan: /).waitFor()
  await isla.getByRole('columnheader', { name: 'For two in time' }).waitFor()
  for (const width of [360, 768, 1440]) {
    await isla.setViewportSize({ width, height: 900 })
    expect([width, await tooWide(isla), await faultsOn(isla)]).toEqual([width, 0, []])
  }
  await isla.goto('/rehearse')
  await isla.getByRole('link', { name: 'A made-up branch of 8 people' }).first().waitFor()
  await isla.context().close()
})

test('it is for directors and controllers; what is no longer here says so', async () => {
  const ruth = await desk('Ruth')
  expect((await ruth.goto('/rehearse'))?.status()).toBe(403)
  await ruth.context().close()
  const isla = await desk('Isla')
  expect((await isla.goto('/rehearse/not-any-more'))?.status()).toBe(404)
  await isla.getByText('Rehearse the day again.').waitFor()
  await isla.context().close()
})
