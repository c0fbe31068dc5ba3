import { expect, test } from 'vitest'
import { roads } from '../../lib/machine.ts'
import { instant } from '../../lib/time.ts'
import {
  afterSign,
  alarmAfter,
  alarmMachine,
  alarmStates,
  answerLapsesAt,
  digitsIn,
  freshDigits,
  hasLapsed,
  holdsCodeWord,
  isDue,
  isMissed,
  isReasonEnough,
  moreUrgent,
  rungInRound,
  tightened,
} from './rules.ts'
import type { AlarmEvent, AlarmState, Watch } from './rules.ts'

const at = (time: string) => instant(`2026-11-24T${time}:00Z`)
const watch: Watch = { state: 'on_the_way', everyMinutes: 20, lastSignAt: at('10:00'), checkInBy: at('10:40') }

test('A3 no road to closed avoids a person who answered', () => {
  const all = roads<AlarmState, AlarmEvent>(alarmMachine)
  const without = (left: AlarmEvent): AlarmState[] => {
    const reached = new Set<AlarmState>(['ringing'])
    for (const _ of alarmStates) for (const [from, event, to] of all) if (reached.has(from) && event !== left) reached.add(to)
    return [...reached]
  }
  expect(without('answered_by_person')).toEqual(['ringing'])
  expect(without('stood_down_by_person')).not.toContain('closed')
  expect(all.filter(([from]) => from === 'closed')).toEqual([])
})

test('A3 whatever happens without a person, in whatever order, an alarm is still open and rings', () => {
  const byItself: AlarmEvent[] = ['rung', 'asked_again', 'answer_lapsed']
  for (const event of byItself) {
    expect(alarmAfter('ringing', event) ?? 'ringing').toBe('ringing')
    expect(alarmAfter('answered', event) ?? 'answered').not.toBe('closed')
  }
  expect(alarmAfter('answered', 'answer_lapsed')).toBe('ringing')
  expect(alarmAfter('answered', 'asked_again')).toBe('ringing')
})

test('A3 an answer lapses after two minutes, and not a moment before', () => {
  expect(answerLapsesAt(at('10:00'))).toEqual(at('10:02'))
  expect(hasLapsed(at('10:02'), instant('2026-11-24T10:01:59.999Z'))).toBe(false)
  expect(hasLapsed(at('10:02'), at('10:02'))).toBe(true)
})

test('A3 each round rings one more person, and from then on everybody, for ever', () => {
  const people = ['Isla', 'David', 'Moira']
  expect([0, 1, 2, 3, 4, 400].map((round) => rungInRound(people, round).length)).toEqual([1, 1, 2, 3, 3, 3])
  expect(rungInRound([], 5)).toEqual([])
})

test('A3 the digits of a ring are its own', () => {
  const drawn = ['47', '47', '58']
  expect(freshDigits(() => drawn.shift() ?? '11', ['47'])).toBe('58')
  expect(freshDigits(() => '47', ['47'])).toBe('47')
})

test.each([
  ['47', '47'],
  ['47!', '47'],
  [' ok 4 7 ', '47'],
  ['４７', '47'],
  ['147', null],
  ['4', null],
  ['ANSWERED', null],
  ['I shall be with you in 47 minutes, I am on the bus now', null],
])('A3 the two digits in "%s"', (text, digits) => {
  expect(digitsIn(text)).toBe(digits)
})

test('A4 a missed check-in is an alarm when the grace has run out, and not a moment before', () => {
  expect(isDue(watch, at('10:39'))).toBe(false)
  expect(isDue(watch, at('10:40'))).toBe(true)
  expect(isMissed(watch, instant('2026-11-24T10:41:59.999Z'))).toBe(false)
  expect(isMissed(watch, at('10:42'))).toBe(true)
  expect(isMissed({ ...watch, state: 'ended' }, at('23:00'))).toBe(false)
})

test('A1 arrival tightens the watch to its interval; a sign of life renews it and never shortens it', () => {
  expect(tightened(watch, at('10:30'))).toEqual({
    state: 'at_the_address',
    everyMinutes: 20,
    lastSignAt: at('10:30'),
    checkInBy: at('10:50'),
  })
  expect(afterSign(watch, at('10:05')).checkInBy).toEqual(at('10:40'))
  expect(afterSign(watch, at('10:35')).checkInBy).toEqual(at('10:55'))
  expect(afterSign({ ...watch, lastSignAt: at('10:30') }, at('10:10')).lastSignAt).toEqual(at('10:30'))
})

test.each([
  ['red file', true],
  ['Have you got the RED FILE for this one?', true],
  ['red-file', true],
  ['redfile', true],
  ['reD fiel 🆘', true],
  ['rad file', true],
  ['🆘', false],
  ['', false],
  ['I am at the door', false],
  ['the fire is red', false],
])('A2 the word for help from a known number: %s', (text, expected) => {
  expect(holdsCodeWord(text, 'red file', { forgiving: true })).toBe(expected)
})

test('A2 from an unknown number the word counts, but its spelling is not forgiven', () => {
  expect(holdsCodeWord('Red file!', 'red file', { forgiving: false })).toBe(true)
  expect(holdsCodeWord('rad file', 'red file', { forgiving: false })).toBe(false)
  expect(holdsCodeWord('anything', '', { forgiving: true })).toBe(false)
})

test('asked for twice, an alarm is the more urgent of the two', () => {
  expect(moreUrgent('missed_check_in', 'help')).toBe('help')
  expect(moreUrgent('help', 'missed_check_in')).toBe('help')
  expect(moreUrgent('missed_check_in', 'wrong_pins')).toBe('wrong_pins')
})

test('A3 whoever has not spoken to them says in a sentence how they know', () => {
  expect([
    isReasonEnough('pocket', true),
    isReasonEnough(' ', true),
    isReasonEnough('pocket', false),
    isReasonEnough('A colleague stands beside her.', false),
  ]).toEqual([true, false, false, true])
})
