/** How long `propose` takes, and a cold matrix over the real roads. `node bench/dispatch.ts` prints p50 and p99 in milliseconds, reasons for everybody included. */
import { propose } from '../care/dispatch/engine.ts'
import { drawDay, tenOClock } from '../care/dispatch/examples.ts'
import type { Place } from '../lib/place.ts'
import { loadGeography } from '../platform/maps/geography.ts'
import { roadTravelTimes } from '../platform/maps/road-travel-times.ts'

const sizes: [people: number, homes: number, days: number][] = [
  [12, 60, 400],
  [80, 470, 100],
]

/** The morning: nearly everybody is free at once, the most that the engine is ever asked. */
const trouble = 0.02

for (const [people, homes, days] of sizes) {
  const took: number[] = []
  let proposals = 0
  for (let seed = 0; seed < days; seed++) {
    const day = drawDay(seed, people, homes, trouble)
    const began = performance.now()
    proposals += propose(day.operatives, day.visits, day.minutes, tenOClock).length
    took.push(performance.now() - began)
  }
  took.sort((a, b) => a - b)
  const quantile = (q: number): string => took[Math.min(took.length - 1, Math.floor(q * took.length))]!.toFixed(1)
  console.log(
    `${people} people × ${homes} homes: p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms over ${days} days, ${(proposals / days).toFixed(1)} proposals each`,
  )
}

const spread = (n: number): Place[] =>
  Array.from({ length: n }, (_, i) => ({ lon: -3.26 + (0.15 * ((i * 7) % n)) / n, lat: 55.92 + (0.05 * i) / n }))
const { roads } = loadGeography()
const cold = roadTravelTimes(roads)
const began = performance.now()
cold.matrix(spread(12), spread(60))
console.log(`a cold matrix of 12 people and 60 homes: ${(performance.now() - began).toFixed(0)} ms`)
