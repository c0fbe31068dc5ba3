/**
 * Times that are not certain, carried as three numbers. All three add up over independent stretches, so that the clock of
 * a person who makes five visits is known without drawing a single sample. Pure; nothing here knows of people or homes.
 */
import { below } from './normal.ts'

/** `mean` in minutes, `variance` in minutes squared, `third` (the third central moment) in minutes cubed. */
export type Moments = { readonly mean: number; readonly variance: number; readonly third: number }

/** A time that is known. */
export const certain = (minutes: number): Moments => ({ mean: minutes, variance: 0, third: 0 })

/** One after the other, independent of each other. */
export const plus = (a: Moments, b: Moments): Moments => ({
  mean: a.mean + b.mean,
  variance: a.variance + b.variance,
  third: a.third + b.third,
})

/** E[X], E[X²], E[X³]. */
export type RawMoments = readonly [first: number, second: number, third: number]
const rawOf = ({ mean, variance, third }: Moments): RawMoments => [mean, variance + mean ** 2, third + 3 * mean * variance + mean ** 3]
/** From E[X], E[X²], E[X³] to mean and central moments. */
export const fromRaw = ([one, two, three]: RawMoments): Moments => ({
  mean: one,
  variance: Math.max(0, two - one ** 2),
  third: three - 3 * one * two + 2 * one ** 3,
})

/** One of several kinds, each with its weight: "nobody answers in 6 of 100". The weights need not add up to 1. */
export const mixture = (kinds: readonly (readonly [weight: number, moments: Moments])[]): Moments => {
  const whole = kinds.reduce((sum, [weight]) => sum + weight, 0)
  const mean = (n: 0 | 1 | 2): number => kinds.reduce((sum, [weight, moments]) => sum + weight * rawOf(moments)[n], 0) / whole
  return fromRaw([mean(0), mean(1), mean(2)])
}

/** The product of two independent factors: the day's traffic and the trip's own luck. */
export const product = (a: Moments, b: Moments): Moments => {
  const [x, y] = [rawOf(a), rawOf(b)]
  return fromRaw([x[0] * y[0], x[1] * y[1], x[2] * y[2]])
}

/** Lognormal with this mean (minutes, > 0) and coefficient of variation (deviation ÷ mean, ≥ 0). */
export const lognormal = (mean: number, cv: number): Moments => {
  const deviation = mean * cv
  return { mean, variance: deviation ** 2, third: deviation ** 3 * (cv ** 3 + 3 * cv) }
}

/**
 * What is left of a lognormal time that has already lasted `elapsed` minutes: how likely it lasts longer than that at
 * all (`chance`), and E[Y], E[Y²], E[Y³] of what is left, times that chance (so that kinds can be mixed).
 */
export const lognormalLeft = (mean: number, cv: number, elapsed: number): { chance: number; raw: RawMoments } => {
  if (elapsed <= 0) return { chance: 1, raw: rawOf(lognormal(mean, cv)) }
  const sigma = Math.sqrt(Math.log(1 + cv * cv))
  const mu = Math.log(mean) - sigma ** 2 / 2
  const partial = (n: number): number => Math.exp(n * mu + (n * sigma) ** 2 / 2) * below((mu - Math.log(elapsed)) / sigma + n * sigma)
  const [p0, p1, p2, p3] = [partial(0), partial(1), partial(2), partial(3)]
  const raw: RawMoments = [
    Math.max(0, p1 - elapsed * p0),
    Math.max(0, p2 - 2 * elapsed * p1 + elapsed ** 2 * p0),
    Math.max(0, p3 - 3 * elapsed * p2 + 3 * elapsed ** 2 * p1 - elapsed ** 3 * p0),
  ]
  return { chance: p0, raw }
}
