import { crowKm } from '../../lib/place.ts'
import type { Place } from '../../lib/place.ts'
import { speedKmh } from './road-classes.ts'
import type { Road } from './road-file.ts'

/**
 * Junctions and the roads between them, on typed arrays. The neighbours of node n are `to[first[n]]` up to
 * `to[first[n + 1]]`. Costs are whole milliseconds, so that there and back are exactly the same.
 */
export type RoadGraph = {
  readonly nodes: number
  readonly lon: Float64Array
  readonly lat: Float64Array
  readonly first: Int32Array
  readonly to: Int32Array
  readonly costMs: Int32Array
}

const point = (line: Float64Array, at: number): Place => ({ lon: line[at]!, lat: line[at + 1]! })

/** Milliseconds to drive along one road. */
const driveMs = ({ line, roadClass }: Road): number => {
  let km = 0
  for (let at = 2; at < line.length; at += 2) km += crowKm(point(line, at - 2), point(line, at))
  return Math.max(1, Math.round((km / speedKmh[roadClass]) * 3_600_000))
}

/** Where roads begin or end at the same point of the file they meet. */
export const buildGraph = (roads: readonly Road[]): RoadGraph => {
  const nodeAt = new Map<string, number>()
  const places: Place[] = []
  const node = (place: Place): number => {
    const key = `${place.lon} ${place.lat}`
    const known = nodeAt.get(key)
    if (known !== undefined) return known
    nodeAt.set(key, places.length)
    return places.push(place) - 1
  }
  const ends = roads.map(({ line }) => [node(point(line, 0)), node(point(line, line.length - 2))] as const)
  const first = new Int32Array(places.length + 1)
  for (const [a, b] of ends) {
    first[a + 1]!++
    first[b + 1]!++
  }
  for (let n = 0; n < places.length; n++) first[n + 1]! += first[n]!
  const to = new Int32Array(ends.length * 2)
  const costMs = new Int32Array(ends.length * 2)
  const free = first.slice()
  ends.forEach(([a, b], road) => {
    const cost = driveMs(roads[road]!)
    for (const [from, onward] of [
      [a, b],
      [b, a],
    ] as const) {
      const slot = free[from]!++
      to[slot] = onward
      costMs[slot] = cost
    }
  })
  return {
    nodes: places.length,
    lon: Float64Array.from(places, (p) => p.lon),
    lat: Float64Array.from(places, (p) => p.lat),
    first,
    to,
    costMs,
  }
}
