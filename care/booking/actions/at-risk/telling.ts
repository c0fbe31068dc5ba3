/** B6 A household hears that its promise may break, with a choice: to wait, another time, or none. */
import type { AppointmentId } from '../../../../lib/ids.ts'
import { done, refused } from '../../../../lib/refusal.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import { isBefore } from '../../../../lib/time.ts'
import type { Instant } from '../../../../lib/time.ts'
import { tellBoard } from '../../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { setTimer } from '../../../../platform/timers/timers.ts'
import { contactCardOf, tellHousehold } from '../../../messages/actions.ts'
import type { Inbound } from '../../../messages/actions.ts'
import { languageFor } from '../../../messages/rules.ts'
import { recordEvent } from '../../../record/actions.ts'
import { hearsAgain, householdHears, looksAgainAt, looksAt, stillWaits } from '../../rules/promises.ts'
import { isOut } from '../../rules/states.ts'
import { asksToWait } from '../../rules/texts.ts'
import { appointmentsOfHousehold, holdAppointment, noteRiskTold, noteRiskToldAgain, noteWaits } from '../../store/appointments.ts'
import type { Appointment } from '../../store/appointments.ts'
import { liveBookingsOfAppointment } from '../../store/bookings.ts'
import { reason, thanksForWaiting } from '../../words.ts'
import { expectedAt } from '../board.ts'
import { mayBreak } from '../timers.ts'

/** When whoever is on the way should be there; null while nobody is. */
const expectedThere = async (tx: Tx, id: AppointmentId): Promise<Instant | null> =>
  expectedAt((await liveBookingsOfAppointment(tx, id)).filter((one) => isOut(one.state)))

/** Says it once, with when we are expected now if somebody is on the way. */
const tellOnce = async (tx: Tx, { id, householdId, window }: Appointment, expected: Instant | null): Promise<void> => {
  const facts = { windowFrom: window.from, windowTo: window.to, expectedAt: expected, appointmentId: id }
  await noteRiskTold(tx, id, expected)
  await tellHousehold(tx, { householdId, template: 'promise_at_risk', facts, about: ['appointment', id] })
  await recordEvent(tx, { verb: 'household_told_at_risk', subject: ['appointment', id] })
  await tellBoard(tx)
}

/** Says it once more to who waits, with the new time if it is still to come; what it waited for by then is over. */
const tellOnceMore = async (tx: Tx, { id, householdId, window }: Appointment, expected: Instant | null): Promise<void> => {
  const expectedAt = expected && isBefore(tx.now, expected) ? expected : null
  const facts = { windowFrom: window.from, windowTo: window.to, expectedAt, appointmentId: id }
  await noteRiskToldAgain(tx, id)
  await tellHousehold(tx, { householdId, template: 'promise_at_risk_again', facts, about: ['appointment', id] })
  await recordEvent(tx, { verb: 'household_told_at_risk_again', subject: ['appointment', id] })
  await tellBoard(tx)
}

/** B6 Whoever waits is told once more when it gets worse; until then the promise is looked at again and again. */
const lookForWhoWaits = async (tx: Tx, appointment: Appointment): Promise<void> => {
  const { id } = appointment
  if (appointment.waitsSince === null || appointment.riskToldAgainAt !== null) return
  const expected = await expectedThere(tx, id)
  if (hearsAgain({ ...appointment, expectedAt: expected }, tx.now)) return tellOnceMore(tx, appointment, expected)
  await setTimer(tx, { kind: mayBreak, subject: id, dueAt: looksAgainAt(tx.now) })
}

/**
 * B6 The promise as time passes: where it is at risk the household is told, without anybody having to remember it; else it is looked
 * at again until the window closes, and after it while the household waits.
 */
export const lookAtPromise = async (tx: Tx, id: AppointmentId): Promise<void> => {
  const appointment = await holdAppointment(tx, id)
  if (appointment?.state !== 'promised') return
  if (appointment.riskToldAt !== null) return lookForWhoWaits(tx, appointment)
  const expected = await expectedThere(tx, id)
  if (householdHears({ ...appointment, expectedAt: expected }, tx.now)) return tellOnce(tx, appointment, expected)
  await setTimer(tx, { kind: mayBreak, subject: id, dueAt: looksAt(appointment.window, tx.now) })
}

/** B6 A controller sees it coming and lets the household know early, in the same words and once. */
export const tellAtRisk = async (tx: Tx, id: AppointmentId): Promise<Outcome<null>> => {
  const appointment = await holdAppointment(tx, id)
  if (appointment === null) return refused(reason('B1_NOT_KNOWN'))
  if (appointment.state !== 'promised') return refused(reason('B3_APPOINTMENT_OVER'))
  if (appointment.riskToldAt !== null) return refused(reason('B6_TOLD_ALREADY'))
  await tellOnce(tx, appointment, await expectedThere(tx, id))
  return done(null)
}

/** B6 The household was told that we may be late, or later still, and waits for us. Saying it twice is once. */
export const householdWaits = async (tx: Tx, id: AppointmentId): Promise<Outcome<null>> => {
  const appointment = await holdAppointment(tx, id)
  if (appointment === null) return refused(reason('B1_NOT_KNOWN'))
  if (appointment.state !== 'promised' || appointment.riskToldAt === null) return refused(reason('B3_APPOINTMENT_OVER'))
  if (stillWaits(appointment)) return done(null)
  await noteWaits(tx, id)
  await setTimer(tx, { kind: mayBreak, subject: id, dueAt: looksAgainAt(tx.now) })
  await recordEvent(tx, { verb: 'household_waits', subject: ['appointment', id] })
  await tellBoard(tx)
  return done(null)
}

/** M4 WAIT, from a household that was told of one promise at risk. With none or several, null: a person reads it. */
export const hearWait = async (tx: Tx, { channel, householdId, body }: Inbound): Promise<string | null> => {
  if (channel !== 'text' || householdId === null || !asksToWait(body)) return null
  const all = await appointmentsOfHousehold(tx, householdId)
  const [promise, ...others] = all.filter((one) => one.state === 'promised' && one.riskToldAt !== null)
  if (!promise || others.length > 0 || !(await householdWaits(tx, promise.id)).ok) return null
  const card = await contactCardOf(tx, householdId)
  return thanksForWaiting[languageFor(card ?? { language: 'en' })]
}
