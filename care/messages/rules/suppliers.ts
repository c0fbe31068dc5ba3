import type { Duration, Instant } from '../../../lib/time.ts'
import { after, isBefore, minutes, seconds } from '../../../lib/time.ts'
import type { SupplierName, TriedChannel } from './attempts.ts'

/**
 * M3 Who carries what, best first when all are well. GOV.UK Notify carries residents' texts and nothing else: it may be minutes
 * late, and cannot call.
 */
export const carriers: Record<'duty' | 'household', Record<TriedChannel, readonly SupplierName[]>> = {
  duty: { text: ['twilio', 'smpp'], call: ['twilio'], push: ['push'] },
  household: { text: ['notify', 'twilio', 'smpp'], call: ['twilio'], push: [] },
}

/** How a supplier fares with one channel. `restsUntil`: others go first until then. */
export type Health = {
  failedInTurn: number
  lateInTurn: number
  lastFailureAt: Instant | null
  lastSuccessAt: Instant | null
  restsUntil: Instant | null
}
export const wellSoFar: Health = {
  ...{ failedInTurn: 0, lateInTurn: 0 },
  ...{ lastFailureAt: null, lastSuccessAt: null, restsUntil: null },
}

export type HealthEvent = 'no_answer' | 'answered' | 'not_in_time' | 'delivered'

export const isResting = (health: Health, now: Instant): boolean => health.restsUntil !== null && isBefore(now, health.restsUntil)

/** M3 Healthy ones first, in the order given; who rests comes last, whose rest ends first before the others. Nobody is left out. */
export const inOrder = <N extends string>(names: readonly N[], healthOf: (name: N) => Health, now: Instant): N[] => {
  const until = (name: N): number => {
    const health = healthOf(name)
    return isResting(health, now) ? (health.restsUntil?.epochMilliseconds ?? 0) : 0
  }
  return names.toSorted((a, b) => until(a) - until(b))
}

/** How many texts in a row may be late before a supplier counts as one that takes and does not deliver: one phone alone may be off. */
const lateOnesAllowed = 2
const restWhenNothingArrives = minutes(5)

/** How long a supplier rests after so many failures in a row: ten seconds, twenty, forty…, two minutes at the most. */
export const restAfter = (failures: number): Duration => seconds(Math.min(120, 10 * 2 ** (failures - 1)))

/**
 * M3 How a supplier fares after what just happened. One that does not answer rests at once and is probed when its rest is over; one that
 * takes texts which do not arrive rests after the third. Only a delivery ends that: an answer proves nothing (M2).
 */
export const healthAfter = (health: Health, event: HealthEvent, now: Instant): Health => {
  switch (event) {
    case 'no_answer': {
      const failedInTurn = health.failedInTurn + 1
      return {
        ...health,
        failedInTurn,
        lastFailureAt: now,
        restsUntil: laterOf(health.restsUntil, after(now, restAfter(failedInTurn))),
      }
    }
    case 'not_in_time': {
      const lateInTurn = health.lateInTurn + 1
      const rests = lateInTurn > lateOnesAllowed ? laterOf(health.restsUntil, after(now, restWhenNothingArrives)) : health.restsUntil
      return { ...health, lateInTurn, lastFailureAt: now, restsUntil: rests }
    }
    case 'answered': {
      const stillRests = health.lateInTurn > lateOnesAllowed
      return { ...health, failedInTurn: 0, lastSuccessAt: now, restsUntil: stillRests ? health.restsUntil : null }
    }
    case 'delivered':
      return { ...health, failedInTurn: 0, lateInTurn: 0, lastSuccessAt: now, restsUntil: null }
  }
}

const laterOf = (a: Instant | null, b: Instant): Instant => (a === null || isBefore(a, b) ? b : a)

const freshFor = seconds(30)

/** Whether noting it would tell anybody anything: success upon success within half a minute would not, and every sending would wait for that row. */
export const isNews = (health: Health, event: HealthEvent, now: Instant): boolean => {
  if (event === 'no_answer' || event === 'not_in_time') return true
  const well = health.failedInTurn === 0 && health.restsUntil === null && (event === 'answered' || health.lateInTurn === 0)
  return !(well && health.lastSuccessAt !== null && isBefore(now, after(health.lastSuccessAt, freshFor)))
}
