/** What becomes of a booking: arrived, inside, left, breathing, over; or called back while still on the way. */
import { next } from '../../../lib/machine.ts'
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { isAtOrAfter } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { AppointmentId, BookingId, OperativeId, VisitId } from '../../../lib/ids.ts'
import { cancelTimer, setTimer } from '../../../platform/timers/timers.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { endWatch, leaveWatch, tightenWatch } from '../../alarms/actions.ts'
import { tellHousehold, withholdQueued } from '../../messages/actions.ts'
import { recordEvent } from '../../record/actions.ts'
import { operativeOf } from '../../workforce/actions.ts'
import { afterArrival, believed, breathingUntil } from '../rules/promises.ts'
import { bookingMachine, isOut } from '../rules/states.ts'
import type { BookingEvent, BookingState } from '../rules/states.ts'
import { endAppointment, holdAppointment } from '../store/appointments.ts'
import { bookingById, bookingsOfVisit, breathingMinutes, holdBooking, liveBookingOf, moveBooking } from '../store/bookings.ts'
import type { Booking } from '../store/bookings.ts'
import { reason } from '../words.ts'
import { breathingOver, forgetPromise } from './timers.ts'

/** The booking, held, and the state that this event takes it to; refused when it has moved on. */
const onward = async (tx: Tx, id: BookingId, event: BookingEvent): Promise<Outcome<{ booking: Booking; state: BookingState }>> => {
  const booking = await holdBooking(tx, id)
  if (booking === null) return refused(reason('B1_NOT_KNOWN'))
  const state = next(bookingMachine, booking.state, event)
  return state === null ? refused(reason('B1_MOVED_ON')) : done({ booking, state })
}

/** B3 Arriving ends the promise, kept or missed; the other of two people finds it ended already. */
const endPromise = async (tx: Tx, id: AppointmentId, arrivedAt: Instant): Promise<void> => {
  const appointment = await holdAppointment(tx, id)
  const state = appointment && afterArrival(appointment.state, appointment.window, arrivedAt)
  if (!state) return
  await endAppointment(tx, id, { state, why: null })
  await forgetPromise(tx, id)
  await recordEvent(tx, { verb: `appointment_${state}`, subject: ['appointment', id] })
}

/** At the door. `at` is the phone's own time, believed within reason. A1 The watch is drawn tighter. */
export const markArrived = async (tx: Tx, id: BookingId, at: Instant): Promise<Outcome<null>> => {
  const step = await onward(tx, id, 'arrived')
  if (!step.ok) return step
  const { booking, state } = step.value
  const arrivedAt = believed(at, booking.sentAt, tx.now)
  await moveBooking(tx, id, { state, arrivedAt })
  await tightenWatch(tx, id)
  if (booking.appointmentId) await endPromise(tx, booking.appointmentId, arrivedAt)
  await recordEvent(tx, { verb: 'arrived', subject: ['booking', id] })
  await tellBoard(tx)
  return done(null)
}

/** Gone in. That ID was shown and consent given is proved by `visits` before it asks for this (V1). */
export const markInside = async (tx: Tx, id: BookingId, at: Instant): Promise<Outcome<null>> => {
  const step = await onward(tx, id, 'went_in')
  if (!step.ok) return step
  const { booking, state } = step.value
  await moveBooking(tx, id, { state })
  await recordEvent(tx, { verb: 'went_in', subject: ['booking', id], content: { at: believed(at, booking.sentAt, tx.now).toString() } })
  await tellBoard(tx)
  return done(null)
}

/** Away and well, from wherever they were (V4). A1 The watch ends here; B2 and the breathing space begins. */
export const markLeft = async (tx: Tx, id: BookingId, at: Instant): Promise<Outcome<null>> => {
  const step = await onward(tx, id, 'left')
  if (!step.ok) return step
  const leftAt = believed(at, step.value.booking.arrivedAt ?? step.value.booking.sentAt, tx.now)
  const until = breathingUntil(leftAt, await breathingMinutes(tx))
  await moveBooking(tx, id, { state: step.value.state, leftAt, breathingUntil: until })
  await leaveWatch(tx, id, leftAt)
  await setTimer(tx, { kind: breathingOver, subject: id, dueAt: until })
  await recordEvent(tx, { verb: 'left', subject: ['booking', id], content: { breathingUntil: until.toString() } })
  await tellBoard(tx)
  return done(null)
}

/** B2 The breathing space has passed, and only now can there be another booking. Not yet, or over already: nothing happens. */
export const endBreathing = async (tx: Tx, id: BookingId): Promise<void> => {
  const booking = await holdBooking(tx, id)
  const state = booking && next(bookingMachine, booking.state, 'breathed')
  if (!booking?.breathingUntil || !state || !isAtOrAfter(tx.now, booking.breathingUntil)) return
  await moveBooking(tx, id, { state, endedAt: tx.now })
  await cancelTimer(tx, { kind: breathingOver, subject: id })
  await recordEvent(tx, { verb: 'booking_ended', subject: ['booking', id] })
  await tellBoard(tx)
}

/** A breathing space that has passed is over, whether or not the engine has come round to it. */
export const letBreathingEnd = async (tx: Tx, operativeId: OperativeId): Promise<void> => {
  const live = await liveBookingOf(tx, operativeId)
  if (live?.state === 'breathing') await endBreathing(tx, live.id)
}

/** Whoever is on the way to this visit turns round, without a word to the household; answers who that was. */
export const turnRound = async (tx: Tx, visitId: VisitId, why: string): Promise<Outcome<readonly Booking[]>> => {
  const team = (await bookingsOfVisit(tx, visitId)).filter((one) => isOut(one.state))
  for (const one of team) {
    const step = await onward(tx, one.id, 'called_back')
    if (!step.ok) return refused(reason('B1_AT_THE_DOOR'))
    await moveBooking(tx, one.id, { state: step.value.state, endedAt: tx.now })
    await endWatch(tx, one.id)
    await recordEvent(tx, { verb: 'called_back', subject: ['booking', one.id], why })
  }
  await tellBoard(tx)
  return done(team)
}

/** Somebody still on the way turns round. Two who go together are called back together: nobody is left to go alone. */
export const callBack = async (tx: Tx, id: BookingId, why: string): Promise<Outcome<null>> => {
  const booking = await bookingById(tx, id)
  if (booking === null) return refused(reason('B1_NOT_KNOWN'))
  const turned = await turnRound(tx, booking.visitId, why)
  if (!turned.ok) return turned
  if (turned.value.length === 0) return refused(reason('B1_MOVED_ON'))
  const { householdId, visitId } = booking
  const operative = await operativeOf(tx, booking.operativeId)
  const neverHeard = (await withholdQueued(tx, ['visit', visitId])) > 0
  if (operative === null || neverHeard) return done(null)
  await tellHousehold(tx, { householdId, template: 'called_back', facts: { firstName: operative.firstName }, about: ['visit', visitId] })
  return done(null)
}

export { bookingsOfVisit }
