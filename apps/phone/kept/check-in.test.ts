import { expect, test } from 'vitest'
import type { Id, VisitId } from '../../../lib/ids.ts'
import { instant } from '../../../lib/time.ts'
import type { Entry, Told } from './book.ts'
import { homeSafeAsksPin, momentOf, pauseLeft, saidSince } from './check-in.ts'
import type { Watch } from './check-in.ts'

const at = (time: string) => instant(`2026-11-24T${time}Z`)
const watch: Watch = {
  state: 'at_the_address',
  everyMinutes: 30,
  lastHeardAt: at('13:50:00'),
  nudgeAt: at('14:18:00'),
  checkInBy: at('14:20:00'),
  asksPin: false,
  amber: null,
  pause: null,
}
const paused: Watch = { ...watch, pause: { until: at('14:20:00'), why: 'hands_full' } }

test.each<[string, Watch, string, string]>([
  ['before the nudge', watch, '14:17:59', 'later'],
  ['A4 two minutes before', watch, '14:18:00', 'soon'],
  ['A2 when the moment has come it takes the PIN', watch, '14:20:00', 'late'],
  ['A1 in a pause nobody is nudged', paused, '14:19:00', 'paused'],
  ['A1 and after it they are', paused, '14:20:00', 'late'],
])('%s', (_, one, now, moment) => expect(momentOf(one, at(now))).toBe(moment))

test('A1 the seconds of a pause run out and stay there', () => {
  expect([pauseLeft(paused, at('14:19:30')), pauseLeft(paused, at('14:25:00')), pauseLeft(watch, at('14:00:00'))]).toEqual([30, 0, 0])
})

const entry = (time: string, told: Told, state: Entry['state'] = 'waiting'): Entry => ({
  ...{ id: 'act_0001' as Id<'act'>, by: 'op_amina', at: at(time).toString() },
  ...{ told, state },
})
const checkIn: Told = { kind: 'check_in', place: null, phone: { battery: null, signal: null } }
const help: Told = { kind: 'help', visitId: null, silent: true, place: null, how: 'button', phone: null }

test.each<[string, Entry[], string | null]>([
  ['nothing', [], null],
  ['a check-in that waits', [entry('14:18:30', checkIn)], '14:18:30'],
  ['any act of the visit', [entry('14:18:40', { kind: 'visit', visitId: 'vis_tap0' as VisitId, facts: { kind: 'knock' } })], '14:18:40'],
  [
    'A4 an act of the visit once it is late',
    [entry('14:25:00', { kind: 'visit', visitId: 'vis_tap0' as VisitId, facts: { kind: 'knock' } })],
    null,
  ],
  ['what the office has heard of already', [entry('13:50:00', checkIn)], null],
  ['what the office could not take', [entry('14:18:30', checkIn, 'refused')], null],
  ['A2 a call for help says nothing about being well', [entry('14:18:30', help)], null],
])('said since: %s', (_, entries, when) => expect(saidSince(watch, entries)).toEqual(when && at(when)))

test('A8 home and safe takes the PIN from the moment it was due, also when the office was not asked meanwhile', () => {
  const home = { dueAt: at('17:15:00'), asksPin: false }
  expect([homeSafeAsksPin(home, at('17:14:59')), homeSafeAsksPin(home, at('17:15:00'))]).toEqual([false, true])
  expect(homeSafeAsksPin({ ...home, asksPin: true }, at('17:00:00'))).toBe(true)
})
