import { expect, test } from 'vitest'
import { answerAlarm, goAmber, raiseAlarm } from '../../care/alarms/actions.ts'
import { liveBookings } from '../../care/booking/actions.ts'
import { freshDatabase } from '../harness/database.ts'
import { deskTown, faultsOn, tooWide } from '../harness/desk.ts'
import { doneAs, engine } from '../harness/townspeople.ts'

const database = await freshDatabase()
const { world, town, desk } = await deskTown(database)

test('A3 a ladder is written, told what is wrong with it, looked at ten minutes ahead, and rung as a test', async () => {
  const dan = await desk('Dan')
  await dan.goto('/alarms/ladder')
  await dan.getByText('As Doorstep comes', { exact: true }).waitFor()
  await dan.getByText(/everyone on duty again, every 40 seconds/).waitFor()
  await dan.getByRole('link', { name: 'Write a ladder' }).click()
  await dan.getByLabel('Name', { exact: true }).fill('Nights')
  await dan.getByLabel('From').fill('20:00')
  await dan.getByLabel('To', { exact: true }).fill('07:00')
  await dan.getByLabel('Who is rung, step 1, row 1').selectOption({ label: 'Morag Bell' })
  const wait = dan.locator('input[name="wait.0"]')
  await dan.locator('main form').evaluate((form: HTMLFormElement) => form.setAttribute('novalidate', ''))
  await wait.fill('4')
  await dan.getByRole('button', { name: 'Save this ladder' }).click()
  await dan.getByText('Wait between 5 seconds and 5 minutes before the next step.').first().waitFor()
  await dan.locator('input[name="wait.0"]').fill('15')
  await dan.getByRole('button', { name: 'Show the coming 10 minutes' }).click()
  await dan.getByText('+0:15').waitFor()
  expect(await faultsOn(dan)).toEqual([])
  await dan.getByRole('button', { name: 'Save this ladder' }).click()
  await dan.getByText('Every branch. Every day, 20:00 to 07:00').waitFor()
  await dan.getByLabel('Time of day').fill('22:00')
  await dan.getByRole('button', { name: 'Show', exact: true }).click()
  await dan.getByText('The coming 10 minutes: Nights').waitFor()
  await dan.getByRole('button', { name: 'Ring it now as a test' }).click()
  await dan.getByRole('heading', { name: 'A test of “Nights”, started by Dan Sutherland' }).waitFor()
  await dan.getByRole('row', { name: /Morag Bell.*Not yet/ }).waitFor()
  await dan.context().close()
})

test('A8 a drill asks a screen in words that cannot be taken for an alarm, and reports who answered', async () => {
  const morag = await desk('Morag')
  await morag.getByText('This is a drill. Nobody is in danger.').waitFor()
  expect(await faultsOn(morag)).toEqual([])
  await morag.getByRole('button', { name: 'I see it' }).click()
  await morag.getByRole('row', { name: /Morag Bell.*After 0 seconds/ }).waitFor()
  await morag.context().close()
})

test('a desk says plainly whether it would be heard, and when its browser cannot be told', async () => {
  const isla = await desk('Isla')
  await isla.goto('/alarms')
  await isla.getByRole('button', { name: 'Try the sound' }).click()
  await isla.getByText('It was played.').waitFor()
  await isla.getByText('The siren is ready in this browser.').waitFor()
  await isla.getByText(/^(Messages from this site are blocked|This browser cannot be told|While the page is closed)/).waitFor() // private windows have no push
  expect(await faultsOn(isla)).toEqual([])
  await isla.context().close()
})

test('and when its sound is off until something is pressed, or when there is none', async () => {
  const isla = await desk('Isla')
  // A browser that has not been touched, as each has it in its settings: sound begins with a press.
  await isla.addInitScript(`
    const state = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'state').get
    const pressed = new Promise((resolve) => addEventListener('keydown', resolve, { capture: true, once: true }))
    let touched = false
    pressed.then(() => (touched = true))
    Object.defineProperty(BaseAudioContext.prototype, 'state', { get() { return touched ? state.call(this) : 'suspended' } })
    const resume = AudioContext.prototype.resume
    AudioContext.prototype.resume = function () { return pressed.then(() => resume.call(this)) }`)
  await isla.goto('/alarms')
  await isla.getByRole('main').getByText('The sound is off in this browser until you press anything on this page.').waitFor()
  expect(await faultsOn(isla)).toEqual([])
  await isla.keyboard.press('Shift')
  await isla.getByText('The siren is ready in this browser.').waitFor()
  await isla.addInitScript('delete window.AudioContext')
  await isla.goto('/alarms')
  await isla.getByRole('main').getByText('This browser has no sound.').waitFor()
  await isla.getByText('Use a newer browser for this desk.').waitFor()
  await isla.getByText('under a locked screen where this browser allows it: none promises that').waitFor()
  expect(await faultsOn(isla)).toEqual([])
  await isla.context().close()
})

test('A1 who feels uneasy stands in front on Today, in their own words', async () => {
  const [booking] = await world.db.as(engine, liveBookings)
  await doneAs(world, town.operatives.amina, (tx) => goAmber(tx, booking!.id, 'Two men on the stair'))
  const isla = await desk('Isla')
  await isla.getByText('Feels uneasy since 9:20: “Two men on the stair”').waitFor()
  await isla.context().close()
})

test('A3 while it rings the screen is kept lit, and again each time that the page is seen after it was hidden', async () => {
  const id = await world.db.as(engine, (tx) =>
    raiseAlarm(tx, { kind: 'missed_check_in', operativeId: town.operatives.amina.operativeId, raisedAt: tx.now, actId: 'act_lit' }),
  )
  const isla = await desk('Isla')
  await isla.addInitScript(`
    let seen = 'visible'
    window.asked = 0
    Object.defineProperty(document, 'visibilityState', { get: () => seen })
    window.shows = (how) => { seen = how; document.dispatchEvent(new Event('visibilitychange')) }
    Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => { window.asked += 1; return { release: async () => { window.asked = 0 } } } } })`)
  await isla.goto('/alarms')
  await expect.poll(() => isla.evaluate('window.asked'), { timeout: 15_000 }).toBe(1)
  await isla.evaluate(`window.shows('hidden')`)
  expect(await isla.evaluate('window.asked')).toBe(1)
  await isla.evaluate(`window.shows('visible')`)
  expect(await isla.evaluate('window.asked')).toBe(2)
  await doneAs(world, town.staff.isla, (tx) => answerAlarm(tx, id, 'screen'))
  await expect.poll(() => isla.evaluate('window.asked'), { timeout: 15_000 }).toBe(0)
  await isla.evaluate(`window.shows('visible')`)
  expect(await isla.evaluate('window.asked')).toBe(0)
  await isla.context().close()
})

test('the pages about alarms are clean to axe and fit, in every width, light and dark', async () => {
  await world.db.as(engine, (tx) =>
    raiseAlarm(tx, { kind: 'missed_check_in', operativeId: town.operatives.callum.operativeId, raisedAt: tx.now, actId: 'act_1' }),
  )
  const dan = await desk('Dan')
  for (const path of ['/alarms/ladder', '/alarms/ladder/new', '/alarms/drills', '/alarms/past', '/alarms/figures'])
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [360, 'dark'],
      [768, 'light'],
    ] as const) {
      await dan.emulateMedia({ colorScheme })
      await dan.setViewportSize({ width, height: 900 })
      expect((await dan.goto(path))?.status()).toBe(200)
      expect([path, width, await faultsOn(dan), await tooWide(dan)]).toEqual([path, width, [], 0])
    }
  await dan.context().close()
})
