import { expect, test } from 'vitest'
import { chance } from '../examples.ts'
import { firstLessons } from './lessons.ts'
import type { Trip } from './past.ts'
import { inTraffic, trafficOf } from './today.ts'
import { roadsOn } from './use.ts'

const trip = (ratio: number, operative: string, over: Partial<Trip> = {}): Trip => ({ operative, ratio, band: 'day', weekday: 2, ...over })
const people = ['op_a', 'op_b', 'op_c', 'op_d', 'op_e']

/** A day on which every way takes `times` what it usually does, each with its own luck. */
const aDay = (seed: number, times: number, trips: number): Trip[] => {
  const dice = chance(seed)
  const normal = (): number => Math.sqrt(-2 * Math.log(dice.next() || 0.5)) * Math.cos(2 * Math.PI * dice.next())
  const s = Math.sqrt(Math.log(1 + 0.3 ** 2))
  return Array.from({ length: trips }, (_, n) => trip(times * Math.exp(-s * s * 0.5 + s * normal()), people[n % 5]!))
}
const average = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length

test('before anybody arrives, a day is as usual', () => expect(trafficOf([], firstLessons)).toBe(1))

test('B8 two people’s ways are their own, however many: three make a day', () => {
  const two = Array.from({ length: 20 }, (_, n) => trip(2, people[n % 2]!))
  expect(trafficOf(two, firstLessons)).toBe(1)
  expect(trafficOf([...two, trip(2, 'op_c')], firstLessons)).toBeGreaterThan(1.1)
})

test.each([
  [0.9, 40],
  [1, 40],
  [1.2, 40],
  [1.5, 40],
])('B6 a day on which everything takes %s times as long is known for it by %i arrivals, from far away at first', (times, trips) => {
  const days = Array.from({ length: 60 }, (_, n) => aDay(n + 1, times, trips))
  const early = average(days.map((day) => trafficOf(day.slice(0, 3), firstLessons)))
  const late = average(days.map((day) => trafficOf(day, firstLessons)))
  expect(Math.abs(late - times)).toBeLessThanOrEqual(Math.abs(early - times) + 0.01)
  expect(Math.abs(late - times)).toBeLessThan(0.35 * Math.abs(1 - times) + 0.02)
  expect(Math.abs(early - 1)).toBeLessThan(0.3 * Math.abs(1 - times) + 0.02)
})

test('a slow hour that is known to be slow says nothing of the day', () => {
  const slow = { travel: { ...firstLessons.travel, 'early/2': { ...firstLessons.travel['early/2']!, mean: 1.5 } } }
  const morning = Array.from({ length: 30 }, (_, n) => trip(1.5, people[n % 5]!, { band: 'early' }))
  expect(trafficOf(morning, slow)).toBeLessThan(1.08)
  expect(trafficOf(morning, firstLessons)).toBeGreaterThan(1.25)
})

test('every hour left of the day takes its share of it', () => {
  const roads = roadsOn(firstLessons, Temporal.PlainDate.from('2026-11-24'))
  const busy = inTraffic(roads, 1.25)
  expect(busy.bands.map(({ factor }, n) => factor / roads.bands[n]!.factor)).toEqual(roads.bands.map(() => 1.25))
  expect([busy.tripCv, busy.bands.map(({ from }) => from)]).toEqual([roads.tripCv, roads.bands.map(({ from }) => from)])
})
