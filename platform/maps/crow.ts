import { crowKm } from '../../lib/place.ts'
import type { Place } from '../../lib/place.ts'
import { fixedMinutes, offNetwork, onFoot } from './road-classes.ts'
import type { TravelTimes } from './travel-times.ts'

/** Minutes to cover this many crow kilometres where the roads are not known; no fixed minutes in it. */
export const offNetworkMinutes = (km: number): number => (60 * km * offNetwork.circuity) / offNetwork.kmh

/** Door to door from crow distance and circuity alone. */
export const crowMinutes = (from: Place, to: Place): number => {
  const km = crowKm(from, to)
  return km <= onFoot.withinKm ? onFoot.minutes : fixedMinutes.setOff + fixedMinutes.parkAndWalk + offNetworkMinutes(km)
}

/** The adapter for a town without a road file, and for tests. */
export const crowTravelTimes = (): TravelTimes => ({
  minutes: crowMinutes,
  matrix: (from, to) => from.map((a) => Float64Array.from(to, (b) => crowMinutes(a, b))),
  ready: Promise.resolve(),
})
