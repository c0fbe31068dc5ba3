/** T2 Why somebody may not be sent, and what lapses soon: what stops them first. */
import type { Fitness } from '../../../care/training/rules.ts'
import { before, dayOf, days } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { dayName } from '../say.ts'

const stateWords = (state: Fitness['topics'][number]['state'], until: Instant | null, now: Instant): string => {
  const lastDay = until && dayName(dayOf(before(until, days(1))), now)
  return { missing: 'never learnt', lapsed: `lapsed after ${lastDay}`, lapses_soon: `good to ${lastDay}`, in_date: `good to ${lastDay}` }[
    state
  ]
}

export const whyNotFit = ({ idCard, vetting, topics }: Fitness, now: Instant): string[] => [
  ...(idCard.inDate ? [] : [`The ID card ran out after ${dayName(idCard.validUntil, now)}`]),
  ...(vetting.inDate ? [] : [`The vetting ran out after ${dayName(vetting.validUntil, now)}`]),
  ...topics
    .filter((one) => one.state !== 'in_date' && (one.gate !== 'soft' || one.state !== 'missing'))
    .map((one) => `${one.label}: ${stateWords(one.state, one.until, now)}`),
]

/** Good to have, never learnt, and stops nothing: stands last. */
const isOnlyMissed = (one: Fitness['topics'][number]): boolean => one.gate === 'soft' && one.state === 'missing'

/** Every topic with how it stands, for one person's page. */
export const topicLines = ({ topics }: Fitness, now: Instant) =>
  topics
    .toSorted((a, b) => Number(isOnlyMissed(a)) - Number(isOnlyMissed(b)))
    .map((one) => ({
      key: one.code,
      label: one.label,
      stands: stateWords(one.state, one.until, now),
      stops: one.gate !== 'soft' && (one.state === 'missing' || one.state === 'lapsed'),
      good: one.state === 'in_date',
      gate: { hard: 'Stops dispatch', trade: 'Stops dispatch for this trade', soft: 'Shown, stops nothing' }[one.gate],
    }))
