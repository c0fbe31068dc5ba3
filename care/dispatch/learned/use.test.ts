import { describe, expect, test } from 'vitest'
import { anOperative, at, aVisit } from '../examples.ts'
import { groundOf } from '../live/ground.ts'
import type { LiveFacts } from '../live/ground.ts'
import { timeOnSite, usualWork } from '../odds/stretches.ts'
import { certain } from '../odds/moments.ts'
import { emptyPencil, walk } from '../promise/pencil.ts'
import type { Ways } from '../promise/pencil.ts'
import { firstLessons } from './lessons.ts'
import type { Lessons } from './lessons.ts'
import { factorAt, roadsFrom, roadsOn, usuallyFor } from './use.ts'
import type { Roads } from './use.ts'

const tuesday = Temporal.PlainDate.from('2026-11-24')
const lesson = (mean: number, cv = 0.3) => ({ seen: 100, low: mean / 2, middle: mean, high: 2 * mean, mean, cv })
/** Slow Tuesday afternoons; plumbers take half as long again, their emergencies do not; interpreters add a fifth. */
const known: Lessons = {
  ...firstLessons,
  travel: { ...firstLessons.travel, all: lesson(1, 0.4), 'late/2': lesson(1.5) },
  work: { ...firstLessons.work, all: lesson(1), plumber: lesson(1.5), 'plumber/emergency': lesson(0.8), 'with/interpreter': lesson(1.2) },
  unanswered: {
    ...{ seen: 100, came: 90, chance: 0.1, minutes: 14 },
    hours: { ...firstLessons.unanswered.hours, early: { seen: 40, chance: 0.02 }, late: { seen: 40, chance: 0.2 } },
  },
}
const asked = { trade: 'plumber', emergency: false, expectedMinutes: 60, extraMinutes: 0, interpreter: false }

describe('what such a visit usually takes', () => {
  test('B4 how often nobody comes goes by the hour of the knock where it is known, else by the whole', () => {
    const nobodyAt = (band?: 'early' | 'late') => usuallyFor(known, { ...asked, ...(band && { band }) }).work.noAccessChance
    expect([nobodyAt('early'), nobodyAt('late'), nobodyAt()]).toEqual([0.02, 0.2, 0.1])
  })

  test('on the first day as before there was learning, to the last digit that matters', () => {
    const { minutes, work } = usuallyFor(firstLessons, asked)
    expect(minutes).toBeCloseTo(60, 9)
    expect(work).toEqual({ ...usualWork, cv: expect.closeTo(usualWork.cv, 6) })
  })
  test.each([
    ['its trade', {}, 90],
    ['its trade’s emergencies', { emergency: true }, 48],
    ['with an interpreter', { interpreter: true, extraMinutes: 15 }, 108],
    ['a trade nobody knows: as all work', { trade: 'thatcher' }, 60],
  ])('%s', (_, over, minutes) => expect(usuallyFor(known, { ...asked, ...over }).minutes).toBeCloseTo(minutes, 6))
  test('doors that nobody comes to are the branch’s own', () => {
    expect(usuallyFor(known, asked).work).toMatchObject({ noAccessChance: 0.1, noAccessMinutes: 14 })
  })
})

describe('the roads of a day', () => {
  const roads = roadsOn(known, tuesday)
  test.each([
    ['8:00', 480, 1],
    ['14:59', 899, 1],
    ['15:00', 900, 1.5],
    ['19:00', 1140, 1],
  ])('at %s', (_, minute, factor) => expect(factorAt(roads, minute)).toBeCloseTo(factor, 9))
  test('counted from now', () => expect(factorAt(roadsFrom(roads, 600), 300)).toBe(1.5))
  test('nothing learned', () => expect(factorAt(undefined, 300)).toBe(1))
})

const slow: Roads = {
  tripCv: 0.4,
  bands: [
    { from: -600, factor: 2 },
    { from: 300, factor: 3 },
  ],
}
const facts = (ahead: Partial<LiveFacts['ahead']> = {}, visit = {}): LiveFacts => ({
  operatives: [anOperative('grace')],
  visits: [aVisit('a', visit), aVisit('b', { window: { from: at('15:00'), to: at('16:00') } })],
  minutes: [[20, 25]],
  now: at('10:00'),
  ahead: {
    inHand: new Map(),
    between: [
      [1, 12],
      [12, 1],
    ],
    breathingMinutes: 10,
    ...ahead,
  },
})
const minutesIn = (units: number): number => units / 64

describe('B6 the plan in pencil', () => {
  test('reckons with the map and the minutes expected while nothing was learned', () => {
    const ground = groundOf(facts())
    expect([minutesIn(ground.starts[0]!), minutesIn(ground.trips[1]!), ground.tripCv]).toEqual([20, 12, 0.3])
    expect(ground.siteMean[0]).toBeCloseTo(timeOnSite(45, usualWork).mean + 10, 9)
  })
  test('B6 takes each way at its hour, and each visit’s own time', () => {
    const work = { ...usualWork, cv: 1 }
    const ground = groundOf(facts({ roads: slow }, { usually: { minutes: 90, work } }))
    // to the first home now, at twice the minutes; to the second in the middle of its window, at three times
    expect([minutesIn(ground.starts[0]!), minutesIn(ground.trips[1]!), minutesIn(ground.trips[ground.room]!), ground.tripCv]).toEqual([
      40, 36, 24, 0.4,
    ])
    expect(minutesIn(ground.starts[1]!)).toBe(50) // leaves at 14:35 to be there at 15:00
    expect(ground.siteMean[0]).toBeCloseTo(timeOnSite(90, work).mean + 10, 9)
    expect(ground.siteVariance[0]).toBeCloseTo(timeOnSite(90, work).variance, 9)
  })
})

test('B4 the pencil of the promise engine takes the hour at which its clock stands', () => {
  const hand = { place: { lon: 0, lat: 1 }, from: 480, to: 1020, breakFrom: Infinity, breakMinutes: 0 }
  const ways: Ways = { minutes: () => 10, tripCv: 0, dayTraffic: certain(1), work: usualWork, breathing: 0 }
  const stop = { id: 'a', place: hand.place, opens: 480, closes: 600, minutes: 45, fit: [0], people: 1 as const }
  const roads: Roads = {
    tripCv: 0,
    bands: [
      { from: 0, factor: 2.5 },
      { from: 500, factor: 1 },
    ],
  }
  expect(emptyPencil([hand], ways).rounds).toHaveLength(1)
  expect(walk(hand, [stop], ways).cost).toBeCloseTo(10, 9)
  expect(walk(hand, [stop], { ...ways, roads }).cost).toBeCloseTo(25, 9)
})
