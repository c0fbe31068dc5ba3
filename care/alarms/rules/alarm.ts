import { next } from '../../../lib/machine.ts'
import type { Machine } from '../../../lib/machine.ts'
import type { Instant } from '../../../lib/time.ts'
import { after, isAtOrAfter, minutes } from '../../../lib/time.ts'

export const alarmKinds = ['help', 'missed_check_in', 'wrong_pins'] as const
export type AlarmKind = (typeof alarmKinds)[number]

export const alarmStates = ['ringing', 'answered', 'closed'] as const
export type AlarmState = (typeof alarmStates)[number]
export type AlarmEvent = 'rung' | 'asked_again' | 'answered_by_person' | 'answer_renewed' | 'answer_lapsed' | 'stood_down_by_person'

/** A3 No road to closed avoids a person who answered: see the test that walks every road. */
export const alarmMachine = {
  ringing: { rung: 'ringing', asked_again: 'ringing', answered_by_person: 'answered' },
  answered: { answer_renewed: 'answered', asked_again: 'ringing', answer_lapsed: 'ringing', stood_down_by_person: 'closed' },
  closed: {},
} as const satisfies Machine<AlarmState, AlarmEvent>

/** The state after an event, or null when it means nothing in this state. */
export const alarmAfter = (state: AlarmState, event: AlarmEvent): AlarmState | null =>
  next<AlarmState, AlarmEvent>(alarmMachine, state, event)

/** A3 An answer holds this long, then it rings again unless whoever answered did something meanwhile. */
export const answerLasts = minutes(2)
export const answerLapsesAt = (answeredAt: Instant): Instant => after(answeredAt, answerLasts)
export const hasLapsed = (lapsesAt: Instant, now: Instant): boolean => isAtOrAfter(now, lapsesAt)

const urgency: Record<AlarmKind, number> = { missed_check_in: 0, wrong_pins: 1, help: 2 }
/** Asked for twice, an alarm is the more urgent of the two. */
export const moreUrgent = (one: AlarmKind, other: AlarmKind): AlarmKind => (urgency[other] > urgency[one] ? other : one)

/** How short a reason may be when nobody spoke to the person. */
const leastWords = 10
/** A3 Standing down needs a reason; without having spoken to them, a sentence. */
export const isReasonEnough = (why: string, spokeToThem: boolean): boolean => why.trim().length >= (spokeToThem ? 1 : leastWords)
