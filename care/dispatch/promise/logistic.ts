/** Logistic regression by Newton's steps: how likely something happens, from a few numbers known beforehand. Pure. */

const steps = 25
const still = 1e-7

/**
 * `rows`: what was known beforehand, the first number always 1. `happened`: 1 or 0. `before`: the weights believed until now, as
 * many as a row has numbers. `pull`: how hard the weights are drawn towards them, as so many observations of a spread of one.
 */
type Seen = {
  readonly rows: readonly (readonly number[])[]
  readonly happened: readonly number[]
  readonly before: readonly number[]
  readonly pull: number
}
const sumOf = (row: readonly number[], weights: readonly number[]): number => row.reduce((sum, x, i) => sum + x * weights[i]!, 0)

/** How badly these weights explain what happened: minus the logarithm of its chance, and the pull. */
const misfit = ({ rows, happened, before, pull }: Seen, weights: readonly number[]): number => {
  const drawn = weights.reduce((sum, weight, i) => sum + (pull * (weight - before[i]!) ** 2) / 2, 0)
  return rows.reduce((sum, row, n) => {
    const z = sumOf(row, weights)
    return sum + Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z))) - happened[n]! * z
  }, drawn)
}

/** Newton's step from here. */
const stepFrom = ({ rows, happened, before, pull }: Seen, weights: readonly number[]): number[] => {
  const slope = weights.map((weight, i) => pull * (weight - before[i]!))
  const bend = weights.map((_, i) => weights.map((__, j) => (i === j ? pull : 0)))
  rows.forEach((row, n) => {
    const chance = 1 / (1 + Math.exp(-sumOf(row, weights)))
    row.forEach((x, i) => {
      slope[i]! += (chance - happened[n]!) * x
      row.forEach((y, j) => (bend[i]![j]! += chance * (1 - chance) * x * y))
    })
  })
  return solve(bend, slope)
}

/** Weights under which what happened is likeliest, drawn towards those before. */
export const fitWeights = (seen: Seen): number[] => {
  let weights = [...seen.before]
  for (let step = 0; step < steps; step++) {
    const move = stepFrom(seen, weights)
    const now = misfit(seen, weights)
    // Far from the answer a whole step may overshoot: half of it, and half again, until it helps.
    const shares = Array.from({ length: 30 }, (_, n) => 0.5 ** n)
    const next = shares.map((share) => weights.map((weight, i) => weight - share * move[i]!)).find((one) => misfit(seen, one) <= now)
    if (!next) break
    weights = next
    if (move.every((by) => Math.abs(by) < still)) break
  }
  return weights
}

/** `matrix` × x = `right`, by Gauss, the largest pivot first. */
const solve = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] => {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  const n = rows.length
  for (let c = 0; c < n; c++) {
    const pivot = rows.reduce((best, row, r) => (r >= c && Math.abs(row[c]!) > Math.abs(rows[best]![c]!) ? r : best), c)
    const swapped = rows[c]!
    rows[c] = rows[pivot]!
    rows[pivot] = swapped
    rows.forEach((row, r) => {
      if (r === c) return
      const share = row[c]! / rows[c]![c]!
      for (let k = c; k <= n; k++) row[k]! -= share * rows[c]![k]!
    })
  }
  return rows.map((row, i) => row[n]! / row[i]!)
}

const without = (numbers: readonly number[], silent: ReadonlySet<number>): number[] => numbers.map((one, i) => (silent.has(i) ? 0 : one))

/**
 * The same around the middle of what was seen, where what is known best is the whole: it moves first, and a weight only as far as what
 * was seen tells one number from another. Else a past in which all was alike would be taken for one in which nothing matters.
 */
const fitAroundMiddle = (seen: Seen): number[] => {
  const means = seen.before.map((_, i) => (i === 0 ? 0 : seen.rows.reduce((sum, row) => sum + row[i]!, 0) / Math.max(1, seen.rows.length)))
  const [whole, ...weights] = fitWeights({
    ...seen,
    rows: seen.rows.map((row) => row.map((x, i) => x - means[i]!)),
    before: [sumOf([1, ...means.slice(1)], seen.before), ...seen.before.slice(1)],
  })
  return [whole! - sumOf([0, ...means.slice(1)], [0, ...weights]), ...weights]
}

/** The same where no weight but the first may be under nought: what would seem to lessen the trouble that it stands for says nothing instead. */
export const fitGrowing = (seen: Seen): number[] => {
  const silent = new Set<number>()
  for (;;) {
    const weights = fitAroundMiddle({ ...seen, rows: seen.rows.map((row) => without(row, silent)), before: without(seen.before, silent) })
    const least = Math.min(...weights.slice(1))
    if (!(least < 0)) return weights
    silent.add(weights.indexOf(least, 1))
  }
}
