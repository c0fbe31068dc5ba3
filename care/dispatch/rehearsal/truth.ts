/**
 * How a made-up day really goes. Dispatch and the promise engine are told none of this: they plan with what they believe
 * (`odds/`), and a truth that differs from it is what a rehearsal is for. Minutes. Pure: the dice are handed in.
 */
import type { Chance } from '../examples.ts'

export type Truth = {
  /** Deviation ÷ mean of the body of a visit, how often it overruns, and by what factor at least. */
  readonly workCv: number
  readonly overrunChance: number
  readonly overrunFactor: number
  /** How heavy the tail of overruns and jams is: Pareto's exponent. The lower the heavier; without end, there is none. */
  readonly tail: number
  readonly tripCv: number
  /** How often a trip is caught in a jam, which makes it half as long again at the least. */
  readonly jams: number
  readonly dayCv: number
  /** Mean traffic on the n-th day. */
  readonly traffic: (day: number) => number
  /** How often nobody answers on the n-th day. */
  readonly noAccess: (day: number) => number
  /** How often a household cancels. */
  readonly cancels: number
}

/** What the engine believes, being true. */
export const asBelieved: Truth = {
  workCv: 0.5,
  overrunChance: 0.05,
  overrunFactor: 2,
  tail: Infinity,
  tripCv: 0.3,
  jams: 0,
  dayCv: 0.08,
  traffic: () => 1,
  noAccess: () => 0.06,
  cancels: 0.03,
}

/** Heavier tails (overruns and jams that may be many times as long), a bad-traffic week in four, and more closed doors in some seasons than in others. */
export const rougher: Truth = {
  workCv: 0.55,
  overrunChance: 0.06,
  overrunFactor: 2.2,
  tail: 2.5,
  tripCv: 0.4,
  jams: 0.03,
  dayCv: 0.12,
  traffic: (day) => (Math.floor(day / 7) % 4 === 2 ? 1.2 : 1),
  noAccess: (day) => 0.06 + 0.035 * Math.sin((2 * Math.PI * day) / 60),
  cancels: 0.03,
}

/** A branch that is harder than anybody believes: as rougher, with every way four fifths longer and twice as many overruns. */
export const harder: Truth = { ...rougher, overrunChance: 0.12, traffic: (day) => 1.8 * rougher.traffic(day) }

const normal = (dice: Chance): number => Math.sqrt(-2 * Math.log(dice.next() || 0.5)) * Math.cos(2 * Math.PI * dice.next())
export const lognormalFrom = (dice: Chance, mean: number, cv: number): number => {
  const variance = Math.log(1 + cv * cv)
  return mean * Math.exp(-variance / 2 + Math.sqrt(variance) * normal(dice))
}

/** What is in store for one visit: minutes on site, whether anybody opens, its trip's own luck, and when it is cancelled, if it is. */
export type Luck = { readonly minutes: number; readonly noAccess: boolean; readonly trip: number; readonly cancelledAt: number | null }

const doorMinutes = 10
const jamFactor = 1.5
/** Nothing lasts longer than a day's work. */
const longest = 600

/** At least 1, seldom far more. */
const pareto = (dice: Chance, exponent: number): number => (1 - dice.next()) ** (-1 / exponent)
const meanOfPareto = (exponent: number): number => (exponent === Infinity ? 1 : exponent / (exponent - 1))

export const luckOf = (truth: Truth, dice: Chance, day: number, visit: { expectedMin: number; open: number; emergency: boolean }): Luck => {
  const overrun = truth.overrunFactor * meanOfPareto(truth.tail)
  const body = visit.expectedMin / (1 + truth.overrunChance * (overrun - 1))
  const overruns = truth.overrunFactor * pareto(dice, truth.tail)
  const minutes = lognormalFrom(dice, body, truth.workCv) * (dice.often(truth.overrunChance) ? overruns : 1)
  const noAccess = dice.often(truth.noAccess(day))
  const jam = jamFactor * pareto(dice, truth.tail)
  const trip = lognormalFrom(dice, 1, truth.tripCv) * (dice.often(truth.jams) ? jam : 1)
  const cancelled = dice.often(truth.cancels)
  const when = dice.next()
  return {
    minutes: noAccess ? doorMinutes : Math.min(longest, Math.max(5, Math.round(minutes))),
    noAccess,
    trip,
    cancelledAt: cancelled && !visit.emergency ? Math.round(420 + when * Math.max(1, visit.open - 420)) : null,
  }
}

export const trafficOf = (truth: Truth, dice: Chance, day: number): number => truth.traffic(day) * lognormalFrom(dice, 1, truth.dayCv)
