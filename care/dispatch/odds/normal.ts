/** The normal distribution: a series in the middle, a continued fraction in the tails. Good to 9 digits and more. */

const rootTwoPi = Math.sqrt(2 * Math.PI)

/** The density at x of a normal with mean 0 and deviation 1. */
export const density = (x: number): number => Math.exp(-0.5 * x * x) / rootTwoPi

/** P(Z > x) for x ≥ 3, by Laplace's continued fraction. */
const farTail = (x: number): number => {
  let fraction = x
  for (let k = 40; k > 0; k--) fraction = x + k / fraction
  return density(x) / fraction
}

/** P(Z ≤ x), by Taylor's series around 0 where it converges well and by the continued fraction beyond. */
export const below = (x: number): number => {
  if (x > 3) return 1 - farTail(x)
  if (x < -3) return farTail(-x)
  let term = x
  let sum = x
  for (let k = 1; Math.abs(term) > 1e-17; k++) {
    term *= (x * x) / (2 * k + 1)
    sum += term
  }
  return 0.5 + density(x) * sum
}

/** P(Z > x). */
export const above = (x: number): number => below(-x)
