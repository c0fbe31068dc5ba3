import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assign } from './assignment.ts'

const total = (cost: number[][], columns: ArrayLike<number>): number => cost.reduce((sum, row, r) => sum + row[columns[r]!]!, 0)

/** The least sum over every way there is. */
const tryAll = (cost: number[][], row = 0, taken: readonly number[] = []): number =>
  row === cost.length
    ? 0
    : Math.min(...cost[row]!.map((c, column) => (taken.includes(column) ? Infinity : c + tryAll(cost, row + 1, [...taken, column]))))

const problem = fc.integer({ min: 1, max: 5 }).chain((rows) =>
  fc.integer({ min: rows, max: 6 }).chain((columns) =>
    fc.array(fc.array(fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(Infinity)), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  ),
)

test('no other way of handing out the columns is cheaper, and no column is handed out twice', () => {
  fc.assert(
    fc.property(problem, (cost) => {
      const best = tryAll(cost)
      fc.pre(Number.isFinite(best))
      const columns = assign(Float64Array.from(cost.flat()), cost.length, cost[0]!.length)
      expect(new Set(columns).size).toBe(cost.length)
      expect(total(cost, columns)).toBe(best)
    }),
    { seed: 1955, numRuns: 1000 },
  )
})

test('a row with nowhere to go is a bug of the caller', () => {
  expect(() => assign(Float64Array.of(Infinity, Infinity), 1, 2)).toThrow('no column')
})

test('nobody to assign is no work', () => {
  expect(assign(new Float64Array(0), 0, 0)).toHaveLength(0)
})
