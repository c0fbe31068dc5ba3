/** What each free person could do next, and its price in minutes: the numbers that the engine chooses between. */
import { minutesBetween } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import type { Case, Going, OperativeFacts, VisitFacts } from './facts.ts'
import { mayGo, mustHold, takesTwo } from './rules.ts'
import { wishMinutes } from './wishes.ts'

/** People and visits in order of id; `minutes[person][visit]`. */
export type Day = {
  readonly now: Instant
  readonly operatives: readonly OperativeFacts[]
  readonly visits: readonly VisitFacts[]
  readonly minutes: readonly Float64Array[]
}
/** One or two people (by place in the day) to one visit, at a price. Below zero it is better done than left. */
export type Option = { readonly visit: number; readonly people: readonly number[]; readonly cost: number }

/** Visits whose window opens later than this are not thought about yet. */
const horizonMinutes = 90
/** Nobody is held back for a home where they would wait longer than this. */
const waitMinutes = 40
/** A person has this many of their best options put before the assignment. */
const optionsEach = 25

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

export const isDueSoon = (visit: VisitFacts, now: Instant): boolean =>
  visit.standing !== 'taken' && minutesBetween(now, visit.window.from) <= horizonMinutes

/** Waiting for the window is the engine's to arrange; every other rule must hold already. */
const mustHoldWhileWaiting = mustHold.filter((rule) => rule.code !== 'B7_BEFORE_WINDOW')

/** How likely the promise breaks with this much slack, the trip's own length deciding how sure one can be: 0 to 1. */
const likelyLate = (slack: number, trip: number): number => 1 / (1 + Math.exp((1.7 * slack) / (8 + 0.3 * trip)))

/**
 * The price of going to this home next, in minutes: the trip, half the wait, what a likely late arrival costs, work
 * beyond the shift and the wishes, less what the visit is worth now. That worth rises as the promise runs out, and an
 * emergency counts twice.
 */
const price = (c: Case): number => {
  const { visit, operative, now, going } = c
  const arrive = going.minutesAway
  const wait = Math.max(0, minutesBetween(now, visit.window.from) - arrive)
  const knock = arrive + wait
  const slack = minutesBetween(now, visit.window.to) - knock
  const weight = visit.emergency ? 2 : 1
  const worth = 60 + weight * 160 * Math.exp(-Math.max(0, slack) / 60) + (visit.emergency ? 60 : 0)
  const overtime = operative.onShift === null ? 0 : Math.max(0, knock + visit.expectedMinutes - minutesBetween(now, operative.onShift.to))
  return arrive + 0.5 * wait + weight * 60 * likelyLate(slack, arrive) + overtime + wishMinutes(c) - worth
}

const waitsTooLong = (day: Day, visit: number, minutesAway: number): boolean =>
  minutesBetween(day.now, day.visits[visit]!.window.from) - minutesAway > waitMinutes

const caseOf = (day: Day, person: number, visit: number, going: Going): Case => ({
  operative: day.operatives[person]!,
  visit: day.visits[visit]!,
  now: day.now,
  going,
})

/** Free as far as the person alone is concerned: spares the rules the question of every home. */
const isFree = (day: Day, person: number): boolean => !day.operatives[person]!.liveBooking

/** For each person, what they could do next on their own, the best first. */
export const options = (day: Day): Option[][] =>
  day.operatives.map((_, person) => {
    if (!isFree(day, person)) return []
    const found: Option[] = []
    day.visits.forEach((_, visit) => {
      const minutesAway = day.minutes[person]![visit]!
      if (waitsTooLong(day, visit, minutesAway)) return
      const c = caseOf(day, person, visit, { team: [], minutesAway })
      if (mayGo(c, mustHoldWhileWaiting)) found.push({ visit, people: [person], cost: price(c) })
    })
    return found.sort((a, b) => a.cost - b.cost || a.visit - b.visit).slice(0, optionsEach)
  })

/** All the pairs who could go to this home together, the best first. A promise that takes two people is worth two. */
const pairsFor = (day: Day, visit: number): Option[] => {
  const free = day.operatives
    .map((_, person) => person)
    .filter((person) => isFree(day, person) && !waitsTooLong(day, visit, day.minutes[person]![visit]!))
  const found: Option[] = []
  const joins = (person: number, other: number): Case =>
    caseOf(day, person, visit, {
      team: [day.operatives[other]!],
      minutesAway: Math.max(day.minutes[person]![visit]!, day.minutes[other]![visit]!),
    })
  free.forEach((a, at) => {
    for (const b of free.slice(at + 1)) {
      const [one, two] = [joins(a, b), joins(b, a)]
      if (mayGo(one, mustHoldWhileWaiting) && mayGo(two, mustHoldWhileWaiting))
        found.push({ visit, people: [a, b], cost: price(one) + price(two) })
    }
  })
  return found.sort((x, y) => x.cost - y.cost || x.people[0]! - y.people[0]! || x.people[1]! - y.people[1]!)
}

/** Each home that needs two, or that nobody may go to alone, with its pairs; the promise that runs out soonest first. */
export const pairOptions = (day: Day, singles: readonly (readonly Option[])[]): Option[][] => {
  const reachable = new Set(singles.flat().map((option) => option.visit))
  return day.visits
    .map((_, visit) => visit)
    .filter((visit) => takesTwo(day.visits[visit]!) || (day.visits[visit]!.precautions.notAlone !== undefined && !reachable.has(visit)))
    .sort((a, b) => minutesBetween(day.visits[b]!.window.to, day.visits[a]!.window.to) || a - b)
    .map((visit) => pairsFor(day, visit))
}

/** Leaving now, the last of them would be at the door when the promised window opens, or later. */
export const leavesInTime = (day: Day, { visit, people }: Option): boolean =>
  people.some(
    (person) => minutesBetween(day.now.add({ minutes: Math.ceil(day.minutes[person]![visit]!) }), day.visits[visit]!.window.from) <= 0,
  )
