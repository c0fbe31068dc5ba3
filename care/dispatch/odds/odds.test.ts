import { describe, expect, test } from 'vitest'
import { chance } from '../examples.ts'
import { certain, fromRaw, lognormal, plus } from './moments.ts'
import type { Moments } from './moments.ts'
import { below } from './normal.ts'
import { by, chanceLater, minutesBeyond, minutesLate, notBefore } from './shape.ts'
import { leftOfTrip, leftOnSite, timeOnSite, trip, usualWork } from './stretches.ts'
import { learn, newDay, trafficToday } from './traffic.ts'

const dice = chance(1955)
const normal = (): number => Math.sqrt(-2 * Math.log(dice.next() || 0.5)) * Math.cos(2 * Math.PI * dice.next())
const drawLognormal = (mean: number, cv: number): number => {
  const variance = Math.log(1 + cv * cv)
  return mean * Math.exp(-variance / 2 + Math.sqrt(variance) * normal())
}
const drawVisit = (expected: number): number => {
  if (dice.often(usualWork.noAccessChance)) return usualWork.noAccessMinutes
  return drawLognormal(expected / 1.05, 0.5) * (dice.often(0.05) ? 2 : 1)
}
const draws = 200_000
const sampled = (draw: () => number): number[] => Array.from({ length: draws }, draw)
const momentsOf = (xs: readonly number[]): Moments => {
  const mean = (n: number): number => xs.reduce((sum, x) => sum + x ** n, 0) / xs.length
  return fromRaw([mean(1), mean(2), mean(3)])
}
const share = (xs: readonly number[], holds: (x: number) => boolean): number => xs.filter(holds).length / xs.length
const average = (xs: readonly number[], of: (x: number) => number): number => xs.reduce((sum, x) => sum + of(x), 0) / xs.length

test('the normal distribution, against what tables say', () => {
  expect(below(0)).toBe(0.5)
  expect(below(1.959963985)).toBeCloseTo(0.975, 9)
  expect(below(-4)).toBeCloseTo(3.167124e-5, 10)
})

describe('moments, against 200,000 draws', () => {
  test('time on site, with overruns and nobody answering', () => {
    const [said, seen] = [timeOnSite(80, usualWork), momentsOf(sampled(() => drawVisit(80)))]
    expect(Math.abs(said.mean - seen.mean)).toBeLessThan(0.4)
    expect(Math.abs(said.variance / seen.variance - 1)).toBeLessThan(0.03)
    expect(Math.abs(said.third / seen.third - 1)).toBeLessThan(0.15)
  })

  test.each([5, 30, 90, 200])('what is left after %i minutes on site', (elapsed) => {
    const left = sampled(() => drawVisit(80)).filter((x) => x > elapsed)
    const seen = momentsOf(left.map((x) => x - elapsed))
    const said = leftOnSite(80, usualWork, elapsed)
    expect(Math.abs(said.mean / seen.mean - 1)).toBeLessThan(0.06)
    expect(Math.abs(Math.sqrt(said.variance / seen.variance) - 1)).toBeLessThan(0.12)
  })

  test('a trip under uncertain traffic, and what is left of one', () => {
    const traffic = lognormal(1.1, 0.1)
    const said = trip(20, 0.3, traffic)
    const seen = momentsOf(sampled(() => drawLognormal(20, 0.3) * drawLognormal(1.1, 0.1)))
    expect(said.mean).toBeCloseTo(22, 9)
    expect(Math.abs(said.variance / seen.variance - 1)).toBeLessThan(0.03)
    const late = sampled(() => drawLognormal(20, 0.3)).filter((x) => x > 25)
    expect(Math.abs(leftOfTrip(20, 0.3, 25).mean - average(late, (x) => x - 25))).toBeLessThan(0.2)
  })

  test('a time far past anything expected still has something left', () => {
    expect(leftOnSite(30, usualWork, 600).mean).toBeGreaterThan(5)
    expect(leftOfTrip(10, 0.3, 400).mean).toBeGreaterThan(1)
  })
})

describe('odds, against 200,000 draws of a clock: a visit, a trip, a visit, a trip', () => {
  const clock = sampled(() => drawVisit(50) + drawLognormal(15, 0.3) + drawVisit(80) + drawLognormal(20, 0.3))
  const said = [timeOnSite(50, usualWork), trip(15, 0.3), timeOnSite(80, usualWork), trip(20, 0.3)].reduce(plus, certain(0))

  test.each([60, 120, 180, 240, 300])('at minute %i', (at) => {
    expect(Math.abs(chanceLater(said, at) - share(clock, (x) => x > at))).toBeLessThan(0.02)
    expect(Math.abs(minutesBeyond(said, at) - average(clock, (x) => Math.max(0, x - at)))).toBeLessThan(0.6)
    expect(Math.abs(minutesLate(said, at, 120) - average(clock, (x) => Math.min(120, Math.max(0, x - at))))).toBeLessThan(0.6)
  })

  test.each([100, 160, 220])('a window that opens at minute %i takes spread away', (opens) => {
    const seen = momentsOf(clock.map((x) => Math.max(x, opens)))
    const waited = notBefore(said, opens)
    expect(Math.abs(waited.mean - seen.mean)).toBeLessThan(0.6)
    expect(Math.abs(Math.sqrt(waited.variance) - Math.sqrt(seen.variance))).toBeLessThan(1.5)
    expect(waited.variance).toBeLessThan(said.variance)
  })

  test('the time by which nineteen of twenty have arrived', () => {
    const nineteen = by(said, 0.95)
    expect(Math.abs(share(clock, (x) => x <= nineteen) - 0.95)).toBeLessThan(0.01)
  })

  test('what is certain stays certain', () => {
    expect([chanceLater(certain(10), 10), chanceLater(certain(11), 10), minutesBeyond(certain(12), 10)]).toEqual([0, 1, 2])
    expect(notBefore(certain(3), 5)).toEqual(certain(5))
    expect(by(certain(7), 0.95)).toBeCloseTo(7, 9)
  })
})

describe('today’s traffic', () => {
  test('is as usual before the first trip, and what trips say after many', () => {
    expect(trafficToday(newDay(0.08, 0.3)).mean).toBeCloseTo(1, 9)
    let known = newDay(0.25, 0.3)
    for (let k = 0; k < 400; k++) known = learn(known, 15, drawLognormal(15 * 1.4, 0.3))
    expect(trafficToday(known).mean).toBeCloseTo(1.4, 1)
    expect(trafficToday(known).variance).toBeLessThan(0.001)
  })

  test('one slow trip moves it little', () => {
    expect(trafficToday(learn(newDay(0.08, 0.3), 15, 30)).mean).toBeLessThan(1.06)
  })
})
