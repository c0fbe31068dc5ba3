import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { next, roads } from '../../lib/machine.ts'
import { instant } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import {
  afterArrival,
  hearsAgain,
  stillWaits,
  believed,
  breathingUntil,
  dayOver,
  householdHears,
  looksAt,
  promiseAtRisk,
} from './rules/promises.ts'
import { appointmentMachine, bookingMachine, bookingStates, isLive, isOut, liveStates } from './rules/states.ts'
import type { BookingState } from './rules/states.ts'
import { aFew, forAText, windowTrouble } from './rules/windows.ts'
import { keptInTwenty } from './words.ts'

/** Tuesday 24 November 2026: London's clocks show the same as UTC. */
const at = (time: string): Instant => instant(`2026-11-24T${time}:00Z`)
const tenToTwelve = { from: at('10:00'), to: at('12:00') }

describe('the states of a booking', () => {
  const walk = (from: BookingState, seen: readonly BookingState[] = []): (readonly BookingState[])[] => {
    const onward = roads(bookingMachine).filter(([state]) => state === from)
    return onward.length === 0 ? [[...seen, from]] : onward.flatMap(([, , to]) => walk(to, [...seen, from]))
  }

  test('B2 every road from the door or from inside to the end passes through a breathing space', () => {
    const ways = walk('on_the_way').filter((way) => way.includes('at_the_door') || way.includes('inside'))
    expect(ways.length).toBeGreaterThan(1)
    for (const way of ways) expect(way.at(-2)).toBe('breathing')
  })

  test('B1 a booking is live until it ended or was called back, and the breathing space belongs to it', () => {
    expect(bookingStates.filter((state) => !isLive(state))).toEqual(['ended', 'called_back'])
    expect(liveStates.filter((state) => !isOut(state))).toEqual(['breathing'])
    expect(isOut('ended')).toBe(false)
  })

  test('V4 leaving is possible from wherever they are', () => {
    for (const state of ['on_the_way', 'at_the_door', 'inside'] as const) expect(next(bookingMachine, state, 'left')).toBe('breathing')
  })

  test.each([
    ['on_the_way', 'called_back'],
    ['at_the_door', null],
    ['inside', null],
    ['breathing', null],
    ['ended', null],
  ] as const)('somebody who is %s and is called back: %s', (state, then) => {
    expect(next(bookingMachine, state, 'called_back')).toBe(then)
  })

  test('what has ended stays ended', () => {
    for (const machine of [bookingMachine.ended, bookingMachine.called_back, appointmentMachine.kept, appointmentMachine.missed])
      expect(machine).toEqual({})
  })
})

describe('B3 an appointment', () => {
  test.each([
    ['arriving before it closes keeps it', at('11:59'), 'kept'],
    ['arriving as it closes does not', at('12:00'), 'missed'],
    ['arriving before it opens keeps it', at('09:40'), 'kept'],
  ])('%s', (_, arrivedAt, state) => {
    expect(afterArrival('promised', tenToTwelve, arrivedAt)).toBe(state)
  })

  test('a promise that is over is not changed by an arrival', () => {
    for (const state of ['moved', 'cancelled', 'kept', 'missed'] as const) expect(afterArrival(state, tenToTwelve, at('11:00'))).toBeNull()
  })

  test('a household is waited for until London’s midnight', () => {
    expect(dayOver(tenToTwelve)).toEqual(instant('2026-11-25T00:00:00Z'))
    expect(dayOver({ from: instant('2026-07-01T09:00:00Z'), to: instant('2026-07-01T11:00:00Z') })).toEqual(instant('2026-07-01T23:00:00Z'))
  })
})

describe('B6 a household that waits', () => {
  const waiting = { riskToldAt: at('11:35'), riskToldExpectedAt: null, riskToldAgainAt: null, waitsSince: at('11:40') }
  const hears = (now: Instant, changed: Partial<Parameters<typeof hearsAgain>[0]> = {}) =>
    hearsAgain({ state: 'promised', window: tenToTwelve, expectedAt: null, ...waiting, ...changed }, now)
  const aTime = { riskToldExpectedAt: at('12:20') }

  test.each([
    ['the window closed 29 minutes ago and nobody is sent', at('12:29'), {}, false],
    ['the window closed half an hour ago and nobody is sent', at('12:30'), {}, true],
    ['it said only just now that it waits', at('12:30'), { waitsSince: at('12:25') }, false],
    ['somebody set off since, and it heard by when', at('12:35'), { expectedAt: at('12:50') }, false],
    ['they should have been there half an hour ago', at('13:20'), { expectedAt: at('12:50') }, true],
    ['it was told a time, and they are on the way', at('12:10'), { ...aTime, expectedAt: at('12:20') }, false],
    ['whoever was on the way is so no more', at('12:01'), aTime, true],
    ['somebody else comes, 29 minutes later than it was told', at('12:01'), { ...aTime, expectedAt: at('12:49') }, false],
    ['somebody else comes, half an hour later than it was told', at('12:01'), { ...aTime, expectedAt: at('12:50') }, true],
    ['it was told once more already', at('14:00'), { riskToldAgainAt: at('12:30') }, false],
    ['it never said that it waits', at('14:00'), { waitsSince: null }, false],
    ['it is night', at('21:00'), {}, false],
    ['they are at the door', at('14:00'), { state: 'kept' }, false],
  ] as const)('hears once more when it gets worse: %s', (_, now, changed, found) => {
    expect(hears(now, changed)).toBe(found)
  })

  test('waits no longer for what it was told before it was told once more', () => {
    expect(stillWaits(waiting)).toBe(true)
    expect(stillWaits({ ...waiting, riskToldAgainAt: at('12:30') })).toBe(false)
    expect(stillWaits({ riskToldAgainAt: at('12:30'), waitsSince: at('12:31') })).toBe(true)
    expect(stillWaits({ ...waiting, waitsSince: null })).toBe(false)
  })
})

describe('B6 a promise at risk', () => {
  const risk = (now: Instant, expectedAt: Instant | null = null, state: 'promised' | 'kept' = 'promised') =>
    promiseAtRisk({ state, window: tenToTwelve, expectedAt }, now)

  test.each([
    ['the window is young', at('10:30'), null, null],
    ['46 minutes are left and nobody is sent', at('11:14'), null, null],
    ['45 minutes are left and nobody is sent', at('11:15'), null, 'nobody_sent'],
    ['somebody is on the way and in time', at('11:15'), at('11:40'), null],
    ['somebody is on the way and will be late', at('11:45'), at('12:01'), 'will_be_late'],
    ['somebody should be there and is not', at('11:50'), at('11:40'), null],
    ['it has closed and nobody is there', at('12:00'), null, 'window_closed'],
    ['it has closed and somebody is on the way', at('12:05'), at('12:10'), 'window_closed'],
  ] as const)('%s', (_, now, expectedAt, found) => {
    expect(risk(now, expectedAt)).toBe(found)
  })

  test('a promise that was kept is not at risk', () => {
    expect(risk(at('13:00'), null, 'kept')).toBeNull()
  })

  test.each([
    ['45 minutes are left and nobody is sent: the office has time', at('11:15'), null, false],
    ['26 minutes are left and nobody is sent', at('11:34'), null, false],
    ['25 minutes are left and nobody is sent', at('11:35'), null, true],
    ['somebody is on the way and in time', at('11:50'), at('11:58'), false],
    ['somebody is on the way and will be late, however early that is known', at('11:15'), at('12:05'), true],
    ['it has closed', at('12:00'), null, true],
  ] as const)('the household hears by itself: %s', (_, now, expectedAt, hears) => {
    expect(householdHears({ state: 'promised', window: tenToTwelve, expectedAt }, now)).toBe(hears)
  })

  test('it is looked at from 45 minutes before it closes, then every ten minutes, the last time as it closes', () => {
    expect(looksAt(tenToTwelve, at('08:00'))).toEqual(at('11:15'))
    expect(looksAt(tenToTwelve, at('11:15'))).toEqual(at('11:25'))
    expect(looksAt(tenToTwelve, at('11:28'))).toEqual(at('11:35'))
    expect(looksAt(tenToTwelve, at('11:55'))).toEqual(at('12:00'))
  })
})

describe('windows', () => {
  test.each([
    ['two hours', at('10:00'), at('12:00'), null],
    ['five hours', at('12:00'), at('17:00'), null],
    ['one minute short of two hours', at('10:00'), at('11:59'), 'B3_NOT_A_WINDOW'],
    ['turned round', at('12:00'), at('10:00'), 'B3_NOT_A_WINDOW'],
    ['the whole day', at('08:00'), at('18:00'), 'B3_NOT_A_WINDOW'],
    ['closed already', at('06:00'), at('08:00'), 'B3_WINDOW_PASSED'],
    ['next year', at('10:00').add({ hours: 24 * 100 }), at('12:00').add({ hours: 24 * 100 }), 'B3_TOO_FAR_OFF'],
  ] as const)('a window of %s', (_, from, to, trouble) => {
    expect(windowTrouble({ from, to }, at('08:00'))).toBe(trouble)
  })
})

test('the phone’s clock is believed between the sending and now', () => {
  const [sent, now] = [at('10:00'), at('11:00')]
  expect(believed(at('10:30'), sent, now)).toEqual(at('10:30'))
  expect(believed(at('09:30'), sent, now)).toEqual(sent)
  expect(believed(at('11:30'), sent, now)).toEqual(now)
})

test('B2 the breathing space counts from the moment they left', () => {
  expect(breathingUntil(at('11:00'), 15)).toEqual(at('11:15'))
})

test('the README draws every road of both tables and no other', () => {
  const drawn = [...readFileSync(new URL('README.md', import.meta.url), 'utf8').matchAll(/^```\n([^]*?)^```/gm)]
    .flatMap(([, block]) => block!.trim().split('\n'))
    .flatMap((line) => [...line.matchAll(/(\w+) → (\w+)/g)].map(([, event, to]) => `${line.split(' ')[0]} ${event} ${to}`))
  expect(drawn.toSorted()).toEqual([...roads(bookingMachine), ...roads(appointmentMachine)].map((road) => road.join(' ')).toSorted())
})

test('B6 of twenty promises like this one: nothing that may still break is called certain', () => {
  expect([0, 0.004, 0.01, 0.25, 0.97, 0.98, 1].map(keptInTwenty)).toEqual([20, 20, 19, 15, 1, 0, 0])
})

describe('few enough to choose from', () => {
  const free = ['08:00', '09:00', '10:00', '12:00', '13:00', '14:00'].map((from) => ({ from: at(from), to: at(from).add({ hours: 2 }) }))
  const whole = { from: at('08:00'), to: at('13:00') }
  const starts = (windows: readonly { from: Instant }[]) => windows.map(({ from }) => from.toString().slice(11, 16))

  test('B9 on a page the first two hours of each half day; in a text three, the soonest first, none over another', () => {
    expect(starts(aFew([whole, ...free]))).toEqual(['08:00', '12:00'])
    expect(starts(forAText([whole, ...free]))).toEqual(['08:00', '10:00', '12:00'])
    const tomorrow = free.map(({ from, to }) => ({ from: from.add({ hours: 24 }), to: to.add({ hours: 24 }) }))
    expect(starts(forAText([...free, ...tomorrow]))).toEqual(['08:00', '12:00', '08:00'])
    expect(forAText([whole])).toEqual([])
  })
})
