/** What dispatchers are told of trips in a town with roads: the crow's way at the usual speeds, made as long on average as the roads say. Pure. */
import type { Place } from '../../../../lib/place.ts'
import { tripMinutes } from '../../umpire/fits.ts'
import type { TravelModel } from '../../umpire/messages.ts'
import { travel } from '../promising.ts'

/** `roads[from][to]` over `places`; where a place is not known, its rows say nothing. */
export const toldTravel = (places: readonly (Place | null)[], roads: readonly (readonly number[])[]): TravelModel => {
  let [crow, driven] = [0, 0]
  places.forEach((from, a) =>
    places.forEach((to, b) => {
      if (a === b || from === null || to === null) return
      crow += tripMinutes(travel, from, to)
      driven += roads[a]![b]!
    }),
  )
  return { ...travel, meanFactor: crow === 0 ? 1 : driven / crow }
}
