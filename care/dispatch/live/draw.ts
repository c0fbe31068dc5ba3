/** The tentative plan of the rest of the day, drawn from facts. In pencil: only who leaves now, and what is at risk, ever comes out of it (B2). */
import { newPlanner } from '../plan/engine.ts'
import type { Planner } from '../plan/engine.ts'
import { groundOf, isPlanned } from './ground.ts'
import type { LiveFacts } from './ground.ts'

export type Drawn = {
  readonly planner: Planner
  /** People free now, by place in the list. */
  readonly free: readonly number[]
}

/** The same facts draw the same plan. */
const seed = 1955
/** Rounds of search for an answer at once: fewer where there are more routes, so that nobody waits for it. */
const usualRounds = (people: number): number => Math.ceil(30 + 600 / Math.max(8, people))

/** `taken`: people who are meant for a visit of two, by place; the plan leaves them out. */
export const drawPlan = (facts: LiveFacts, taken: ReadonlySet<number>, rounds = usualRounds(facts.operatives.length)): Drawn => {
  const ground = groundOf(facts)
  for (const person of taken) ground.works[person] = 0
  const planner = newPlanner(ground, seed)
  facts.visits.forEach((visit, at) => isPlanned(visit) && planner.add(at))
  const free = facts.operatives.flatMap((one, at) => (ground.works[at] === 1 && !one.liveBooking && ground.freeMean[at]! <= 0 ? [at] : []))
  planner.think(rounds, free)
  return { planner, free }
}
