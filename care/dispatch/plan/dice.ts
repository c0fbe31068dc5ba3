/** Chance from a seed, for the search: the same seed, the same plan. */
export type Dice = {
  /** 0 up to but not including 1. */
  readonly next: () => number
  /** A whole number from 0 up to but not including n. */
  readonly below: (n: number) => number
}

/** Marsaglia's xorshift with 32 bits. */
export const newDice = (seed: number): Dice => {
  const state = new Uint32Array([(seed ^ 0x9e3779b9) >>> 0 || 1])
  const next = (): number => {
    let x = state[0]!
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    state[0] = x
    return state[0]! / 4294967296
  }
  return { next, below: (n) => Math.floor(next() * n) }
}
