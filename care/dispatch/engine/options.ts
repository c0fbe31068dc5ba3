/** What each free person could do next, and its price in minutes: the numbers that the engine chooses between. */
import type { Instant } from '../../../lib/time.ts'
import type { Case, Going, OperativeFacts, VisitFacts } from '../facts.ts'
import type { Asking } from './asking.ts'
import { mayBeProposed } from '../hand.ts'
import { mustHold, takesTwo } from '../rules.ts'
import type { HomeRule, MeetingRule, PersonRule } from '../rules.ts'
import { wishMinutes } from '../wishes.ts'

/** People and visits in order of id, times as minutes from now. `minutes[person][visit]`. */
export type Day = {
  readonly now: Instant
  readonly operatives: readonly OperativeFacts[]
  readonly visits: readonly VisitFacts[]
  readonly minutes: readonly Float64Array[]
  readonly opens: readonly number[]
  readonly closes: readonly number[]
  readonly shiftEnds: readonly number[]
  /** The hard rules, asked of these people and homes. */
  readonly asking: Asking
}
/** One or two people (by place in the day) to one visit, at a price. Below zero it is better done than left. */
export type Option = { readonly visit: number; readonly people: readonly number[]; readonly cost: number }
/** What each person could do alone, and for each home who could go together; the best first. */
export type Options = { readonly singles: readonly (readonly Option[])[]; readonly pairs: readonly (readonly Option[])[] }

/** Visits whose window opens later than this are not thought about yet. */
const horizonMinutes = 90
/** Nobody is held back for a home where they would wait longer than this. */
const waitMinutes = 40
/** A person has this many of their best options put before the assignment. */
const optionsEach = 25
/** What a trip takes when nobody in particular goes. */
const usualTrip = 15

/** Minutes with their fraction, so that nobody arrives within the same minute and yet too early. */
export const minutesUntil = (now: Instant, then: Instant): number => (then.epochMilliseconds - now.epochMilliseconds) / 60_000
export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

export const isDueSoon = (visit: VisitFacts, now: Instant): boolean =>
  visit.standing !== 'taken' && minutesUntil(now, visit.window.from) <= horizonMinutes

const aboutPerson = mustHold.filter((rule): rule is PersonRule => rule.about === 'person')
const aboutHome = mustHold.filter((rule): rule is HomeRule => rule.about === 'home')
/** Waiting for the window is the engine's to arrange; every other rule must hold already. */
const aboutMeeting = mustHold.filter((rule): rule is MeetingRule => rule.about === 'meeting' && rule.code !== 'B7_BEFORE_WINDOW')

/** How likely the promise breaks with this much slack, the trip's own length deciding how sure one can be: 0 to 1. */
const likelyLate = (slack: number, trip: number): number => 1 / (1 + Math.exp((1.7 * slack) / (8 + 0.3 * trip)))

/**
 * The price of going to this home next, in minutes: the trip, half the wait, what a likely late arrival costs, work
 * beyond the shift and the wishes, less what the visit is worth now. That worth rises as the promise runs out, is the
 * same whoever goes, and counts twice in an emergency.
 */
const price = (day: Day, person: number, visit: number, c: Case): number => {
  const arrive = c.going.minutesAway
  const wait = Math.max(0, day.opens[visit]! - arrive)
  const left = day.closes[visit]!
  const weight = c.visit.emergency ? 2 : 1
  const worth = 60 + weight * 160 * Math.exp(-Math.max(0, left - usualTrip) / 60) + (c.visit.emergency ? 60 : 0)
  const overtime = Math.max(0, arrive + wait + c.visit.expectedMinutes - day.shiftEnds[person]!)
  return arrive + 0.5 * wait + weight * 60 * likelyLate(left - arrive - wait, arrive) + overtime + wishMinutes(c) - worth
}

type Ready = { readonly people: readonly number[]; readonly visits: readonly number[] }
/** Who could go anywhere at all, and where anybody at all could go: asked once, before everybody meets every home. */
const ready = (day: Day): Ready => ({
  people: day.operatives.flatMap((operative, person) =>
    aboutPerson.every((rule) => rule.holds({ operative, now: day.now })) ? [person] : [],
  ),
  visits: day.visits.flatMap((visit, place) => (aboutHome.every((rule) => rule.holds({ visit })) ? [place] : [])),
})

const near = (day: Day, person: number, visit: number): boolean => day.opens[visit]! - day.minutes[person]![visit]! <= waitMinutes

/** This person to this home with this company, and its price; null when a rule stands against it. */
const meeting = (day: Day, person: number, visit: number, going: Going): number | null => {
  const c = { operative: day.operatives[person]!, visit: day.visits[visit]!, now: day.now, going }
  return mayBeProposed(c) && aboutMeeting.every((rule) => rule.holds(c)) ? price(day, person, visit, c) : null
}

const best = (found: Option[]): Option[] =>
  found.sort((x, y) => x.cost - y.cost || x.visit - y.visit || x.people[0]! - y.people[0]! || (x.people[1] ?? 0) - (y.people[1] ?? 0))

/** What one person could do next on their own, the best first. */
const optionsOf = (day: Day, person: number, visits: readonly number[]): Option[] => {
  const found: Option[] = []
  for (const visit of visits) {
    if (!near(day, person, visit)) continue
    const cost = meeting(day, person, visit, { team: [], minutesAway: day.minutes[person]![visit]! })
    if (cost !== null) found.push({ visit, people: [person], cost })
  }
  return best(found).slice(0, optionsEach)
}

/** All the pairs who could go to this home together, the best first. A promise that takes two people is worth two. */
const pairsFor = (day: Day, visit: number, free: readonly number[]): Option[] => {
  const found: Option[] = []
  free.forEach((a, at) => {
    for (const b of free.slice(at + 1)) {
      const minutesAway = Math.max(day.minutes[a]![visit]!, day.minutes[b]![visit]!)
      const one = meeting(day, a, visit, { team: [day.operatives[b]!], minutesAway })
      const two = one === null ? null : meeting(day, b, visit, { team: [day.operatives[a]!], minutesAway })
      if (one !== null && two !== null) found.push({ visit, people: [a, b], cost: one + two })
    }
  })
  return best(found)
}

/**
 * `singles`: for each person, what they could do alone. `pairs`: for each home that takes two, or that nobody free may
 * go to alone, who could go together; the promise that runs out soonest first.
 */
export const options = (day: Day): Options => {
  const { people, visits } = ready(day)
  const free = new Set(people)
  const singles = day.operatives.map((_, person) => (free.has(person) ? optionsOf(day, person, visits) : []))
  const reachable = new Set(singles.flat().map((option) => option.visit))
  const pairs = visits
    .filter((visit) => takesTwo(day.visits[visit]!) || (day.visits[visit]!.precautions.notAlone !== undefined && !reachable.has(visit)))
    .sort((a, b) => day.closes[a]! - day.closes[b]! || a - b)
    .map((visit) =>
      pairsFor(
        day,
        visit,
        people.filter((person) => near(day, person, visit)),
      ),
    )
  return { singles, pairs }
}

/** Leaving now, the last of them would be at the door when the promised window opens, or later. */
export const leavesInTime = (day: Day, { visit, people }: Option): boolean =>
  Math.ceil(Math.max(...people.map((person) => day.minutes[person]![visit]!))) >= day.opens[visit]!
