/** Appointments promised to households; the one live booking of an operative. Only this duty writes either (D6). */
export {
  appointmentOf,
  appointmentsOfHousehold,
  cancelAppointment,
  hearCancel,
  landlordAgreed,
  isSomebodyGoing,
  moveAppointment,
  promiseOfOrder,
  promiseWindow,
} from './actions/appointments.ts'
export type { ToPromise } from './actions/appointments.ts'
export { breakToday, moveBreak } from './actions/breaks/today.ts'
export { hearWait, householdWaits, tellAtRisk } from './actions/at-risk/telling.ts'
export { hearBesideOffer, hearChange } from './actions/changing/by-text.ts'
export { isCardOnVisit } from './actions/cards.ts'
export { currentBookingOf, liveBookings, missedAndOwed, promisesAtRisk, todaysAppointments } from './actions/board.ts'
export type { PromiseToday } from './actions/board.ts'
export { aheadNow, proposalsNow } from './actions/pencil/ahead.ts'
export type { AheadNow, ProposedSending } from './actions/pencil/ahead.ts'
export { effectOfMove, effectOfSend, effectOfSteer } from './actions/pencil/effects.ts'
export { effectOfBreak, effectOfSwap } from './actions/pencil/shifts.ts'
export type { EffectNow } from './actions/pencil/effects.ts'
export type { Note, PersonNote } from './actions/pencil/notes.ts'
export { endSteer, steer, steersNow } from './actions/pencil/steers.ts'
export type { ToSteer } from './rules/steers.ts'
export { agreeOverride, askOverride, overridesToDecide, refuseOverride } from './actions/overrides.ts'
export type { AskedOverride } from './actions/overrides.ts'
export { promiseLevelNow, setPromiseLevel } from './actions/windows/level.ts'
export type { PromiseLevel } from './actions/windows/level.ts'
export { lessonsNow } from './actions/learning/learn.ts'
export { bookingsOfVisit, callBack, markArrived, markInside, markLeft } from './actions/progress.ts'
export { sendOperative } from './actions/send.ts'
export type { Sent, ToSend } from './actions/send.ts'
export { lastDoorOfPerson, nearestColleagues } from './actions/team.ts'
export type { Colleague } from './actions/team.ts'
export { whoCouldGo } from './actions/who-could-go.ts'
export type { CouldGo } from './actions/who-could-go.ts'
export { windowsFor } from './actions/windows.ts'
export { daysToRehearse, pastDay, twosOnRecord } from './actions/rehearsal/past-day.ts'
export { roadsBy } from './actions/rehearsal/roads.ts'
export type { PastDay } from './actions/rehearsal/past-day.ts'
export { appointmentsOfOrders } from './store/appointments.ts'
export { breathingMinutes, sentBetween } from './store/bookings.ts'
export type { Appointment } from './store/appointments.ts'
export { toldOfRisk } from './store/appointments.ts'
export type { Booking } from './store/bookings.ts'
export type { Override } from './store/overrides.ts'
