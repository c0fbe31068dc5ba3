/**
 * Visits of two: two halves on the routes of two people who leave for it when both can, and knock together. Each half stands
 * in its own route and reckons with when the other is ready; `meet` tells them until every clock agrees.
 */
import type { Ground } from './ground.ts'
import type { Spot, TryRoute } from './plan.ts'
import { readyKnown } from './walk.ts'
import type { Walked } from './walk.ts'

export type Together = {
  /** Every first half there is; the other is its `partner`. */
  readonly firsts: readonly number[]
  /** This first half belongs to a visit that was made after the plan was: reported during the day. */
  readonly know: (first: number) => void
  /** Tells each half when the other is ready, until nothing changes. False where somebody would wait for somebody who waits for them. */
  readonly meet: () => boolean
  /** The visit of this first half is told of nobody any more. */
  readonly part: (half: number) => void
  /** Puts both halves where they cost least together; false, and nothing is changed, where that is dearer than leaving the visit. */
  readonly place: (first: number, blink: number, luck: () => number) => boolean
}

/** How the plan is changed, as far as it takes to place two halves. */
type Hands = {
  readonly doer: Int32Array
  readonly insert: (visit: number, person: number, position: number) => void
  readonly takeOut: (visit: number) => void
  readonly total: () => number
  readonly tryRoute: TryRoute
}
type Pair = { readonly one: Spot; readonly theirs: Spot }

/** So many people are tried as the first of the two, those with the cheapest place; and everybody beside each of them. */
const firstOnes = 5

export const newTogether = (ground: Ground, { routes, again }: Walked, hands: Hands): Together => {
  const { room, fit, works, partner, absence, people } = ground
  const { doer, insert, takeOut, total, tryRoute } = hands
  const { ready, other } = routes
  const firsts = [...partner.keys()].filter((visit) => partner[visit]! > visit)

  const know = (first: number): void => {
    if (!firsts.includes(first)) firsts.push(first)
  }

  /** True when it was news. */
  const tell = (half: number): boolean => {
    const [from, to] = [partner[half]! * readyKnown, half * readyKnown]
    let news = false
    for (let k = 0; k < readyKnown; k++) {
      if (other[to + k] === ready[from + k]) continue
      other[to + k] = ready[from + k]!
      news = true
    }
    if (news) again(doer[half]!, 0)
    return news
  }

  const meet = (): boolean => {
    // whoever waits for nobody is told right in the first pass, whoever waits for them in the next: more passes than visits go round in a circle
    for (let pass = 0; pass <= firsts.length + 1; pass++) {
      let news = false
      for (const first of firsts) {
        if (doer[first]! < 0 || doer[partner[first]!]! < 0) continue
        if (tell(first)) news = true
        if (tell(partner[first]!)) news = true
      }
      if (!news) return true
    }
    return false
  }

  const part = (half: number): void => {
    for (const one of [half, partner[half]!]) other.fill(-Infinity, one * readyKnown, (one + 1) * readyKnown)
  }

  const may = (half: number, person: number): boolean => fit[person * room + half]! > 0 && works[person]! > 0

  const firstSpots = (first: number, blink: number, luck: () => number): Spot[] => {
    const spots: Spot[] = []
    for (let person = 0; person < people; person++) {
      if (!may(first, person)) continue
      const spot = { person: -1, position: 0, cost: absence[first]! + absence[partner[first]!]! }
      tryRoute(first, person, blink, luck, spot)
      if (spot.person >= 0) spots.push(spot)
    }
    return spots.sort((a, b) => a.cost - b.cost || a.person - b.person).slice(0, firstOnes)
  }

  /** The cheapest place for the second half beside whoever has the first. */
  const secondSpot = (first: number, blink: number, luck: () => number): Spot => {
    const second = partner[first]!
    const taken = doer[first]!
    const spot = { person: -1, position: 0, cost: absence[first]! + absence[second]! }
    for (let k = 0; k < readyKnown; k++) other[second * readyKnown + k] = ready[first * readyKnown + k]!
    for (let person = 0; person < people; person++)
      if (may(second, person) && person !== taken && ground.mayPair(first, taken, person)) tryRoute(second, person, blink, luck, spot)
    return spot
  }

  const stand = (first: number, { one, theirs }: Pair): boolean => {
    insert(first, one.person, one.position)
    insert(partner[first]!, theirs.person, theirs.position)
    return meet()
  }
  const takeBoth = (first: number): void => {
    for (const half of [first, partner[first]!]) {
      const person = doer[half]!
      if (person < 0) continue
      takeOut(half)
      again(person, 0)
    }
    meet()
  }

  const place = (first: number, blink: number, luck: () => number): boolean => {
    part(first)
    meet()
    const before = total()
    let best: Pair | null = null
    let least = absence[first]! + absence[partner[first]!]!
    for (const one of firstSpots(first, blink, luck)) {
      insert(first, one.person, one.position)
      const theirs = secondSpot(first, blink, luck)
      takeBoth(first)
      if (theirs.person < 0) continue
      const pair: Pair = { one, theirs }
      const cost = stand(first, pair) ? total() - before : Infinity
      takeBoth(first)
      if (cost >= least) continue
      least = cost
      best = pair
    }
    return best !== null && stand(first, best)
  }

  return { firsts, know, meet, part, place }
}
