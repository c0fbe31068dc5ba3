/** B6 Who else could set off to a promise at risk now, one person or the two who go together, and how likely they are there in time. The plan chose otherwise; a controller may. */
import type { OperativeId } from '../../../lib/ids.ts'
import { after, minutes } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { chanceLater } from '../odds/shape.ts'
import type { Asking } from '../engine/asking.ts'
import { mayBeProposed } from '../hand.ts'
import { minutesOn, tripNow } from './ahead.ts'
import type { Drawn } from './draw.ts'
import type { LiveFacts } from './ground.ts'

/**
 * `operatives`: one, or the two who leave together for a visit of two. `chance`: 0 to 1, that they knock after the window closed.
 * `meantElsewhere`: the plan has another home in mind for one of them.
 */
export type Instead = {
  readonly operatives: readonly OperativeId[]
  readonly arrivesAt: Instant
  readonly chance: number
  readonly meantElsewhere: boolean
}
/** `risk`: how likely the promise breaks if the plan is followed; whoever is likelier to be late saves nothing. */
type AtRisk = { readonly at: number; readonly risk: number }
/** Going together, by place. */
type Team = readonly number[]

/** More than these would be a list, not a choice. */
const most = 2

/** Everybody of whom the map knows the way, the nearest first. */
const nearestFirst = ({ minutes }: LiveFacts, { free }: Drawn, at: number): number[] =>
  free.filter((person) => Number.isFinite(minutes[person]![at]!)).toSorted((a, b) => minutes[a]![at]! - minutes[b]![at]! || a - b)

/** Each after those who would be there sooner: alone, or beside everybody nearer with whom they may go (D3). */
function* teamsFor(facts: LiveFacts, drawn: Drawn, at: number): Generator<Team> {
  const { partner, mayPair, fit, room } = drawn.planner.plan.ground
  const people = nearestFirst(facts, drawn, at).filter((person) => fit[person * room + at]! > 0)
  const takesTwo = partner[at]! >= 0
  for (const [place, person] of people.entries()) {
    if (!takesTwo) yield [person]
    else for (const other of people.slice(0, place)) if (mayPair(at, other, person)) yield [other, person].toSorted((a, b) => a - b)
  }
}

/** Every hard rule as things stand, and everything decided by hand, of each of them beside the other. */
const mayLeave = ({ operatives, visits, now }: LiveFacts, asking: Asking, at: number, team: Team, minutesAway: number): boolean =>
  team.every((person) => {
    const going = { team: team.flatMap((other) => (other === person ? [] : operatives[other]!)), minutesAway }
    return asking.may(person, at, going) && mayBeProposed({ operative: operatives[person]!, visit: visits[at]!, now, going })
  })

type Chosen = Pick<Instead, 'chance' | 'meantElsewhere'>
/** Likelier in time first; of two who are as likely, whom no other home counts on. */
const better = (a: Chosen, b: Chosen): number => a.chance - b.chance || Number(a.meantElsewhere) - Number(b.meantElsewhere)

/** Everybody who may leave for this home now, no later there than the plan has it, the likeliest in time first: alone, or two where it takes two. */
export const insteadFor = (facts: LiveFacts, drawn: Drawn, asking: Asking, { at, risk }: AtRisk): Instead[] => {
  const closes = minutesOn(facts.now, facts.visits[at]!.window.to)
  const { partner } = drawn.planner.plan.ground
  const isElsewhere = (person: number): boolean => {
    const next = drawn.planner.leaves(person)
    return next !== null && next.visit !== at && next.visit !== partner[at]
  }
  let found: Instead[] = []
  for (const team of teamsFor(facts, drawn, at)) {
    // whoever has the longer way decides when they knock, as in the plan
    const minutesAway = Math.max(...team.map((person) => facts.minutes[person]![at]!))
    const chance = chanceLater(tripNow(facts.ahead, minutesAway), closes)
    // nobody who comes after is nearer
    if (found.length === most && found.every((one) => better(one, { chance, meantElsewhere: false }) <= 0)) break
    if (chance > risk || !mayLeave(facts, asking, at, team, minutesAway)) continue
    const operatives = team.map((person) => facts.operatives[person]!.id)
    const one = { operatives, arrivesAt: after(facts.now, minutes(Math.ceil(minutesAway))), chance, meantElsewhere: team.some(isElsewhere) }
    found = [...found, one].toSorted(better).slice(0, most)
  }
  return found
}
