/**
 * What the search stands on when every time is known: one clock for the earliest, one for the latest that a visit may begin,
 * so that a place is tried without walking on from it. Windows are hard, a vehicle carries so much, and it goes home.
 */
import { inUnits, newGround } from '../../care/dispatch/plan/ground.ts'
import type { Ground } from '../../care/dispatch/plan/ground.ts'
import type { TryRoute } from '../../care/dispatch/plan/plan.ts'
import { newRoutes } from '../../care/dispatch/plan/walk.ts'
import type { Walked } from '../../care/dispatch/plan/walk.ts'
import type { Instance } from './instance.ts'

/** Vehicles as people, customers as visits. `absence`: what it costs, in distance, to leave a customer out. */
export const certainGround = (instance: Instance, absence: number): Ground => {
  const { vehicles, customers, distance } = instance
  const ground = newGround(vehicles, customers, customers + 2)
  const apart = (from: number, to: number): number => inUnits(distance[from * (customers + 1) + to]!)
  ground.visits = customers
  ground.fit.fill(1)
  ground.works.fill(1)
  ground.waiting.fill(1)
  ground.absence.fill(absence)
  for (let visit = 0; visit < customers; visit++) {
    ground.open[visit] = instance.ready[visit]!
    ground.close[visit] = instance.due[visit]!
    ground.siteMean[visit] = instance.service[visit]!
    for (let to = 0; to < customers; to++) ground.trips[visit * customers + to] = apart(visit, to)
  }
  return ground
}

export const newCertainWalk = (ground: Ground, instance: Instance): Walked => {
  const { people, longest } = ground
  const { customers: depot, capacity, distance } = instance
  const [demand, service] = [Float64Array.from(instance.demand), Float64Array.from(instance.service)]
  const [ready, due] = [Float64Array.from(instance.ready), Float64Array.from(instance.due)]
  const wide = depot + 1
  const routes = newRoutes(ground)
  const cost = new Float64Array(people)
  const load = new Float64Array(people)
  const earliest = new Float64Array(people * longest)
  const latest = new Float64Array(people * longest)

  /** The latest that this visit may begin, when the next one (or home) must be reached by then. */
  const inTimeFor = (visit: number, next: number, by: number): number =>
    Math.min(due[visit]!, by - distance[visit * wide + next]! - service[visit]!)
  /** The earliest. */
  const after = (before: number, began: number, visit: number): number =>
    Math.max(ready[visit]!, began + (before === depot ? 0 : service[before]!) + distance[before * wide + visit]!)

  const again = (person: number): void => {
    const row = person * longest
    const count = routes.count[person]!
    let [here, began, far, full] = [depot, 0, 0, 0]
    for (let k = row; k < row + count; k++) {
      const visit = routes.visit[k]!
      began = after(here, began, visit)
      earliest[k] = began
      far += distance[here * wide + visit]!
      full += demand[visit]!
      here = visit
    }
    cost[person] = far + distance[here * wide + depot]!
    load[person] = full
    let [next, by] = [depot, due[depot]!]
    for (let k = row + count - 1; k >= row; k--) {
      const visit = routes.visit[k]!
      by = inTimeFor(visit, next, by)
      latest[k] = by
      next = visit
    }
  }

  const added = (person: number, position: number, visit: number, bound: number): number => {
    const at = person * longest + position
    const before = position === 0 ? depot : routes.visit[at - 1]!
    const isLast = position === routes.count[person]!
    const behind = isLast ? depot : routes.visit[at]!
    const more = distance[before * wide + visit]! + distance[visit * wide + behind]! - distance[before * wide + behind]!
    if (more > bound || load[person]! + demand[visit]! > capacity) return Infinity
    const begins = after(before, position === 0 ? 0 : earliest[at - 1]!, visit)
    return begins <= inTimeFor(visit, behind, isLast ? due[depot]! : latest[at]!) ? more : Infinity
  }

  return { routes, cost, again, added }
}

/** Every place of a route, because trying one costs next to nothing. */
export const tryCertain = (ground: Ground, { routes, added }: Walked): TryRoute => {
  const { longest } = ground
  return (visit, person, blink, luck, spot) => {
    const count = routes.count[person]!
    for (let position = 0; position <= count && position < longest - 1; position++) {
      if (blink > 0 && luck() < blink) continue
      const more = added(person, position, visit, spot.cost)
      if (more < spot.cost) {
        spot.cost = more
        spot.person = person
        spot.position = position
      }
    }
  }
}
