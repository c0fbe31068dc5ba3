/**
 * Days against the umpire, how long the two ways to propose take (reasons for everybody included), and a cold matrix over
 * the real roads. `npm run bench:dispatch -- --preset branch-80,city-300 --seeds 1-20 --salt anything` plays those days; without
 * arguments three days of a branch of 25, of one of 80 and of a city of 300.
 */
import { parseArgs } from 'node:util'
import { propose } from '../care/dispatch/engine.ts'
import { chance, drawDay, tenOClock } from '../care/dispatch/examples.ts'
import { lookAhead } from '../care/dispatch/look-ahead.ts'
import type { Place } from '../lib/place.ts'
import { loadGeography } from '../platform/maps/geography.ts'
import { roadTravelTimes } from '../platform/maps/road-travel-times.ts'
import { umpireTable } from './umpire.ts'

const { values } = parseArgs({
  options: {
    preset: { type: 'string', default: 'branch-25,branch-80,city-300' },
    seeds: { type: 'string', default: '1-3' },
    salt: { type: 'string', default: '' },
  },
})
for (const preset of values.preset.split(',')) await umpireTable({ ...values, preset })

const sizes: [people: number, homes: number, days: number][] = [
  [12, 60, 100],
  [80, 200, 20],
]

/** The morning: nearly everybody is free at once, the most that the engine is ever asked. */
const trouble = 0.02

type Day = ReturnType<typeof drawDay>
const between = (day: Day): number[][] => {
  const c = chance(7)
  return day.visits.map(() => day.visits.map(() => c.whole(3, 40)))
}
const ways: Record<string, (day: Day) => number> = {
  'one step at a time': (day) => propose(day.operatives, day.visits, day.minutes, tenOClock).length,
  'by the plan': (day) =>
    lookAhead({ ...day, now: tenOClock, ahead: { inHand: new Map(), between: between(day), breathingMinutes: 10 } }).proposals.length,
}

for (const [people, homes, days] of sizes)
  for (const [way, ask] of Object.entries(ways)) {
    const took: number[] = []
    let proposals = 0
    for (let seed = 0; seed < days; seed++) {
      const day = drawDay(seed, people, homes, trouble)
      const began = performance.now()
      proposals += ask(day)
      took.push(performance.now() - began)
    }
    took.sort((a, b) => a - b)
    const quantile = (q: number): string => took[Math.min(took.length - 1, Math.floor(q * took.length))]!.toFixed(1)
    console.log(
      `${way}, ${people} people × ${homes} homes: p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms over ${days} days, ${(proposals / days).toFixed(1)} proposals each`,
    )
  }

const spread = (n: number): Place[] =>
  Array.from({ length: n }, (_, i) => ({ lon: -3.26 + (0.15 * ((i * 7) % n)) / n, lat: 55.92 + (0.05 * i) / n }))
const { roads } = loadGeography()
const cold = roadTravelTimes(roads)
const began = performance.now()
cold.matrix(spread(12), spread(60))
console.log(`a cold matrix of 12 people and 60 homes: ${(performance.now() - began).toFixed(0)} ms`)
