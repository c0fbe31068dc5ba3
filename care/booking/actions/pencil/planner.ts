/**
 * B6 What the plan in pencil is asked, and its answers from facts alone. Imports next to nothing, so that a thread that only
 * plans can have it too. The same facts give the same answer, wherever they are thought through.
 */
import type { AppointmentId } from '../../../../lib/ids.ts'
import type { Place } from '../../../../lib/place.ts'
import type { TravelTimes } from '../../../../platform/maps/travel-times.ts'
import type { Ahead } from '../../../dispatch/live/ahead.ts'
import { order } from '../../../dispatch/engine.ts'
import { effectOf, effectOfSending } from '../../../dispatch/live/effect.ts'
import type { Effect } from '../../../dispatch/live/effect.ts'
import type { OperativeFacts } from '../../../dispatch/facts.ts'
import type { LiveFacts } from '../../../dispatch/live/ground.ts'
import { lookAhead } from '../../../dispatch/look-ahead.ts'
import type { LookAhead } from '../../../dispatch/look-ahead.ts'
import { steeredPerson, steeredVisit } from '../../rules/steers.ts'
import type { Steer } from '../../rules/steers.ts'
import type { Window } from '../../rules/windows.ts'
import { onMap, roughMinutes, unknownTrip } from '../windows/trips.ts'

/** Facts without the ways, which whoever thinks reckons from the places. `starts`: where each person is free next; null when that is not on the map. */
export type Told = Omit<LiveFacts, 'minutes' | 'ahead'> & {
  readonly starts: readonly (Place | null)[]
  readonly ahead: Omit<Ahead, 'between'>
}

type Sending = Parameters<typeof effectOfSending>[1]
/** Somebody as they would be, with another shift or another break: in place of who they are now, or beside all others. */
export type PersonThen = { readonly operative: OperativeFacts; readonly start: Place | null }
/** What would be decided. `steers`: what is in force now, and would be then; `then`: the window that a promise gets, null where the plan does not reach so far. */
export type Decision =
  | { readonly kind: 'steer'; readonly then: readonly Steer[]; readonly onlyForbids: boolean }
  | { readonly kind: 'send'; readonly sending: Sending }
  | { readonly kind: 'move'; readonly visit: AppointmentId; readonly from: Window; readonly then: Window | null }
  | { readonly kind: 'people'; readonly then: readonly PersonThen[] }

export type Planner = {
  readonly ahead: (told: Told, steers: readonly Steer[]) => LookAhead
  readonly effect: (told: Told, steers: readonly Steer[], decision: Decision) => Effect
}

/** D4 The facts with the controller's hand laid over them. */
const withHand = (facts: LiveFacts, steers: readonly Steer[]): LiveFacts => ({
  ...facts,
  operatives: facts.operatives.map((one) => steeredPerson(one, steers)),
  visits: facts.visits.map((one) => steeredVisit(one, steers)),
})

/** The day with this promise in another window; without it where there is none. */
const withWindow = (facts: LiveFacts, id: AppointmentId, window: Window | null): LiveFacts => {
  const stays = facts.visits.map(({ appointment }) => appointment !== id || window !== null)
  const kept = <T>(list: ArrayLike<T>): T[] => Array.from(list).filter((_, at) => stays[at])
  return {
    ...facts,
    visits: kept(facts.visits).map((one) => (one.appointment === id && window !== null ? { ...one, window } : one)),
    minutes: facts.minutes.map((row) => kept(row)),
    ahead: { ...facts.ahead, between: kept(facts.ahead.between).map((row) => kept(row)) },
  }
}

/** The day with these people as they would be. */
const withPeople = (told: Told, then: readonly PersonThen[]): Told => {
  const anew = new Set(then.map(({ operative }) => operative.id))
  const stays = told.operatives.map(({ id }) => !anew.has(id))
  return {
    ...told,
    operatives: [...told.operatives.filter((_, at) => stays[at]), ...then.map((one) => one.operative)],
    starts: [...told.starts.filter((_, at) => stays[at]), ...then.map((one) => one.start)],
  }
}

/** Minutes by the roads from each start to each home, asked of the map at once; as long as is usual where either is not on it, and no number where the map has a hole, so that the plan can say so. */
const waysTo = ({ matrix }: Pick<TravelTimes, 'matrix'>, starts: readonly (Place | null)[], homes: readonly (Place | null)[]) => {
  const known = matrix(
    starts.flatMap((one) => one ?? []),
    homes.flatMap((one) => one ?? []),
  )
  const areAllOnMap = homes.every((home) => home !== null)
  let row = 0
  return starts.map((start) => {
    const ways = start === null ? null : known[row++]!
    if (ways !== null && areAllOnMap) return ways
    let column = 0
    return Float64Array.from(homes, (home) => {
      const way = home === null ? null : column++
      return ways === null || way === null ? unknownTrip : ways[way]!
    })
  })
}

/** As the crow would drive, as long there as back. */
const waysBetween = (homes: readonly (Place | null)[]): Float64Array[] => {
  const rows = homes.map(() => new Float64Array(homes.length))
  for (let one = 0; one < homes.length; one++)
    for (let other = one; other < homes.length; other++) rows[one]![other] = rows[other]![one] = roughMinutes(homes[one]!, homes[other]!)
  return rows
}

/** Everybody and every home in order of id, which is how the plan takes them: there is less to sort before the ways are known. */
const sorted = (told: Told): Told => {
  const people = order(told.operatives, (one) => one.id)
  return {
    ...told,
    operatives: people.map((at) => told.operatives[at]!),
    starts: people.map((at) => told.starts[at]!),
    visits: order(told.visits, (one) => one.appointment).map((at) => told.visits[at]!),
  }
}

const withWays = ({ starts, ...told }: Told, travel: Pick<TravelTimes, 'matrix'>): LiveFacts => {
  const homes = told.visits.map(({ place }) => onMap(place))
  return { ...told, minutes: waysTo(travel, starts, homes), ahead: { ...told.ahead, between: waysBetween(homes) } }
}

export const openPlanner = (travel: Pick<TravelTimes, 'matrix'>): Planner => ({
  ahead: (told, steers) => lookAhead(withHand(withWays(sorted(told), travel), steers)),
  effect: (told, steers, decision) => {
    const facts = withWays(sorted(told), travel)
    const now = withHand(facts, steers)
    if (decision.kind === 'people') return effectOf(now, withHand(withWays(sorted(withPeople(told, decision.then)), travel), steers))
    if (decision.kind === 'send') return effectOfSending(now, decision.sending)
    if (decision.kind === 'steer') return effectOf(now, withHand(facts, decision.then), { onlyForbids: decision.onlyForbids })
    return effectOf(withWindow(now, decision.visit, decision.from), withWindow(now, decision.visit, decision.then))
  },
})
