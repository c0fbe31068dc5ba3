import { describe, expect, test } from 'vitest'
import { firstExperience } from '../promise/odds.ts'
import { pictureOf, reliability, tableOf, wilson } from './reliability.ts'
import { asBelieved } from './truth.ts'
import { rehearseWeeks } from './weeks.ts'
import type { Promised, Weeks } from './weeks.ts'

const aWeek = (seed: number): Weeks => {
  const weeks = rehearseWeeks(
    {
      ...{ seed, people: 6, days: 6, requests: 30, emergencyShare: 0.12, level: 0.95, ahead: 5 },
      ...{ truth: asBelieved, experience: firstExperience, learns: true, breathing: 10 },
    },
    () => 0,
  )
  return [...weeks].at(-1)!
}

describe('a rehearsal', () => {
  test('the same seed lives the same weeks; another lives others', () => {
    const [once, again, other] = [aWeek(3), aWeek(3), aWeek(4)]
    expect(again).toEqual(once)
    expect(other.promises).not.toEqual(once.promises)
  })

  test('B4 nothing is promised below the level, and everything promised is lived through once', () => {
    const { promises, asked, refused, days } = aWeek(5)
    expect(promises.every((one) => one.offered >= 0.95)).toBe(true)
    expect(promises.every((one) => one.day >= 1 && one.day <= days)).toBe(true)
    expect(promises.length).toBeLessThanOrEqual(asked - refused)
    expect(promises.filter((one) => one.kept).length).toBeGreaterThan(promises.length / 2)
  })
})

describe('reliability', () => {
  const of = (offered: number, kept: number, all: number): Promised[] =>
    Array.from({ length: all }, (_, n) => ({ day: 1, offered, kept: n < kept }))
  const promises = [...of(0.955, 95, 100), ...of(0.985, 97, 100), { day: 1, offered: 0.99, kept: null }]

  test('promises are gathered by what was said; what a household cancelled is left out', () => {
    const { all, bins } = reliability(promises, 0.95)
    expect(all).toMatchObject({ promises: 200, kept: 0.96 })
    expect(bins.map(({ from, promises: n, kept }) => [from, n, kept])).toEqual([
      [0.95, 100, 0.95],
      [0.98, 100, 0.97],
    ])
    expect(tableOf(bins)).toHaveLength(3)
    expect(pictureOf(bins, 0.95)).toContain('100 promises: said  95.5%, kept  95.0%')
  })

  test('the interval of a share is Wilson’s', () => {
    const [least, most] = wilson(95, 100)
    expect([least.toFixed(4), most.toFixed(4)]).toEqual(['0.8882', '0.9785'])
  })
})
