import type { Duration, Instant } from '../../../lib/time.ts'
import { hours, minutes } from '../../../lib/time.ts'

/** M1 The languages that we have words in. A household's language that is not here is told in English. */
export const languages = ['en', 'ur'] as const
export type Language = (typeof languages)[number]

export type Window = { windowFrom: Instant; windowTo: Instant }
export type Pronoun = 'she' | 'he' | 'they'
/** `appointmentId` is what the link in the text shows; null for an emergency, whose link shows the visit of the moment. */
export type Linked = { appointmentId: string | null }

/** What each message to a household has to know; its words are made at the moment of sending, in the household's language. */
export type HouseholdFacts = {
  promise_made: Window & Linked
  promise_moved: Window & Linked
  /** B6 `expectedAt`: when whoever is on the way will be there; null while nobody is. */
  promise_at_risk: Window & Linked & { expectedAt: Instant | null }
  /** B6 To who waits: it takes longer than it was told. */
  promise_at_risk_again: Window & Linked & { expectedAt: Instant | null }
  promise_cancelled: Window & { askedBy: 'household' | 'us' }
  /** `alsoComing`: first names of the others. `saysWord`: the household chose a word that is said at the door; it is never written. */
  on_the_way: { firstName: string; pronoun: Pronoun; alsoComing: string[]; arrivesAt: Instant; code: string; saysWord: boolean } & Linked
  called_back: { firstName: string }
  nobody_answered: { knockedAt: Instant } & Linked
  visit_over_ask: Linked
  follow_on_told: { by: Temporal.PlainDate }
  welfare_trying: Record<never, never>
  link_code: { linkId: string }
}
export type HouseholdTemplate = keyof HouseholdFacts

/** Why an alarm rings, as far as its words differ. */
export type AlarmRingKind =
  | 'help'
  | 'duress_pin'
  | 'code_text'
  | 'code_call'
  | 'wrong_pins'
  | 'missed_check_in'
  | 'not_home_safe'
  | 'unmatched'

/** What each message to staff has to know. No concern's words and no household's needs travel this way. */
export type StaffFacts = {
  /** `silent`: they asked without a sound. `also`: who else asks for help at the same time, by name. */
  alarm_ring: { name: string; where: string | null; kind: AlarmRingKind; silent: boolean; digits: string; also: string[] }
  alarm_taken: { name: string; by: string }
  /** A3 A drill. */
  alarm_drill: { digits: string }
  /** A3 A second person is asked whether an alarm is over. */
  stand_down_asked: { name: string; by: string; digits: string }
  /** To a colleague who is asked to go there. */
  go_to_help: { name: string; where: string | null }
  alarm_unreviewed: { name: string }
  drill_over: { answered: number; asked: number }
  check_in_due: { firstName: string }
  /** Calls that ask a worker for their PIN, and one that brings whoever answered an alarm into its open line. */
  check_in_call: { firstName: string }
  home_safe_due: { firstName: string }
  home_safe_call: { firstName: string }
  join_the_line: { name: string; room: string }
  feels_uneasy: { name: string; where: string | null }
  rang_us: { name: string; telephone: string }
  concern_received: Record<never, never>
  /** S3 Nobody has read a concern; `leads` are the names of those who were told. */
  concern_unread: { leads: string[] }
  unhappy_word: Record<never, never>
  welfare_check: { where: string }
  override_asked: { name: string }
  marker_ends: { daysLeft: number }
  training_lapses: { topic: string; daysLeft: number }
  device_code: { code: string }
}
export type StaffTemplate = keyof StaffFacts
/** What is said in a call; everything else is a text. */
export const callTemplates = [
  'alarm_ring',
  'alarm_drill',
  'check_in_call',
  'home_safe_call',
  'join_the_line',
] as const satisfies StaffTemplate[]
export type CallTemplate = (typeof callTemplates)[number]
/** Keys that a call waits for: a PIN, or one key. */
export const keysOfCall: Record<CallTemplate, number> = {
  alarm_ring: 1,
  alarm_drill: 1,
  check_in_call: 4,
  home_safe_call: 4,
  join_the_line: 1,
}

/** How long a message is worth sending; after that it is withheld, because late it would mislead. Null: always. */
export const worthSendingFor: Record<HouseholdTemplate, Duration | null> = {
  promise_made: hours(48),
  promise_moved: hours(48),
  promise_at_risk: hours(2),
  promise_at_risk_again: hours(1),
  promise_cancelled: hours(48),
  on_the_way: minutes(45),
  called_back: hours(12),
  nobody_answered: hours(24),
  visit_over_ask: hours(48),
  follow_on_told: null,
  welfare_trying: minutes(60),
  link_code: minutes(10),
}

export const householdTemplates = Object.keys(worthSendingFor) as HouseholdTemplate[]

/** Texts that carry a link to the visit. */
export const linkedTemplates: readonly HouseholdTemplate[] = [
  'promise_made',
  'promise_moved',
  'promise_at_risk',
  'promise_at_risk_again',
  'on_the_way',
  'nobody_answered',
  'visit_over_ask',
]

/** What a later message about the same thing makes untrue, should it still be waiting (for safe hours, for a supplier). */
export const replacedBy: Partial<Record<HouseholdTemplate, readonly HouseholdTemplate[]>> = {
  promise_made: ['promise_moved', 'promise_cancelled'],
  promise_moved: ['promise_moved', 'promise_cancelled'],
  promise_at_risk: ['promise_moved', 'promise_cancelled', 'on_the_way', 'promise_at_risk_again'],
  promise_at_risk_again: ['promise_moved', 'promise_cancelled', 'on_the_way'],
  on_the_way: ['promise_moved', 'promise_cancelled', 'called_back', 'nobody_answered', 'visit_over_ask'],
}

/** Texts to staff that wait their turn behind whoever may be in danger. */
export const unhurriedTemplates: readonly StaffTemplate[] = [
  'alarm_unreviewed',
  'drill_over',
  'marker_ends',
  'training_lapses',
  'override_asked',
  'device_code',
  'unhappy_word',
]

/** What a household must still be told by a person when no machine could; the others are only true for the moment. */
export const lastingTemplates: readonly HouseholdTemplate[] = [
  'promise_made',
  'promise_moved',
  'promise_at_risk',
  'promise_at_risk_again',
  'promise_cancelled',
  'called_back',
  'follow_on_told',
]

/** Messages whose facts are a secret: erased once sent, and never kept in words. */
export const secretTemplates: readonly string[] = ['device_code', 'link_code']

const instants: readonly string[] = ['windowFrom', 'windowTo', 'arrivesAt', 'expectedAt', 'knockedAt']
const plainDays: readonly string[] = ['by']

/** Facts as the database gives them back: times and days stand as text there. Throws RangeError for what we did not write. */
export const revivedFacts = (stored: unknown): Record<string, unknown> => {
  const revive = ([key, value]: [string, unknown]): [string, unknown] => {
    if (instants.includes(key) && value !== null) return [key, Temporal.Instant.from(String(value))]
    if (plainDays.includes(key) && typeof value === 'string' && /^\d{4}-/.test(value)) return [key, Temporal.PlainDate.from(value)]
    return [key, value]
  }
  return Object.fromEntries(Object.entries((stored ?? {}) as Record<string, unknown>).map(revive))
}
