import { seconds } from '../../../lib/time.ts'

/** A3 From one ring to the next while nobody answers. */
export const ringEvery = seconds(40)

/**
 * A3 Whom a round rings, `people` in the order of the ladder: each round one more of them, and those before again; from then on
 * everybody, again and again. `round` counts from 1.
 */
export const rungInRound = <P>(people: readonly P[], round: number): readonly P[] => people.slice(0, Math.max(1, round))

/** The two digits by which one ring is answered: told to nobody else, and not those of another alarm that rings the same person. */
export const freshDigits = (draw: () => string, taken: readonly string[]): string => {
  for (let tries = 0; tries < 200; tries++) {
    const digits = draw()
    if (!taken.includes(digits)) return digits
  }
  return draw()
}

/** The two digits in a text that says nothing else of weight: `47`, `47!`, `ok 4 7`. Null when there are none, or more. */
export const digitsIn = (text: string): string | null => {
  const digits = text.normalize('NFKC').replace(/\D/g, '')
  return digits.length === 2 && text.length <= 40 ? digits : null
}
