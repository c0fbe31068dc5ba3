/** The tentative plan of the rest of the day, drawn from facts. In pencil: only who leaves now, and what is at risk, ever comes out of it (B2). */
import type { AppointmentId, OperativeId } from '../../../lib/ids.ts'
import { newPlanner } from '../plan/engine.ts'
import type { Planner } from '../plan/engine.ts'
import type { VisitFacts } from '../facts.ts'
import type { Plan } from '../plan/plan.ts'
import { groundOf, isPlanned } from './ground.ts'
import type { LiveFacts } from './ground.ts'
import { settle } from './settle.ts'

export type Drawn = {
  readonly planner: Planner
  /** People free now, by place in the list. */
  readonly free: readonly number[]
}
/** Who would do what in which order. In pencil. */
type Pencilled = ReadonlyMap<OperativeId, readonly AppointmentId[]>

/** The same facts draw the same plan. */
const seed = 1955
/** Rounds of search for an answer at once: fewer where there are more routes, so that nobody waits for it. */
const usualRounds = ({ operatives }: LiveFacts): number => Math.ceil(30 + 600 / Math.max(8, operatives.length))

const empty = (facts: LiveFacts): Drawn => {
  const ground = groundOf(facts)
  const planner = newPlanner(ground, seed)
  facts.visits.forEach((visit, at) => isPlanned(visit) && planner.add(at))
  const free = facts.operatives.flatMap((one, at) => (ground.works[at] === 1 && !one.liveBooking && ground.freeMean[at]! <= 0 ? [at] : []))
  return { planner, free }
}

export const drawPlan = (facts: LiveFacts, rounds = usualRounds(facts)): Drawn => {
  const drawn = empty(facts)
  drawn.planner.think(rounds, drawn.free)
  settle(drawn.planner.plan)
  return drawn
}

/** Which of the visits stands at this place: a visit of two has a place for each half. */
export const visitAt = ({ visits }: LiveFacts, { planner: { plan } }: Drawn, place: number): VisitFacts =>
  visits[place] ?? visits[plan.ground.partner[place]!]!

/** Whom the plan has in mind for this visit, by place: nobody, one, or the two who go together. */
export const goersTo = ({ planner: { plan } }: Drawn, at: number): readonly number[] => {
  const other = plan.ground.partner[at]!
  return (other < 0 ? [at] : [at, other])
    .map((half) => plan.doer[half]!)
    .filter((person) => person >= 0)
    .toSorted((a, b) => a - b)
}

export const pencilledIn = (facts: LiveFacts, drawn: Drawn): Pencilled => {
  const { routes } = drawn.planner.plan.walk
  const { longest } = drawn.planner.plan.ground
  const routeOf = (person: number) => Array.from(routes.visit.subarray(person * longest, person * longest + routes.count[person]!))
  return new Map(facts.operatives.map(({ id }, person) => [id, routeOf(person).map((place) => visitAt(facts, drawn, place).appointment)]))
}

/** The place that is still to be filled for this visit; of one of two the first, then the second. −1: none. */
const openPlace = ({ absent, ground }: Plan, visit: number): number =>
  [visit, ground.partner[visit] ?? -1].find((place) => place >= 0 && absent.includes(place)) ?? -1

/** B1 Whoever was left with half a visit of two gives it up; so does everybody when they would wait for each other in a circle. */
const leaveNoHalf = ({ plan }: Planner): void => {
  const { doer, absent, together, ground } = plan
  const isHalved = (first: number): boolean => {
    const [one, other] = [doer[first]!, doer[ground.partner[first]!]!]
    return one >= 0 !== other >= 0 || (one >= 0 && !ground.mayPair(first, one, other))
  }
  const giveUp = (first: number): void => {
    for (const half of [first, ground.partner[first]!]) {
      if (doer[half]! < 0) continue
      plan.takeOut(half)
      absent.push(half)
    }
  }
  together.firsts.filter(isHalved).forEach(giveUp)
  for (let person = 0; person < ground.people; person++) plan.walk.again(person, 0)
  if (!together.meet()) together.firsts.forEach(giveUp)
}

/**
 * The plan of other facts, as little changed as they allow: whoever may not go any more is replaced, and whatever is better
 * for it moves. So two plans differ by what their facts differ in, and not by the luck of the search.
 */
export const drawOn = (facts: LiveFacts, from: Pencilled): Drawn => {
  const drawn = empty(facts)
  const { plan } = drawn.planner
  const { works, fit, room } = plan.ground
  const places = new Map(facts.visits.map(({ appointment }, at) => [appointment, at]))
  facts.operatives.forEach(({ id }, person) => {
    for (const appointment of from.get(id) ?? []) {
      const place = openPlace(plan, places.get(appointment) ?? -1)
      if (place < 0 || works[person] === 0 || fit[person * room + place] === 0) continue
      plan.absent.splice(plan.absent.indexOf(place), 1)
      plan.insert(place, person, plan.walk.routes.count[person]!)
    }
  })
  leaveNoHalf(drawn.planner)
  drawn.planner.think(0, [])
  settle(plan)
  return drawn
}
