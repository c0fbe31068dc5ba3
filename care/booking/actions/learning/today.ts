/** The roads of today: as they were learned, in the traffic that today's arrivals tell of. */
import { atTime, dayOf } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { firstLessons } from '../../../dispatch/learned/lessons.ts'
import type { Lessons } from '../../../dispatch/learned/lessons.ts'
import { tripsOf } from '../../../dispatch/learned/past.ts'
import { inTraffic, trafficOf } from '../../../dispatch/learned/today.ts'
import { factorAt } from '../../../dispatch/learned/use.ts'
import type { Roads } from '../../../dispatch/learned/use.ts'
import { arrivalsSince } from '../../store/learned.ts'
import { roadsNow } from './usually.ts'
import { lessonsNow } from './learn.ts'

/** So many times what is usual at the hour, as today's arrivals tell. */
export const trafficNow = async (tx: Tx, lessons: Lessons): Promise<number> =>
  trafficOf(tripsOf(await arrivalsSince(tx, atTime(dayOf(tx.now), '00:00'))), lessons)

/** In minutes after now; null on a day like the first, on which nothing is known but the map. */
export const roadsToday = async (tx: Tx, lessons: Lessons | null): Promise<Roads | null> => {
  const known = lessons ?? firstLessons
  const times = await trafficNow(tx, known)
  return lessons === null && times === 1 ? null : inTraffic(roadsNow(known, tx.now), times)
}

/** How long a way is likely to take that begins now, from the minutes that the map expects; whole minutes, as people are told. */
export const likelyNow = async (tx: Tx): Promise<(minutesAway: number) => number> => {
  const roads = await roadsToday(tx, await lessonsNow(tx))
  const times = roads === null ? 1 : factorAt(roads, 0)
  return (minutesAway) => Math.ceil(minutesAway * times)
}
