/** The ways of a day that is rehearsed. Imports next to nothing, so that a thread that only rehearses can have it too. */
import type { TravelTimes } from '../../../../platform/maps/travel-times.ts'
import type { Roads } from '../../../dispatch/rehearsal/days/day.ts'
import { unknownTrip } from '../windows/trips.ts'

export const roadsBy =
  ({ matrix }: TravelTimes): Roads =>
  (places) => {
    const known = places.flatMap((one) => one ?? [])
    const minutes = matrix(known, known)
    let row = 0
    const at = places.map((one) => (one === null ? -1 : row++))
    const way = (from: number, to: number): number => (from < 0 || to < 0 ? unknownTrip : minutes[from]![to]!)
    return at.map((from) => at.map((to) => (Number.isFinite(way(from, to)) ? way(from, to) : unknownTrip)))
  }
