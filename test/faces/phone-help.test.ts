import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { instant } from '../../lib/time.ts'
import { freshDatabase } from '../harness/database.ts'
import { faults, hold, phoneBench, press, shot } from '../harness/handset.ts'
import type { Looks } from '../harness/handset.ts'
import { noRoads } from '../harness/one-visit.ts'
import { testWorld } from '../harness/world.ts'

/** Help, as a thumb finds it: in the same corner of every screen, silent by choice, and kept while there is no signal. */
const database = await freshDatabase()
const at = (time: string) => instant(`2026-11-24T${time}:00Z`)
const { world, clock } = testWorld(database, { at: at('10:19'), travel: noRoads })
const bench = await phoneBench(database, world)
const { rows, until, untilThereAre } = bench
afterAll(bench.end)

type Buzzed = { buzzes: unknown[] }
const buzzes = (page: Page) => page.evaluate(() => (globalThis as unknown as Buzzed).buzzes)
const onAVisit = async (looks: Looks = {}) => {
  clock.moveTo(at('10:19'))
  await bench.begin()
  const on = await bench.handset(looks)
  await bench.signIn(on.page)
  await on.page.getByRole('heading', { name: 'Mrs Malik', exact: true }).waitFor()
  await on.page.evaluate(() => {
    Object.assign(globalThis, { buzzes: [] })
    navigator.vibrate = (pattern) => !!(globalThis as unknown as Buzzed).buzzes.push(pattern)
  })
  return on
}
const helpBox = (page: Page) => page.getByRole('button', { name: 'Help: hold for 3 seconds' }).boundingBox()

test('A2 Help is held for three seconds, sent silently, and the ordinary screen returns', async () => {
  const { page, context } = await onAVisit()
  await hold(page)
  await page.getByRole('heading', { name: 'Keep holding' }).waitFor()
  await shot(page, '20-help-held')
  expect(await faults(page)).toEqual([])
  await page.mouse.up()
  await page.getByRole('heading', { name: 'Keep holding' }).waitFor({ state: 'detached' })
  expect(await rows('select 1 from alarms')).toEqual([])

  const before = await page.locator('.phone-words').innerHTML()
  await hold(page)
  await until('select kind, silent from alarms', [{ kind: 'help', silent: true }])
  expect(await rows(`select battery is not null as told from watch_acts where kind = 'help'`)).toEqual([{ told: true }])
  await page.mouse.up()
  await page.getByText('Sent 10:19').waitFor()
  expect(await page.locator('.phone-words').innerHTML()).toBe(before)
  expect(await buzzes(page)).toEqual([[60, 90, 60]])
  await context.close()
})

test('A2 five quick presses are a call for help; four are not, and a short press changes nothing to be seen', async () => {
  const { page, context } = await onAVisit()
  const help = page.getByRole('button', { name: 'Help: hold for 3 seconds' })
  const before = await page.locator('.phone-words').innerHTML()
  for (let n = 0; n < 4; n++) await help.click()
  expect(await page.getByRole('heading', { name: 'Keep holding' }).isVisible()).toBe(false)
  expect(await rows('select 1 from alarms')).toEqual([])
  await help.click()
  await until('select kind, silent, how from alarms', [{ kind: 'help', silent: true, how: '5 presses' }])
  await page.getByText('Sent 10:19').waitFor()
  expect(await page.locator('.phone-words').innerHTML()).toBe(before)
  await context.close()
})

test('A2 Help by keyboard, with sound when the thumb slides up, and kept while there is no signal', async () => {
  const { page, context } = await onAVisit()
  await context.setOffline(true)
  await hold(page, { up: true })
  await page.getByText('With sound (chosen)').waitFor()
  await page.getByRole('heading', { name: 'Help has been asked for' }).waitFor()
  await page.mouse.up()
  expect(await faults(page)).toEqual([])
  await press(page, 'Stop the sound')
  await page.getByText('No signal', { exact: true }).first().waitFor()
  await expect.poll(() => buzzes(page)).toEqual([400])
  await press(page, 'What to do')
  expect(await page.getByText('Waiting to send').count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Text the office' }).getAttribute('href')).toBe('sms:+441314960199')
  expect(await page.getByRole('link', { name: 'Ring the office' }).getAttribute('href')).toBe('tel:+441314960199')
  expect(await page.content()).not.toMatch(/heron/i)
  await shot(page, '21-help-no-signal')
  await context.setOffline(false)
  await until('select kind, silent from alarms', [{ kind: 'help', silent: false }])
  await page.getByRole('button', { name: 'Help: hold for 3 seconds' }).focus()
  await page.keyboard.down('Enter')
  await untilThereAre(2, 'select 1 from alarm_acts')
  await page.keyboard.up('Enter')
  await context.close()
})

test('A5 Help waits for nothing: it goes while something else of this phone hangs on a line that does not answer', async () => {
  const { page, context } = await onAVisit()
  const hanging: (() => void)[] = []
  await page.route('**/api/phone/acts', async (route) => {
    await new Promise<void>((go) => hanging.push(go))
    await route.continue().catch(() => undefined)
  })
  await press(page, 'I have read it')
  await expect.poll(() => hanging.length).toBe(1)
  await page.getByRole('button', { name: 'Help: hold for 3 seconds' }).click({ clickCount: 5, delay: 20 })
  await untilThereAre(1, 'select 1 from alarms')
  expect(await rows('select 1 from marker_reads')).toEqual([])
  for (const go of hanging) go()
  await context.close()
})

test('A2 Help keeps its corner: before the PIN, on the visit, over it, and while a screen changes under the thumb', async () => {
  const { page, context } = await onAVisit({ width: 360 })
  const corner = await helpBox(page)
  await press(page, 'Check-ins and Help')
  expect(await helpBox(page)).toEqual(corner)
  await press(page, 'I am safe now')
  expect(await helpBox(page)).toEqual(corner)
  await press(page, 'Back')
  await hold(page)
  await page.getByRole('heading', { name: 'Keep holding' }).waitFor()
  await context.clearCookies({ name: 'doorstep_phone' })
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await page.getByRole('heading', { name: 'Your PIN' }).waitFor({ state: 'attached' })
  await until('select kind from alarms', [{ kind: 'help' }])
  await page.mouse.up()
  expect(await helpBox(page)).toEqual(corner)
  await context.close()
})

test('A2 Help can be tried: nothing is sent, it says so, and the real one stays in its corner', async () => {
  const { page, context } = await onAVisit({ dark: true })
  await press(page, 'Check-ins and Help')
  await shot(page, '22-checks-dark')
  expect(await faults(page)).toEqual([])
  await press(page, 'Try Help')
  await page.getByText('The office hears this phone').waitFor()
  expect(await faults(page)).toEqual([])
  await hold(page, { name: 'Hold here to practise', up: true })
  await page.getByText('With sound (chosen)').waitFor()
  await shot(page, '23-practising-dark')
  await page.getByText('That would have gone with sound.').waitFor()
  await page.mouse.up()
  await page.getByText('Nothing was sent. Nobody was rung.').waitFor()
  await shot(page, '24-practised-dark')
  expect(await rows('select 1 from alarms')).toEqual([])
  await page.getByRole('button', { name: 'Help: hold for 3 seconds' }).waitFor()
  await context.close()
})

test('A2 a phone that the office does not know says what to do instead', async () => {
  await bench.begin()
  const { page, context } = await bench.handset()
  await page.getByLabel('Mobile number').waitFor()
  await hold(page)
  await page.getByRole('heading', { name: 'This phone is not known yet' }).waitFor()
  await page.mouse.up()
  await page.getByRole('link', { name: '999' }).waitFor()
  expect(await faults(page)).toEqual([])
  await context.close()
})

test('A7 where the phone is goes with Help and after it, with a check-in, and at no other time', async () => {
  const { page, context } = await onAVisit()
  const told: { kind: string; place?: object }[] = []
  page.on('request', (request) => void told.push(...((request.postDataJSON() as { acts: typeof told } | null)?.acts ?? [])))
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude: -3.17, latitude: 55.96, accuracy: 12 })
  await press(page, 'Check-ins and Help')
  await press(page, 'All is well')
  await until('select place_metres from watches', [{ place_metres: 12 }])
  await press(page, 'Back')
  await press(page, 'I have read it')
  await untilThereAre(1, 'select 1 from marker_reads')
  await page.getByRole('button', { name: 'Help: hold for 3 seconds' }).click({ clickCount: 5, delay: 20 })
  await until('select place_metres from alarms', [{ place_metres: 12 }])
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  const kinds = (those: typeof told) => [...new Set(those.map(({ kind }) => kind))].toSorted()
  const places = () => kinds(told.filter(({ place }) => place))
  await expect.poll(places, { timeout: 15_000 }).toEqual(['check_in', 'help', 'place'])
  expect(kinds(told)).toContain('read_marker')
  await context.close()
})

test('A2 when the office does not know this phone any more, Help says that nobody heard it', async () => {
  const { page, context } = await onAVisit()
  await context.clearCookies()
  await page.getByRole('button', { name: 'Help: hold for 3 seconds' }).click({ clickCount: 5, delay: 20 })
  await page.getByRole('heading', { name: 'Help did not get through' }).waitFor()
  await page.getByRole('link', { name: '999' }).waitFor()
  await page.getByRole('link', { name: 'Ring the office' }).waitFor()
  await shot(page, '25-not-through')
  expect(await faults(page)).toEqual([])
  await context.close()
})

test('A5 a call for help that could not go is kept by the service worker too, and sent by it when the screen is long closed', async () => {
  const { page, context } = await onAVisit()
  await page.evaluate(() => navigator.serviceWorker.ready)
  const devtools = await context.newCDPSession(page)
  const registered = new Promise<string>((found) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations
      if (first) found(first.registrationId)
    }),
  )
  await devtools.send('ServiceWorker.enable')
  const registrationId = await registered
  await bench.close()
  await page.getByRole('button', { name: 'Help: hold for 3 seconds' }).click({ clickCount: 5, delay: 20 })
  await expect.poll(() => buzzes(page)).toEqual([400])
  await page.goto('about:blank')
  clock.moveTo(at('10:49'))
  await bench.open()
  const origin = bench.origin()
  await devtools.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag: 'workbox-background-sync:help', lastChance: false })
  await until('select kind, how from alarms', [{ kind: 'help', how: '5 presses' }])
  const times = `select raised_at < '2026-11-24T10:20:00Z' as then, received_at >= '2026-11-24T10:49:00Z' as now from alarms`
  expect(await rows(times)).toEqual([{ then: true, now: true }])
  await context.close()
})
