import { expect, test } from 'vitest'
import { roads } from '../../lib/machine.ts'
import { instant } from '../../lib/time.ts'
import {
  alarmAfter,
  alarmKinds,
  alarmMachine,
  alarmStates,
  answerLapsesAt,
  digitsIn,
  freshDigits,
  hasLapsed,
  inOrderOfNeed,
  moreUrgent,
} from './rules.ts'
import type { AlarmEvent, AlarmKind, AlarmState } from './rules.ts'

const at = (time: string) => instant(`2026-11-24T${time}:00Z`)

const all = roads<AlarmState, AlarmEvent>(alarmMachine)
/** Every state that can be reached without these events. */
const without = (...left: AlarmEvent[]): AlarmState[] => {
  const reached = new Set<AlarmState>(['ringing'])
  for (const _ of alarmStates) for (const [from, event, to] of all) if (reached.has(from) && !left.includes(event)) reached.add(to)
  return [...reached]
}

test('A3 no road to closed avoids a person who answered, nor a person who says that it is over', () => {
  expect(without('answered_by_person')).toEqual(['ringing'])
  expect(without('stood_down_by_person', 'stand_down_agreed_by_person')).not.toContain('closed')
  expect(without('stood_down_by_person', 'stand_down_asked_by_person')).not.toContain('closed')
  expect(all.filter(([from]) => from === 'closed')).toEqual([])
})

test('A3 whatever happens without a person, in whatever state, an alarm is open and in the end rings', () => {
  const byItself: AlarmEvent[] = ['rung', 'asked_again', 'answer_lapsed', 'answer_renewed']
  for (const state of alarmStates.filter((one) => one !== 'closed')) {
    for (const event of byItself) expect(alarmAfter(state, event) ?? state).not.toBe('closed')
    expect(alarmAfter(state, 'asked_again')).toBe('ringing')
    if (state !== 'ringing') expect(alarmAfter(state, 'answer_lapsed')).toBe('ringing')
  }
})

test('A3 an answer lapses after two minutes, five while somebody is on the way, and not a moment before', () => {
  expect(answerLapsesAt(at('10:00'))).toEqual(at('10:02'))
  expect(answerLapsesAt(at('10:00'), 'standing_down')).toEqual(at('10:02'))
  expect(answerLapsesAt(at('10:00'), 'responding')).toEqual(at('10:05'))
  expect(hasLapsed(at('10:02'), instant('2026-11-24T10:01:59.999Z'))).toBe(false)
  expect(hasLapsed(at('10:02'), at('10:02'))).toBe(true)
})

test('A2 who asked for help comes first, then who was not heard of, then numbers that nobody knows; the longest open first', () => {
  const alarm = (kind: AlarmKind, time: string) => ({ kind, receivedAt: at(time) })
  const sorted = inOrderOfNeed([
    alarm('unmatched', '09:00'),
    alarm('missed_check_in', '09:30'),
    alarm('help', '10:00'),
    alarm('wrong_pins', '09:10'),
    alarm('duress_pin', '09:50'),
  ])
  expect(sorted.map((one) => one.kind)).toEqual(['duress_pin', 'help', 'wrong_pins', 'missed_check_in', 'unmatched'])
})

test('A3 the digits of a ring are its own', () => {
  const drawn = ['47', '47', '58']
  expect(freshDigits(() => drawn.shift() ?? '11', new Set(['47']))).toBe('58')
  expect(freshDigits(() => '47', new Set(['47']))).toBe('47')
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

test('asked for twice, an alarm is the more urgent of the two', () => {
  expect(moreUrgent('missed_check_in', 'help')).toBe('help')
  expect(moreUrgent('help', 'missed_check_in')).toBe('help')
  expect(moreUrgent('missed_check_in', 'wrong_pins')).toBe('wrong_pins')
})

test('asking with the duress PIN is the most urgent of all', () => {
  for (const kind of alarmKinds) expect(moreUrgent(kind, 'duress_pin')).toBe('duress_pin')
})
