/** The tentative plan of the rest of the day, drawn from facts. In pencil: only who leaves now, and what is at risk, ever comes out of it (B2). */
import type { AppointmentId, OperativeId } from '../../../lib/ids.ts'
import { newPlanner } from '../plan/engine.ts'
import type { Planner } from '../plan/engine.ts'
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

const empty = (facts: LiveFacts, taken: ReadonlySet<number>): Drawn => {
  const ground = groundOf(facts)
  for (const person of taken) ground.works[person] = 0
  const planner = newPlanner(ground, seed)
  facts.visits.forEach((visit, at) => isPlanned(visit) && planner.add(at))
  const free = facts.operatives.flatMap((one, at) => (ground.works[at] === 1 && !one.liveBooking && ground.freeMean[at]! <= 0 ? [at] : []))
  return { planner, free }
}

/** `taken`: people who are meant for a visit of two, by place; the plan leaves them out. */
export const drawPlan = (facts: LiveFacts, taken: ReadonlySet<number>, rounds = usualRounds(facts)): Drawn => {
  const drawn = empty(facts, taken)
  drawn.planner.think(rounds, drawn.free)
  settle(drawn.planner.plan)
  return drawn
}

export const pencilledIn = ({ operatives, visits }: LiveFacts, { planner: { plan } }: Drawn): Pencilled => {
  const { routes } = plan.walk
  const { longest } = plan.ground
  const routeOf = (person: number) => Array.from(routes.visit.subarray(person * longest, person * longest + routes.count[person]!))
  return new Map(operatives.map(({ id }, person) => [id, routeOf(person).map((visit) => visits[visit]!.appointment)]))
}

/**
 * The plan of other facts, as little changed as they allow: whoever may not go any more is replaced, and whatever is better
 * for it moves. So two plans differ by what their facts differ in, and not by the luck of the search.
 */
export const drawOn = (facts: LiveFacts, taken: ReadonlySet<number>, from: Pencilled): Drawn => {
  const drawn = empty(facts, taken)
  const { plan } = drawn.planner
  const { works, fit, room } = plan.ground
  const places = new Map(facts.visits.map(({ appointment }, at) => [appointment, at]))
  facts.operatives.forEach(({ id }, person) => {
    for (const appointment of from.get(id) ?? []) {
      const visit = places.get(appointment) ?? -1
      const unplaced = plan.absent.indexOf(visit)
      if (unplaced < 0 || works[person] === 0 || fit[person * room + visit] === 0) continue
      plan.absent.splice(unplaced, 1)
      plan.insert(visit, person, plan.walk.routes.count[person]!)
    }
  })
  drawn.planner.think(0, [])
  settle(plan)
  return drawn
}
