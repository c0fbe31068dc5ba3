/** The stretches a day is made of: trips, time on site, and what is left of them while they last. All in minutes. */
import { certain, fromRaw, lognormal, lognormalLeft, mixture, product } from './moments.ts'
import type { Moments, RawMoments } from './moments.ts'

/**
 * How long work takes beside what was expected. `cv`: deviation ÷ mean of the body; `overrunChance`: how often it turns
 * out `overrunFactor` times as big; `noAccessChance`: how often nobody answers, which takes `noAccessMinutes`.
 */
export type Work = {
  readonly cv: number
  readonly overrunChance: number
  readonly overrunFactor: number
  readonly noAccessChance: number
  readonly noAccessMinutes: number
}

/** Before anything is learned: as wide as repairs are known to be. */
export const usualWork: Work = { cv: 0.5, overrunChance: 0.05, overrunFactor: 2, noAccessChance: 0.06, noAccessMinutes: 10 }

/** The mean of the body, so that body and overruns together have the mean that was expected. */
const bodyMean = (expected: number, { overrunChance, overrunFactor }: Work): number => expected / (1 + overrunChance * (overrunFactor - 1))

/** The whole of a visit, from the knock to leaving: lognormal body, overruns, and nobody answering. `expected` is the mean when somebody is in. */
export const timeOnSite = (expected: number, work: Work): Moments => {
  const body = bodyMean(expected, work)
  const inside = 1 - work.noAccessChance
  return mixture([
    [inside * (1 - work.overrunChance), lognormal(body, work.cv)],
    [inside * work.overrunChance, lognormal(body * work.overrunFactor, work.cv)],
    [work.noAccessChance, certain(work.noAccessMinutes)],
  ])
}

/** What is left of a visit that has lasted `elapsed` minutes. Who is still inside after the wait at the door was let in. */
export const leftOnSite = (expected: number, work: Work, elapsed: number): Moments => {
  if (elapsed <= 0) return timeOnSite(expected, work)
  const body = bodyMean(expected, work)
  const usual = lognormalLeft(body, work.cv, elapsed)
  const overrun = lognormalLeft(body * work.overrunFactor, work.cv, elapsed)
  const atTheDoor = elapsed < work.noAccessMinutes ? work.noAccessChance : 0
  const [a, b] = [(1 - work.noAccessChance) * (1 - work.overrunChance), (1 - work.noAccessChance) * work.overrunChance]
  const wait = work.noAccessMinutes - elapsed
  const whole = a * usual.chance + b * overrun.chance + atTheDoor
  if (whole < 1e-6) return lognormal(Math.max(5, 0.25 * elapsed), 0.7)
  const raw = ([0, 1, 2] as const).map((n) => (a * usual.raw[n] + b * overrun.raw[n] + atTheDoor * wait ** (n + 1)) / whole)
  return fromRaw(raw as unknown as RawMoments)
}

/** A trip: expected minutes, the day's traffic (a factor that may itself be uncertain), and a spread of its own (`cv`). */
export const trip = (expected: number, cv: number, traffic: Moments = certain(1)): Moments => product(lognormal(expected, cv), traffic)

/** What is left of a trip that has lasted `elapsed` minutes. */
export const leftOfTrip = (expected: number, cv: number, elapsed: number): Moments => {
  const { chance, raw } = lognormalLeft(expected, cv, elapsed)
  if (chance < 1e-6) return lognormal(Math.max(1, 0.15 * elapsed), 0.7)
  return fromRaw([raw[0] / chance, raw[1] / chance, raw[2] / chance])
}
