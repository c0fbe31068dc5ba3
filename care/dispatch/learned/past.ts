/**
 * What past sendings say of roads and of work, and which of them say nothing. Telephones forget, clocks go wrong, people press
 * "arrived" on the way out: such observations are left out, and how many, and why. Pure.
 */
import type { Instant } from '../../../lib/time.ts'
import { isBefore, later } from '../../../lib/time.ts'
import { whenWas } from './bands.ts'
import type { Band } from './bands.ts'

/** One person's sending that is over. `operative`, so that nothing is learned from one or two people (B8). */
export type Past = {
  readonly visit: string
  readonly operative: string
  readonly sentAt: Instant
  readonly arrivedAt: Instant | null
  readonly knockedAt: Instant | null
  readonly leftAt: Instant | null
  /** When the promised window opened; null for an emergency without a promise. */
  readonly windowFrom: Instant | null
  /** The address is on the map. */
  readonly onMap: boolean
  /** What the road graph expected. */
  readonly roadMinutes: number
  /** What the work and the household's adjustments were expected to take together. */
  readonly expectedMinutes: number
  readonly trade: string
  readonly emergency: boolean
  /** What the household's needs added to it, and whether somebody interpreted. */
  readonly extraMinutes: number
  readonly interpreter: boolean
  /** How it ended: `visits.outcome`. */
  readonly outcome: string | null
}

export const tripsLeftOut = ['off_the_map', 'next_door', 'never_arrived', 'in_no_time', 'far_too_long', 'could_wait'] as const
export type TripLeftOut = (typeof tripsLeftOut)[number]
export const staysLeftOut = ['never_left', 'clock_back', 'over_at_once', 'lasted_too_long'] as const
export type StayLeftOut = (typeof staysLeftOut)[number]

/** `ratio`: taken ÷ expected. */
export type Seen = { readonly operative: string; readonly ratio: number }
export type Trip = Seen & { readonly band: Band; readonly weekday: number }
/** `band`: the hours in which they knocked. */
export type Stay = Seen & Pick<Past, 'trade' | 'emergency' | 'interpreter'> & { readonly moreTime: boolean; readonly band: Band }
/** A door that nobody came to: how long until they left. */
export type Unanswered = { readonly operative: string; readonly minutes: number; readonly band: Band }

export type SortedOut = {
  readonly trips: Trip[]
  readonly stays: Stay[]
  readonly unanswered: Unanswered[]
  readonly leftOut: Record<TripLeftOut | StayLeftOut, number>
  /** Visits looked at already: two who went together made one. */
  readonly visits: Set<string>
  /** How many sendings were looked at, and the first of them. */
  sendings: number
  since: Instant | null
}

export const nothingSorted = (): SortedOut => ({
  ...{ trips: [], stays: [], unanswered: [], visits: new Set(), sendings: 0, since: null },
  leftOut: Object.fromEntries([...tripsLeftOut, ...staysLeftOut].map((why) => [why, 0])) as SortedOut['leftOut'],
})

const minutesOn = (from: Instant, to: Instant): number => (to.epochMilliseconds - from.epochMilliseconds) / 60_000

/** Under this the map's few fixed minutes are all there is. */
const shortestWay = 4
/** A trip that takes this share of what the roads need was not driven; this many times as long, and half an hour more, was not only driving. */
const [leastOfRoad, mostOfRoad, mostLonger] = [0.25, 5, 30] as const
/** Whoever would have been at the door this long before the window opened had time to spare. */
const toSpare = 5

/** As much of a sending as its way needs. */
export type Way = Pick<Past, 'operative' | 'sentAt' | 'arrivedAt' | 'windowFrom' | 'onMap' | 'roadMinutes'>

const tripOf = (one: Way): Trip | TripLeftOut => {
  if (!one.onMap) return 'off_the_map'
  if (one.roadMinutes < shortestWay) return 'next_door'
  if (one.arrivedAt === null) return 'never_arrived'
  if (one.windowFrom !== null && minutesOn(one.sentAt, one.windowFrom) > one.roadMinutes + toSpare) return 'could_wait'
  const taken = minutesOn(one.sentAt, one.arrivedAt)
  if (taken < leastOfRoad * one.roadMinutes) return 'in_no_time'
  if (taken > mostOfRoad * one.roadMinutes && taken > one.roadMinutes + mostLonger) return 'far_too_long'
  return { operative: one.operative, ratio: taken / one.roadMinutes, ...whenWas(one.sentAt) }
}

/** The ways that say something, visits in hand among them. */
export const tripsOf = (ways: readonly Way[]): Trip[] =>
  ways.flatMap((one): Trip[] => {
    const trip = tripOf(one)
    return typeof trip === 'string' ? [] : [trip]
  })

/** The work itself ended the visit. One that ended otherwise is neither looked at nor counted (V4): there is no such figure. */
const workEnded = new Set(['done', 'made_safe', 'needs_more'])
/** A visit of less than this was not made; one of this many times the minutes expected, or of so many, was not said to be over. */
const [leastMinutes, mostOfExpected, mostMinutes] = [2, 8, 600] as const

const stayOf = (one: Past): Stay | Unanswered | StayLeftOut | null => {
  const nobodyCame = one.outcome === 'nobody_answered'
  if (!nobodyCame && !workEnded.has(one.outcome ?? '')) return null
  const began = one.knockedAt ?? one.arrivedAt
  if (began === null || one.leftAt === null) return 'never_left'
  const from = one.windowFrom === null ? began : later(began, one.windowFrom)
  const taken = minutesOn(from, one.leftAt)
  const { band } = whenWas(from)
  if (taken < 0) return 'clock_back'
  if (nobodyCame) return taken > 60 ? 'lasted_too_long' : { operative: one.operative, minutes: taken, band }
  if (taken < leastMinutes) return 'over_at_once'
  if (taken > mostOfExpected * one.expectedMinutes || taken > mostMinutes) return 'lasted_too_long'
  const { operative, trade, emergency, interpreter, extraMinutes } = one
  return { operative, trade, emergency, interpreter, moreTime: extraMinutes > 0 && !interpreter, ratio: taken / one.expectedMinutes, band }
}

/** Two who went together made two trips and one visit. A long past comes in parts: each is added to what was `sorted` before. */
export const sortOut = (past: readonly Past[], sorted: SortedOut = nothingSorted()): SortedOut => {
  const { trips, stays, unanswered, leftOut, visits } = sorted
  for (const one of past) {
    if (sorted.since === null || isBefore(one.sentAt, sorted.since)) sorted.since = one.sentAt
    sorted.sendings += 1
    const trip = tripOf(one)
    if (typeof trip === 'string') leftOut[trip] += 1
    else trips.push(trip)
    if (visits.has(one.visit)) continue
    visits.add(one.visit)
    const stay = stayOf(one)
    if (stay === null) continue
    if (typeof stay === 'string') leftOut[stay] += 1
    else if ('ratio' in stay) stays.push(stay)
    else unanswered.push(stay)
  }
  return sorted
}
