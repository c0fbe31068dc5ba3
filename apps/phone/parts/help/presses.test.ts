import { expect, test } from 'vitest'
import { isCall, withPress } from './presses.ts'
import type { Press } from './presses.ts'

/** Presses that begin at these milliseconds, each 80 long unless told. */
const after = (starts: readonly number[], long = 80) =>
  starts.reduce<readonly Press[]>((presses, from) => withPress(presses, { from, to: from + long }), [])

test.each<[string, readonly number[], boolean]>([
  ['five in two seconds', [0, 500, 1000, 1500, 2000], true],
  ['four', [0, 400, 800, 1200], false],
  ['five, but slowly', [0, 900, 1800, 2700, 3600], false],
  ['the last five of seven', [0, 2000, 3000, 3400, 3800, 4200, 4600], true],
])('A2 %s', (_, starts, calls) => expect(isCall(after(starts))).toBe(calls))

test('A2 a long press begins anew: it was on its way to being held', () => {
  expect(withPress(after([0, 300, 600, 900]), { from: 1200, to: 2100 })).toEqual([])
})
