import { crowKm } from '../../lib/place.ts'
import type { Place } from '../../lib/place.ts'

/** A node and how far away it is as the crow flies. */
export type Nearest = { readonly node: number; readonly km: number }

/** Degrees of one cell: about 220 m by 125 m in Scotland. A northern cell is narrower, which only makes the search a little wider. */
const cell = 0.002
const kmPerDegreeLat = 111.2
const furthestRing = 40

/** A grid over the nodes: the nearest one within about five kilometres, or null. */
export const nearestNode = (lon: Float64Array, lat: Float64Array): ((place: Place) => Nearest | null) => {
  const key = (x: number, y: number): number => x * 1_000_003 + y
  const cells = new Map<number, number[]>()
  for (let node = 0; node < lon.length; node++) {
    const at = key(Math.floor(lon[node]! / cell), Math.floor(lat[node]! / cell))
    const there = cells.get(at)
    if (there) there.push(node)
    else cells.set(at, [node])
  }

  const nearestIn = (place: Place, x: number, y: number, best: Nearest | null): Nearest | null => {
    for (const node of cells.get(key(x, y)) ?? []) {
      const km = crowKm(place, { lon: lon[node]!, lat: lat[node]! })
      if (best === null || km < best.km) best = { node, km }
    }
    return best
  }

  return (place) => {
    const x = Math.floor(place.lon / cell)
    const y = Math.floor(place.lat / cell)
    const narrowestKm = cell * kmPerDegreeLat * Math.min(1, Math.cos((place.lat * Math.PI) / 180))
    let best: Nearest | null = null
    for (let ring = 0; ring <= furthestRing; ring++) {
      // nothing in this ring or beyond can be nearer than the rings already searched are wide
      if (best !== null && best.km <= (ring - 1) * narrowestKm) return best
      for (let dx = -ring; dx <= ring; dx++) {
        const step = Math.abs(dx) === ring ? 1 : Math.max(1, 2 * ring)
        for (let dy = -ring; dy <= ring; dy += step) best = nearestIn(place, x + dx, y + dy, best)
      }
    }
    return best
  }
}
