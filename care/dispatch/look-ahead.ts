/**
 * Who sets off now, drawn from a plan of the rest of the day: people who will be free soon are counted on, promises further
 * on keep their people, and whoever is not needed yet waits on purpose. Only the next visit of a free person ever comes
 * out of it (B2). The same facts give the same answer, in whatever order they are handed in.
 */
import type { AppointmentId } from '../../lib/ids.ts'
import { byKey, dayIn, inWords, order } from './engine.ts'
import type { Proposal } from './engine.ts'
import { mayBeProposed } from './hand.ts'
import type { Day, Option } from './engine/options.ts'
import { drawOn, drawPlan, goersTo, pencilledIn } from './live/draw.ts'
import type { Drawn } from './live/draw.ts'
import type { LiveFacts } from './live/ground.ts'
import { atRisk, chances, troubles, waits } from './live/says.ts'
import type { AtRisk, Trouble, Wait } from './live/says.ts'
import { listed } from '../../lib/lists.ts'
import { planWords } from './words.ts'

const isInOrder = (list: readonly string[]): boolean => list.every((one, at) => at === 0 || list[at - 1]! <= one)
const asNumbers = (row: ArrayLike<number>): Float64Array => (row instanceof Float64Array ? row : Float64Array.from(row))

/** Everything sorted by id, so that the order in which it was handed in decides nothing. */
export const inOrder = (facts: LiveFacts): LiveFacts & Pick<Day, 'minutes'> => {
  // a region's numbers are many megabytes: what is in order already is not copied
  if (isInOrder(facts.operatives.map((one) => one.id)) && isInOrder(facts.visits.map((one) => one.appointment)))
    return { ...facts, minutes: facts.minutes.map(asNumbers) }
  const people = order(facts.operatives, (one) => one.id)
  const homes = order(facts.visits, (one) => one.appointment)
  return {
    ...facts,
    operatives: people.map((p) => facts.operatives[p]!),
    visits: homes.map((v) => facts.visits[v]!),
    minutes: people.map((p) => Float64Array.from(homes, (v) => facts.minutes[p]![v]!)),
    ahead: { ...facts.ahead, between: homes.map((a) => Float64Array.from(homes, (b) => facts.ahead.between[a]![b]!)) },
  }
}

/** What the plan in pencil gives away: who sets off now, who waits for what, what is at risk, and what cannot be planned. */
export type LookAhead = {
  readonly proposals: readonly Proposal[]
  readonly waits: readonly Wait[]
  readonly atRisk: readonly AtRisk[]
  readonly troubles: readonly Trouble[]
  /** How likely each planned promise breaks, 0 to 1, if the plan is followed: also of those that are not worth a word. */
  readonly chances: ReadonlyMap<AppointmentId, number>
  /** What the controller's hand costs the rest of the day, in minutes of travel and risk; null when nothing was decided by hand. */
  readonly handCosts: number | null
}

/** The same facts with nothing decided by hand. */
const byItself = (facts: LiveFacts): LiveFacts => ({
  ...facts,
  operatives: facts.operatives.map(({ heldBack: _, ...one }) => one),
  visits: facts.visits.map(({ pinned: _, keptAway: __, ...one }) => one),
})

/** The plan drawn on as if nobody had decided anything by hand: the difference is what it costs. Never below nothing. */
const handCosts = (facts: LiveFacts, drawn: Drawn): number | null => {
  const steered =
    facts.operatives.some((one) => one.heldBack) || facts.visits.some((one) => one.pinned || (one.keptAway && one.keptAway.length > 0))
  if (!steered) return null
  const alone = drawOn(byItself(facts), pencilledIn(facts, drawn))
  return Math.max(0, Math.round(drawn.planner.plan.total() - alone.planner.plan.total()))
}

const whatElse = (facts: LiveFacts, { planner }: Drawn, visit: number): string => {
  const other = planner.nextBest(visit)
  if (other === null) return planWords.nobodyElse
  return planWords.insteadOf(listed(other.people.map((person) => facts.operatives[person]!.firstName)), Math.max(0, Math.round(other.more)))
}

/** Whoever is to leave now, alone or with a colleague who is to leave for the same home: never one half of a visit of two (B1). */
const leavingNow = (drawn: Drawn): Option[] =>
  drawn.free.flatMap((person): Option[] => {
    const found = drawn.planner.leaves(person)
    if (found === null || found.at > 0.5) return []
    if (found.other < 0) return [{ visit: found.visit, people: [person], cost: 0 }]
    const first = Math.min(found.visit, drawn.planner.plan.ground.partner[found.visit]!)
    return person < found.other ? [{ visit: first, people: goersTo(drawn, first), cost: 0 }] : []
  })

/** Every hard rule as things stand, for everybody who goes. */
const mayLeave = ({ operatives, visits, minutes, now, asking }: Day, { visit: at, people }: Option): boolean => {
  const minutesAway = Math.max(...people.map((person) => minutes[person]![at]!))
  return people.every((person) => {
    const team = people.filter((other) => other !== person).map((other) => operatives[other]!)
    const going = { team, minutesAway }
    return mayBeProposed({ operative: operatives[person]!, visit: visits[at]!, now, going }) && asking.may(person, at, going)
  })
}

/**
 * Every departure still obeys every hard rule at this moment; the
 * plan only chooses between those that do. `rounds`: how long to search; less is quicker.
 */
export const lookAhead = (facts: LiveFacts, rounds?: number): LookAhead => {
  const sorted = inOrder(facts)
  const day = dayIn(sorted)
  const drawn = drawPlan(sorted, rounds)
  const leaving = leavingNow(drawn).filter((option) => mayLeave(day, option))
  const meant = new Set(drawn.free.filter((person) => drawn.planner.leaves(person) !== null))
  const costs = handCosts(sorted, drawn)
  return {
    proposals: leaving
      .map((option) => inWords(day, option, meant, [whatElse(sorted, drawn, option.visit)]))
      .toSorted((a, b) => byKey(a.visit, b.visit)),
    waits: waits(sorted, drawn),
    atRisk: atRisk(sorted, drawn, day.asking),
    troubles: troubles(sorted, drawn),
    chances: chances(sorted, drawn),
    handCosts: costs,
  }
}
