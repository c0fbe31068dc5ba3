import { crowKm } from '../../lib/place.ts'
import type { Place } from '../../lib/place.ts'
import { crowMinutes, offNetworkMinutes } from './crow.ts'
import { nearestNode } from './nearest.ts'
import type { Nearest } from './nearest.ts'
import { fixedMinutes, offNetwork, onFoot } from './road-classes.ts'
import type { Road } from './road-file.ts'
import { buildGraph } from './road-graph.ts'
import { shortestFrom, unreached } from './shortest.ts'
import type { TravelTimes } from './travel-times.ts'

/** Runs kept unless told otherwise, one a source: 256 × 10,000 nodes × 4 bytes is about 10 MB. */
const usuallyKept = 256

/** Remembers the last `kept` answers; the one used longest ago goes first. */
const remember = <V>(kept: number, compute: (key: number) => V): ((key: number) => V) => {
  const known = new Map<number, V>()
  return (key) => {
    const value = known.get(key) ?? compute(key)
    known.delete(key)
    known.set(key, value)
    if (known.size > kept) known.delete(known.keys().next().value!)
    return value
  }
}

const kmPerDegreeLat = 111
/** Most ends lie too far north or south, which is seen without reckoning the distance. */
const isOnFoot = (from: Place, to: Place): boolean =>
  Math.abs(from.lat - to.lat) * kmPerDegreeLat <= onFoot.withinKm && crowKm(from, to) <= onFoot.withinKm

/** Travel times over the road graph in this process: one run of Dijkstra for each place set out from. */
export const roadTravelTimes = (roads: readonly Road[], runsKept = usuallyKept): TravelTimes => {
  const graph = buildGraph(roads)
  const snap = nearestNode(graph.lon, graph.lat)
  const runFrom = remember(runsKept, (node) => shortestFrom(graph, node))

  /** Null when the place is nowhere near a road we know. */
  const onNetwork = (place: Place): Nearest | null => {
    const found = snap(place)
    return found !== null && found.km <= offNetwork.beyondKm ? found : null
  }

  /** The ways from one place; the roads are asked once, when the first of them is not on foot. */
  const waysFrom = (from: Place): ((to: Place, b: Nearest | null) => number) => {
    const a = onNetwork(from)
    let run: Int32Array | null = null
    return (to, b) => {
      if (a === null || b === null || isOnFoot(from, to)) return crowMinutes(from, to)
      run ??= runFrom(a.node)
      const ms = run[b.node]!
      if (ms === unreached) return crowMinutes(from, to)
      return fixedMinutes.setOff + fixedMinutes.parkAndWalk + (offNetworkMinutes(a.km + b.km) + ms / 60_000)
    }
  }

  return {
    minutes: (from, to) => waysFrom(from)(to, onNetwork(to)),
    matrix: (from, to) => {
      const ends = to.map(onNetwork)
      return from.map((start) => {
        const way = waysFrom(start)
        const row = new Float64Array(to.length)
        for (let column = 0; column < to.length; column++) row[column] = way(to[column]!, ends[column]!)
        return row
      })
    },
    ready: Promise.resolve(),
  }
}
