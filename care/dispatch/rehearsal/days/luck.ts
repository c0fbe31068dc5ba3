/**
 * How a day to rehearse really goes: what is on record of it, and where nothing is, the spread that is known, drawn anew in each
 * draw. Every promise has a luck of its own, so that two what-ifs of the same draw meet the same luck, whoever goes there when.
 */
import { chance } from '../../examples.ts'
import { tripMinutes } from '../../umpire/fits.ts'
import type { PlayedDay } from '../play.ts'
import { asBelieved, lognormalFrom, luckOf, trafficOf } from '../truth.ts'
import type { Luck } from '../truth.ts'
import type { Day, Promise } from './day.ts'
import { seedOf } from './what-if.ts'

/** `as` is the day that was, before anything was otherwise. */
export const truthOf = (as: Day, draw: number): Pick<PlayedDay, 'luck' | 'trip'> => {
  const dice = (...of: (string | number)[]) => chance(seedOf(as.name, draw, ...of))
  const traffic = as.traffic ?? trafficOf(asBelieved, dice('traffic'), 0)
  const tripLuck = new Map(as.promises.map(({ id }) => [id, lognormalFrom(dice('trip', id), 1, asBelieved.tripCv)]))
  const places = new Map([...as.workers, ...as.promises].map((one) => [one.id, one]))
  const recorded = Object.keys(as.known).length > 0
  const lived = (one: Promise): Luck => {
    const drawn = luckOf(asBelieved, dice('visit', one.id), 0, one)
    const known = as.known[one.id]
    return { ...drawn, minutes: known?.minutes ?? drawn.minutes, cancelledAt: recorded ? (known?.cancelledAt ?? null) : drawn.cancelledAt }
  }
  return {
    luck: new Map(as.promises.map((one) => [one.id, lived(one)])),
    trip: (person, from, to) => {
      const there = places.get(to.id)!.place
      const here = from ? places.get(from.id)!.place : (person as { place?: number }).place!
      const known = as.known[to.id]?.trips.find((one) => one.from === here)
      if (known) return known.minutes
      return (as.roads ? as.roads[here]![there]! : tripMinutes(as.travel, from ?? person, to)) * traffic * tripLuck.get(to.id)!
    },
  }
}
