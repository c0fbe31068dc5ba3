import type { Reason } from '../../lib/refusal.ts'
import { reasonTable } from '../../lib/refusal.ts'
import { because } from '../dispatch/words.ts'
import type { Language } from '../messages/rules.ts'
import type { Consent, ConsentWay } from './rules/consent.ts'
import type { AppointmentState, BookingState } from './rules/states.ts'
import type { Risk } from './rules/promises.ts'

export const bookingReasons = reasonTable({
  B1_NOT_KNOWN: ['We do not know this appointment, order or booking.', 'Go back to today’s board and open it from there.'],
  B1_ONE_OR_TWO: ['A visit is made by one person, or by two different people.', 'Choose one person, or two.'],
  B1_MOVED_ON: ['This visit has moved on meanwhile.', 'Look at it again: it shows how things stand now.'],
  B1_AT_THE_DOOR: [
    'They are at the door or inside already, so they cannot be called back.',
    'Ring them. They leave in their own time and say so on the phone.',
  ],
  B3_ALREADY_PROMISED: ['A window is promised for this order already.', 'Move that appointment, or cancel it first.'],
  B3_ORDER_OVER: ['This order is done or cancelled.', 'If more is to be done, take a new order.'],
  B3_NOBODY_HOME: ['Nobody is known to live at this address, so nobody can be promised a window.', 'Add the household first.'],
  B3_APPOINTMENT_OVER: ['This appointment is over: it was kept, missed, moved or cancelled.', 'Promise a new window.'],
  B3_SOMEBODY_IS_GOING: [
    'Somebody is on the way or at the door already.',
    'Ring the control room, or tell the person at the door. No is always a good answer.',
  ],
  B3_NOT_A_WINDOW: ['A window is two hours to five hours long.', 'Choose one of the windows offered.'],
  B3_WINDOW_PASSED: ['This window has closed already.', 'Choose a later one.'],
  B3_TOO_FAR_OFF: ['Nobody is promised a day more than 60 days ahead.', 'Choose an earlier day.'],
  B3_SAME_WINDOW: ['This window is promised to them already.', 'Choose another one, or leave it as it is.'],
  B4_LEVEL_NOT_YOURS: [
    'How sure a promise must be is set by a director or an administrator.',
    'Ask one of them: they see it under Learned.',
  ],
  B4_LEVEL_BOUNDS: [
    'A promise is kept at least 80 times in 100, and nobody can honestly say more than 99.',
    'Write a whole number from 80 to 99.',
  ],
  B4_LEVEL_REASON: ['The level touches every promise, so it needs a reason on the record.', 'Write in a few words why.'],
  B9_NOT_AGREED: [
    'A promise moves only when the household agrees to it.',
    'Ring them, or ask at the door; then write who agreed, how and when.',
  ],
  B9_AGREED_WHEN: [
    'They can have agreed only after the promise was made, and no later than now.',
    'Write the day and the time at which they said yes.',
  ],
  B7_REASON_NEEDED: ['Nobody comes unasked: without an appointment an emergency needs its reason.', 'Write what the emergency is.'],
  D4_REASON_NEEDED: ['What is decided by hand needs its reason.', 'Write in a few words why.'],
  D4_HOLD_UNTIL_LATER: [
    'Somebody is held back until a time that is still to come, within twelve hours.',
    'Choose a time later today. Tomorrow can be decided tomorrow.',
  ],
  D4_PINNED_ALREADY: ['A colleague has just pinned somebody to this promise.', 'Look at today’s board, and decide together.'],
  D5_ONLY_STAFF: ['Only a person in the office can do this.', 'Sign in as yourself.'],
  D5_REASON_NEEDED: ['A safety rule is set aside only with a reason.', 'Write the reason in a sentence.'],
  D5_HOUSEHOLD_DECIDES: [
    'This is the household’s own request. Nobody here can set it aside, in an emergency neither.',
    'Ring the household and ask anew.',
  ],
  D5_NEVER: ['This rule is never set aside.', 'Choose somebody else, or wait.'],
  D5_NOT_AGREED: ['A second person has not agreed to this yet.', 'Ask a colleague to decide.'],
  D5_TWO_DIFFERENT_PEOPLE: ['Whoever asked cannot also agree.', 'Ask a colleague to decide.'],
  D5_DECIDED_ALREADY: ['This was decided already.', 'If it is still needed, ask anew.'],
  D5_FOR_SOMETHING_ELSE: ['What was agreed was for another visit or another person, or long ago.', 'Ask anew for this one.'],
  D6_JUDGE_DISAGREES: [
    'The second check, which shares nothing with the first, does not agree. Nobody was sent.',
    'Choose somebody else, and tell the people who look after Doorstep.',
  ],
  B6_TOLD_ALREADY: ['This household has been told that we may be late.', 'Ring them, if there is more to say.'],
  B6_PLAN_NOT_KNOWN: [
    'The plan of the day is not known just now. Nobody is proposed, and only promises that close soon stand as at risk.',
    'Send people by hand: open the order, and whoever may go stands first. Open this page again in a minute.',
  ],
  B6_EFFECT_NOT_KNOWN: [
    'What this would do to other promises cannot be reckoned just now.',
    'It can be done all the same. Ask again in a minute to see it first.',
  ],
})
export type BookingCode = (typeof bookingReasons.codes)[number]
export const { reason } = bookingReasons

/** The database refuses in the rules' own words. */
export const constraintReasons: Record<string, Reason> = {
  booking_one_live_per_operative: because('B1_HAS_LIVE_BOOKING'),
  booking_no_cold_call: because('B7_NO_LIVE_APPOINTMENT'),
  appointment_one_live_per_order: reason('B3_ALREADY_PROMISED'),
  appointment_window_is_a_window: reason('B3_NOT_A_WINDOW'),
  promise_level_within_bounds: reason('B4_LEVEL_BOUNDS'),
  appointment_moved_with_consent: reason('B9_NOT_AGREED'),
  steer_one_pin_per_promise: reason('D4_PINNED_ALREADY'),
  override_by_two_people: reason('D5_TWO_DIFFERENT_PEOPLE'),
}

export const bookingStateLabel: Record<BookingState, string> = {
  on_the_way: 'On the way',
  at_the_door: 'At the door',
  inside: 'Inside',
  breathing: 'Breathing space',
  ended: 'Over',
  called_back: 'Called back',
}

export const appointmentStateLabel: Record<AppointmentState, string> = {
  promised: 'Promised',
  moved: 'Moved',
  cancelled: 'Cancelled',
  kept: 'Kept',
  missed: 'Missed',
}

export const consentWayLabel: Record<ConsentWay, string> = { call: 'On the telephone', door: 'At the door', text: 'By text' }

/** B9 Why a promise was moved, as its history says it: “Anna Kowalska agreed on the telephone.” */
export const agreedWords = (consent: Consent): string =>
  consent === 'themselves'
    ? 'The household chose another window.'
    : `${consent.by.trim()} agreed ${consentWayLabel[consent.how].toLowerCase()}.`

/** B6 What a controller reads beside a promise that is at risk, and what to do. */
export const riskWords: Record<Risk, { label: string; next: string }> = {
  nobody_sent: {
    label: 'The window closes soon and nobody is on the way.',
    next: 'Send somebody, or ring the household and offer a choice.',
  },
  will_be_late: {
    label: 'Whoever is on the way will be late.',
    next: 'Ring the household and offer a choice.',
  },
  window_closed: {
    label: 'The window has closed and nobody is there.',
    next: 'Ring the household. Say sorry, and ask what would suit them.',
  },
}

/** B6 What the household knows of it, for a controller: “Told at 09:15 that we may be late. Waits for us.” */
export const toldWords = ({ at, again, waits }: { at: string; again: string | null; waits: boolean }): string => {
  const told =
    again === null ? `Told at ${at} that we may be late.` : `Told at ${at} that we may be late, at ${again} that it takes longer still.`
  if (waits) return `${told} ${again === null ? 'Waits for us.' : 'Still waits for us.'}`
  return `${told} ${again === null ? 'No answer yet.' : 'No answer since. Ring them.'}`
}

/** M1 Said back to a household that waits; the Urdu is a machine draft. */
export const thanksForWaiting: Record<Language, string> = {
  en: 'Thank you for waiting. We come as soon as we can, and text you who is coming.',
  ur: 'انتظار کرنے کا شکریہ۔ ہم جلد سے جلد آئیں گے اور پیغام بھیجیں گے کہ کون آ رہا ہے۔',
}

/** B6 The same, early: said by the plan while there is time to do something about it. */
export const earlyRiskWords = (chance: number): string =>
  chance >= 0.975 ? 'As the day stands, nobody can be there in time.' : 'As the day stands, somebody may come too late.'

/** B6 Of twenty promises that stand like this one, so many are kept. All twenty are said only of what is as good as certain. */
export const keptInTwenty = (chance: number): number => (chance > 0.005 ? Math.min(19, Math.round(20 * (1 - chance))) : 20)

/** B6 How likely a promise breaks, for a comparison. That it breaks can be certain, when nobody may go; that it is kept never is. */
export const brokenWords = (chance: number): string => {
  if (chance >= 1) return '100%'
  if (chance > 0.99) return 'over 99%'
  return chance < 0.01 ? 'under 1%' : `${Math.round(100 * chance)}%`
}
/** The same of its being kept. */
export const keptWords = (broken: number): string => {
  if (broken >= 1) return '0%'
  if (broken > 0.99) return 'under 1%'
  return broken < 0.01 ? 'over 99%' : `${100 - Math.round(100 * broken)}%`
}

/** What becomes of the time on the road, in minutes more (below nothing: less). */
export const roadWords = (minutes: number): string => {
  const about = Math.abs(minutes)
  if (about === 0) return 'The time on the road stays as it is.'
  return `About ${about} ${about === 1 ? 'minute' : 'minutes'} ${minutes > 0 ? 'more' : 'less'} on the road, everybody together.`
}

/** Less than this of an emergency is nothing that anybody would decide by. */
const leastOfOne = 0.2

/** What becomes of the emergencies that a day usually brings, or a part of it; `missed`: how many more of them nobody would come to in time. */
export const emergencyWords = (
  { usual, missed }: { readonly usual: number; readonly missed: number },
  where: 'everywhere' | 'around here' = 'everywhere',
): string => {
  const brings = `${where === 'everywhere' ? 'That' : 'Around here that'} day usually brings ${usual === 1 ? 'one emergency' : `${usual} emergencies`}: `
  const many = Math.max(1, Math.round(Math.abs(missed)))
  const which = many === usual ? (usual === 1 ? 'it' : 'any of them') : many === 1 ? 'one of them' : `${many} of them`
  if (Math.abs(missed) < leastOfOne) return `${brings}reckoned in, and as much room is left for ${usual === 1 ? 'it' : 'them'} as before.`
  return missed > 0
    ? `${brings}likely no room is left for ${which}.`
    : `${brings}likely there would be room for ${which}, where there is none now.`
}
/** Which part of a large day was thought through. */
export const partWords = ({ people, homes }: { readonly people: number; readonly homes: number }): string =>
  `This day is too large to think through whole: these are the ${people} people nearest with a trade of theirs, and the ${homes} homes nearest. Nobody and no home farther away is reckoned in.`
/** Whether there would be less room for emergencies. */
export const leavesLessRoom = ({ missed }: { readonly missed: number }): boolean => missed >= leastOfOne

/** Who would go instead: first names as people say them, empty for nobody. */
export const goerWords = (home: string, before: string, after: string): string => {
  if (after === '') return `Nobody would be left to go to ${home}. So far the plan has ${before}.`
  return before === '' ? `${after} would go to ${home}. So far the plan has nobody.` : `${after} would go to ${home} instead of ${before}.`
}
