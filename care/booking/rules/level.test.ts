import { expect, test } from 'vitest'
import { levelTrouble } from './level.ts'

const why = 'Winter: the roads are slow.'
test.each([
  [80, why, null],
  [99, why, null],
  [79, why, 'B4_LEVEL_BOUNDS'],
  [100, why, 'B4_LEVEL_BOUNDS'],
  [95.5, why, 'B4_LEVEL_BOUNDS'],
  [Number.NaN, why, 'B4_LEVEL_BOUNDS'],
  [95, ' ', 'B4_LEVEL_REASON'],
] as const)('B4 %s in 100, because “%s”: %s', (inHundred, because, trouble) => expect(levelTrouble(inHundred, because)).toBe(trouble))
