/** Minutes of a trip that stays in pencil. Imports next to nothing, so that a thread that only thinks can have it too. */
import type { Place } from '../../../../lib/place.ts'
import { crowMinutes } from '../../../../platform/maps/crow.ts'
import { offTheMap } from '../../rules/operative-facts.ts'

/** Where an address is not on the map, the trip is taken to be this long, so that a household is not forgotten. */
export const unknownTrip = 30

/** Minutes as the crow would drive: good enough for what stays in pencil, and quick for a hundred homes at once. */
export const roughMinutes = (from: Place | null, to: Place | null): number => (from && to ? crowMinutes(from, to) : unknownTrip)

export const onMap = (place: Place): Place | null => (place.lon === offTheMap.lon && place.lat === offTheMap.lat ? null : place)

/** The same between places as dispatch is told them. */
export const roughTrip = (from: Place, to: Place): number => roughMinutes(onMap(from), onMap(to))
