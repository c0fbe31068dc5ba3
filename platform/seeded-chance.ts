import { createHash } from 'node:crypto'
import type { Chance } from './world.ts'

/** Dice that fall the same way for the same seed: a counter, hashed. */
export const chanceFrom = (seed: number): Chance => {
  let thrown = 0
  const bytes = (): Buffer => createHash('sha256').update(`${seed} ${thrown++}`).digest()
  const random = (): number => bytes().readUIntBE(0, 6) / 2 ** 48
  return {
    random,
    token: () => bytes().toString('base64url'),
    digits: (n) => Array.from({ length: n }, () => 1 + Math.floor(random() * 9)).join(''),
  }
}
