/**
 * Ruin and recreate (after Christiaens and Vanden Berghe's "slack induction by string removals"): take strings of visits
 * that lie close together out of a few routes, put them back where they cost least with a blink now and then, keep the
 * result when it is hardly worse than before, and end with the best that was seen.
 */
import { newDice } from './dice.ts'
import type { Plan, Spot } from './plan.ts'
import type { Walked } from './walk.ts'

export type Search = {
  /** So many rounds. `focus`: people around whom to look first; nobody means everywhere. */
  readonly improve: (rounds: number, focus: readonly number[]) => void
}

/** Chances and sizes. */
const blink = 0.03
const longestString = 6
const most = 15
const fewest = 6

export const newSearch = (plan: Plan<Walked>, neighbours: (visit: number) => ArrayLike<number>, seed: number, hot = 40): Search => {
  const { ground, walk, doer, absent, insert, takeOut, cheapest, together } = plan
  const { routes, again } = walk
  const { next, below } = newDice(seed)
  const { people, room, longest, waiting, absence, close, partner } = ground
  const spot: Spot = { person: -1, position: 0, cost: 0 }

  // the plan that the search stands on, and the best it has seen
  const standing = { visit: new Int32Array(people * longest), count: new Int32Array(people) }
  const best = { visit: new Int32Array(people * longest), count: new Int32Array(people) }
  const absentThen: number[] = []
  const absentBest: number[] = []
  const touched = new Int32Array(people)
  const isTouched = new Uint8Array(people)
  const removed: number[] = []
  /** All that wait to be planned. */
  const all: number[] = []
  const order = new Float64Array(room)
  let touchedCount = 0

  const touch = (person: number): void => {
    if (isTouched[person] === 1) return
    isTouched[person] = 1
    touched[touchedCount++] = person
  }
  const forget = (): void => {
    for (let k = 0; k < touchedCount; k++) isTouched[touched[k]!] = 0
    touchedCount = 0
  }
  const copyRow = (from: typeof standing, to: typeof standing, person: number): void => {
    const row = person * longest
    const count = Math.max(from.count[person]!, to.count[person]!)
    for (let k = row; k < row + count; k++) to.visit[k] = from.visit[k]!
    to.count[person] = from.count[person]!
  }
  const copyList = (from: readonly number[], to: number[]): void => {
    to.length = from.length
    for (let k = 0; k < from.length; k++) to[k] = from[k]!
  }

  /** A visit to begin with: of somebody in focus, one that nobody has, or any that waits. */
  const seedVisit = (focus: readonly number[]): number => {
    const person = focus.length > 0 && next() < 0.7 ? focus[below(focus.length)]! : -1
    if (person >= 0 && routes.count[person]! > 0) return routes.visit[person * longest + below(routes.count[person]!)]!
    if (absent.length > 0 && next() < 0.2) return absent[below(absent.length)]!
    return all[below(all.length)]!
  }

  /** B1 The other half of a visit of two: never one alone. */
  const ruinOther = (visit: number): void => {
    const other = partner[visit]!
    if (other < 0 || doer[other]! < 0) return
    const person = doer[other]!
    touch(person)
    takeOut(other)
    removed.push(other)
    again(person, 0)
  }

  /** A string of the person's route that holds this visit. */
  const ruinString = (visit: number): void => {
    const person = doer[visit]!
    const row = person * longest
    const count = routes.count[person]!
    const length = 1 + below(Math.min(count, longestString))
    const at = routes.visit.indexOf(visit, row) - row
    const from = Math.max(0, Math.min(count - length, at - below(length)))
    touch(person)
    for (let k = 0; k < length; k++) {
      const gone = routes.visit[row + from]!
      takeOut(gone)
      removed.push(gone)
      ruinOther(gone)
    }
    again(person, from)
  }

  const ruin = (seedOne: number): void => {
    const wanted = fewest + below(most - fewest + 1)
    if (doer[seedOne]! >= 0) ruinString(seedOne)
    const near = neighbours(seedOne)
    for (let k = 0; k < near.length && removed.length < wanted; k++) {
      const visit = near[k]!
      if (doer[visit]! >= 0 && isTouched[doer[visit]!] === 0) ruinString(visit)
    }
    for (let k = absent.length - 1; k >= 0; k--) removed.push(absent[k]!)
    absent.length = 0
  }

  /** In which order the visits go back: any, the first to close, the fewest people, the dearest. */
  const arrange = (): void => {
    const way = next()
    for (const visit of removed)
      order[visit] =
        way < 0.4
          ? next()
          : way < 0.7
            ? close[visit]! + 30 * next()
            : way < 0.85
              ? -absence[visit]! - ground.siteMean[visit]!
              : ground.siteMean[visit]! * -1 + 20 * next()
    removed.sort((a, b) => order[a]! - order[b]!)
  }

  const putBackTwo = (first: number): void => {
    if (together.place(first, blink, next)) for (const half of [first, partner[first]!]) touch(doer[half]!)
    else absent.push(first, partner[first]!)
  }

  const recreate = (): void => {
    arrange()
    for (const visit of removed) {
      if (partner[visit]! >= 0) {
        if (visit < partner[visit]!) putBackTwo(visit)
        continue
      }
      cheapest(visit, blink, next, spot)
      if (spot.person < 0) absent.push(visit)
      else {
        touch(spot.person)
        insert(visit, spot.person, spot.position)
      }
    }
    removed.length = 0
  }

  const restore = (from: typeof standing, person: number): void => {
    copyRow(from, routes, person)
    const row = person * longest
    for (let k = 0; k < routes.count[person]!; k++) doer[routes.visit[row + k]!] = person
    again(person, 0)
  }
  const goBack = (): void => {
    for (let k = 0; k < touchedCount; k++) restore(standing, touched[k]!)
    copyList(absentThen, absent)
    for (const visit of absent) doer[visit] = -1
    together.meet()
  }

  const improve = (rounds: number, focus: readonly number[]): void => {
    all.length = 0
    for (let visit = 0; visit < ground.visits; visit++) if (waiting[visit] === 1) all.push(visit)
    if (all.length === 0) return
    for (let person = 0; person < people; person++) {
      copyRow(routes, standing, person)
      copyRow(routes, best, person)
    }
    copyList(absent, absentThen)
    copyList(absent, absentBest)
    let now = plan.total()
    let least = now
    let improved = false
    for (let round = 0; round < rounds; round++) {
      ruin(seedVisit(focus))
      recreate()
      const then = together.meet() ? plan.total() : Infinity
      const heat = hot * (1 - round / rounds)
      if (then < now - heat * Math.log(next())) {
        for (let k = 0; k < touchedCount; k++) copyRow(routes, standing, touched[k]!)
        copyList(absent, absentThen)
        now = then
        if (then < least - 1e-9) {
          least = then
          improved = true
          for (let person = 0; person < people; person++) copyRow(routes, best, person)
          copyList(absent, absentBest)
        }
      } else goBack()
      forget()
    }
    if (now > least || improved) {
      for (let person = 0; person < people; person++) copyRow(best, routes, person)
      copyList(absentBest, absent)
      for (const visit of absent) doer[visit] = -1
      for (let person = 0; person < people; person++) restore(best, person)
      together.meet()
    }
  }

  return { improve }
}
