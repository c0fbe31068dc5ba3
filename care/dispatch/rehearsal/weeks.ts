/**
 * Weeks of households asking "when can somebody come?", each answered by the promise engine, each promise then lived
 * through on a day whose truth the engine is not told. What comes out is whether its odds mean what they say (B4).
 */
import { chance } from '../examples.ts'
import type { Chance } from '../examples.ts'
import { signsOf } from '../promise/odds.ts'
import type { Experience, Lived, Signs } from '../promise/odds.ts'
import { ownExperience } from '../promise/own.ts'
import { improve, write } from '../promise/pencil.ts'
import type { Pencil } from '../promise/pencil.ts'
import { openDay } from '../umpire/day.ts'
import { drawBranch, drawRequest } from './branch.ts'
import { knocksOf, playDay } from './play.ts'
import type { Home, Person } from './play.ts'
import { emptyDay, minutesBetween, offersOn, stopOf, travel } from './promising.ts'
import { luckOf, trafficOf } from './truth.ts'
import type { Truth } from './truth.ts'

export type Rehearsal = {
  readonly seed: number
  readonly people: number
  readonly days: number
  /** Requests a day, and the share of all visits that are emergencies. */
  readonly requests: number
  readonly emergencyShare: number
  /** A window is offered from this chance on. */
  readonly level: number
  /** How many days ahead a household is offered. */
  readonly ahead: number
  readonly truth: Truth
  /** What is known beforehand, and whether the odds learn every night from what became of promises, as they do in use. */
  readonly experience: Experience
  readonly learns: boolean
  /** B2 Minutes that nobody goes on without. */
  readonly breathing: number
}

/** One promise and what became of it; `kept` is null when the household cancelled. */
export type Promised = { readonly day: number; readonly offered: number; readonly kept: boolean | null }
export type Weeks = {
  /** Days lived through so far. */
  readonly days: number
  readonly promises: readonly Promised[]
  readonly asked: number
  /** Requests that were offered at least one window of two hours. */
  readonly offeredTwoHours: number
  readonly refused: number
  readonly emergencies: { readonly all: number; readonly kept: number }
  /** Milliseconds that each question took. */
  readonly took: readonly number[]
  /** Every promise that was lived through, as whoever learns from it needs it. */
  readonly lived: readonly Lived[]
}

/** Rounds of search: fewer than on a real day, so that a month takes minutes. */
const thinking = { start: 600, decide: 60, idle: 0 }

type Booked = Home & { readonly offered: number; readonly signs: Signs }
type Day = { readonly pencil: Pencil; readonly booked: Booked[] }

/** Lives through the weeks, a day at a time, and hands out what there is after each: whoever asked may stop whenever they like. `clock`: milliseconds. */
export function* rehearseWeeks(r: Rehearsal, clock: () => number): Generator<Weeks> {
  const dice = chance(r.seed)
  const branch = drawBranch(dice, r.people)
  const emergencies = (r.requests * r.emergencyShare) / (1 - r.emergencyShare)
  const days = new Map<number, Day>()
  const dayAt = (n: number): Day => {
    const known = days.get(n) ?? { pencil: emptyDay(branch, dice, Math.round(emergencies), r.breathing), booked: [] }
    days.set(n, known)
    return known
  }
  let experience = r.experience
  const lived: Lived[] = []
  const promises: Promised[] = []
  const took: number[] = []
  let [asked, offeredTwoHours, refused, emergencyAll, emergencyKept] = [0, 0, 0, 0, 0]

  const ask = (today: number, n: number): void => {
    const request = drawRequest(dice, branch, `d${today}v${n}`, false)
    asked++
    const began = clock()
    const offers = Array.from({ length: r.ahead }, (_, k) => today + 1 + k).flatMap((day) =>
      offersOn(dayAt(day).pencil, branch, request, experience, r.level).map((offer) => ({ ...offer, day })),
    )
    took.push(clock() - began)
    if (offers.some(({ stop }) => stop.closes - stop.opens === 120)) offeredTwoHours++
    if (offers.length === 0) return void refused++
    // Most take one of the first that suit them; some want a day or a time.
    const offer = dice.often(0.7) ? offers[Math.floor(dice.next() * Math.min(5, offers.length))]! : dice.pick(offers)
    const { pencil, booked } = dayAt(offer.day)
    write(pencil, offer.stop)
    if (booked.length % 10 === 9) improve(pencil, 4)
    booked.push({ ...request, knownAt: 0, open: offer.stop.opens, close: offer.stop.closes, offered: offer.kept, signs: offer.signs })
  }

  const live = (today: number): void => {
    const { booked, pencil } = dayAt(today)
    improve(pencil, booked.length)
    const urgent = Array.from({ length: poisson(dice, emergencies) }, (_, n): Home => {
      const knownAt = Math.ceil(450 + dice.next() * 570)
      const hours = dice.next() < 0.45 ? 2 : 4
      return { ...drawRequest(dice, branch, `d${today}e${n}`, true), knownAt, open: knownAt, close: knownAt + hours * 60 }
    })
    const homes = [...booked, ...urgent]
    const traffic = trafficOf(r.truth, dice, today)
    const luck = new Map(homes.map((home) => [home.id, luckOf(r.truth, dice, today, home)]))
    const trip = (person: Person, from: Home | null, to: Home): number =>
      minutesBetween(from ?? person, to) * traffic * luck.get(to.id)!.trip
    // The engine knows no breathing space of its own: to it, a visit is over when the next may begin.
    const asTold = (home: Home): Home => ({ ...home, expectedMin: home.expectedMin + r.breathing })
    const told = {
      ...{ travel, operatives: branch.people, visits: booked.map(asTold) },
      duration: { cv: 0.5, overrunP: 0.05, overrunFactor: 2 },
      ...{ noAccess: { p: 0.06, minutes: 10 + r.breathing } },
      ...{ emergencyPerHour: emergencies / 9.5, emergencyHours: [450, 1020] as const },
    }
    const outcome = playDay(
      { people: branch.people, homes: [...booked.map(asTold), ...urgent.map(asTold)], luck, trip, breathing: r.breathing },
      openDay(told, undefined, thinking),
    )
    const { cancelled } = outcome
    const knocks = knocksOf(outcome)
    const isKept = (home: Home): boolean => (knocks.get(home.id) ?? Infinity) <= home.close
    for (const home of booked) {
      const kept = cancelled.has(home.id) ? null : isKept(home)
      promises.push({ day: today, offered: home.offered, kept })
      const morning = signsOf(pencil, stopOf(branch, home, home.open, home.close))
      if (kept !== null && morning !== null) lived.push({ promised: home.signs, morning, kept })
    }
    if (r.learns) experience = ownExperience(lived.toReversed(), r.level) ?? r.experience
    emergencyAll += urgent.length
    emergencyKept += urgent.filter(isKept).length
    days.delete(today)
  }

  for (let today = 0; today < r.days; today++) {
    if (today > 0) live(today)
    for (let n = 0; n < r.requests; n++) ask(today, n)
    yield {
      days: today,
      promises,
      asked,
      offeredTwoHours,
      refused,
      emergencies: { all: emergencyAll, kept: emergencyKept },
      took,
      lived,
    }
  }
}

const poisson = (dice: Chance, mean: number): number => {
  let [left, n] = [Math.exp(-mean), 0]
  for (let p = dice.next(); p > left; p *= dice.next()) n++
  return n
}
