/**
 * What is believed of how long something takes beside what was expected, and what the past makes of it. On the first day that is a
 * lognormal. Observations move it as far as they warrant (Bayes: what was believed counts for so many observations of its own) and
 * then stand beside it, so that one changes little and hundreds show their own shape, with however long a tail. Pure.
 */
import { below } from '../odds/normal.ts'

/** What was believed before counts for so many observations, at each level: the whole, the trade, the trade and its emergencies. */
export const worth = 40

/** Where a quantity lies, as so many times the minutes expected: P(X ≤ x), E[X] and E[log X]. */
export type Shape = {
  readonly under: (x: number) => number
  readonly mean: number
  readonly log: number
}

/** What one kind of stretch takes, as so many times the minutes expected. `seen`: how many observations of its own it rests on. */
export type Lesson = {
  readonly seen: number
  /** One in ten is shorter, half are, nine in ten are. */
  readonly low: number
  readonly middle: number
  readonly high: number
  readonly mean: number
  /** Deviation ÷ mean, of the lognormal that has this tenth and ninetieth: one wild observation does not move it. */
  readonly cv: number
}

/** Lognormal: the mean and the variance of its logarithm. */
const lognormal = (log: number, variance: number): Shape => ({
  under: (x) => below((Math.log(x) - log) / Math.sqrt(variance)),
  mean: Math.exp(log + variance / 2),
  log,
})

/** The logarithm's mean and variance, of a lognormal with this mean and deviation ÷ mean. */
const logsOf = (mean: number, cv: number): readonly [log: number, variance: number] => {
  const variance = Math.log(1 + cv * cv)
  return [Math.log(mean) - variance / 2, variance]
}

const sum = (xs: readonly number[], of: (x: number) => number): number => xs.reduce((total, x) => total + of(x), 0)

/** How many of these, shortest first, are not above x. */
const notAbove = (sorted: Float64Array, x: number): number => {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (sorted[middle]! <= x) from = middle + 1
    else to = middle
  }
  return from
}

/** What was believed, and the observations (each > 0) beside it, each with its weight. */
const beside = (believed: Shape, ratios: readonly number[]): Shape => {
  const whole = worth + ratios.length
  const sorted = Float64Array.from(ratios).sort()
  return {
    under: (x) => (worth * believed.under(x) + notAbove(sorted, x)) / whole,
    mean: (worth * believed.mean + sum(ratios, (one) => one)) / whole,
    log: (worth * believed.log + sum(ratios, Math.log)) / whole,
  }
}

/** What lies further from what was believed than so many deviations moves the belief no more than that: it stands beside it as it is. */
const farthest = 3

/** A lognormal believed on the first day, and what these observations make of its place and of its width. */
export const firstTaught = (mean: number, cv: number, ratios: readonly number[]): Shape => {
  const [log, variance] = logsOf(mean, cv)
  const n = ratios.length
  if (n === 0) return lognormal(log, variance)
  const far = farthest * Math.sqrt(variance)
  const logs = ratios.map((one) => Math.max(log - far, Math.min(log + far, Math.log(one))))
  const seen = sum(logs, (one) => one) / n
  const squares = sum(logs, (one) => (one - seen) ** 2)
  const away = (worth * n * (seen - log) ** 2) / (worth + n)
  const known = lognormal((worth * log + n * seen) / (worth + n), (worth * variance + squares + away) / (worth + n))
  return beside(known, ratios)
}

/** A part of a whole: of the whole's shape, moved as far as the part's own observations warrant, and these beside it. */
export const partTaught = (whole: Shape, ratios: readonly number[]): Shape => {
  const n = ratios.length
  if (n === 0) return whole
  const times = Math.exp((sum(ratios, Math.log) - n * whole.log) / (worth + n))
  const moved: Shape = {
    under: (x) => whole.under(x / times),
    mean: whole.mean * times,
    log: whole.log + Math.log(times),
  }
  return beside(moved, ratios)
}

/** The ratio that this share stays under, between a hundredth and a hundred times what was expected. */
const quantile = ({ under }: Shape, share: number): number => {
  let [low, high] = [0.01, 100]
  for (let halving = 0; halving < 50; halving++) {
    const middle = Math.sqrt(low * high)
    if (under(middle) < share) low = middle
    else high = middle
  }
  return high
}

/** From the tenth to the ninetieth of a normal distribution: so many deviations. */
const tenthToNinetieth = 2.5631031

export const lessonOf = (shape: Shape, seen: number): Lesson => {
  const [low, middle, high] = [quantile(shape, 0.1), quantile(shape, 0.5), quantile(shape, 0.9)]
  const deviation = Math.log(high / low) / tenthToNinetieth
  return { seen, low, middle, high, mean: shape.mean, cv: Math.sqrt(Math.exp(deviation ** 2) - 1) }
}
