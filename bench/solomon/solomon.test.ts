import { expect, test } from 'vitest'
import { chance } from '../../care/dispatch/examples.ts'
import { check } from './check.ts'
import { readInstance } from './instance.ts'
import { solve } from './solve.ts'

/** Made up in Solomon's layout: 30 customers around a depot, windows of an hour, vehicles of 100. */
const madeUp = (seed: number): string => {
  const c = chance(seed)
  const customer = (at: number): string => {
    const ready = c.whole(30, 200)
    return [at, c.whole(0, 60), c.whole(0, 60), c.whole(5, 20), ready, ready + 60, 10].join('   ')
  }
  const rows = Array.from({ length: 30 }, (_, at) => customer(at + 1))
  return ['MADEUP', '', 'VEHICLE', 'NUMBER CAPACITY', '  15  100', '', 'CUSTOMER', '0 30 30 0 0 340 0', ...rows].join('\n')
}
const instance = readInstance(madeUp(7))
const rounds = 3000
const solved = solve(instance, 'vehicles', (done) => done / rounds)
const { vehicles, far, wrong } = check(solved, instance)
const driven = solved.filter((route) => route.length > 0)

test('the search on known times: routes that hold, with fewer vehicles and less distance than one for each customer', () => {
  expect(wrong).toEqual([])
  expect(vehicles).toBeLessThan(10)
  const alone = Array.from({ length: 30 }, (_, customer) => 2 * instance.distance[customer * 31 + 30]!)
  expect(far).toBeLessThan(0.6 * alone.reduce((sum, one) => sum + one, 0))
})

test('the same seed and rounds give the same routes', () => {
  expect(solve(instance, 'vehicles', (done) => done / rounds)).toEqual(solved)
})

test('distance alone may take more vehicles, and never more road', () => {
  const shortest = check(
    solve(instance, 'distance', (done) => done / rounds),
    instance,
  )
  expect(shortest.wrong).toEqual([])
  expect(shortest.vehicles).toBeGreaterThanOrEqual(vehicles)
  expect(shortest.far).toBeLessThan(far * 1.02)
})

test('the checker refuses a customer left out, or visited twice', () => {
  const [first, ...others] = driven
  expect(check([first!.slice(1), ...others], instance).wrong).toContain(`customer ${first![0]! + 1} is visited 0 times`)
  expect(check([...driven, [first![0]!]], instance).wrong).toContain(`customer ${first![0]! + 1} is visited 2 times`)
})

test('the checker refuses a window missed, a vehicle too full and one home too late', () => {
  const [longest] = driven.toSorted((a, b) => b.length - a.length)
  expect(check([longest!.toReversed()], instance).wrong.join()).toMatch(/customer \d+: \d+\S* too late/)
  expect(check(driven, { ...instance, capacity: 20 }).wrong.join()).toMatch(/\d+ loaded, 20 carried/)
  expect(check(driven, { ...instance, due: instance.due.with(30, 100) }).wrong.join()).toMatch(/home \S+ too late/)
})

test('the checker refuses more vehicles than there are', () => {
  expect(check(driven, { ...instance, vehicles: 1 }).wrong).toContain(`${driven.length} vehicles of 1`)
})

test('a file that is no instance is refused in words', () => {
  expect(() => readInstance('R101\nnothing here')).toThrow('not an instance in Solomon’s layout')
})
