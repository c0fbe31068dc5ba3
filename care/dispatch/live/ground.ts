/** Facts become the numbers that the plan stands on. The hard rules themselves say who may go; what depends on the moment is left to the clock. */
import { atTime, dayOf, isBefore } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Asking } from '../engine/asking.ts'
import { askingOf } from '../engine/asking.ts'
import { certain, plus } from '../odds/moments.ts'
import type { Moments } from '../odds/moments.ts'
import { timeOnSite, usualWork } from '../odds/stretches.ts'
import type { OperativeFacts, VisitFacts } from '../facts.ts'
import { mayBePlanned } from '../hand.ts'
import { factorAt } from '../learned/use.ts'
import { alone, mustHold } from '../rules.ts'
import { wishMinutes } from '../wishes.ts'
import { newGround, inUnits } from '../plan/ground.ts'
import type { Ground } from '../plan/ground.ts'
import { freeIn, minutesOn, tripCvOf } from './ahead.ts'
import type { Ahead } from './ahead.ts'
import { goesAsTwo, pairsFor } from './two.ts'
import type { Asked, Pairs } from './two.ts'

/** The clock of the plan looks after these; all others must hold already. */
const ofTheMoment = new Set([
  'B7_BEFORE_WINDOW',
  'B1_HAS_LIVE_BOOKING',
  'B2_BREATHING_SPACE',
  'D1_NOT_ON_SHIFT',
  'D1_UNAVAILABLE',
  'D2_HOURS_ASKED',
  'D3_HOURS',
])
const atAnyMoment = mustHold.filter(({ code }) => !ofTheMoment.has(code))
const ofMeetings = atAnyMoment.filter(({ about }) => about === 'meeting')

/** What nobody coming costs, and how much more an emergency counts. */
const absence = 400
const emergencyFactor = 2

const minutesOf = (now: Instant, time: string): number => minutesOn(now, atTime(dayOf(now), time))

/** The promised window, narrowed by the hours in which the whole visit must lie. */
const windowOf = ({ window, requests, precautions, expectedMinutes }: VisitFacts, now: Instant): [open: number, close: number] => {
  const limits = [requests.hours?.hard ? requests.hours.value : null, precautions.hours ?? null].flatMap((hours) => hours ?? [])
  return [
    Math.max(minutesOn(now, window.from), ...limits.map(({ from }) => minutesOf(now, from))),
    Math.min(minutesOn(now, window.to), ...limits.map(({ to }) => minutesOf(now, to) - expectedMinutes)),
  ]
}

/** Whether the plan has this visit: nobody has been sent yet. */
export const isPlanned = (visit: VisitFacts): boolean => visit.standing !== 'taken'

export type LiveFacts = {
  readonly operatives: readonly OperativeFacts[]
  readonly visits: readonly VisitFacts[]
  /** `minutes[operative][visit]`, from where each is free next. Infinity or NaN: no way is known. */
  readonly minutes: readonly ArrayLike<number>[]
  readonly now: Instant
  readonly ahead: Ahead
}

/** D1 The break to come; whoever is on theirs is free when it is over. */
const writeRest = (ground: Ground, at: number, { rest, liveBooking }: OperativeFacts, now: Instant): void => {
  ground.rested[at] = rest && (liveBooking || isBefore(now, rest.from)) ? 0 : 1
  if (!rest || ground.rested[at] === 1) return
  ground.breakFrom[at] = minutesOn(now, rest.from)
  ground.breakMinutes[at] = minutesOn(rest.from, rest.to)
}

const writePerson = (ground: Ground, at: number, facts: LiveFacts, free: Moments | null): void => {
  const one = facts.operatives[at]!
  ground.works[at] = free === null ? 0 : 1
  if (free === null) return
  writeRest(ground, at, one, facts.now)
  ground.shiftEnd[at] = minutesOn(facts.now, one.onShift!.to)
  ground.freeMean[at] = free.mean
  ground.freeVariance[at] = free.variance
  ground.freeThird[at] = free.third
}

/** How many times the map's minutes the way from one home to this one takes, at the hour at which it is likely made: in the middle of what is left of its window. */
const wayBetween = (ground: Ground, to: number, { ahead }: LiveFacts): number =>
  factorAt(ahead.roads, Math.max(0, (Math.max(0, ground.open[to]!) + ground.close[to]!) / 2))

/** The same of the next way, which begins when they are free, or in time for the window. */
const wayNext = (ground: Ground, person: number, to: number, away: number, { ahead }: LiveFacts): number =>
  factorAt(ahead.roads, Math.max(0, ground.freeMean[person]!, ground.open[to]! - away))

const writeVisit = (ground: Ground, at: number, { visits, now, ahead }: LiveFacts): void => {
  const visit = visits[at]!
  const { minutes, work } = visit.usually ?? { minutes: visit.expectedMinutes, work: usualWork }
  const site = plus(timeOnSite(minutes, work), certain(ahead.breathingMinutes))
  const [open, close] = windowOf(visit, now)
  ground.open[at] = open
  ground.close[at] = close
  ground.weight[at] = visit.emergency ? emergencyFactor : 1
  ground.absence[at] = absence * ground.weight[at]!
  ground.siteMean[at] = site.mean
  ground.siteVariance[at] = site.variance
  ground.siteThird[at] = site.third
}

const writeWaysTo = (ground: Ground, to: number, facts: LiveFacts): void => {
  const times = wayBetween(ground, to, facts)
  for (let from = 0; from < facts.visits.length; from++)
    ground.trips[from * ground.room + to] = inUnits(facts.ahead.between[from]![to]! * times)
}

/** Who is free when, and what the rules say whatever the moment: found out once for everybody. */
type Found = { readonly facts: LiveFacts; readonly free: readonly (Moments | null)[]; readonly asking: Asking }

const writeMeeting = (ground: Ground, person: number, at: number, { facts, free, asking }: Found): void => {
  const { operatives, visits, minutes, now } = facts
  const [operative, visit, away] = [operatives[person]!, visits[at]!, minutes[person]![at]!]
  if (!Number.isFinite(away) || free[person] === null) return
  ground.starts[person * ground.room + at] = inUnits(away * wayNext(ground, person, at, away, facts))
  const going = { team: alone.team, minutesAway: away }
  if (!asking.may(person, at, going)) return
  const c = { operative, visit, now, going }
  if (mayBePlanned(c)) ground.fit[person * ground.room + at] = 1 + Math.min(200, Math.round(wishMinutes(c)))
}

/** What is asked about two who might go there together. */
const askedOf = ({ facts: { operatives, visits, minutes, now }, free, asking }: Found, at: number): Asked => ({
  ...{ visit: visits[at]!, now, operatives, rules: ofMeetings },
  counts: (person) => free[person] !== null && asking.ofHome(at) && asking.ofPerson(person) && Number.isFinite(minutes[person]![at]!),
})

/** Who may be one of the two, and how dear they are: as beside somebody who brings nothing. */
const writeHalf = (ground: Ground, person: number, at: number, facts: LiveFacts): void => {
  const [operative, visit, now] = [facts.operatives[person]!, facts.visits[at]!, facts.now]
  const c = { operative, visit, now, going: { ...alone, minutesAway: facts.minutes[person]![at]! } }
  ground.fit[person * ground.room + at] = 1 + Math.min(200, Math.round(wishMinutes(c)))
}

/** D3 The two halves: the visit at its own place, and once more at `second`. Together they count as one promise. */
const writeTwo = (ground: Ground, at: number, second: number, { hasSomebody }: Pairs, facts: LiveFacts): void => {
  const { room, people, trips, starts, fit } = ground
  for (let person = 0; person < people; person++) {
    fit[person * room + at] = 0
    if (hasSomebody(person)) writeHalf(ground, person, at, facts)
    fit[person * room + second] = fit[person * room + at]!
    starts[person * room + second] = starts[person * room + at]!
  }
  for (let other = 0; other < room; other++) trips[other * room + second] = trips[other * room + at]!
  trips.copyWithin(second * room, at * room, (at + 1) * room)
  ground.weight[at] = ground.weight[at]! / 2
  ground.absence[at] = ground.absence[at]! / 2
  const { open, close, weight, absence: left, siteMean, siteVariance, siteThird } = ground
  for (const row of [open, close, weight, left, siteMean, siteVariance, siteThird]) row[second] = row[at]!
  ground.partner[at] = second
  ground.partner[second] = at
}

/** People and visits in the order handed in, then the second halves of visits for two; `ground.now` is 0. */
export const groundOf = (facts: LiveFacts): Ground => {
  const count = facts.visits.length
  const free = facts.operatives.map((one) => freeIn(one, facts.ahead, facts.now))
  const found: Found = { facts, free, asking: askingOf(facts, atAnyMoment) }
  const twos = facts.visits.flatMap((visit, at) => {
    const asked = isPlanned(visit) ? askedOf(found, at) : null
    return asked && goesAsTwo(asked) ? [{ at, pairs: pairsFor(asked) }] : []
  })
  const ground = newGround(facts.operatives.length, Math.max(1, count + twos.length))
  ground.visits = count + twos.length
  ground.tripCv = tripCvOf(facts.ahead)
  free.forEach((one, at) => writePerson(ground, at, facts, one))
  facts.visits.forEach((_, at) => writeVisit(ground, at, facts))
  facts.visits.forEach((_, at) => writeWaysTo(ground, at, facts))
  facts.operatives.forEach((_, person) => facts.visits.forEach((_visit, at) => writeMeeting(ground, person, at, found)))
  twos.forEach(({ at, pairs }, n) => writeTwo(ground, at, count + n, pairs, facts))
  const pairsAt = new Map(twos.map(({ at, pairs }) => [at, pairs]))
  ground.mayPair = (visit, one, other) => pairsAt.get(visit)!.may(one, other)
  return ground
}
