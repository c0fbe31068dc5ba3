/** A plan at rest: no single visit could change its place to the good of the whole. Two plans at rest can be compared, because luck moves nothing in them any more. */
import type { Plan, Spot } from '../plan/plan.ts'

/** Of a hundred homes all but a few rest after two. */
const mostPasses = 6
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

export const settle = (plan: Plan): void => {
  const spot: Spot = { person: -1, position: 0, cost: 0 }
  const { waiting, visits } = plan.ground
  for (let pass = 0, moved = true; moved && pass < mostPasses; pass++) {
    moved = false
    for (let visit = 0; visit < visits; visit++) if (waiting[visit] === 1 && tryElsewhere(plan, visit, spot)) moved = true
  }
}
