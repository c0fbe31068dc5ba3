import { makeId } from '../../../lib/ids.ts'
import type { Id, IdKind } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'

/** Dice for the weeks before today: thrown tens of thousands of times, so quick ones (mulberry32), begun by one throw of the seed's own. */
export const diceFrom = (random: () => number) => {
  let state = Math.floor(random() * 2 ** 32) | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
    often: (probability: number): boolean => next() < probability,
    whole: (from: number, to: number): number => from + Math.floor(next() * (to - from + 1)),
    /** Around 1, with this deviation ÷ mean (lognormal): as roads and work differ from what was expected. */
    around: (cv: number): number => {
      const variance = Math.log(1 + cv * cv)
      return Math.exp(Math.sqrt(variance) * normal() - variance / 2)
    },
    digits: (n: number): string => Array.from({ length: n }, () => 1 + Math.floor(next() * 9)).join(''),
    id: <K extends IdKind>(kind: K, at: Instant): Id<K> => makeId(kind, at.epochMilliseconds, next),
  }
}
export type Dice = ReturnType<typeof diceFrom>
