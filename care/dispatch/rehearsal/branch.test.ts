import { expect, test } from 'vitest'
import { usualRest } from '../../workforce/rules/breaks.ts'
import { chance } from '../examples.ts'
import { drawBranch } from './branch.ts'

test('in a made-up branch breaks are spread as in a real one: of those who began the day together no more than a quarter is away at once', () => {
  const { people } = drawBranch(chance(1), 25)
  const early = people.filter(({ shiftStart }) => shiftStart === 480)
  expect(early.length).toBeGreaterThan(10)
  for (let minute = 480; minute < 990; minute++) {
    const away = early.filter(({ breakFrom, breakMin }) => breakFrom <= minute && minute < breakFrom + breakMin)
    expect(away.length).toBeLessThanOrEqual(early.length / 4)
  }
  for (const { shiftStart, breakFrom, breakMin } of people) {
    expect(Math.abs(breakFrom - shiftStart - usualRest.after)).toBeLessThanOrEqual(60)
    expect(breakMin).toBe(usualRest.minutes)
  }
})

test('those of one trade are kept apart: while one rests, another can be sent', () => {
  const { people } = drawBranch(chance(2), 25)
  const alike = people.filter(({ trades, shiftStart }) => trades[0] === 'multi' && shiftStart === 480)
  expect(alike.length).toBeGreaterThan(2)
  expect(new Set(alike.map(({ breakFrom }) => breakFrom)).size).toBe(alike.length)
})
