/** Nouns, states and decisions of booking. */
export { consentWays } from './rules/consent.ts'
export type { Consent, ConsentWay } from './rules/consent.ts'
export { atRiskMinutes, leaveBy, mostUrgentFirst, promiseAtRisk, stillWaits } from './rules/promises.ts'
export type { Risk } from './rules/promises.ts'
export { appointmentMachine, appointmentStates, bookingMachine, bookingStates, isLive, isOut } from './rules/states.ts'
export type { AppointmentEvent, AppointmentState, BookingEvent, BookingState } from './rules/states.ts'
export { aFew, windowTrouble } from './rules/windows.ts'
export type { Window } from './rules/windows.ts'
