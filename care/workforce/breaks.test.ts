import { describe, expect, test } from 'vitest'
import { atTime, clockTime } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import type { Rest } from './rules.ts'
import { momentIn, moveTrouble, restIn, restMayBegin, restTrouble, usualRest } from './rules/breaks.ts'
import type { RestBeside } from './rules/breaks.ts'

const day = Temporal.PlainDate.from('2026-11-24')
const at = (time: string): Instant => atTime(day, time)
const shift = (from: string, to: string) => ({ from: at(from), to: at(to) })
const early = shift('08:00', '16:00')
const begins = (rest: Rest | null): string | null => rest && clockTime(rest.from)

/** The breaks of these people, added one after the other. */
const added = (trades: readonly ('plumber' | 'joiner')[], setting = usualRest, of = early): RestBeside[] =>
  trades.reduce<RestBeside[]>((beside, trade) => [...beside, { rest: restIn(of, setting, [trade], beside)!, trades: [trade] }], [])

describe('D1 breaks do not all begin at once', () => {
  test('D1 the first has it when it is due; five plumbers of one shift are never away together', () => {
    expect(added(Array(5).fill('plumber')).map(({ rest }) => begins(rest))).toEqual(['12:00', '11:30', '12:30', '11:00', '13:00'])
  })

  test('D1 of twenty-five with one shift no more than a quarter is away at any quarter of an hour', () => {
    const rests = added(Array.from({ length: 25 }, (_, n) => (n % 2 ? 'joiner' : 'plumber'))).map(({ rest }) => rest)
    for (let minute = 0; minute < 600; minute += 15) {
      const now = at('08:00').add({ minutes: minute }).epochMilliseconds
      const away = rests.filter(({ from, minutes }) => from.epochMilliseconds <= now && now < from.add({ minutes }).epochMilliseconds)
      expect(away.length).toBeLessThanOrEqual(6)
    }
  })

  test('D1 those of the same trade are kept apart before the others are', () => {
    const plumbing: RestBeside[] = [{ rest: { from: at('11:30'), minutes: 90 }, trades: ['plumber'] }]
    const joinery: RestBeside[] = [{ rest: { from: at('12:45'), minutes: 60 }, trades: ['joiner'] }]
    expect(begins(restIn(early, usualRest, ['plumber'], [...plumbing, ...joinery]))).toBe('11:00')
    const noon = Array.from({ length: 3 }, (): RestBeside => ({ rest: { from: at('11:00'), minutes: 90 }, trades: ['joiner'] }))
    expect(
      begins(restIn(early, usualRest, ['plumber'], [...noon, { rest: { from: at('12:30'), minutes: 60 }, trades: ['plumber'] }])),
    ).toBe('12:00')
  })

  test('D1 those of another trade count too, where it is all the same to their own', () => {
    const beside: RestBeside[] = [{ rest: { from: at('12:00'), minutes: 30 }, trades: ['joiner'] }]
    expect(begins(restIn(early, usualRest, ['plumber'], beside))).toBe('11:30')
  })

  test('D1 wherever it is moved to: an hour of work on either side, and within six hours of the beginning', () => {
    const crowd = (of = early, setting = usualRest) =>
      added(Array(30).fill('plumber'), setting, of).map(({ rest }) => rest.from.epochMilliseconds)
    for (const [of, setting] of [
      [early, usualRest],
      [shift('08:00', '14:01'), { after: 360, minutes: 30 }],
      [shift('08:00', '14:30'), { after: 60, minutes: 120 }],
      [shift('08:00', '20:00'), { after: 360, minutes: 45 }],
    ] as const) {
      const { first, last } = restMayBegin(of, setting.minutes)
      expect(first).toEqual(of.from.add({ minutes: 60 }))
      expect(Math.min(...crowd(of, setting))).toBeGreaterThanOrEqual(first.epochMilliseconds)
      expect(Math.max(...crowd(of, setting))).toBeLessThanOrEqual(last.epochMilliseconds)
    }
    expect(clockTime(restMayBegin(shift('08:00', '14:01'), 30).last)).toBe('12:31')
    expect(clockTime(restMayBegin(shift('08:00', '20:00'), 45).last)).toBe('14:00')
  })

  test('D1 six hours have none, a minute more has one', () => {
    expect([restIn(shift('08:00', '14:00'), usualRest), begins(restIn(shift('08:00', '14:01'), usualRest))]).toEqual([null, '12:00'])
  })
})

describe('D1 what may be set and moved', () => {
  test('D1 no shorter than the law asks, and never after more than six hours; with a reason', () => {
    const said = (after: number, minutes: number, why = 'The team asked for it') => restTrouble({ after, minutes }, why)
    expect([said(60, 20), said(360, 120)]).toEqual([null, null])
    expect([said(240, 19), said(240, 121), said(240, 30.5)]).toEqual(Array(3).fill('D1_BREAK_TOO_SHORT_OR_LONG'))
    expect([said(59, 30), said(361, 30), said(Number.NaN, 30)]).toEqual(Array(3).fill('D1_BREAK_TOO_SOON_OR_LATE'))
    expect(said(240, 30, '  so ')).toBe('D1_BREAK_REASON')
  })

  test('D1 moved to a time that is still to come and lies within the shift, and not once it has begun', () => {
    const rest = { from: at('12:00'), minutes: 30 }
    const moved = (to: string, { now = '10:00', isBegun = false, why = 'A long way back' } = {}) =>
      moveTrouble({ shift: early, rest, isBegun }, { from: at(to), now: at(now), why })
    expect([moved('09:00', { now: '08:30' }), moved('14:00'), moved('10:00')]).toEqual([null, null, null])
    expect([moved('08:59', { now: '08:00' }), moved('14:01'), moved('16:30')]).toEqual(Array(3).fill('D1_BREAK_PLACE'))
    expect(moved('09:59')).toBe('D1_BREAK_PASSED')
    expect(moved('13:00', { isBegun: true })).toBe('D1_BREAK_BEGUN')
    expect(moved('13:00', { why: '' })).toBe('D1_BREAK_REASON')
  })

  test('D1 two in the morning of a night shift is the next day', () => {
    const night = { from: at('22:00') }
    expect([momentIn(night, '02:00'), momentIn(night, '23:00')]).toEqual([atTime(day.add({ days: 1 }), '02:00'), at('23:00')])
  })
})
