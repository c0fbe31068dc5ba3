import { describe, expect, test } from 'vitest'
import { after, instant, minutes, seconds } from '../../../../lib/time.ts'
import {
  afterCheckIn,
  afterSign,
  begunAnew,
  inGoodHands,
  isDue,
  isMissed,
  isPaused,
  paused,
  tightened,
  uneasy,
  whyNoPause,
} from './watch.ts'
import type { Watch } from './watch.ts'

const at = (time: string) => instant(`2026-11-24T${time}:00Z`)
const watch: Watch = {
  ...{ state: 'on_the_way', everyMinutes: 20, lastSignAt: at('10:00'), checkInBy: at('10:40') },
  ...{ amberAt: null, pausedUntil: null, pauseWhy: null, awayAt: null },
}

test('A4 a missed check-in is an alarm when the grace has run out, and not a moment before', () => {
  expect(isDue(watch, at('10:39'))).toBe(false)
  expect(isDue(watch, at('10:40'))).toBe(true)
  expect(isMissed(watch, instant('2026-11-24T10:41:59.999Z'))).toBe(false)
  expect(isMissed(watch, at('10:42'))).toBe(true)
  expect(isMissed(watch, at('10:41'), seconds(60))).toBe(true)
  expect(isMissed({ ...watch, state: 'ended' }, at('23:00'))).toBe(false)
})

test('A1 arrival tightens the watch to its interval; a sign of life renews it and never shortens it', () => {
  expect(tightened(watch, at('10:30'))).toEqual({ ...watch, state: 'at_the_address', lastSignAt: at('10:30'), checkInBy: at('10:50') })
  expect(afterSign(watch, at('10:05')).checkInBy).toEqual(at('10:40'))
  expect(afterSign(watch, at('10:35')).checkInBy).toEqual(at('10:55'))
  expect(afterSign({ ...watch, lastSignAt: at('10:30') }, at('10:10')).lastSignAt).toEqual(at('10:30'))
})

test('A4 whoever is asked whether they are well is still asked: no act of the phone answers, not even arriving; what they did is known', () => {
  expect(afterSign(watch, at('10:40'))).toEqual({ ...watch, lastSignAt: at('10:40') })
  expect(tightened(watch, at('10:41'))).toMatchObject({ state: 'at_the_address', lastSignAt: at('10:41'), checkInBy: at('10:40') })
  expect(afterCheckIn(watch, at('10:41')).checkInBy, 'the PIN does').toEqual(at('11:01'))
})

describe('A1 uneasy', () => {
  const amber = uneasy(watch, at('10:10'))
  test('they are heard of within ten minutes, from then on every ten', () => {
    expect([amber.checkInBy, afterCheckIn(amber, at('10:18')).checkInBy]).toEqual([at('10:20'), at('10:28')])
    expect(tightened(amber, at('10:15')).checkInBy).toEqual(at('10:25'))
  })
  test('an address that asks for less keeps its own', () => {
    expect(uneasy({ ...watch, everyMinutes: 5 }, at('10:10')).checkInBy).toEqual(at('10:15'))
  })
  test('after a conversation it begins anew, no longer than before', () => {
    expect(begunAnew(amber, at('11:00'))).toMatchObject({ lastSignAt: at('10:10'), checkInBy: at('11:10') })
  })
  test('said twice, it stands since the first', () => {
    expect(uneasy(amber, at('10:15'))).toMatchObject({ amberAt: at('10:10'), checkInBy: at('10:25') })
    expect(uneasy(amber, at('10:01')).checkInBy, 'written before, heard only now').toEqual(at('10:20'))
  })
})

describe('A1 a pause', () => {
  const pause = { why: 'hands_full', minutes: 15 } as const
  const resting = paused(watch, at('10:35'), pause)
  test('puts the check-in off to its end, twenty minutes at the most', () => {
    expect([resting.checkInBy, isPaused(resting, at('10:49')), isPaused(resting, at('10:50'))]).toEqual([at('10:50'), true, false])
    expect(paused(watch, at('10:35'), { ...pause, minutes: 600 }).pausedUntil).toEqual(at('10:55'))
  })
  test('never makes a check-in sooner', () => {
    expect(paused(watch, at('10:10'), pause).checkInBy).toEqual(at('10:40'))
  })
  test('ends with a check-in, and then the interval counts again', () => {
    expect(afterCheckIn(resting, at('10:36'))).toMatchObject({ pausedUntil: null, pauseWhy: null, checkInBy: at('10:56') })
  })
  test('ends where somebody feels uneasy', () => {
    expect(uneasy(resting, at('10:36'))).toMatchObject({ pausedUntil: null, checkInBy: at('10:46') })
  })
  test.each([
    ['well and heard of', watch, '10:10', null],
    ['asked whether they are well', watch, '10:40', 'A1_CHECK_IN_FIRST'],
    ['uneasy', uneasy(watch, at('10:10')), '10:12', 'A1_UNEASY'],
    ['paused', resting, '10:40', 'A1_PAUSED_ALREADY'],
    [
      'paused, and that is over but for the check-in',
      { ...resting, checkInBy: after(at('10:50'), minutes(5)) },
      '10:51',
      'A1_PAUSED_ALREADY',
    ],
  ] as const)('may begin, or why not: %s', (_, of, now, why) => {
    expect(whyNoPause(of, at(now))).toBe(why)
  })
})
test('A1 whoever is with the police or in an ambulance is asked in two hours, or as usual once they check in', () => {
  const theirs = inGoodHands(watch, at('10:35'))
  expect(theirs).toMatchObject({ checkInBy: at('12:35'), pausedUntil: at('12:35'), pauseWhy: 'in_good_hands' })
  expect(afterCheckIn(theirs, at('10:50')).checkInBy).toEqual(begunAnew(watch, at('10:50')).checkInBy)
})
