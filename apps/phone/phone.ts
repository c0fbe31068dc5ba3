/** The state of this phone and everything that can be done with it, for the screens. */
export { usePhone } from './doing/state.ts'
export type { Stage } from './doing/state.ts'
export { wakeUp } from './doing/meeting.ts'
export { act, checkIn, feelUneasy, keepPhoto, putAway, raiseConcern, resumeWatch, sayHomeSafe } from './doing/acts.ts'
export { askForHelp, putUnheardAway } from './doing/rescue.ts'
export { pauseWatch, sayWithPin } from './doing/live.ts'
export type { Tried, WithPin } from './doing/live.ts'
export { endShift, goTo, sayCode, sayNumber, sayPin } from './doing/sign-in.ts'
