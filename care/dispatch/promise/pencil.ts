/**
 * A day of promises in pencil: every promise laid into somebody's round with the odds of each knock, so that "where would
 * one more fit, and what would it do to the others?" can be asked. Nobody is booked by it and nobody but the promise engine
 * looks at it (B2, B3). Minutes are minutes of the day. Pure.
 */
import type { Place } from '../../../lib/place.ts'
import { certain, plus } from '../odds/moments.ts'
import { factorAt } from '../learned/use.ts'
import type { Roads } from '../learned/use.ts'
import type { Moments } from '../odds/moments.ts'
import { chanceLater, minutesBeyond, minutesLate, notBefore } from '../odds/shape.ts'
import { timeOnSite, trip } from '../odds/stretches.ts'
import type { Work } from '../odds/stretches.ts'

/** Somebody's shift: where it begins, when, and the break that is theirs once `breakFrom` has come. */
export type Hand = {
  readonly place: Place
  readonly from: number
  readonly to: number
  readonly breakFrom: number
  readonly breakMinutes: number
}

/** A promise as the pencil sees it: the knock lies between `opens` and `closes`; `fit` are places in the list of hands. */
export type Stop = {
  readonly id: string
  readonly place: Place
  readonly opens: number
  readonly closes: number
  readonly minutes: number
  readonly fit: readonly number[]
  readonly people: 1 | 2
  /** How such work goes, where that was learned. */
  readonly work?: Work
}

/** What is known of how days go: trips in expected minutes, their spread, the day's, and the work's. */
export type Ways = {
  readonly minutes: (from: Place, to: Place) => number
  readonly tripCv: number
  readonly dayTraffic: Moments
  readonly work: Work
  /** What was learned of the roads, in minutes of the day. */
  readonly roads?: Roads
  /** Nobody goes on without it. */
  readonly breathing: number
}

/** `late[n]`: how likely the n-th knock of a round comes after its window. `cost`: what a round is expected to cost, in minutes. */
export type Round = { readonly stops: readonly Stop[]; readonly late: readonly number[]; readonly cost: number }
export type Pencil = { readonly hands: readonly Hand[]; readonly rounds: Round[]; readonly ways: Ways }

/** A late knock is worth this many minutes beside the minutes themselves, of which no more than `mostLate` count; overtime counts twice. */
const lateIsWorth = 100
const mostLate = 120
const overtimeIsWorth = 2

/** The odds of a round from its first trip to its last goodbye. */
export const walk = (hand: Hand, stops: readonly Stop[], ways: Ways): Round => {
  let clock: Moments = certain(hand.from)
  let here = hand.place
  let rested = false
  let cost = 0
  const late: number[] = []
  for (const stop of stops) {
    if (!rested && clock.mean >= hand.breakFrom) {
      clock = plus(clock, certain(hand.breakMinutes))
      rested = true
    }
    const expected = ways.minutes(here, stop.place) * factorAt(ways.roads, clock.mean)
    const knock = plus(clock, trip(expected, ways.tripCv, ways.dayTraffic))
    const chance = chanceLater(knock, stop.closes)
    late.push(chance)
    cost += expected + lateIsWorth * chance + minutesLate(knock, stop.closes, mostLate)
    clock = plus(plus(notBefore(knock, stop.opens), timeOnSite(stop.minutes, stop.work ?? ways.work)), certain(ways.breathing))
    here = stop.place
  }
  if (stops.length > 0) cost += overtimeIsWorth * minutesBeyond(clock, hand.to)
  return { stops, late, cost }
}

export const emptyPencil = (hands: readonly Hand[], ways: Ways): Pencil => ({
  hands,
  ways,
  rounds: hands.map(() => ({ stops: [], late: [], cost: 0 })),
})

/** One more stop in this person's round: where in it, the round as it would be, and how much dearer it is. */
export type Fit = { readonly hand: number; readonly at: number; readonly round: Round; readonly dearer: number }

/** The best place for this stop in one round; null when the shift leaves no time for it at all. */
const bestIn = ({ hands, rounds, ways }: Pencil, hand: number, stop: Stop): Fit | null => {
  const { from, to } = hands[hand]!
  if (from >= stop.closes || to <= stop.opens) return null
  const before = rounds[hand]!
  let best: Fit | null = null
  for (let at = 0; at <= before.stops.length; at++) {
    const [previous, following] = [before.stops[at - 1], before.stops[at]]
    if (previous && previous.opens + previous.minutes > stop.closes) break
    if (following && following.closes < stop.opens + stop.minutes) continue
    const round = walk(hands[hand]!, before.stops.toSpliced(at, 0, stop), ways)
    const dearer = round.cost - before.cost
    if (best === null || dearer < best.dearer) best = { hand, at, round, dearer }
  }
  return best
}

/** The rounds that this stop would cost least, the cheapest first; at most `most` of them, each somebody else's. */
export const fits = (pencil: Pencil, stop: Stop, most: number): Fit[] =>
  stop.fit
    .flatMap((hand) => bestIn(pencil, hand, stop) ?? [])
    .sort((a, b) => a.dearer - b.dearer || a.hand - b.hand)
    .slice(0, most)

/** Writes a stop where it costs least, in as many rounds as it takes people; false when there are not enough of them. */
export const write = (pencil: Pencil, stop: Stop): boolean => {
  const chosen = fits(pencil, stop, stop.people)
  if (chosen.length < stop.people) return false
  for (const { hand, round } of chosen) pencil.rounds[hand] = round
  return true
}

/** Rubs a stop out of every round it stands in. */
export const rubOut = (pencil: Pencil, id: string): void => {
  pencil.rounds.forEach((round, hand) => {
    if (round.stops.some((stop) => stop.id === id))
      pencil.rounds[hand] = walk(
        pencil.hands[hand]!,
        round.stops.filter((stop) => stop.id !== id),
        pencil.ways,
      )
  })
}

/** The stops most likely late are taken out and laid in again where they cost least, so many of them: the pencil gets better, never worse. */
export const improve = (pencil: Pencil, most: number): void => {
  const worst = pencil.rounds
    .flatMap(({ stops, late }) => stops.map((stop, n) => ({ stop, late: late[n]! })))
    .filter(({ stop, late }) => stop.people === 1 && late > 0.02)
    .sort((a, b) => b.late - a.late || (a.stop.id < b.stop.id ? -1 : 1))
    .slice(0, most)
  for (const { stop } of worst) {
    const hand = pencil.rounds.findIndex(({ stops }) => stops.includes(stop))
    if (hand < 0) continue
    const before = pencil.rounds[hand]!
    rubOut(pencil, stop.id)
    const [there] = fits(pencil, stop, 1)
    if (there && there.dearer < before.cost - pencil.rounds[hand]!.cost) pencil.rounds[there.hand] = there.round
    else pencil.rounds[hand] = before
  }
}
