/** A plan at rest: no single visit could change its place to the good of the whole. Two plans at rest can be compared, because luck moves nothing in them any more. */
import type { Plan, Spot } from '../plan/plan.ts'
import { newWhole } from '../plan/whole.ts'
import type { Whole } from '../plan/whole.ts'

/** Of a hundred homes all but a few rest after two passes, of a region's fifteen hundred all but thirty: more of them is not waited for. */
const mostPasses = 6
const fewestPasses = 2
const mostTries = 4500
const passesFor = (visits: number): number => Math.max(fewestPasses, Math.min(mostPasses, Math.floor(mostTries / Math.max(1, visits))))
const better = 1e-6

/** Takes the visit out and puts it where it costs least. True when that is somewhere else. */
const tryElsewhere = (plan: Plan, visit: number, spot: Spot): boolean => {
  const { ground, walk, doer, absent } = plan
  const person = doer[visit]!
  const row = person * ground.longest
  const position = person < 0 ? -1 : walk.routes.visit.indexOf(visit, row) - row
  const costsHere = person < 0 ? 0 : walk.cost[person]!
  if (person >= 0) {
    plan.takeOut(visit)
    walk.again(person, position)
  }
  plan.cheapest(visit, 0, () => 1, spot)
  const here = person < 0 ? ground.absence[visit]! : costsHere - walk.cost[person]!
  if (spot.cost >= here - better) {
    if (person >= 0) plan.insert(visit, person, position)
    return false
  }
  if (person < 0) absent.splice(absent.indexOf(visit), 1)
  if (spot.person < 0) absent.push(visit)
  else plan.insert(visit, spot.person, spot.position)
  return true
}

/** The same where people wait for each other: what a place costs shows only when everybody's clock was told of it. */
const tryElsewhereTogether = (plan: Plan, whole: Whole, visit: number): boolean => {
  const { doer, absent } = plan
  const before = plan.total()
  const halves = whole.halvesOf(visit)
  const placed = doer[visit]! < 0 ? [] : whole.lift(visit)
  if (placed.length === 0) for (const half of halves) absent.splice(absent.indexOf(half), 1)
  if (!whole.place(visit)) absent.push(...halves)
  if (plan.total() < before - better) return true
  if (doer[visit]! >= 0) whole.lift(visit)
  else absent.splice(-halves.length)
  if (placed.length > 0) whole.putBack(placed)
  else absent.push(...halves)
  return false
}

/** A visit once, by its first half. */
const isWhole = ({ partner, waiting }: Plan['ground'], visit: number): boolean =>
  waiting[visit] === 1 && (partner[visit]! < 0 || partner[visit]! > visit)

export const settle = (plan: Plan): void => {
  const spot: Spot = { person: -1, position: 0, cost: 0 }
  const whole = plan.together.firsts.length > 0 ? newWhole(plan) : null
  const passes = passesFor(plan.ground.visits)
  for (let pass = 0, moved = true; moved && pass < passes; pass++) {
    moved = false
    for (let visit = 0; visit < plan.ground.visits; visit++) {
      if (!isWhole(plan.ground, visit)) continue
      if (whole === null ? tryElsewhere(plan, visit, spot) : tryElsewhereTogether(plan, whole, visit)) moved = true
    }
  }
}
