/** T2 Who is fit to be sent, topic by topic. A certificate is good to the last minute of its last day, and not a minute longer. */
import { atTime, before, days, isBefore } from '../../../lib/time.ts'
import type { Day, Instant } from '../../../lib/time.ts'
import type { Operative } from '../../workforce/rules.ts'
import { isInDate } from '../../workforce/rules.ts'
import type { Gate, TopicCode } from './topics.ts'
import { topics, topicsFor } from './topics.ts'

/** Topic → good until this instant, not including it. A topic that is missing was never learnt. */
export type Training = ReadonlyMap<TopicCode, Instant>

export const topicStates = ['missing', 'lapsed', 'lapses_soon', 'in_date'] as const
export type TopicState = (typeof topicStates)[number]

export type TopicStanding = {
  readonly code: TopicCode
  readonly label: string
  readonly gate: Gate
  readonly state: TopicState
  readonly until: Instant | null
}
export type Paper = { readonly validUntil: Day; readonly inDate: boolean }

export type Fitness = {
  readonly fit: boolean
  readonly idCard: Paper
  readonly vetting: Paper
  /** What stops them, or soon will, first. */
  readonly topics: readonly TopicStanding[]
}

/** T4 People hear so many days before something lapses. */
export const warnDaysBefore = [60, 30, 14, 7] as const

export const stateOf = (until: Instant | undefined, now: Instant): TopicState => {
  if (until === undefined) return 'missing'
  if (!isBefore(now, until)) return 'lapsed'
  return isBefore(now, before(until, days(warnDaysBefore[0]))) ? 'in_date' : 'lapses_soon'
}

const stops = ({ gate, state }: Pick<TopicStanding, 'gate' | 'state'>): boolean =>
  gate !== 'soft' && (state === 'missing' || state === 'lapsed')

/** D1, T2 Fit when every topic that stops dispatch, the ID card and the vetting are in date. */
export const fitnessOf = (
  operative: Pick<Operative, 'trades' | 'idCardValidUntil' | 'vettingValidUntil'>,
  training: Training,
  now: Instant,
): Fitness => {
  const standings = topicsFor(operative.trades).map((code): TopicStanding => {
    const until = training.get(code)
    return { code, label: topics[code].label, gate: topics[code].gate, state: stateOf(until, now), until: until ?? null }
  })
  const idCard = { validUntil: operative.idCardValidUntil, inDate: isInDate(operative.idCardValidUntil, now) }
  const vetting = { validUntil: operative.vettingValidUntil, inDate: isInDate(operative.vettingValidUntil, now) }
  const rank = (one: TopicStanding): number => (stops(one) ? 0 : 1 + topicStates.indexOf(one.state))
  return {
    fit: idCard.inDate && vetting.inDate && !standings.some(stops),
    idCard,
    vetting,
    topics: standings.toSorted((a, b) => rank(a) - rank(b)),
  }
}

/** T4 The next warning after `now`, in the morning, for a certificate that is good through `validUntil`; null when none is left. */
export const nextWarning = (validUntil: Day, now: Instant): Instant | null =>
  warnDaysBefore.map((n) => atTime(validUntil.subtract({ days: n }), '09:00')).find((at) => isBefore(now, at)) ?? null

/** Days from today to the last good day: 0 on that day, negative after it. */
export const daysLeft = (validUntil: Day, today: Day): number => today.until(validUntil).days
