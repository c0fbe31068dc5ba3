/** The plan kept warm: told what changed, it repairs itself, improves, and says who leaves now. */
import { newNeighbours } from './neighbours.ts'
import { newPlan, tryDay } from './plan.ts'
import type { Plan, Spot } from './plan.ts'
import type { Ground } from './ground.ts'
import { prices as usualPrices } from './prices.ts'
import type { Prices } from './prices.ts'
import { newSearch } from './search.ts'
import { newWalk } from './walk.ts'

export type Leaving = { readonly person: number; readonly visit: number }

export type Planner = {
  readonly plan: Plan
  /** The visit may be planned from now on. */
  readonly add: (visit: number) => void
  /** Cancelled, or somebody was sent: it is planned no more. */
  readonly drop: (visit: number) => void
  /** Everything that the person was meant to do is to be done by others: off, or not fit any more. */
  readonly release: (person: number) => void
  /** The clock moved on: prices everything anew, finds places for what has none, and improves for so many rounds. */
  readonly think: (rounds: number, focus: readonly number[]) => void
  /** What it would cost more over the day if the best other person went, by the plan as it stands; null when nobody else may. */
  readonly nextBest: (visit: number) => { readonly person: number; readonly more: number } | null
  /** When the person, free now, is to leave for the first visit of their route; null when they have none. */
  readonly leaves: (person: number) => { readonly visit: number; readonly at: number } | null
}

export const newPlanner = (ground: Ground, seed: number, prices: Prices = usualPrices): Planner => {
  const walk = newWalk(ground, prices)
  const plan = newPlan(ground, walk, tryDay(ground, walk))
  const { doer, absent, insert, takeOut, cheapest } = plan
  const { routes } = walk
  const { longest } = ground
  const search = newSearch(plan, newNeighbours(ground), seed)
  const spot: Spot = { person: -1, position: 0, cost: 0 }

  const add = (visit: number): void => {
    ground.waiting[visit] = 1
    absent.push(visit)
  }
  const drop = (visit: number): void => {
    if (ground.waiting[visit] === 0) return
    ground.waiting[visit] = 0
    if (doer[visit]! >= 0) takeOut(visit)
    else absent.splice(absent.indexOf(visit), 1)
  }
  const release = (person: number): void => {
    for (let k = routes.count[person]! - 1; k >= 0; k--) {
      const visit = routes.visit[person * longest + k]!
      takeOut(visit)
      absent.push(visit)
    }
  }

  const place = (): void => {
    const looking = absent.splice(0).sort((a, b) => ground.absence[b]! - ground.absence[a]! || ground.close[a]! - ground.close[b]!)
    for (const visit of looking) {
      cheapest(visit, 0, () => 1, spot)
      if (spot.person < 0) absent.push(visit)
      else insert(visit, spot.person, spot.position)
    }
  }

  return {
    plan,
    add,
    drop,
    release,
    think: (rounds, focus) => {
      for (let person = 0; person < ground.people; person++) walk.again(person, 0)
      place()
      if (rounds > 0) search.improve(rounds, focus)
    },
    nextBest: (visit) => {
      const person = doer[visit]!
      if (person < 0) return null
      const before = plan.total()
      takeOut(visit)
      walk.again(person, 0)
      ground.works[person] = 0
      cheapest(visit, 0, () => 1, spot)
      ground.works[person] = 1
      const found = spot.person < 0 ? null : { person: spot.person, more: plan.total() + spot.cost - before }
      insert(visit, person, 0)
      return found
    },
    leaves: (person) => {
      if (routes.count[person] === 0) return null
      const visit = routes.visit[person * longest]!
      return { visit, at: walk.leaveFor(person, visit) }
    },
  }
}
