/** P1 How a marker comes to be, and how it ends: by itself. */
import type { HouseholdId, PremisesId } from '../../../lib/ids.ts'
import type { Fault } from '../../../lib/refusal.ts'
import { afterDay } from '../../../lib/working-days.ts'
import { atTime, dayOf, isAtOrAfter, isBefore } from '../../../lib/time.ts'
import type { Day, Instant } from '../../../lib/time.ts'
import type { Hours, MarkerInForce } from './consequences.ts'
import type { PrecautionCode } from './precautions.ts'
import { precautionTable } from './precautions.ts'

/** The named senior people who decide. */
export const decidingRoles = ['director', 'safeguarding_lead', 'administrator'] as const

export type Marker = MarkerInForce & {
  readonly premisesId: PremisesId
  /** The household it is about; null when it is about the place. */
  readonly householdId: HouseholdId | null
  /** What whoever goes reads, as it stood when it was decided. */
  readonly precaution: string
  readonly source: string
  readonly happenedOn: Day | null
  readonly proposedBy: string
  readonly proposedAt: Instant
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
  readonly decisionWhy: string | null
  readonly reviewOn: Day
  readonly endsAt: Instant
  readonly residentToldAt: Instant | null
  readonly notToldWhy: string | null
  readonly endedAt: Instant | null
}

/** A proposal nobody decided on ends by itself as well. */
export const daysToDecide = 28
export const proposalEnds = (proposedAt: Instant): Instant => proposedAt.add({ hours: 24 * daysToDecide })

/** P1 The end and the review, a month before it, from the day of the decision. */
export const termOf = (code: PrecautionCode, decidedAt: Instant): { endsAt: Instant; reviewOn: Day } => {
  const lastDay = dayOf(decidedAt).add({ months: precautionTable[code].months })
  return { endsAt: afterDay(lastDay), reviewOn: lastDay.subtract({ months: 1 }) }
}

/** P1 Decided, not ended by anybody, and its time has not run out: also when no job ever ran. */
export const isInForce = ({ decidedAt, endedAt, endsAt }: Pick<Marker, 'decidedAt' | 'endedAt' | 'endsAt'>, now: Instant): boolean =>
  decidedAt !== null && endedAt === null && isBefore(now, endsAt)

export const waitsForDecision = ({ decidedAt, endedAt, endsAt }: Pick<Marker, 'decidedAt' | 'endedAt' | 'endsAt'>, now: Instant): boolean =>
  decidedAt === null && endedAt === null && isBefore(now, endsAt)

/** P1 The decider is warned so many days before the end. */
export const warnDaysBefore = [30, 7] as const

/** The next moment at which something happens to a marker after `now`: a warning in the morning, or its end. Null when it is over. */
export const nextTermMoment = (endsAt: Instant, now: Instant): Instant | null => {
  const moments = [...warnDaysBefore.map((n) => atTime(dayOf(endsAt).subtract({ days: n }), '09:00')), endsAt]
  return moments.find((at) => isBefore(now, at)) ?? null
}

/** Whole days until the end, rounded up; 0 when it has come. */
export const daysLeft = (endsAt: Instant, now: Instant): number =>
  isAtOrAfter(now, endsAt) ? 0 : Math.ceil((endsAt.epochMilliseconds - now.epochMilliseconds) / 86_400_000)

export type Proposal = {
  readonly code: PrecautionCode
  readonly source: string
  readonly hours: Hours | null
  readonly happenedOn: Day | null
}

/** P1 What a proposal lacks. A source is an incident with a date or a professional's word, never a feeling. */
export const proposalFaults = ({ code, source, hours, happenedOn }: Proposal, today: Day): Fault[] => [
  ...(source.trim().length < 10
    ? [{ field: 'source', sentence: 'Say who saw what, in a sentence: a marker needs a source, not a feeling.' }]
    : []),
  ...(precautionTable[code].hours && !hours ? [{ field: 'hours', sentence: 'From when until when may somebody go? Say both times.' }] : []),
  ...(hours && hours.from >= hours.to ? [{ field: 'hours', sentence: 'The first time must be before the second.' }] : []),
  ...(happenedOn && Temporal.PlainDate.compare(happenedOn, today) > 0
    ? [{ field: 'happenedOn', sentence: 'The day it happened cannot be in the future.' }]
    : []),
]

/** P3 Told, or the reason why not. */
export type ResidentTold = { readonly toldAt: Instant } | { readonly notToldWhy: string }
export type Decision = { readonly agree: boolean; readonly why: string; readonly resident: ResidentTold | null }

/** P1, P3 What a decision lacks. A "no" needs no telling: nothing is kept about the household. */
export const decisionFaults = ({ agree, why, resident }: Decision): Fault[] => [
  ...(why.trim().length < 10 ? [{ field: 'why', sentence: 'Say why, in a sentence: it is read again at the review.' }] : []),
  ...(agree && (resident === null || ('notToldWhy' in resident && resident.notToldWhy.trim().length < 10))
    ? [{ field: 'resident', sentence: 'Say when the resident was told, or why telling them would put somebody at risk.' }]
    : []),
]
