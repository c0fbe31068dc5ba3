import { beforeAll, expect, test } from 'vitest'
import { openBranch } from '../../../../test/harness/branch.ts'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { testWorld } from '../../../../test/harness/world.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../../platform/maps/crow.ts'
import type { Who } from '../../../../platform/who.ts'
import { constraintReasons } from '../../words.ts'
import { moveAppointment, promiseWindow } from '../appointments.ts'
import { promiseLevelNow, setPromiseLevel } from './level.ts'
import { windowsFor } from '../windows.ts'

const database = await freshDatabase()
const { world } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller, director } = branch
await branch.operative('Amina')
await branch.operative('Tom')

const set = (inHundred: number, who: Who = director, why = 'Winter: the roads are slow.') =>
  world.db.act(who, (tx) => setPromiseLevel(tx, { inHundred, why }))
const level = () => world.db.as(controller, promiseLevelNow)
const anOrder = async () => branch.order(await branch.home(), { expectedMinutes: 120 })
const offered = async (orderId: Awaited<ReturnType<typeof anOrder>>) =>
  orThrow(await world.db.as(controller, (tx) => windowsFor(tx, orderId, { days: 1 })))

/** A day that is nearly full, so that windows differ in how likely they are kept. */
beforeAll(async () => {
  for (let n = 0; n < 5; n++) {
    const home = await branch.home({ at: [-3.19 + 0.02 * (n % 3), 55.92 + 0.01 * n] })
    await branch.appointment(home, await branch.order(home, { expectedMinutes: 90 }), n < 3 ? '10:00' : '13:00', n < 3 ? '12:00' : '15:00')
  }
})

test('B4 is 95 in 100 until it is set, and then says by whom, when and why', async () => {
  expect(await level()).toEqual({ inHundred: 95, set: null })
  orThrow(await set(90))
  expect(await level()).toMatchObject({ inHundred: 90, set: { by: 'Isla Munro', why: 'Winter: the roads are slow.' } })
  orThrow(await set(97, director, 'The landlord asks for it.'))
  const events = await branch.rows(`select actor_id, why, content from record_events where verb = 'promise_level_set' `)
  expect(events.map((one) => one['why']).toSorted()).toEqual(['The landlord asks for it.', 'Winter: the roads are slow.'])
  expect(events.map((one) => one['actor_id'])).toEqual([director.staffId, director.staffId])
})

test.each([
  [79, 'B4_LEVEL_BOUNDS'],
  [100, 'B4_LEVEL_BOUNDS'],
  [95.5, 'B4_LEVEL_BOUNDS'],
])('B4 %s in 100 is refused', async (inHundred, code) => {
  expect(await set(inHundred)).toMatchObject({ ok: false, reasons: [{ code }] })
})

test('B4 only a director or an administrator sets it, with a reason', async () => {
  expect(await set(90, controller)).toMatchObject({ ok: false, reasons: [{ code: 'B4_LEVEL_NOT_YOURS' }] })
  expect(await set(90, director, ' ')).toMatchObject({ ok: false, reasons: [{ code: 'B4_LEVEL_REASON' }] })
})

test('B4 a higher level offers fewer windows and says what it asks; a promise and a move are held to it as well', async () => {
  const orderId = await anOrder()
  const at = async (inHundred: number) => {
    orThrow(await set(inHundred))
    return offered(orderId)
  }
  const [low, high] = [await at(80), await at(99)]
  const free = (all: typeof low) => all.filter((one) => one.free)
  expect(free(low).every(({ kept }) => kept! >= 0.8)).toBe(true)
  expect(free(high).every(({ kept }) => kept! >= 0.99)).toBe(true)
  expect(free(high).length).toBeLessThan(free(low).length)
  const lost = low.find((one) => one.free && !high.find((other) => other.window.from.equals(one.window.from))!.free)!
  const { reason } = high.find((one) => one.window.from.equals(lost.window.from) && one.window.to.equals(lost.window.to))!
  expect(reason!.sentence).toMatch(/99 times in 100|Another promise that we made/)
  const { window } = lost
  expect(await world.db.act(controller, (tx) => promiseWindow(tx, { orderId, window }))).toMatchObject({
    ok: false,
    reasons: [{ code: reason!.code }],
  })
  orThrow(await set(80))
  const other = low.find((one) => one.free && !one.window.from.equals(window.from))!
  const promised = orThrow(await world.db.act(controller, (tx) => promiseWindow(tx, { orderId, window: other.window })))
  orThrow(await set(99))
  const moved = { appointmentId: promised, window, consent: { by: 'Anna Kowalska', how: 'call' as const, at: world.now() } }
  expect((await world.db.act(controller, (tx) => moveAppointment(tx, moved))).ok).toBe(false)
  orThrow(await set(80))
  orThrow(await world.db.act(controller, (tx) => moveAppointment(tx, moved)))
})
