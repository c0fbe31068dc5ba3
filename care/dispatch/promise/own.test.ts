import { describe, expect, test } from 'vitest'
import { chance } from '../examples.ts'
import { fitGrowing } from './logistic.ts'
import { firstExperience, isTrusted, keptChance, promiseChance } from './odds.ts'
import type { Experience, Lived, Signs } from './odds.ts'
import { canTeach, fewestPromises, heldOf, ownExperience as learnedAt } from './own.ts'

const usual: Signs = { late: 1.5, crowd: 0.7, load: 0.7, few: 0.2, short: true }
const ownExperience = (lived: readonly Lived[]): Experience | null => learnedAt(lived, 0.95)
const said = (known: Experience): number => promiseChance(usual, known)
const before = said(firstExperience)
const days = (howMany: number, kept: (n: number) => boolean, over: Partial<Lived> = {}): Lived[] =>
  Array.from({ length: howMany }, (_, n) => ({ promised: usual, morning: usual, kept: kept(n), ...over }))
const oneInFive = (n: number): boolean => n % 5 !== 0

describe('B4 a branch’s own experience', () => {
  test('fewer than fifty promises teach nothing, however they went', () => {
    expect(ownExperience(days(fewestPromises - 1, () => false))).toBeNull()
    expect(ownExperience(days(fewestPromises, () => true))).not.toBeNull()
  })

  test('few promises change little: fifty that were all kept, or of which two more broke than was said', () => {
    for (const kept of [() => true, (n: number) => n % 12 !== 0])
      expect(Math.abs(said(ownExperience(days(fewestPromises, kept))!) - before)).toBeLessThan(0.02)
  })

  test('the more of them break, the less is said; hundreds speak for themselves', () => {
    const learned = [100, 400, 1600].map((howMany) => said(ownExperience(days(howMany, oneInFive))!))
    expect([before, ...learned].toSorted((a, b) => b - a)).toEqual([before, ...learned])
    expect(learned.at(-1)!).toBeGreaterThan(0.78)
    expect(learned.at(-1)!).toBeLessThan(0.84)
  })

  test('a branch that keeps more than was said may say more', () => {
    expect(said(ownExperience(days(1600, (n) => n % 200 !== 0))!)).toBeGreaterThan(before + 0.01)
  })

  test('only the newest count: what broke long ago is forgotten', () => {
    const [now, once] = [days(5000, (n) => n % 50 !== 0), days(5000, oneInFive)]
    expect(ownExperience([...now, ...once])).toEqual(ownExperience(now))
  })

  test('promises made on their own day teach what a morning says, and nothing of what is promised until then', () => {
    const learned = ownExperience(days(400, oneInFive, { promised: null }))!
    expect(learned.trust).toEqual(firstExperience.trust)
    expect(keptChance(usual, learned)).toBeLessThan(keptChance(usual, firstExperience) - 0.05)
  })

  test('days that were promised fuller than they would be now say nothing of how days fill up from now on', () => {
    const full: Signs = { ...usual, late: 3, crowd: 1.2, load: 1.1 }
    const once = days(600, (n) => n % 4 !== 0, { morning: full })
    const learned = ownExperience([...days(600, (n) => n % 25 !== 0), ...once])!
    expect(keptChance(full, learned)).toBeLessThan(0.8)
    expect(said(learned)).toBeGreaterThan(0.94)
    expect(said(learnedAt([...days(600, (n) => n % 25 !== 0), ...once], 0.5)!)).toBeLessThan(0.9)
  })

  test('no sign is ever taken to lessen the trouble it stands for, whatever the past looks like', () => {
    const dice = chance(5)
    const upsideDown = Array.from({ length: 900 }, (): Lived => {
      const signs = { late: dice.next() * 5, crowd: dice.next() * 2, load: dice.next() * 2, few: dice.next(), short: dice.often(0.5) }
      return { promised: signs, morning: signs, kept: dice.often(Math.min(0.99, 0.5 + signs.late / 8 + signs.load / 8)) }
    })
    const learned = ownExperience(upsideDown)!
    expect(isTrusted(learned)).toBe(true)
    for (const sign of ['late', 'crowd', 'load', 'few'] as const) {
      const odds = [0, 0.5, 1].map((value) => promiseChance({ ...usual, [sign]: value }, learned))
      expect(odds.toSorted((a, b) => b - a)).toEqual(odds)
    }
  })

  test('a promise of which a sign is no figure teaches nothing', () => {
    const { load: _, ...older } = usual
    for (const broken of [{ ...usual, load: Number.NaN }, older as Signs])
      expect([
        canTeach({ promised: null, morning: broken, kept: true }),
        canTeach({ promised: broken, morning: usual, kept: true }),
      ]).toEqual([false, false])
    expect(canTeach({ promised: null, morning: usual, kept: true })).toBe(true)
  })

  test.each<[name: string, one: Experience]>([
    ['a sign that lessens trouble', { ...firstExperience, weights: [-8, -0.1, 1, 1, 1, 1] }],
    ['odds at the promise that rise with trouble', { ...firstExperience, trust: [-1.8, -0.1] }],
    ['what is no figure', { ...firstExperience, weights: [Number.NaN, 1, 1, 1, 1, 1] }],
    ['what has no end', { ...firstExperience, trust: [Infinity, 0] }],
    ['weights that are not those of the signs', { ...firstExperience, weights: [-8, 1] }],
  ])('is not trusted: %s', (_, one) => expect(isTrusted(one)).toBe(false))
  test('what rehearsals taught is trusted', () => expect(isTrusted(firstExperience)).toBe(true))
})

test('B4 a weight that would fall under nought says nothing, and the others are found without it', () => {
  const dice = chance(3)
  const rows = Array.from({ length: 3000 }, () => [1, dice.next() * 4, dice.next() * 4])
  const happened = rows.map(([, x, y]) => (dice.often(1 / (1 + Math.exp(3 - x! + 0.5 * y!))) ? 1 : 0))
  const [, grows, falls] = fitGrowing({ rows, happened, before: [0, 0, 0], pull: 4 })
  expect([grows! > 0.8, falls]).toEqual([true, 0])
})

test('B4 how the odds held is counted by what was said, the surest first', () => {
  const some = [0.964, 0.957, 0.961, 0.991].map((chance, n) => ({ chance, kept: n !== 1 }))
  expect(heldOf(some)).toEqual([
    { inHundred: 99, promises: 1, kept: 1 },
    { inHundred: 96, promises: 3, kept: 2 },
  ])
})
