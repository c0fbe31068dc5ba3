/** Who works here: trades, ID card, working pattern. No figure of visits or minutes is kept about anybody (B8). */
import type { OperativeId, StaffId } from '../../lib/ids.ts'
import type { Place } from '../../lib/place.ts'
import { isBefore } from '../../lib/time.ts'
import type { Day, Instant } from '../../lib/time.ts'
import { afterDay } from '../../lib/working-days.ts'

export const trades = [
  'plumber',
  'electrician',
  'gas',
  'joiner',
  'plasterer',
  'decorator',
  'roofer',
  'glazier',
  'locksmith',
  'damp',
  'multi',
] as const
export type Trade = (typeof trades)[number]

export const sexes = ['f', 'm', 'x'] as const
export type Sex = (typeof sexes)[number]
export const pronouns = ['she', 'he', 'they'] as const
export type Pronoun = (typeof pronouns)[number]
export const employments = ['employed', 'agency', 'subcontractor'] as const
export type Employment = (typeof employments)[number]

export type Operative = {
  readonly id: OperativeId
  readonly staffId: StaffId
  readonly name: string
  readonly firstName: string
  readonly sex: Sex
  readonly pronoun: Pronoun
  readonly employment: Employment
  readonly trades: readonly Trade[]
  /** BCP 47, English first */
  readonly languages: readonly string[]
  readonly telephone: string
  readonly idCardNumber: string
  /** The last day on which the card is good. */
  readonly idCardValidUntil: Day
  readonly vettingValidUntil: Day
  /** Where the shift begins. */
  readonly home: Place | null
  /** How the drawn face looks; the faces know how to read it. */
  readonly face: unknown
}

/** A break: due at a time, for so many minutes. It begins when they are back from the visit in hand, and nothing cuts it short. */
export type Rest = { readonly from: Instant; readonly minutes: number }

export type Shift = {
  readonly id: string
  readonly operativeId: OperativeId
  readonly from: Instant
  readonly to: Instant
  /** Went home unwell: not sent from then on. Never why. */
  readonly illSince: Instant | null
  readonly homeSafeAt: Instant | null
  /** Null for a shift that is too short for one. */
  readonly rest: Rest | null
}

/** An operative with the shift that covers now, or else comes next today. */
export type OperativeNow = Operative & { readonly shift: Shift | null }

export const isOnShift = (shift: Pick<Shift, 'from' | 'to' | 'illSince'> | null, now: Instant): boolean =>
  shift !== null && !isBefore(now, shift.from) && isBefore(now, shift.to) && (shift.illSince === null || isBefore(now, shift.illSince))

/** D1 Good through that day, to its last minute. */
export const isInDate = (validUntil: Day, now: Instant): boolean => isBefore(now, afterDay(validUntil))

/** The one of these shifts that covers now, or else begins next. */
export const shiftOfNow = (shifts: readonly Shift[], now: Instant): Shift | null =>
  shifts.filter((one) => isBefore(now, one.to)).toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))[0] ?? null
