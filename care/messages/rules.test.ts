import { expect, test } from 'vitest'
import { roads } from '../../lib/machine.ts'
import { instant, minutes } from '../../lib/time.ts'
import {
  asTelephone,
  channels,
  eventOfReport,
  languageFor,
  mayAnswer,
  messageAfter,
  messageMachine,
  messageStates,
  revivedFacts,
  routeFor,
  safeHoursOpen,
  spokenTelephone,
  tryAgainAfter,
  waitBeforeRingingAgain,
  waitBeforeTry,
} from './rules.ts'
import type { ContactCard, MessageEvent, MessageState } from './rules.ts'

const card: ContactCard = {
  language: 'en',
  channel: 'text',
  telephone: '+447700900001',
  largePrint: false,
  safeContactOnly: false,
  safeTelephone: null,
  safeFrom: null,
  safeTo: null,
}
const safe: ContactCard = { ...card, safeContactOnly: true, safeTelephone: '+447700900002', safeFrom: '10:00:00', safeTo: '14:00:00' }
const winter = (time: string) => instant(`2026-11-24T${time}:00Z`)
const queued = (time: string, worth: number | null = null) => ({ queuedAt: winter(time), worth: worth === null ? null : minutes(worth) })

const routes: [name: string, card: ContactCard, now: string, worth: number | null, expected: object][] = [
  ['by text', card, '09:00', null, { way: 'send', channel: 'text', to: '+447700900001', discreet: false }],
  ['by call', { ...card, channel: 'call' }, '23:00', null, { way: 'send', channel: 'call', to: '+447700900001', discreet: false }],
  ['a letter is for a person', { ...card, channel: 'letter' }, '09:00', null, { way: 'needs_a_person' }],
  ['no telephone is known', { ...card, telephone: null }, '09:00', null, { way: 'needs_a_person' }],
  ['a text that is no longer true', card, '09:45', 45, { way: 'too_late' }],
  ['H4 inside the safe hours', safe, '10:00', null, { way: 'send', channel: 'text', to: '+447700900002', discreet: true }],
  ['H4 before the safe hours', safe, '09:59', null, { way: 'wait', until: winter('10:00') }],
  ['H4 the end is outside', safe, '14:00', null, { way: 'wait', until: instant('2026-11-25T10:00:00Z') }],
  ['H4 never paper', { ...safe, channel: 'letter' }, '11:00', null, { way: 'send', channel: 'text', to: '+447700900002', discreet: true }],
  [
    'H4 a call to the safe telephone',
    { ...safe, channel: 'call' },
    '11:00',
    null,
    { way: 'send', channel: 'call', to: '+447700900002', discreet: true },
  ],
  ['H4 without a safe telephone nothing leaves', { ...safe, safeTelephone: null }, '11:00', null, { way: 'needs_a_person' }],
  [
    'H4 at any hour, when none is named',
    { ...safe, safeFrom: null, safeTo: null },
    '03:00',
    null,
    { way: 'send', channel: 'text', to: '+447700900002', discreet: true },
  ],
  ['H4 what would be untrue by the safe hours is not sent', safe, '09:20', 40, { way: 'too_late' }],
]
test.each(routes)('H4, M1 where a message goes: %s', (_, given, now, worth, expected) => {
  expect(routeFor(given, winter(now), queued('09:00', worth))).toEqual(expected)
})

test('H4 safe hours over midnight, and across the change of the clock', () => {
  const night = { safeFrom: '22:00', safeTo: '06:00' }
  expect(safeHoursOpen(night, winter('23:30'))).toEqual(winter('23:30'))
  expect(safeHoursOpen(night, winter('05:59'))).toEqual(winter('05:59'))
  expect(safeHoursOpen(night, winter('06:00'))).toEqual(winter('22:00'))
  // the night to 29 March 2026 loses an hour: 9 in London is 8 in Greenwich
  expect(safeHoursOpen({ safeFrom: '09:00', safeTo: '10:00' }, instant('2026-03-28T23:00:00Z'))).toEqual(instant('2026-03-29T08:00:00Z'))
})

test('H4 an automatic answer goes back to the safe number in its hours, and to no other', () => {
  expect(mayAnswer(card, '+447700900099', winter('03:00'))).toBe(true)
  expect(mayAnswer(safe, '+447700900002', winter('12:00'))).toBe(true)
  expect(mayAnswer(safe, '+447700900002', winter('15:00'))).toBe(false)
  expect(mayAnswer(safe, '+447700900001', winter('12:00'))).toBe(false)
})

test('M1 a household is told in its own language where we have words, else in English', () => {
  expect(['en', 'ur', 'pl', ''].map((language) => languageFor({ language }))).toEqual(['en', 'ur', 'en', 'en'])
  expect(channels).toEqual(['text', 'call', 'letter'])
})

test('M2 a message is delivered only after a receipt or by a person', () => {
  const all = roads<MessageState, MessageEvent>(messageMachine)
  const toDelivered = all.filter(([, , to]) => to === 'delivered').map(([, event]) => event)
  expect(new Set(toDelivered)).toEqual(new Set(['arrived', 'told_by_person']))
  expect(all.filter(([from]) => from === 'delivered')).toEqual([])
  expect(Object.keys(messageMachine)).toEqual([...messageStates])
  expect(messageAfter('withheld', 'told_by_person')).toBe('delivered')
})

test('M2 what a supplier reports', () => {
  expect(['queued', 'sent', 'delivered', 'undelivered'].map((state) => eventOfReport('message', state))).toEqual([
    null,
    null,
    'arrived',
    'did_not_arrive',
  ])
  expect(['ringing', 'in-progress', 'completed', 'busy', 'no-answer'].map((state) => eventOfReport('call', state))).toEqual([
    null,
    null,
    'arrived',
    'did_not_arrive',
    'did_not_arrive',
  ])
})

test('A6 a duty message is tried again within seconds; a household’s with patience', () => {
  const waited = [0, 9, 10, 1439, 1440].map((n) => tryAgainAfter(minutes(n))?.total('seconds') ?? null)
  expect(waited).toEqual([5, 5, 60, 60, null])
  expect([1, 2, 5, 6].map((tries) => waitBeforeTry(tries)?.total('seconds') ?? null)).toEqual([30, 60, 480, null])
  expect([1, 2, 3].map((tries) => waitBeforeRingingAgain(tries)?.total('minutes') ?? null)).toEqual([5, 5, null])
})

const numbers: [typed: string, dialled: string | null][] = [
  ['07700 900 123', '+447700900123'],
  ['+44 (0)7700 900123', '+447700900123'],
  ['0044 7700 900123', '+447700900123'],
  ['0131-496-0142', '+441314960142'],
  ['+353 20 914 9999', '+353209149999'],
  ['anonymous', null],
  ['999', null],
  ['', null],
]
test.each(numbers)('a number as it is typed, %s, and as it is dialled', (typed, dialled) => {
  expect(asTelephone(typed)).toBe(dialled)
})

test('a number as people write it', () => {
  expect(['+441314960142', '+447700900123', '+442079460123', '+353209149999'].map(spokenTelephone)).toEqual([
    '0131 496 0142',
    '07700 900123',
    '020 7946 0123',
    '+353209149999',
  ])
})

test('facts come back from the database as they were told', () => {
  const facts = { windowFrom: winter('10:00'), by: Temporal.PlainDate.from('2026-12-01'), code: '4729', appointmentId: null }
  expect(revivedFacts(JSON.parse(JSON.stringify(facts)))).toEqual(facts)
})
