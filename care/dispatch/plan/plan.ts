/** The tentative plan: who would do what in which order, what nobody does, and how a visit is put in or taken out. In pencil: it is never shown to an operative (B2). */
import { tripUnits } from './ground.ts'
import type { Ground } from './ground.ts'
import { newTogether } from './together.ts'
import type { Together } from './together.ts'
import type { Walk, Walked } from './walk.ts'

const nobody = -1
/** What being late costs at least, minutes apart, where whoever goes is not even free before the window closes, on average. */
const likelyLate = 40

/** The cheapest place for a visit, and what it adds. `person` is −1 when there is none below the price of leaving it. */
export type Spot = { person: number; position: number; cost: number }

/** Tries every place for the visit in the person's route, and writes the first that is cheaper than `spot` into it. */
export type TryRoute = (visit: number, person: number, blink: number, luck: () => number, spot: Spot) => void

export type Plan<W extends Walked = Walk> = {
  readonly ground: Ground
  readonly walk: W
  /** Who has the visit in their route; −1 for nobody. */
  readonly doer: Int32Array
  /** Visits that wait and that nobody has, in no order. */
  readonly absent: number[]
  readonly insert: (visit: number, person: number, position: number) => void
  /** Takes the visit out of its route; the caller walks the route again. */
  readonly takeOut: (visit: number) => void
  /** Where the visit (of one) costs least, blinking past a place now and then when `blink` is above 0; written into `spot`. */
  readonly cheapest: (visit: number, blink: number, luck: () => number, spot: Spot) => void
  readonly total: () => number
  /** Visits of two: both halves are put in and taken out together. */
  readonly together: Together
}

/** Places in a day's route: whatever the road alone makes too dear is not walked. */
export const tryDay = (ground: Ground, { routes, added, freeAfter }: Walk): TryRoute => {
  const { room, longest, fit, trips, starts, open, close, siteMean, weight } = ground
  return (visit, person, blink, luck, spot) => {
    const row = person * longest
    const count = routes.count[person]!
    if (count >= longest - 1) return
    const wishes = fit[person * room + visit]! - 1
    for (let position = 0; position <= count; position++) {
      const lateBy = freeAfter(person, position) - close[visit]!
      if (lateBy > 0 && weight[visit]! * (likelyLate + Math.min(lateBy, 120)) > spot.cost) return
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
}

export const newPlan = <W extends Walked>(ground: Ground, walk: W, tryRoute: TryRoute): Plan<W> => {
  const { routes, cost, again } = walk
  const { room, longest, fit, absence, partner, works } = ground
  const doer = new Int32Array(room).fill(nobody)
  /** Who had it last: tried first, because a place that is good soon spares walking the bad ones. */
  const lately = new Int32Array(room).fill(nobody)
  const absent: number[] = []

  const insert = (visit: number, person: number, position: number): void => {
    const row = person * longest
    const count = routes.count[person]!
    routes.visit.copyWithin(row + position + 1, row + position, row + count)
    routes.visit[row + position] = visit
    routes.count[person] = count + 1
    doer[visit] = person
    lately[visit] = person
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
    if (partner[visit]! >= 0) together.part(visit)
  }

  const cheapest = (visit: number, blink: number, luck: () => number, spot: Spot): void => {
    spot.person = nobody
    spot.cost = absence[visit]!
    const may = (person: number): boolean => fit[person * room + visit]! > 0 && works[person]! > 0
    const before = lately[visit]!
    if (before >= 0 && may(before)) tryRoute(visit, before, blink, luck, spot)
    for (let person = 0; person < ground.people; person++) if (person !== before && may(person)) tryRoute(visit, person, blink, luck, spot)
  }

  const total = (): number => {
    let sum = 0
    for (let person = 0; person < ground.people; person++) sum += cost[person]!
    for (const visit of absent) sum += absence[visit]!
    return sum
  }

  const together = newTogether(ground, walk, { doer, insert, takeOut, total, tryRoute })
  return { ground, walk, doer, absent, insert, takeOut, cheapest, total, together }
}
