import { expect, test } from 'vitest'
import { drawDay, tenOClock } from '../examples.ts'
import type { Going } from '../facts.ts'
import { alone, whyNot } from '../rules.ts'
import { askingOf } from './asking.ts'

test('D4 asked of everybody at once the rules say what they say of each alone, in the same order', () => {
  const said = new Set<string>()
  for (let seed = 0; seed < 8; seed++) {
    const { operatives, visits, minutes } = drawDay(seed, 9, 12, 0.2)
    const asking = askingOf({ operatives, visits, now: tenOClock })
    operatives.forEach((one, person) =>
      visits.forEach((visit, at) => {
        const together: Going = { team: [operatives[(person + 1) % 9]!], minutesAway: minutes[person]![at]! }
        for (const going of [alone, together]) {
          const reasons = whyNot(one, visit, tenOClock, going)
          expect(asking.whyNot(person, at, going)).toEqual(reasons)
          expect(asking.may(person, at, going)).toBe(reasons.length === 0)
          for (const { code } of reasons) said.add(code)
        }
      }),
    )
  }
  expect(said.size).toBeGreaterThan(20)
})
