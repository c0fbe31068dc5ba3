import { describe, expect, test } from 'vitest'
import { at } from '../examples.ts'
import { whenWas } from './bands.ts'
import { firstTaught, lessonOf, partTaught } from './belief.ts'
import { firstLessons, learnFrom } from './lessons.ts'
import { sortOut } from './past.ts'
import type { Past } from './past.ts'

/** A joiner's visit at 11 on a Tuesday, twenty minutes away, promised from 10: everything took as long as was expected. Say what differs. */
const past = (over: Partial<Past> = {}): Past => ({
  ...{ visit: 'vis_1', operative: 'op_1', onMap: true, trade: 'joiner', emergency: false, extraMinutes: 0, interpreter: false },
  ...{ sentAt: at('10:40'), arrivedAt: at('11:00'), knockedAt: at('11:00'), leftAt: at('11:50'), windowFrom: at('10:00') },
  ...{ roadMinutes: 20, expectedMinutes: 50, outcome: 'done' },
  ...over,
})
/** The same by so many different people at so many homes. */
const many = (howMany: number, over: Partial<Past> = {}): Past[] =>
  Array.from({ length: howMany }, (_, n) => past({ ...over, visit: `vis_${over.trade}_${n}`, operative: `op_${n % 7}` }))

describe('what is believed, and what observations make of it', () => {
  test('on the first day: lognormal of mean 1 and deviation 0.3, by hand', () => {
    const lesson = lessonOf(firstTaught(1, 0.3, []), 0)
    // variance of the logarithm ln 1.09 = 0.08618, deviation 0.29356; exp(−0.04309 ± 1.28155 × 0.29356)
    expect(lesson.low).toBeCloseTo(0.6575, 4)
    expect(lesson.middle).toBeCloseTo(0.9578, 4)
    expect(lesson.high).toBeCloseTo(1.3953, 4)
    expect([lesson.mean, lesson.cv]).toEqual([expect.closeTo(1, 12), expect.closeTo(0.3, 6)])
  })

  test('one trip of twice the minutes moves the mean by a twentieth, by hand', () => {
    const shape = firstTaught(1, 0.3, [2])
    // logarithm (40 × −0.043089 + 0.693147) ÷ 41 = −0.025132; variance (40 × 0.086178 + 40 ÷ 41 × 0.736236²) ÷ 41 = 0.096974
    // mean (40 × exp(−0.025132 + 0.048487) + 2) ÷ 41
    expect(shape.mean).toBeCloseTo((40 * Math.exp(0.023355) + 2) / 41, 5)
    expect(shape.mean).toBeCloseTo(1.0474, 3)
  })

  test('one wild trip of five times the minutes changes little', () => {
    const [before, after] = [lessonOf(firstTaught(1, 0.3, []), 0), lessonOf(firstTaught(1, 0.3, [5]), 1)]
    for (const said of ['low', 'middle', 'high', 'mean', 'cv'] as const) expect(after[said] / before[said]).toBeLessThan(1.25)
  })

  test('a part begins as the whole, moved as far as its own warrant', () => {
    const whole = firstTaught(1, 0.3, [])
    expect(lessonOf(partTaught(whole, []), 0)).toEqual(lessonOf(whole, 0))
    const part = partTaught(whole, [2])
    // moved by exp((0.693147 + 0.043089) ÷ 41) = 1.018119; the mean (40 × 1.018119 + 2) ÷ 41
    expect(part.mean).toBeCloseTo((40 * 1.018119 + 2) / 41, 5)
    // half of 41 lie under the middle, of which the one at 2 is none: P = 20.5 ÷ 40
    expect(lessonOf(part, 1).middle).toBeCloseTo(1.018119 * Math.exp(-0.043089 + 0.031337 * 0.29356), 4)
  })

  test('a thousand observations speak for themselves', () => {
    const ratios = Array.from({ length: 1000 }, (_, n) => (n + 0.5) / 500)
    const { low, middle, high, mean } = lessonOf(firstTaught(1, 0.3, ratios), 1000)
    expect([low, middle, high, mean].map((one) => Math.round(one * 20) / 20)).toEqual([0.2, 1, 1.8, 1])
  })
})

describe('which observations are left out, and why', () => {
  test.each<[name: string, why: string, over: Partial<Past>]>([
    ['an address that is not on the map', 'off_the_map', { onMap: false }],
    ['the stair next door', 'next_door', { roadMinutes: 2 }],
    ['“arrived” was never pressed', 'never_arrived', { arrivedAt: null }],
    ['there the moment they were sent: a clock that is wrong', 'in_no_time', { arrivedAt: at('10:40') }],
    ['twenty minutes in four', 'in_no_time', { arrivedAt: at('10:44') }],
    ['“arrived” was pressed on the way out', 'far_too_long', { arrivedAt: at('12:25') }],
    ['B4 sent with time to spare before the window opened', 'could_wait', { windowFrom: at('11:10') }],
    ['never left', 'never_left', { leftAt: null }],
    ['left before they knocked', 'clock_back', { leftAt: at('10:55') }],
    ['in and out within a minute', 'over_at_once', { leftAt: at('11:01') }],
    ['“left” was pressed in the evening', 'lasted_too_long', { leftAt: at('18:00') }],
    ['an hour and more at a door that nobody came to', 'lasted_too_long', { outcome: 'nobody_answered', leftAt: at('12:10') }],
  ])('%s: %s', (_, why, over) => {
    const { leftOut, trips, stays, unanswered } = sortOut([past(over)])
    expect(Object.entries(leftOut).filter(([, count]) => count > 0)).toEqual([[why, 1]])
    expect(trips.length + stays.length + unanswered.length).toBe(1)
  })

  test.each<[name: string, trip: number | null, stay: number | null, over: Partial<Past>]>([
    ['all as expected', 1, 1, {}],
    ['the knock counts, not the arrival', 1, 0.8, { knockedAt: at('11:10') }],
    ['nothing begins before the window opens', 1, 0.9, { windowFrom: at('11:05'), sentAt: at('10:40') }],
    ['a short way may take long', 5, 1, { roadMinutes: 4 }],
    ['an emergency without a promise', 1, 1, { windowFrom: null, emergency: true }],
  ])('%s', (_, trip, stay, over) => {
    const { trips, stays } = sortOut([past(over)])
    expect([trips[0]?.ratio ?? null, stays[0]?.ratio ?? null]).toEqual([trip, stay])
  })

  test.each(['felt_wrong', 'would_rather_not', 'not_today', 'only_under_18s', 'consent_withdrawn', 'called_back', null])(
    'V4 a visit that ended with %s is neither looked at nor counted',
    (outcome) => {
      const { stays, unanswered, leftOut } = sortOut([past({ outcome })])
      expect([stays, unanswered, Object.values(leftOut).every((count) => count === 0)]).toEqual([[], [], true])
    },
  )

  test('two who go together made two trips and one visit', () => {
    const { trips, stays } = sortOut([past(), past({ operative: 'op_2' })])
    expect([trips.length, stays.length]).toEqual([2, 1])
  })
})

describe('hours of the day, by a clock in London', () => {
  test.each([
    ['2026-11-24T09:29:00Z', { weekday: 2, band: 'early' }],
    ['2026-11-24T09:30:00Z', { weekday: 2, band: 'day' }],
    ['2026-07-03T14:00:00Z', { weekday: 5, band: 'late' }], // 15:00 in summer
    ['2026-11-29T18:30:00Z', { weekday: 7, band: 'evening' }],
  ])('%s', (when, said) => expect(whenWas(Temporal.Instant.from(when))).toEqual(said))
})

describe('what a branch has learned', () => {
  test('nothing yet: every part is as the whole is believed to be', () => {
    const { travel, work, unanswered } = firstLessons
    expect(travel['early/1']).toEqual(travel['all'])
    expect(work['plumber/emergency']).toEqual(work['all'])
    const hour = { seen: 0, chance: 0.06 }
    expect(unanswered).toEqual({
      seen: 0,
      came: 0,
      chance: 0.06,
      minutes: 10,
      hours: { early: hour, day: hour, late: hour, evening: hour },
    })
  })

  test('slow mornings make mornings slow, Tuesday’s above all, and hardly anything else', () => {
    const morning = { sentAt: at('08:00'), arrivedAt: at('08:30'), windowFrom: null }
    const { travel } = learnFrom([...many(60, morning), ...many(60)])
    expect(travel['early']!.mean).toBeGreaterThan(1.3)
    expect(travel['early/2']!.mean).toBeGreaterThan(travel['early']!.mean)
    expect(travel['early/3']).toEqual({ ...travel['early'], seen: 0 })
    expect(travel['day']!.mean).toBeLessThan(1.1)
    expect([travel['early/2']!.seen, travel['day/2']!.seen, travel['late']!.seen, travel['all']!.seen]).toEqual([60, 60, 0, 120])
  })

  test('quick joiners and slow plumbers are told apart, and an emergency from the rest of its trade', () => {
    const slow = { trade: 'plumber', leftAt: at('12:15') }
    const made = { trade: 'plumber', emergency: true, leftAt: at('11:20'), windowFrom: null }
    const { work } = learnFrom([...many(80), ...many(80, slow), ...many(40, made).map((one) => ({ ...one, visit: `e_${one.visit}` }))])
    expect(work['joiner']!.mean).toBeCloseTo(1, 1)
    expect(work['plumber/emergency']!.mean).toBeLessThan(0.75 * work['plumber']!.mean)
    expect(work['gas']).toEqual({ ...work['all'], seen: 0 })
  })

  test('B8 what fewer than three people did is told in the whole only', () => {
    const two = Array.from({ length: 100 }, (_, n) =>
      past({ trade: 'damp', visit: `vis_damp_${n}`, operative: `op_${n % 2}`, leftAt: at('12:40') }),
    )
    const { work, travel } = learnFrom([...two, ...many(100)])
    expect([work['damp']!.seen, work['all']!.seen, travel['all']!.seen]).toEqual([0, 200, 200])
    expect(work['damp']!.mean).toBe(work['all']!.mean)
    const alone = learnFrom(two)
    expect([alone.work, alone.travel, alone.unanswered]).toEqual([firstLessons.work, firstLessons.travel, firstLessons.unanswered])
  })

  test('homes that need more time, and homes with an interpreter, are learned beside the trade', () => {
    const slower = many(60, { extraMinutes: 10, leftAt: at('12:10') }).map((one) => ({ ...one, visit: `m_${one.visit}` }))
    const interpreted = many(60, { extraMinutes: 15, interpreter: true }).map((one) => ({ ...one, visit: `i_${one.visit}` }))
    const { work } = learnFrom([...many(60), ...slower, ...interpreted])
    expect(work['with/more_time']!.mean).toBeGreaterThan(1.3)
    expect(work['with/interpreter']!.mean).toBeLessThan(work['all']!.mean)
    expect([work['with/more_time']!.seen, work['with/interpreter']!.seen]).toEqual([60, 60])
  })

  test('doors that nobody comes to, by hand: (50 × 0.06 + 30) ÷ (50 + 150), and (10 × 10 + 30 × 20) ÷ 40', () => {
    const nobody = many(30, { outcome: 'nobody_answered', leftAt: at('11:20') }).map((one) => ({ ...one, visit: `n_${one.visit}` }))
    const { unanswered } = learnFrom([...many(120), ...nobody])
    expect(unanswered).toMatchObject({ seen: 150, came: 120, chance: 33 / 200, minutes: 17.5 })
  })

  test('B8 doors by the hour of the knock, by hand: (50 × whole + 30) ÷ (50 + 90); hours of two people are taken as the whole', () => {
    const late = (n: number, over: Partial<Past>) =>
      many(n, { sentAt: at('15:10'), arrivedAt: at('15:30'), knockedAt: at('15:30'), windowFrom: at('15:00'), ...over })
    const inLate = late(60, { leftAt: at('16:15') }).map((one) => ({ ...one, visit: `l_${one.visit}` }))
    const nobody = late(30, { outcome: 'nobody_answered', leftAt: at('15:50') }).map((one) => ({ ...one, visit: `n_${one.visit}` }))
    const { unanswered } = learnFrom([...many(60), ...inLate, ...nobody])
    expect(unanswered.chance).toBeCloseTo(33 / 200, 9)
    expect(unanswered.hours.late).toEqual({ seen: 90, chance: expect.closeTo((50 * unanswered.chance + 30) / 140, 9) })
    expect(unanswered.hours.day.chance).toBeCloseTo((50 * unanswered.chance) / 110, 9)
    expect(unanswered.hours.early).toEqual({ seen: 0, chance: unanswered.chance })
    const byTwo = [...inLate, ...nobody].map((one, n) => ({ ...one, operative: `op_${n % 2}` }))
    expect(learnFrom([...many(60), ...byTwo]).unanswered.hours.late.seen).toBe(0)
  })

  test('the order in which the past is read changes nothing', () => {
    const all = [...many(30), ...many(30, { trade: 'plumber', leftAt: at('12:15') })]
    expect(learnFrom(all.toReversed())).toEqual(learnFrom(all))
  })
})
