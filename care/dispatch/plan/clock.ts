/**
 * An uncertain clock that is moved on in place: `s[0]` mean, `s[1]` variance, `s[2]` third moment. The same questions as
 * in `odds/shape`, for the innermost loop: nothing is allocated, and what cannot matter is not looked up.
 */
import { below, density } from '../odds/normal.ts'
import { cell, columns, lowest, rowOf, stepsPerDeviation, table } from '../odds/shape.ts'

const certainly = 1e-6

/** P(X > at). */
export const chanceLater = (s: Float64Array, at: number): number => {
  const mean = s[0]!
  const variance = s[1]!
  const ahead = at - mean
  if (variance < certainly) return ahead < 0 ? 1 : 0
  if (ahead > 0 && ahead * ahead > 64 * variance) return 0
  const x = (ahead / Math.sqrt(variance) - lowest) * stepsPerDeviation
  if (x <= 0) return 1
  const column = x | 0
  const i = (rowOf(variance, s[2]!) * columns + column) * cell
  return table[i]! + (table[i + cell]! - table[i]!) * (x - column)
}

/** E[(X − at)⁺]. */
export const beyond = (s: Float64Array, at: number): number => {
  const variance = s[1]!
  const ahead = at - s[0]!
  if (variance < certainly) return Math.max(0, -ahead)
  if (ahead > 0 && ahead * ahead > 64 * variance) return 0
  const deviation = Math.sqrt(variance)
  const x = (ahead / deviation - lowest) * stepsPerDeviation
  if (x <= 0) return -ahead
  const column = x | 0
  const i = (rowOf(variance, s[2]!) * columns + column) * cell + 1
  return deviation * (table[i]! + (table[i + cell]! - table[i]!) * (x - column))
}

/** X becomes max(X, at). */
export const notBefore = (s: Float64Array, at: number): void => {
  const mean = s[0]!
  const variance = s[1]!
  const ahead = at - mean
  if (ahead < 0 && ahead * ahead >= 25 * variance) return
  if (variance < certainly || (ahead > 0 && ahead * ahead > 64 * variance)) {
    s[0] = Math.max(at, mean)
    s[1] = 0
    s[2] = 0
    return
  }
  const deviation = Math.sqrt(variance)
  const x = (ahead / deviation - lowest) * stepsPerDeviation
  const column = x | 0
  const i = (rowOf(variance, s[2]!) * columns + column) * cell
  const part = x - column
  const one = deviation * (table[i + 1]! + (table[i + cell + 1]! - table[i + 1]!) * part)
  const two = variance * (table[i + 2]! + (table[i + cell + 2]! - table[i + 2]!) * part)
  const three = variance * deviation * (table[i + 3]! + (table[i + cell + 3]! - table[i + 3]!) * part)
  s[0] = at + one
  s[1] = Math.max(0, two - one * one)
  s[2] = three - 3 * one * two + 2 * one * one * one
}

/** What a late arrival costs: so much for being late (`each`), and `minute` for each minute of it up to `cap`. One look-up for all three. */
export const lateness = (s: Float64Array, at: number, each: number, minute: number, cap: number): number => {
  const variance = s[1]!
  const ahead = at - s[0]!
  if (ahead > 0 && ahead * ahead > 64 * variance) return 0
  if (variance < certainly) return ahead < 0 ? each + minute * Math.min(cap, -ahead) : 0
  const deviation = Math.sqrt(variance)
  const x = (ahead / deviation - lowest) * stepsPerDeviation
  if (x <= 0) return each + minute * Math.max(0, -ahead - beyond(s, at + cap))
  const column = x | 0
  const i = (rowOf(variance, s[2]!) * columns + column) * cell
  const part = x - column
  const chance = table[i]! + (table[i + cell]! - table[i]!) * part
  const minutes = deviation * (table[i + 1]! + (table[i + cell + 1]! - table[i + 1]!) * part)
  return each * chance + minute * (minutes - beyond(s, at + cap))
}

/**
 * X becomes max(X, Y) for a Y that is independent of it, as when one of two waits for the other. Mean and variance as if both
 * were normal (Clark, "The greatest of a finite set of random variables", 1961); the skew of whichever is likely the later.
 */
export const laterOf = (s: Float64Array, mean: number, variance: number, third: number): void => {
  const both = s[1]! + variance
  const ahead = s[0]! - mean
  if (ahead * ahead >= 36 * both) {
    if (ahead >= 0) return
    s[0] = mean
    s[1] = variance
    s[2] = third
    return
  }
  const apart = Math.sqrt(both)
  const mine = below(ahead / apart)
  const overlap = apart * density(ahead / apart)
  const one = ahead * mine + overlap
  const two = (s[1]! + ahead * ahead) * mine + variance * (1 - mine) + ahead * overlap
  s[0] = mean + one
  s[1] = Math.max(0, two - one * one)
  s[2] = s[2]! * mine + third * (1 - mine)
}
