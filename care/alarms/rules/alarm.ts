import { next } from '../../../lib/machine.ts'
import type { Machine } from '../../../lib/machine.ts'
import type { Duration, Instant } from '../../../lib/time.ts'
import { after, isAtOrAfter, minutes } from '../../../lib/time.ts'

/** A2, A4, A8 Why an alarm was raised. `unmatched` is a number that we do not know. */
export const alarmKinds = [
  'help',
  'duress_pin',
  'code_text',
  'code_call',
  'wrong_pins',
  'missed_check_in',
  'not_home_safe',
  'unmatched',
] as const
export type AlarmKind = (typeof alarmKinds)[number]

/** By which way it came; `clock` is the server that waited in vain. */
export const alarmWays = ['button', '5 presses', 'pin', 'text', 'call', 'clock'] as const
export type AlarmWay = (typeof alarmWays)[number]

const sosKinds: readonly AlarmKind[] = ['help', 'duress_pin', 'code_text', 'code_call', 'unmatched']
/** A3 Somebody asked for help themselves: ended by two people, always. */
export const isSos = (kind: AlarmKind): boolean => sosKinds.includes(kind)

export const alarmStates = ['ringing', 'answered', 'responding', 'standing_down', 'closed'] as const
export type AlarmState = (typeof alarmStates)[number]
export type AlarmEvent =
  | 'rung'
  | 'asked_again'
  | 'answered_by_person'
  | 'answer_renewed'
  | 'answer_lapsed'
  | 'somebody_goes'
  | 'stand_down_asked_by_person'
  | 'stand_down_refused_by_person'
  | 'stand_down_agreed_by_person'
  | 'stood_down_by_person'

/** A3 No road to closed avoids a person: see the law that walks every road. */
export const alarmMachine = {
  ringing: { rung: 'ringing', asked_again: 'ringing', answered_by_person: 'answered' },
  answered: {
    asked_again: 'ringing',
    answer_renewed: 'answered',
    answer_lapsed: 'ringing',
    somebody_goes: 'responding',
    stand_down_asked_by_person: 'standing_down',
    stood_down_by_person: 'closed',
  },
  responding: {
    asked_again: 'ringing',
    answer_renewed: 'responding',
    answer_lapsed: 'ringing',
    somebody_goes: 'responding',
    stand_down_asked_by_person: 'standing_down',
    stood_down_by_person: 'closed',
  },
  standing_down: {
    asked_again: 'ringing',
    answer_renewed: 'standing_down',
    answer_lapsed: 'ringing',
    stand_down_asked_by_person: 'standing_down',
    stand_down_refused_by_person: 'answered',
    stand_down_agreed_by_person: 'closed',
    stood_down_by_person: 'closed',
  },
  closed: {},
} as const satisfies Machine<AlarmState, AlarmEvent>

/** The state after an event, or null when it means nothing in this state. */
export const alarmAfter = (state: AlarmState, event: AlarmEvent): AlarmState | null =>
  next<AlarmState, AlarmEvent>(alarmMachine, state, event)

/** A3 Somebody has it, and their answer can lapse. */
export const isAnswered = (state: AlarmState): boolean => state === 'answered' || state === 'responding' || state === 'standing_down'

/**
 * A3 An answer holds this long, then it rings again unless whoever answered did something meanwhile. While somebody is on the way
 * there is less to do at the desk, and so it holds longer.
 */
const answerLasts: Record<AlarmState, Duration> = {
  ringing: minutes(2),
  answered: minutes(2),
  responding: minutes(5),
  standing_down: minutes(2),
  closed: minutes(2),
}
export const answerLapsesAt = (from: Instant, state: AlarmState = 'answered'): Instant => after(from, answerLasts[state])
export const hasLapsed = (lapsesAt: Instant, now: Instant): boolean => isAtOrAfter(now, lapsesAt)

const urgency: Record<AlarmKind, number> = {
  not_home_safe: 0,
  missed_check_in: 1,
  wrong_pins: 2,
  unmatched: 3,
  help: 4,
  code_text: 4,
  code_call: 4,
  duress_pin: 5,
}
/** Asked for twice, an alarm is the more urgent of the two. */
export const moreUrgent = (one: AlarmKind, other: AlarmKind): AlarmKind => (urgency[other] > urgency[one] ? other : one)

/** A2 People we know who asked for help come first, then those we have not heard of, then numbers that we do not know. */
const place = (kind: AlarmKind): number => (kind === 'unmatched' ? 2 : isSos(kind) ? 0 : 1)

/** The order of a desk: see `place`; within that, the longest open first. */
export const inOrderOfNeed = <A extends { kind: AlarmKind; receivedAt: Instant }>(alarms: readonly A[]): A[] =>
  alarms.toSorted((a, b) => place(a.kind) - place(b.kind) || Temporal.Instant.compare(a.receivedAt, b.receivedAt))

/** What whoever answered can do about it. Each is kept, and each renews their answer (A3). */
export const noteKinds = ['said', 'yes_no', 'rang_them', 'joined_the_line', 'rang_999', 'asked_to_go', 'handed_over', 'still_here'] as const
export type NoteKind = (typeof noteKinds)[number]
