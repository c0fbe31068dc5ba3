/** B4 The emergencies that a day usually brings, counted from the record, as visits of that day. */
import type { Place } from '../../../../lib/place.ts'
import { atTime, dayOf } from '../../../../lib/time.ts'
import type { Day } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import type { VisitFacts } from '../../../dispatch/facts.ts'
import { emergenciesSince } from '../../../repairs/actions.ts'
import { expectedOn } from '../../rules/emergencies.ts'
import { offTheMap } from '../../rules/operative-facts.ts'
import type { Learned } from '../../store/learned.ts'
import { withUsual } from '../learning/usually.ts'

/** How far back emergencies are counted, in days: four whole weeks, weekends included. */
const counted = 28

/** `from`: where people set out. `lessons`: null while nothing was learned. `share`: how much of the contractor is asked about, above 0 and at most 1. */
export const expectedEmergencies = async (
  tx: Tx,
  from: readonly Place[],
  lessons: Learned | null,
  share = 1,
): Promise<(day: Day) => VisitFacts[]> => {
  const emergencies = await emergenciesSince(tx, atTime(dayOf(tx.now).subtract({ days: counted }), '00:00'))
  const rates = emergencies.map(({ trade, count, minutes }) => ({ trade, minutes, perDay: (share * count) / counted }))
  const homes = from.filter((place) => place !== offTheMap)
  return (day) => expectedOn(day, rates, homes).map((visit) => withUsual(visit, lessons))
}
