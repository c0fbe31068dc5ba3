/** Where everybody is in the umpire's day, and when they will be free next, as odds. */
import { certain, plus } from '../odds/moments.ts'
import type { Moments } from '../odds/moments.ts'
import { notBefore } from '../odds/shape.ts'
import { leftOfTrip, leftOnSite, timeOnSite } from '../odds/stretches.ts'
import type { Work } from '../odds/stretches.ts'
import type { Place } from '../../../lib/place.ts'
import type { UmpireOperative, UmpireVisit } from './messages.ts'

export type Person = {
  readonly o: UmpireOperative
  state: 'before' | 'free' | 'travelling' | 'on_site' | 'break' | 'off'
  /** Where they are free next. */
  place: Place
  visit: UmpireVisit | null
  /** With whom, where two go together: they begin when the later of them is there. */
  beside: Person | null
  /** The expected minutes of the trip under way, and when it began. */
  trip: number
  departed: number
  arrived: number
  breakUntil: number
}

export const newPerson = (o: UmpireOperative): Person => ({
  ...{ o, state: 'before', place: { lat: o.lat, lon: o.lon }, visit: null, beside: null },
  ...{ trip: 0, departed: 0, arrived: 0, breakUntil: 0 },
})

/** Of two who go together, the one on whom it depends when they begin: whoever is still on the way, and then whoever has the longer one. */
const laterOf = (p: Person): Person => {
  if (p.beside?.state !== 'travelling') return p
  return p.state === 'travelling' && p.trip >= p.beside.trip ? p : p.beside
}

/** When this person can leave for another home, as things stand at `now`. */
export const freeNext = (p: Person, now: number, traffic: number, tripCv: number, work: Work): Moments => {
  if (p.state === 'before') return certain(Math.max(now + 1, p.o.shiftStart)) // on shift, and not said to be free yet
  if (p.state === 'break') return certain(Math.max(now, p.breakUntil))
  const { visit } = p
  if (visit === null) return certain(now)
  const later = laterOf(p)
  if (later.state === 'travelling') {
    const arrives = plus(certain(now), leftOfTrip(later.trip * traffic, tripCv, now - later.departed))
    return plus(notBefore(arrives, visit.open), timeOnSite(visit.expectedMin, work))
  }
  const began = Math.max(p.arrived, p.beside?.arrived ?? 0, visit.open)
  return plus(certain(Math.max(now, began)), leftOnSite(visit.expectedMin, work, now - began))
}
