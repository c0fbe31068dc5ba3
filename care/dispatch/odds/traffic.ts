/** What today's trips say about today's traffic: one factor for every trip of the day, learned from each arrival. */
import { lognormal } from './moments.ts'
import type { Moments } from './moments.ts'

/**
 * `trips` of today, and `logs`, the sum of the logarithms of taken ÷ expected. `dayCv`: how much days differ;
 * `tripCv`: how much trips of one day differ.
 */
export type Traffic = { readonly trips: number; readonly logs: number; readonly dayCv: number; readonly tripCv: number }

const logVariance = (cv: number): number => Math.log(1 + cv * cv)

export const newDay = (dayCv: number, tripCv: number): Traffic => ({ trips: 0, logs: 0, dayCv, tripCv })

/** One more trip, in minutes. A trip's own factor has mean 1, which its logarithm has not: that is put right here. */
export const learn = (known: Traffic, expected: number, taken: number): Traffic => ({
  ...known,
  trips: known.trips + 1,
  logs: known.logs + Math.log(Math.max(0.5, taken) / expected) + logVariance(known.tripCv) / 2,
})

/**
 * Today's factor after the trips so far: few trips leave it near 1, many let them speak (Bayes with a lognormal prior of
 * mean 1). The variance says how sure that is.
 */
export const trafficToday = ({ trips, logs, dayCv, tripCv }: Traffic): Moments => {
  const prior = logVariance(dayCv)
  const noise = logVariance(tripCv)
  if (prior <= 0) return lognormal(1, 0)
  const precision = 1 / prior + trips / Math.max(1e-9, noise)
  const mean = (-prior / 2 / prior + logs / Math.max(1e-9, noise)) / precision
  return lognormal(Math.exp(mean + 0.5 / precision), Math.sqrt(Math.exp(1 / precision) - 1))
}
