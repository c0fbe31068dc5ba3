/**
 * The odds of a time known by three moments: how likely it is later than a promise, by how many minutes, and what becomes
 * of it when it cannot begin before a window opens. Between the moments a shifted lognormal is assumed (the normal when
 * there is no skew); its integrals stand in one table, so that a question costs one look-up and no sample is drawn.
 */
import type { Moments } from './moments.ts'
import { above, below } from './normal.ts'

/** The table: rows of skew 0, 1/8 … 4, columns of u = (at − mean) ÷ deviation from −5 to 11 in steps of 1/32. */
export const skewStep = 1 / 8
export const rows = 33
export const lowest = -5
export const stepsPerDeviation = 32
export const columns = 16 * stepsPerDeviation + 1
/** Four numbers a cell: P(Z > u), E[(Z − u)⁺], E[((Z − u)⁺)²], E[((Z − u)⁺)³]. */
export const cell = 4

/** P(Z > u) for the shifted lognormal with mean 0, deviation 1 and this skew. */
const tailOf = (skew: number): ((u: number) => number) => {
  if (skew === 0) return above
  // skew = (w + 2) √(w − 1), with w = exp(σ²): solved by halving
  let [low, high] = [1, 20]
  for (let k = 0; k < 60; k++) {
    const w = (low + high) / 2
    if ((w + 2) * Math.sqrt(w - 1) < skew) low = w
    else high = w
  }
  const sigma = Math.sqrt(Math.log(low))
  const scale = 1 / Math.sqrt(low * (low - 1))
  const shift = -scale * Math.sqrt(low)
  return (u) => (u <= shift ? 1 : below(-Math.log((u - shift) / scale) / sigma))
}

/** Integrates the tail downwards from far out, by Simpson's rule, and keeps what falls on the grid. */
const fillRow = (table: Float32Array, row: number): void => {
  const tail = tailOf(row * skewStep)
  const step = 1 / (2 * stepsPerDeviation)
  let [one, two, three] = [0, 0, 0]
  let before = 0
  for (let at = 80 * stepsPerDeviation; at >= lowest * stepsPerDeviation; at--) {
    const here = tail(at / stepsPerDeviation)
    const middle = tail((at + 0.5) / stepsPerDeviation)
    const was = one
    one += ((here + 4 * middle + before) / 3) * step
    const wasTwo = two
    two += (was + one) * step * 2
    three += (wasTwo + two) * 3 * step
    before = here
    const column = at - lowest * stepsPerDeviation
    if (column < columns) table.set([here, one, two, three], (row * columns + column) * cell)
  }
}

/** `table[(row × columns + column) × cell + n]`. Built once, 270 kB, in a few hundredths of a second. */
export const table: Float32Array = (() => {
  const filled = new Float32Array(rows * columns * cell)
  for (let row = 0; row < rows; row++) fillRow(filled, row)
  return filled
})()

/** The row for this skew: negative skews, which waiting at a door never makes, are taken as none. */
export const rowOf = (variance: number, third: number): number => {
  const skew = third / (variance * Math.sqrt(variance))
  return skew <= 0 ? 0 : Math.min(rows - 1, Math.round(skew / skewStep))
}

/** The n-th number of the table at u, for the row; beyond the table what it tends to. */
const look = (row: number, u: number, n: number): number => {
  const x = (u - lowest) * stepsPerDeviation
  if (x >= columns - 1) return 0
  if (x < 0) return n === 0 ? 1 : n === 1 ? -u : n === 2 ? 1 + u * u : -u * u * u - 3 * u + row * skewStep
  const column = Math.floor(x)
  const at = (row * columns + column) * cell + n
  return table[at]! + (table[at + cell]! - table[at]!) * (x - column)
}

/** How likely it is later than `at`: 0 to 1. A certain time is not later than itself. */
export const chanceLater = (m: Moments, at: number): number => {
  if (m.variance <= 1e-9) return m.mean > at ? 1 : 0
  return look(rowOf(m.variance, m.third), (at - m.mean) / Math.sqrt(m.variance), 0)
}

/** Expected minutes beyond `at`: E[(X − at)⁺]. */
export const minutesBeyond = (m: Moments, at: number): number => {
  if (m.variance <= 1e-9) return Math.max(0, m.mean - at)
  const deviation = Math.sqrt(m.variance)
  return deviation * look(rowOf(m.variance, m.third), (at - m.mean) / deviation, 1)
}

/** Expected minutes late, none of them counted beyond `cap`: E[min((X − at)⁺, cap)]. */
export const minutesLate = (m: Moments, at: number, cap: number): number => minutesBeyond(m, at) - minutesBeyond(m, at + cap)

/** The later of an uncertain time and a certain one: `max(X, at)`. Waiting for a window to open takes the spread away. */
export const notBefore = (m: Moments, at: number): Moments => {
  if (m.variance <= 1e-9) return { mean: Math.max(m.mean, at), variance: 0, third: 0 }
  const deviation = Math.sqrt(m.variance)
  const u = (at - m.mean) / deviation
  if (u <= lowest) return m
  const row = rowOf(m.variance, m.third)
  const one = deviation * look(row, u, 1)
  const two = m.variance * look(row, u, 2)
  const three = m.variance * deviation * look(row, u, 3)
  return { mean: at + one, variance: Math.max(0, two - one * one), third: three - 3 * one * two + 2 * one ** 3 }
}

/** The time by which it has happened with this probability (0 < p < 1): the other way round, by halving. */
export const by = (m: Moments, p: number): number => {
  const deviation = Math.sqrt(m.variance)
  let [low, high] = [m.mean + lowest * deviation, m.mean - lowest * 2 * deviation]
  for (let k = 0; k < 40; k++) {
    const middle = (low + high) / 2
    if (chanceLater(m, middle) > 1 - p) low = middle
    else high = middle
  }
  return high
}
