import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { anOperative, aVisit, chance, drawOperative, drawVisit, tenOClock } from './examples.ts'
import { judge } from './judge.ts'
import { mustHold, overridable, whyNot } from './rules.ts'
import { dispatchReasons } from './words.ts'

const seeds = Array.from({ length: 2000 }, (_, i) => i + 1)

/** One or two people and a home, with as much trouble as the seed likes. */
const drawBooking = (seed: number) => {
  const c = chance(seed)
  const trouble = c.pick([0.01, 0.05, 0.2, 0.5])
  const people = Array.from({ length: c.pick([1, 1, 2]) }, (_, i) => drawOperative(c, i, trouble))
  return { people, visit: drawVisit(c, 0, trouble, 3), minutesAway: c.whole(0, 45) + c.pick([0, 0.4]), now: tenOClock }
}

describe('D6 the judge', () => {
  test('agrees with the rules on every reason, for 2,000 bookings drawn from kept seeds', () => {
    const breaches = seeds.map((seed) => {
      const booking = drawBooking(seed)
      const rules = booking.people.flatMap((operative) =>
        whyNot(operative, booking.visit, booking.now, {
          team: booking.people.filter((other) => other !== operative),
          minutesAway: booking.minutesAway,
        }).map(({ code }) => `${operative.id} ${code}`),
      )
      const judged = judge(booking).map(({ code, operative }) => `${operative} ${code}`)
      expect({ seed, judged: judged.toSorted() }).toEqual({ seed, judged: rules.toSorted() })
      return judged
    })
    // the draw is worth something: it meets every code, and it meets bookings with nothing wrong
    expect(new Set(breaches.flat().map((breach) => breach.split(' ')[1])).size).toBe(dispatchReasons.codes.length)
    expect(breaches.filter((found) => found.length === 0).length).toBeGreaterThan(100)
  })

  test('shares no code with the rules or the engine: it imports types, and the name of the time zone', () => {
    const imports = readFileSync(new URL('./judge.ts', import.meta.url), 'utf8').match(/^import .*$/gm) ?? []
    expect(imports.filter((line) => !line.startsWith('import type'))).toEqual(["import { zone } from '../../lib/time.ts'"])
  })

  test('D5 two people set a precaution aside, and nothing that is not theirs to set aside', () => {
    const booking = {
      visit: aVisit('tap', { precautions: { twoPeople: true } }),
      people: [anOperative('grace', { liveBooking: true })],
      minutesAway: 5,
      now: tenOClock,
    }
    expect(judge({ ...booking, setAside: ['D3_TWO_PEOPLE', 'B1_HAS_LIVE_BOOKING'] }).map((b) => b.code)).toEqual(['B1_HAS_LIVE_BOOKING'])
  })

  test('D5 it lets exactly those codes be set aside that the rules say two people may', () => {
    for (const rule of mustHold) {
      const cleared = seeds
        .slice(0, 400)
        .flatMap((seed) => judge({ ...drawBooking(seed), setAside: [rule.code] }))
        .some((breach) => breach.code === rule.code)
      expect([rule.code, cleared]).toEqual([rule.code, overridable(rule.code) !== 'by_two_people'])
    }
  })

  test('a booking of nobody is a bug, not a yes', () => {
    expect(() => judge({ visit: aVisit('tap'), people: [], minutesAway: 0, now: tenOClock })).toThrow('nobody')
  })
})
