/** Laws of learning, on a past drawn from a truth that the learning is not told. */
import { describe, expect, test } from 'vitest'
import { at, chance } from '../examples.ts'
import { firstTaught, lessonOf, partTaught } from './belief.ts'
import { learnFrom } from './lessons.ts'
import type { Past } from './past.ts'

type Draw = () => number
const normalOf = (next: Draw): Draw => {
  return () => Math.sqrt(-2 * Math.log(next() || 0.5)) * Math.cos(2 * Math.PI * next())
}

/** Ways in which times may really fall, each as taken ÷ expected. */
const truths: Readonly<Record<string, (next: Draw) => Draw>> = {
  'as believed': (next) => {
    const normal = normalOf(next)
    return () => Math.exp(-0.043 + 0.2936 * normal())
  },
  'slower, and wider': (next) => {
    const normal = normalOf(next)
    return () => Math.exp(0.26 + 0.5 * normal())
  },
  'heavier tails: Student’s t of four degrees, less what is nonsense': (next) => {
    const normal = normalOf(next)
    const draw = (): number => {
      const spread = normal() ** 2 + normal() ** 2 + normal() ** 2 + normal() ** 2
      const ratio = Math.exp(0.1 + (0.3 * normal()) / Math.sqrt(spread / 4))
      return ratio > 8 || ratio < 1 / 8 ? draw() : ratio
    }
    return draw
  },
  'two kinds: most as expected, one in five twice as long': (next) => {
    const normal = normalOf(next)
    return () => Math.exp((next() < 0.2 ? 0.69 : 0) + 0.15 * normal())
  },
}
const draws = (draw: Draw, howMany: number): number[] => Array.from({ length: howMany }, draw)
const share = (xs: readonly number[], holds: (x: number) => boolean): number => xs.filter(holds).length / xs.length
const quantile = (sorted: readonly number[], of: number): number => sorted[Math.floor(of * sorted.length)]!
const sortedOf = (xs: readonly number[]): number[] => xs.toSorted((a, b) => a - b)

describe.each(Object.entries(truths))('%s', (_, truth) => {
  test('the more was seen, the nearer to the truth; after 3,000 within 4 in 100', () => {
    const { next } = chance(1955)
    const long = sortedOf(draws(truth(next), 200_000))
    const wanted = [0.1, 0.5, 0.9].map((of) => quantile(long, of))
    const mean = long.reduce((sum, one) => sum + one, 0) / long.length
    const missedBy = (seen: number): number => {
      const runs = Array.from({ length: 12 }, () => lessonOf(firstTaught(1, 0.3, draws(truth(next), seen)), seen))
      const faults = runs.flatMap(({ low, middle, high, mean: said }) =>
        [low / wanted[0]!, middle / wanted[1]!, high / wanted[2]!, said / mean].map((one) => Math.abs(Math.log(one))),
      )
      return faults.reduce((sum, one) => sum + one, 0) / faults.length
    }
    const [some, more, most] = [missedBy(100), missedBy(600), missedBy(3000)]
    expect(most).toBeLessThan(0.04)
    expect(most).toBeLessThan(Math.max(some, more) + 0.001)
  })

  test.each([60, 250, 1000])('of what comes after %i were seen, 75 to 85 in 100 fall between the tenth and the ninetieth', (seen) => {
    const { next } = chance(seen)
    const draw = truth(next)
    const inside = Array.from({ length: 40 }, () => {
      const { low, high } = lessonOf(firstTaught(1, 0.3, draws(draw, seen)), seen)
      return share(draws(draw, 2000), (one) => one >= low && one <= high)
    })
    const average = inside.reduce((sum, one) => sum + one, 0) / inside.length
    expect(average).toBeGreaterThan(0.75)
    expect(average).toBeLessThan(0.85)
  })

  test('a part of a whole that differs from it is found as well', () => {
    const { next } = chance(77)
    const draw = truth(next)
    const whole = firstTaught(1, 0.3, draws(draw, 2000))
    const slower = sortedOf(draws(() => 1.4 * draw(), 200_000))
    const inside = Array.from({ length: 40 }, () => {
      const part = lessonOf(
        partTaught(
          whole,
          draws(() => 1.4 * draw(), 120),
        ),
        120,
      )
      expect(Math.abs(Math.log(part.middle / quantile(slower, 0.5)))).toBeLessThan(0.2)
      return share(
        draws(() => 1.4 * draw(), 1000),
        (one) => one >= part.low && one <= part.high,
      )
    })
    const average = inside.reduce((sum, one) => sum + one, 0) / inside.length
    expect(average).toBeGreaterThan(0.75)
    expect(average).toBeLessThan(0.87)
  })
})

test('a whole past with nonsense in it: the hours are found, and what was left out is counted', () => {
  const { next } = chance(3)
  const normal = normalOf(next)
  const factor = { '08:15': 1.45, '11:00': 0.95, '16:00': 1.25 } as const
  const whole = Object.entries(factor).flatMap(([time, times], kind) =>
    Array.from({ length: 900 }, (_, n): Past => {
      const roadMinutes = 5 + Math.floor(next() * 25)
      const sentAt = at(time).add({ hours: 24 * (n % 5) })
      const taken = roadMinutes * times * Math.exp(-0.02 + 0.2 * normal())
      const forgot = next() < 0.05
      const arrivedAt = sentAt.add({ seconds: Math.round(60 * (forgot ? taken + 240 : taken)) })
      const leftAt = arrivedAt.add({ seconds: Math.round(60 * 50 * 1.2 * Math.exp(-0.08 + 0.4 * normal())) })
      return {
        ...{ visit: `vis_${kind}_${n}`, operative: `op_${n % 20}`, sentAt, arrivedAt, knockedAt: arrivedAt, leftAt, windowFrom: null },
        ...{
          onMap: true,
          roadMinutes,
          expectedMinutes: 50,
          trade: 'gas',
          emergency: false,
          extraMinutes: 0,
          interpreter: false,
          outcome: 'done',
        },
      }
    }),
  )
  const { travel, work, leftOut, sendings } = learnFrom(whole)
  expect(travel['early']!.mean).toBeCloseTo(1.45, 1)
  expect(travel['day']!.mean).toBeCloseTo(0.95, 1)
  expect(travel['late']!.mean).toBeCloseTo(1.25, 1)
  expect(work['gas']!.mean).toBeCloseTo(1.2, 1)
  expect(sendings).toBe(2700)
  expect(leftOut.far_too_long).toBeGreaterThan(90)
  expect(leftOut.far_too_long).toBeLessThan(180)
})
