/** Logistic regression by Newton's steps: how likely something happens, from a few numbers known beforehand. Pure. */

/** How hard the weights are drawn towards what was believed before, as so many observations of a spread of one. */
const pull = 4
const steps = 25
const still = 1e-7

type Seen = { readonly rows: readonly (readonly number[])[]; readonly happened: readonly number[]; readonly before: readonly number[] }
const sumOf = (row: readonly number[], weights: readonly number[]): number => row.reduce((sum, x, i) => sum + x * weights[i]!, 0)

/** How badly these weights explain what happened: minus the logarithm of its chance, and the pull. */
const misfit = ({ rows, happened, before }: Seen, weights: readonly number[]): number => {
  const drawn = weights.reduce((sum, weight, i) => sum + (pull * (weight - before[i]!) ** 2) / 2, 0)
  return rows.reduce((sum, row, n) => {
    const z = sumOf(row, weights)
    return sum + Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z))) - happened[n]! * z
  }, drawn)
}

/** Newton's step from here. */
const stepFrom = ({ rows, happened, before }: Seen, weights: readonly number[]): number[] => {
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

/** Weights under which `happened` (1 or 0) is likeliest, drawn towards `before`. A row and the weights are equally long. */
export const fitWeights = (rows: Seen['rows'], happened: readonly number[], before: readonly number[]): number[] => {
  const seen = { rows, happened, before }
  let weights = [...before]
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
