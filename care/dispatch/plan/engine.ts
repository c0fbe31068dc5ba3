/** The plan kept warm: told what changed, it repairs itself, improves, and says who leaves now. */
import { newNeighbours } from './neighbours.ts'
import { newPlan, tryDay } from './plan.ts'
import type { Plan } from './plan.ts'
import type { Ground } from './ground.ts'
import { prices as usualPrices } from './prices.ts'
import type { Prices } from './prices.ts'
import { newSearch } from './search.ts'
import { newWalk } from './walk.ts'
import { newWhole } from './whole.ts'

/** `other`: who goes along to a visit of two; −1 to a visit of one. */
export type Next = { readonly visit: number; readonly at: number; readonly other: number }

/** Before every visit of one, whatever that one counts. */
const absenceOfTwo = 1e6

export type Planner = {
  readonly plan: Plan
  /** The visit may be planned from now on; of a visit of two both halves, by either. */
  readonly add: (visit: number) => void
  /** Cancelled, or somebody was sent: it is planned no more. */
  readonly drop: (visit: number) => void
  /** Everything that the person was meant to do is to be done by others: off, or not fit any more. */
  readonly release: (person: number) => void
  /** The clock moved on: prices everything anew, finds places for what has none, and improves for so many rounds. */
  readonly think: (rounds: number, focus: readonly number[]) => void
  /** What it would cost more over the day if the best others went, one or two, by the plan as it stands; null when nobody else may. */
  readonly nextBest: (visit: number) => { readonly people: readonly number[]; readonly more: number } | null
  /** When the person, free now, is to leave for the first visit of their route; null when they have none. */
  readonly leaves: (person: number) => Next | null
}

export const newPlanner = (ground: Ground, seed: number, prices: Prices = usualPrices): Planner => {
  const walk = newWalk(ground, prices)
  const plan = newPlan(ground, walk, tryDay(ground, walk))
  const { doer, absent, takeOut, together } = plan
  const whole = newWhole(plan)
  const { halvesOf } = whole
  const { routes } = walk
  const { longest, partner } = ground
  const search = newSearch(plan, newNeighbours(ground), seed)

  const add = (visit: number): void => {
    if (partner[visit]! >= 0) together.know(halvesOf(visit)[0]!)
    for (const half of halvesOf(visit)) {
      if (ground.waiting[half] === 1) continue
      ground.waiting[half] = 1
      absent.push(half)
    }
  }
  const drop = (visit: number): void => {
    if (ground.waiting[visit] === 0) return
    for (const half of halvesOf(visit)) {
      ground.waiting[half] = 0
      if (doer[half]! >= 0) takeOut(half)
      else absent.splice(absent.indexOf(half), 1)
    }
  }
  const release = (person: number): void => {
    for (let k = routes.count[person]! - 1; k >= 0; k--) {
      for (const half of halvesOf(routes.visit[person * longest + k]!)) {
        takeOut(half)
        absent.push(half)
      }
    }
  }

  /** Visits of two first, which are the hardest to find a place for; then what is the dearest to leave. */
  const urgency = (visit: number): number => ground.absence[visit]! + (partner[visit]! < 0 ? 0 : absenceOfTwo)
  const place = (): void => {
    const looking = absent.splice(0).sort((a, b) => urgency(b) - urgency(a) || ground.close[a]! - ground.close[b]!)
    for (const visit of looking) {
      if (partner[visit]! >= 0 && partner[visit]! < visit) continue
      if (!whole.place(visit)) absent.push(...halvesOf(visit))
    }
  }

  /** Who would go, and what the plan would cost, without this person; null when nobody else may. */
  const without = (person: number, visit: number): { people: readonly number[]; total: number } | null => {
    ground.works[person] = 0
    const found = whole.place(visit)
    ground.works[person] = 1
    if (!found) return null
    const others = { people: halvesOf(visit).map((half) => doer[half]!), total: plan.total() }
    whole.lift(visit)
    return others
  }

  return {
    plan,
    add,
    drop,
    release,
    think: (rounds, focus) => {
      for (let person = 0; person < ground.people; person++) walk.again(person, 0)
      together.meet()
      place()
      if (rounds > 0) search.improve(rounds, focus)
    },
    nextBest: (visit) => {
      if (doer[visit]! < 0) return null
      const before = plan.total()
      const placed = whole.lift(visit)
      const [best] = placed.flatMap(({ person }) => without(person, visit) ?? []).sort((a, b) => a.total - b.total)
      whole.putBack(placed)
      return best ? { people: best.people, more: best.total - before } : null
    },
    leaves: (person) => {
      if (routes.count[person] === 0) return null
      const visit = routes.visit[person * longest]!
      return { visit, at: walk.leaveFor(person, visit), other: partner[visit]! < 0 ? -1 : doer[partner[visit]!]! }
    },
  }
}
