import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crowKm } from '../../lib/place.ts'
import type { Place } from '../../lib/place.ts'
import { crowMinutes } from './crow.ts'
import { loadGeography } from './geography.ts'
import { nearestNode } from './nearest.ts'
import { speedKmh } from './road-classes.ts'
import { readRoads } from './road-file.ts'
import { buildGraph } from './road-graph.ts'
import { roadTravelTimes } from './road-travel-times.ts'
import { shortestFrom, unreached } from './shortest.ts'

const town = loadGeography()
const times = roadTravelTimes(town.roads)
const at = (postcode: string): Place => {
  const place = town.placeOfPostcode(postcode)
  if (place === null) throw new Error(`no postcode ${postcode} in the file`)
  return place
}
const somewhere = fc.record({
  lon: fc.double({ min: -3.27, max: -3.1, noNaN: true }),
  lat: fc.double({ min: 55.91, max: 55.98, noNaN: true }),
})

describe('minutes between known places in Edinburgh', () => {
  const pairs: [from: string, to: string, atLeast: number, atMost: number][] = [
    ['EH1 1AD', 'EH1 1BB', 4, 9],
    ['EH7 5RN', 'EH1 1BB', 6, 13],
    ['EH11 1AA', 'EH6 7AA', 11, 22],
    ['EH12 5AA', 'EH15 2AA', 15, 28],
    ['EH12 6AA', 'EH16 4AA', 14, 27],
    ['EH6 6AA', 'EH16 5UY', 14, 27],
  ]
  test.each(pairs)('%s to %s takes between %i and %i minutes', (from, to, atLeast, atMost) => {
    expect(times.minutes(at(from), at(to))).toBeGreaterThanOrEqual(atLeast)
    expect(times.minutes(at(from), at(to))).toBeLessThanOrEqual(atMost)
  })

  test('another flat on the same stair is a walk', () => {
    expect(times.minutes(at('EH7 5RN'), at('EH7 5RN'))).toBe(2)
  })
})

test('there and back take exactly as long, and at least as long as the fastest road in a straight line', () => {
  fc.assert(
    fc.property(somewhere, somewhere, (a, b) => {
      const there = times.minutes(a, b)
      expect(times.minutes(b, a)).toBe(there)
      expect(there).toBeGreaterThanOrEqual(Math.min(2, (60 * crowKm(a, b)) / speedKmh['A Road']))
      expect(there).toBeLessThan(90)
    }),
    { seed: 20261122, numRuns: 200 },
  )
})

test('a matrix says what the single questions say', () => {
  const from = ['EH7 5RN', 'EH6 6AA', 'EH12 6AA'].map(at)
  const to = ['EH1 1BB', 'EH16 4AA'].map(at)
  expect(times.matrix(from, to).map((row) => [...row])).toEqual(from.map((a) => to.map((b) => times.minutes(a, b))))
})

describe('where no road leads', () => {
  const island = readRoads('road_function,lon_lat_points\nA Road,-3.20 55.95;-3.19 55.95\nLocal Road,-3.18 55.95;-3.17 55.95\n')
  const few = roadTravelTimes(island)
  const [here, there] = [
    { lon: -3.2, lat: 55.95 },
    { lon: -3.17, lat: 55.95 },
  ]

  test('two parts that do not meet are judged by crow distance and circuity', () => {
    const graph = buildGraph(island)
    expect(shortestFrom(graph, 0)[2]).toBe(unreached)
    expect(few.minutes(here, there)).toBe(crowMinutes(here, there))
  })

  test('so is a place far from every road', () => {
    const glasgow = { lon: -4.25, lat: 55.86 }
    expect(times.minutes(at('EH7 5RN'), glasgow)).toBe(crowMinutes(at('EH7 5RN'), glasgow))
    expect(times.minutes(at('EH7 5RN'), glasgow)).toBeGreaterThan(60)
  })
})

test('Dijkstra finds what trying every road again and again finds (Bellman and Ford)', () => {
  const part = buildGraph(town.roads.slice(0, 700))
  const slow = new Float64Array(part.nodes).fill(Infinity)
  slow[0] = 0
  for (let changed = true; changed;) {
    changed = false
    for (let node = 0; node < part.nodes; node++)
      for (let edge = part.first[node]!; edge < part.first[node + 1]!; edge++) {
        const cost = slow[node]! + part.costMs[edge]!
        if (cost >= slow[part.to[edge]!]!) continue
        slow[part.to[edge]!] = cost
        changed = true
      }
  }
  expect([...shortestFrom(part, 0)]).toEqual([...slow].map((cost) => (cost === Infinity ? unreached : cost)))
})

test('the grid finds the nearest junction that looking at all of them finds', () => {
  const { lon, lat, nodes } = buildGraph(town.roads)
  const snap = nearestNode(lon, lat)
  fc.assert(
    fc.property(somewhere, (place) => {
      let best = Infinity
      for (let n = 0; n < nodes; n++) best = Math.min(best, crowKm(place, { lon: lon[n]!, lat: lat[n]! }))
      expect(snap(place)?.km).toBe(best)
    }),
    { seed: 7, numRuns: 60 },
  )
})
