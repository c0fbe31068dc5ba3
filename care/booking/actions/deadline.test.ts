import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/harness/database.ts'
import { openBranch, todayAt } from '../../../test/harness/branch.ts'
import { testWorld } from '../../../test/harness/world.ts'
import type { OrderId } from '../../../lib/ids.ts'
import { orThrow } from '../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../platform/maps/crow.ts'
import type { Who } from '../../../platform/who.ts'
import { constraintReasons } from '../words.ts'
import { moveAppointment, promiseWindow } from './appointments.ts'
import { windowsFor } from './windows.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller } = branch
await branch.operative('Amina')
const inDays = (days: number, time: string) => todayAt(time).add({ hours: 24 * days })
const late = { from: todayAt('14:00'), to: todayAt('16:00') }
const early = { from: todayAt('10:00'), to: todayAt('12:00') }

/** A home whose work is to be finished by one o'clock today. */
const due = async () => {
  clock.moveTo(todayAt('08:30'))
  await branch.rows(`update appointments set state = 'cancelled' where state = 'promised'`)
  const home = await branch.home()
  return { home, orderId: await branch.order(home, { finishBy: todayAt('13:00') }) }
}
const promise = (toPromise: Parameters<typeof promiseWindow>[1], who: Who = controller) =>
  world.db.act(who, (tx) => promiseWindow(tx, toPromise))
const reasons = async (asked: ReturnType<typeof promise>): Promise<string[]> => {
  const outcome = await asked
  return outcome.ok || outcome.kind !== 'refused' ? [] : outcome.reasons.map((one) => one.code)
}
const offered = async (orderId: OrderId, pastDeadline = false) =>
  orThrow(await world.db.as(controller, (tx) => windowsFor(tx, orderId, { days: 1, pastDeadline }))).filter((one) => one.free)
const consent = () => ({ by: 'Anna Kowalska', how: 'call' as const, at: todayAt('08:30') })

test('C1 what ends after the deadline is neither offered nor promised while something before it can be kept', async () => {
  const { orderId } = await due()
  expect((await offered(orderId)).every(({ window }) => Temporal.Instant.compare(window.from, todayAt('13:00')) < 0)).toBe(true)
  expect(await reasons(promise({ orderId, window: late }))).toEqual(['B4_AFTER_DEADLINE'])
  orThrow(await promise({ orderId, window: early }))
})

test('C1 B9 a promise does not move past it either, unless the household cannot be in before; that is on the record', async () => {
  const { orderId } = await due()
  const appointmentId = orThrow(await promise({ orderId, window: early }))
  const move = (pastDeadline: boolean) =>
    world.db.act(controller, (tx) => moveAppointment(tx, { appointmentId, window: late, consent: consent(), pastDeadline }))
  expect(await reasons(move(false) as ReturnType<typeof promise>)).toEqual(['B4_AFTER_DEADLINE'])
  orThrow(await move(true))
  const [event] = await branch.rows(`select content from record_events where subject_id = $1 and verb = 'appointment_moved'`, [
    appointmentId,
  ])
  expect(event!['content']).toMatchObject({ pastDeadline: true })
})

test('C1 a household that says so to a person is offered what comes after; its own page does not offer it', async () => {
  const { home, orderId } = await due()
  expect((await offered(orderId, true)).some(({ window }) => window.from.equals(late.from))).toBe(true)
  const resident = { kind: 'resident', contractorId: controller.contractorId, householdId: home.householdId } as Who
  expect(await reasons(promise({ orderId, window: late, pastDeadline: true }, resident))).toEqual(['B4_AFTER_DEADLINE'])
  orThrow(await promise({ orderId, window: late, pastDeadline: true }))
})

test('C1 when nothing before the deadline can be kept, what comes after it is promised: late is better than nobody', async () => {
  const { orderId } = await due()
  clock.moveTo(todayAt('12:30'))
  orThrow(await promise({ orderId, window: late }))
})

test('C1 of a deadline far ahead nothing is noticed', async () => {
  await due()
  const home = await branch.home()
  const orderId = await branch.order(home, { finishBy: inDays(28, '17:00') })
  expect((await offered(orderId)).some(({ window }) => window.from.equals(late.from))).toBe(true)
})
