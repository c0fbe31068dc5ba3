/** What today's arrivals say of today's roads, beside what was learned of each hour. Pure. */
import { learn, newDay, trafficToday } from '../odds/traffic.ts'
import { ofEnough } from './lessons.ts'
import type { Lessons } from './lessons.ts'
import type { Trip } from './past.ts'
import type { Roads } from './use.ts'

/** How much days differ from one another, deviation ÷ mean: as the promise engine takes it of days to come. */
const usualDayCv = 0.08

/** So many times what is usual. Once before three people have arrived: one person's pace is nobody's traffic (B8). */
export const trafficOf = (trips: readonly Trip[], { travel }: Pick<Lessons, 'travel'>): number => {
  const seen = ofEnough(trips)
  if (seen.length === 0) return 1
  const known = seen.reduce(
    (so, { band, weekday, ratio }) => learn(so, travel[`${band}/${weekday}`]!.mean, ratio),
    newDay(usualDayCv, travel['all']!.cv),
  )
  return trafficToday(known).mean
}

/** The same roads in this traffic. */
export const inTraffic = (roads: Roads, times: number): Roads => ({
  ...roads,
  bands: roads.bands.map(({ from, factor }) => ({ from, factor: factor * times })),
})
