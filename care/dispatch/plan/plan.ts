/** The tentative plan: who would do what in which order, what nobody does, and how a visit is put in or taken out. In pencil: it is never shown to an operative (B2). */
import { longest, tripUnits } from './ground.ts'
import type { Ground } from './ground.ts'
import type { Prices } from './prices.ts'
import { newWalk } from './walk.ts'
import type { Walk } from './walk.ts'

const nobody = -1

/** The cheapest place for a visit, and what it adds. `person` is −1 when there is none below the price of leaving it. */
export type Spot = { person: number; position: number; cost: number }

export type Plan = {
  readonly ground: Ground
  readonly walk: Walk
  /** Who has the visit in their route; −1 for nobody. */
  readonly doer: Int32Array
  /** Visits that wait and that nobody has, in no order. */
  readonly absent: number[]
  readonly insert: (visit: number, person: number, position: number) => void
  /** Takes the visit out of its route; the caller walks the route again. */
  readonly takeOut: (visit: number) => void
  /** Where the visit costs least, blinking past a place now and then when `blink` is above 0; written into `spot`. */
  readonly cheapest: (visit: number, blink: number, luck: () => number, spot: Spot) => void
  readonly total: () => number
}

export const newPlan = (ground: Ground, prices: Prices): Plan => {
  const walk = newWalk(ground, prices)
  const { routes, cost, again, added, freeAfter } = walk
  const { room, fit, trips, starts, open, close, siteMean, absence, partner, works } = ground
  const doer = new Int32Array(room).fill(nobody)
  const absent: number[] = []

  const insert = (visit: number, person: number, position: number): void => {
    const row = person * longest
    const count = routes.count[person]!
    routes.visit.copyWithin(row + position + 1, row + position, row + count)
    routes.visit[row + position] = visit
    routes.count[person] = count + 1
    doer[visit] = person
    again(person, position)
  }

  const takeOut = (visit: number): void => {
    const person = doer[visit]!
    const row = person * longest
    const count = routes.count[person]!
    const at = routes.visit.indexOf(visit, row)
    routes.visit.copyWithin(at, at + 1, row + count)
    routes.count[person] = count - 1
    doer[visit] = nobody
  }

  const tryPerson = (visit: number, person: number, blink: number, luck: () => number, spot: Spot): void => {
    const row = person * longest
    const count = routes.count[person]!
    if (count >= longest - 1) return
    const wishes = fit[person * room + visit]! - 1
    for (let position = 0; position <= count; position++) {
      if (position > 0 && freeAfter(person, position) > close[visit]! + 200) return
      const before = position === 0 ? -1 : routes.visit[row + position - 1]!
      const to = before < 0 ? starts[person * room + visit]! : trips[before * room + visit]!
      let road = to
      if (position < count) {
        const behind = routes.visit[row + position]!
        if (open[visit]! + siteMean[visit]! > close[behind]! + 60) continue
        road += trips[visit * room + behind]! - (before < 0 ? starts[person * room + behind]! : trips[before * room + behind]!)
      }
      if ((road / tripUnits) * ground.traffic + wishes >= spot.cost) continue
      if (blink > 0 && luck() < blink) continue
      const more = added(person, position, visit, spot.cost)
      if (more < spot.cost) {
        spot.cost = more
        spot.person = person
        spot.position = position
      }
    }
  }

  const cheapest = (visit: number, blink: number, luck: () => number, spot: Spot): void => {
    spot.person = nobody
    spot.cost = absence[visit]!
    const taken = partner[visit]! >= 0 ? doer[partner[visit]!]! : nobody
    for (let person = 0; person < ground.people; person++)
      if (fit[person * room + visit]! > 0 && works[person]! > 0 && person !== taken) tryPerson(visit, person, blink, luck, spot)
  }

  const total = (): number => {
    let sum = 0
    for (let person = 0; person < ground.people; person++) sum += cost[person]!
    for (const visit of absent) sum += absence[visit]!
    return sum
  }

  return { ground, walk, doer, absent, insert, takeOut, cheapest, total }
}
