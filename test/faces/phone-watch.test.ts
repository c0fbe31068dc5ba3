import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { instant } from '../../lib/time.ts'
import { freshDatabase } from '../harness/database.ts'
import { faults, phoneBench, pins, press, shot } from '../harness/handset.ts'
import type { Looks } from '../harness/handset.ts'
import { noRoads } from '../harness/one-visit.ts'
import { testWorld } from '../harness/world.ts'

/** Being watched over, on the phone: check-ins, the PIN when they come late, uneasy, a pause, all well again, home and safe. */
const database = await freshDatabase()
const at = (time: string) => instant(`2026-11-24T${time}:00Z`)
const { world, clock } = testWorld(database, { at: at('10:19'), travel: noRoads })
const bench = await phoneBench(database, world)
const { rows, until, untilThereAre } = bench
afterAll(bench.end)

/** Somebody at the address of the one visit: their watch is due at 10:52 (they were sent at 10:10). */
const onAVisit = async (looks: Looks = {}, ...more: string[]) => {
  clock.moveTo(at('10:19'))
  await bench.begin({}, ...more)
  const on = await bench.handset(looks)
  await bench.signIn(on.page)
  await on.page.getByRole('heading', { name: 'Mrs Malik', exact: true }).waitFor()
  return on
}
const typePin = async (page: Page, pin: string): Promise<void> => {
  for (const digit of pin) await press(page, digit)
}
/** The office’s clock moves on, and this phone asks it. */
const later = async (page: Page, time: string): Promise<void> => {
  clock.moveTo(at(time))
  await page.evaluate(() => dispatchEvent(new Event('focus')))
}
const targets = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, a')]
      .map((one) => ({ words: one.textContent, ...one.getBoundingClientRect().toJSON() }))
      .filter(({ width, height }) => width > 0 && (height < 48 || width < 48))
      .map(({ words }) => words),
  )

test('A4 two minutes before, the phone nudges by itself; one touch, and the next time is shown', async () => {
  const { page, context } = await onAVisit({ width: 360 })
  expect(await page.getByText('Check in by').count()).toBe(0)
  await page.evaluate(() => {
    Object.assign(globalThis, { buzzes: [] })
    navigator.vibrate = (pattern) => !!(globalThis as unknown as { buzzes: unknown[] }).buzzes.push(pattern)
  })
  await later(page, '10:50')
  await page.getByRole('heading', { name: 'Check in by 10:52' }).waitFor()
  expect(await page.evaluate(() => (globalThis as unknown as { buzzes: unknown[] }).buzzes)).toEqual([[200, 150, 200]])
  await shot(page, '70-nudge-360')
  expect(await faults(page)).toEqual([])
  expect(await targets(page)).toEqual([])
  await press(page, 'All is well')
  await untilThereAre(1, `select 1 from watch_acts where kind = 'check_in'`)
  await page.getByRole('heading', { name: 'Check in by 10:52' }).waitFor({ state: 'detached' })
  await press(page, 'Check-ins and Help')
  await page.getByText(/^11:(19|20)$/).waitFor()
  expect(await targets(page)).toEqual([])
  await shot(page, '71-checks-360')
  await context.close()
})

/** A check-in that comes late, with this PIN: all that the phone then holds and shows, and what each screen after it is. */
const lateWith = async (pin: string) => {
  const { page, context } = await onAVisit()
  await later(page, '10:53')
  await page.getByRole('heading', { name: 'Your check-in was due at 10:52' }).waitFor()
  await press(page, 'All is well')
  await page.getByRole('heading', { name: 'Your PIN' }).waitFor()
  await typePin(page, pin)
  await press(page, 'All is well')
  await page.getByRole('heading', { name: 'All is well. Thank you.' }).waitFor()
  await page.getByText('Your next check-in is at 11:23.').waitFor()
  const thanked = [await page.locator('body').innerHTML(), await page.screenshot({ animations: 'disabled' })]
  await press(page, 'Back to the visit')
  await press(page, 'Check-ins and Help')
  const afterwards = await page.locator('body').innerHTML()
  return { page, context, thanked, afterwards }
}

test('A2 a late check-in takes the PIN; under duress the screen is the same, pixel for pixel, and so are those that follow', async () => {
  const truly = await lateWith(pins.right)
  expect(await rows('select 1 from alarms')).toEqual([])
  expect(await faults(truly.page)).toEqual([])
  await truly.context.close()
  const forced = await lateWith(pins.duress)
  await until('select kind, silent from alarms', [{ kind: 'duress_pin', silent: true }])
  await shot(forced.page, '72-all-is-well')
  expect(forced.thanked).toEqual(truly.thanked)
  expect(forced.afterwards).toBe(truly.afterwards)
  await forced.context.close()
})

test('A2 a PIN is kept nowhere: without signal it says what to do, and a wrong one is asked for again', async () => {
  const { page, context } = await onAVisit()
  await later(page, '10:53')
  await press(page, 'All is well')
  await context.setOffline(true)
  await page.getByText('A PIN needs signal').waitFor()
  await page.getByRole('link', { name: 'Text the office' }).waitFor()
  await shot(page, '73-pin-no-signal')
  expect(await faults(page)).toEqual([])
  await context.setOffline(false)
  await page.getByText('A PIN needs signal').waitFor({ state: 'detached' })
  await typePin(page, '0000')
  await press(page, 'All is well')
  await page.getByRole('alert').waitFor()
  await page.getByText('0 of 4 entered').waitFor({ state: 'attached' })
  await shot(page, '74-pin-wrong')
  await typePin(page, pins.right)
  await press(page, 'All is well')
  await page.getByRole('heading', { name: 'All is well. Thank you.' }).waitFor()
  await context.close()
})

test('A3 “I am safe now” takes the PIN and ends nothing by itself: a person in the office does', async () => {
  const { page, context } = await onAVisit()
  await page.getByRole('button', { name: 'Help: hold for 3 seconds' }).click({ clickCount: 5, delay: 20 })
  await untilThereAre(1, `select 1 from alarms where state = 'ringing'`)
  await press(page, 'Check-ins and Help')
  await press(page, 'I am safe now')
  await typePin(page, pins.right)
  await press(page, 'Tell the office')
  await page.getByRole('heading', { name: 'Thank you. The office knows.' }).waitFor()
  await shot(page, '75-safe-now')
  await untilThereAre(1, `select 1 from alarms where pin_given_at is not null and state <> 'closed'`)
  await context.close()
})

/** The shift has run out on this phone; it is opened again with this PIN, and then all is said to be well. */
const openedWith = async (pin: string) => {
  const { page, context } = await onAVisit()
  await context.clearCookies({ name: 'doorstep_phone' })
  await page.reload()
  await page.getByRole('heading', { name: 'Your PIN' }).waitFor()
  await page.keyboard.type(pin)
  await press(page, 'Start')
  await page.getByRole('heading', { name: 'Mrs Malik', exact: true }).waitFor()
  const opened = await page.locator('body').innerHTML()
  await press(page, 'Check-ins and Help')
  await press(page, 'I am safe now')
  await typePin(page, pin)
  await press(page, 'Tell the office')
  await page.getByRole('heading', { name: 'Thank you. The office knows.' }).waitFor()
  const thanked = await page.locator('body').innerHTML()
  await context.close()
  return { opened, thanked }
}

test('A2 at the start of a shift, and when saying that they are safe, the PIN under duress shows what the true one shows', async () => {
  const truly = await openedWith(pins.right)
  expect(await rows('select 1 from alarms')).toEqual([])
  expect(await openedWith(pins.duress)).toEqual(truly)
  await until('select kind, silent from alarms', [{ kind: 'duress_pin', silent: true }])
})

test('A1 “I feel uneasy going in”: one touch, shorter check-ins, and words only for whoever likes', async () => {
  const { page, context } = await onAVisit({ width: 360, dark: true })
  await press(page, 'I feel uneasy going in')
  await page.getByText('Check in every 10 minutes.').waitFor()
  await page.getByLabel('Anything they should know?').fill('Somebody shouts inside.')
  await press(page, 'Tell them')
  await until('select amber_words from watches', [{ amber_words: 'Somebody shouts inside.' }])
  await shot(page, '76-uneasy-360-dark')
  expect(await faults(page)).toEqual([])
  await context.close()
})

test('A1 a pause has a reason, an end that is seen coming, and a way back', async () => {
  const { page, context } = await onAVisit({ width: 768 }, `update watches set state = 'at_the_address'`)
  await press(page, 'Check-ins and Help')
  await press(page, 'Pause check-ins')
  expect(await page.getByRole('button', { name: 'Say why first' }).isDisabled()).toBe(true)
  await press(page, 'My hands are full')
  await press(page, '20 minutes')
  await shot(page, '77-pause-768')
  expect(await faults(page)).toEqual([])
  expect(await targets(page)).toEqual([])
  await press(page, 'Pause for 20 minutes')
  await press(page, 'Check-ins and Help')
  await page.getByText('Paused until 10:39').waitFor()
  await page.getByRole('timer', { name: /left$/ }).waitFor()
  await shot(page, '78-paused-768')
  expect(await faults(page)).toEqual([])
  await press(page, 'I am back')
  await until('select paused_until from watches', [{ paused_until: null }])
  await page.getByText('Your next check-in', { exact: true }).waitFor()
  await context.close()
})

const shiftOver = [
  `delete from watches`,
  `delete from bookings`,
  `insert into shifts (contractor_id, id, operative_id, starts_at, ends_at)
     values ('con_larkfield', 'sh_amina', 'op_amina', '2026-11-24T07:30:00Z', '2026-11-24T16:30:00Z')`,
]
/** Signed in during the shift; nothing is live. */
const betweenVisits = async (looks: Looks = {}) => {
  clock.moveTo(at('10:19'))
  await bench.begin({}, ...shiftOver)
  const on = await bench.handset(looks)
  await bench.signIn(on.page)
  await on.page.getByText('We will show your visit here when it is time.').waitFor()
  return on
}

test('A8 at the end of the shift one touch says home and safe; until then the screen says by when', async () => {
  const { page, context } = await betweenVisits({ width: 360 })
  await later(page, '16:20')
  await page.getByRole('heading', { name: 'Are you home and safe?' }).waitFor()
  await shot(page, '79-home-360')
  expect(await faults(page)).toEqual([])
  expect(await targets(page)).toEqual([])
  await press(page, 'I am home and safe')
  await until('select state from home_safe', [{ state: 'home' }])
  await page.getByText('You said that you are home and safe. Rest well.').waitFor()
  await press(page, 'End my shift')
  await page.getByRole('heading', { name: 'Your PIN' }).waitFor()
  await context.close()
})

test('A8 after the time it takes the PIN', async () => {
  const { page, context } = await betweenVisits({ dark: true })
  await later(page, '17:40')
  await page.getByText('We wanted to hear by').waitFor()
  await shot(page, '80-home-late-dark')
  await press(page, 'I am home and safe')
  await page.getByRole('heading', { name: 'Home and safe' }).waitFor()
  await typePin(page, pins.right)
  await press(page, 'I am home and safe')
  await page.getByRole('heading', { name: 'Home and safe. Thank you.' }).waitFor()
  await until('select state from home_safe', [{ state: 'home' }])
  await context.close()
})
