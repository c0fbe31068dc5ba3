/** A promise that moves: with the household's consent, through every check that a promise passes (B9). */
import { expect, test } from 'vitest'
import { openBranch, todayAt } from '../../../test/harness/branch.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { testWorld } from '../../../test/harness/world.ts'
import type { AppointmentId, HouseholdId } from '../../../lib/ids.ts'
import { orThrow } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../platform/maps/crow.ts'
import { engineOf } from '../../../platform/who.ts'
import type { Who } from '../../../platform/who.ts'
import type { Consent } from '../rules/consent.ts'
import { constraintReasons } from '../words.ts'
import { moveAppointment, promiseWindow } from './appointments.ts'
import { windowsFor } from './windows.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller } = branch
const amina = await branch.operative('Amina')
await branch.operative('Tom', { sex: 'm' })

const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok || outcome.kind !== 'refused' ? [] : outcome.reasons.map((one) => one.code)
const window = (from: string, to: string) => ({ from: todayAt(from), to: todayAt(to) })
const promise = (toPromise: Parameters<typeof promiseWindow>[1]) => world.db.act(controller, (tx) => promiseWindow(tx, toPromise))
const textsTo = async (householdId: HouseholdId) =>
  (await branch.rows<{ template: string }>('select template from messages where household_id = $1 order by template', [householdId])).map(
    (one) => one.template,
  )
const anOrder = async (home?: Parameters<typeof branch.home>[0], order?: Parameters<typeof branch.order>[1]) => {
  clock.moveTo(todayAt('09:00'))
  const where = await branch.home(home)
  return { ...where, orderId: await branch.order(where, order) }
}
const clear = () => branch.rows(`update appointments set state = 'cancelled' where state = 'promised'`)
const promised = async () => {
  await clear()
  const home = await anOrder()
  return { ...home, appointmentId: orThrow(await promise({ orderId: home.orderId, window: window('09:00', '11:00') })) }
}
const said: Consent = { by: 'Anna Kowalska', how: 'call', at: todayAt('09:00') }
type Over = { window?: ReturnType<typeof window>; consent?: Consent }
const move = (appointmentId: AppointmentId, over: Over = {}, who: Who = controller) =>
  world.db.act(who, (tx) => moveAppointment(tx, { appointmentId, window: window('14:00', '16:00'), consent: said, ...over }))

test('B9 with consent: who agreed, how and when stand with the old promise and on the record, and the household is told', async () => {
  const { appointmentId, householdId, orderId } = await promised()
  const moved = orThrow(await move(appointmentId))
  const [old, anew] = await branch.rows(`select * from appointments where order_id = $1 order by state`, [orderId])
  expect([old, anew]).toMatchObject([
    { id: appointmentId, state: 'moved', moved_agreed_by: 'Anna Kowalska', moved_agreed_how: 'call' },
    { id: moved, state: 'promised', moved_agreed_by: null },
  ])
  expect(await textsTo(householdId)).toEqual(['promise_made', 'promise_moved'])
  const [told] = await branch.rows(`select why, content from record_events where subject_id = $1 and verb = 'appointment_moved'`, [
    appointmentId,
  ])
  expect(told).toMatchObject({ why: 'Anna Kowalska agreed on the telephone.' })
})

test.each([
  ['nobody agreed', { ...said, by: ' ' }, 'B9_NOT_AGREED'],
  ['the office says that the household did it themselves', 'themselves', 'B9_NOT_AGREED'],
  ['they are to agree later', { ...said, at: todayAt('09:30') }, 'B9_AGREED_WHEN'],
  ['they agreed before there was a promise', { ...said, at: todayAt('07:00') }, 'B9_AGREED_WHEN'],
] as [string, Consent, string][])('B9 never without consent: %s, and everything stays as it was', async (_, consent, code) => {
  const { appointmentId, householdId } = await promised()
  expect(codes(await move(appointmentId, { consent }))).toEqual([code])
  expect(await branch.rows('select state from appointments where id = $1', [appointmentId])).toEqual([{ state: 'promised' }])
  expect(await textsTo(householdId)).toEqual(['promise_made'])
})

test('B9 neither an operative nor the engine moves a promise', async () => {
  const { appointmentId } = await promised()
  expect(codes(await move(appointmentId, {}, amina))).toEqual(['D5_ONLY_STAFF'])
  expect(codes(await move(appointmentId, {}, engineOf(branch.contractorId)))).toEqual(['D5_ONLY_STAFF'])
})

test('D5 consent to another time sets no safety rule aside: whoever they asked for has to be there then', async () => {
  await clear()
  const home = await anOrder({ needs: [{ code: 'FEMALE_OP' }] })
  const appointmentId = orThrow(await promise({ orderId: home.orderId, window: window('09:30', '11:30') }))
  await branch.rows(`update shifts set ends_at = $2 where operative_id = $1`, [amina.operativeId, todayAt('12:00').toString()])
  const refusedThen = codes(await move(appointmentId, { window: window('14:00', '16:00') }))
  await branch.rows(`update shifts set ends_at = $2 where operative_id = $1`, [amina.operativeId, todayAt('19:00').toString()])
  expect(refusedThen).toEqual(['B4_NOBODY_THEN'])
  orThrow(await move(appointmentId, { window: window('14:00', '16:00') }))
})

test('B4 a promise that moves gives up its own room: its windows are reckoned without it', async () => {
  await clear()
  const homes = []
  for (;;) {
    const home = await anOrder({ needs: [{ code: 'MALE_OP' }] }, { expectedMinutes: 50 })
    homes.push(home)
    if (!(await promise({ orderId: home.orderId, window: window('14:00', '16:00') })).ok) break
  }
  const last = homes.at(-2)!
  const offered = orThrow(await world.db.as(controller, (tx) => windowsFor(tx, last.orderId, { days: 1 })))
  const own = offered.find((one) => one.window.from.equals(todayAt('14:00')) && one.window.to.equals(todayAt('16:00')))
  expect(own).toMatchObject({ free: true })
})

test('B3 to the window that is promised already nothing is moved', async () => {
  const { appointmentId } = await promised()
  expect(codes(await move(appointmentId, { window: window('09:00', '11:00') }))).toEqual(['B3_SAME_WINDOW'])
})
