import { describe, expect, test } from 'vitest'
import type { OperativeId, StaffId } from '../../../lib/ids.ts'
import { instant } from '../../../lib/time.ts'
import type { Operative } from '../../workforce/rules.ts'
import { freeFrom, operativeFactsOf, startOf } from './operative-facts.ts'
import type { OperativeFound, Outing } from './operative-facts.ts'

const at = (time: string) => instant(`2026-11-24T${time}:00Z`)
const home = { lon: -3.19, lat: 55.95 }
const amina: Operative = {
  id: 'op_amina' as OperativeId,
  staffId: 'st_amina' as StaffId,
  name: 'Amina Yusuf',
  firstName: 'Amina',
  sex: 'f',
  pronoun: 'she',
  employment: 'employed',
  trades: ['plumber'],
  languages: ['en'],
  telephone: '+447700900001',
  idCardNumber: 'LR-1',
  idCardValidUntil: Temporal.PlainDate.from('2026-11-24'),
  vettingValidUntil: Temporal.PlainDate.from('2026-11-23'),
  home,
  face: {},
}
const shift = { from: at('08:00'), to: at('16:30'), illSince: null }
const outing = (over: Partial<Outing>): Outing => ({
  ...{ state: 'ended', sentAt: at('09:00'), arrivedAt: at('09:20'), breathingUntil: null, travelMinutes: 15, expectedMinutes: 45 },
  why: { emergency: false, hard: false },
  ...over,
})
const found = (over: Partial<OperativeFound> = {}): OperativeFound => ({
  ...{ operative: amina, shift, training: {}, hardTopics: [], outings: [], lastDoor: null },
  ...over,
})
const facts = (over: Partial<OperativeFound> = {}) => operativeFactsOf(found(over), at('10:00'))

describe('B1 and B2 are told apart', () => {
  test.each([
    ['on the way', outing({ state: 'on_the_way' }), true, null],
    ['at the door', outing({ state: 'at_the_door' }), true, null],
    ['inside', outing({ state: 'inside' }), true, null],
    ['breathing', outing({ state: 'breathing', breathingUntil: at('10:10') }), false, at('10:10')],
    ['back', outing({ state: 'ended', breathingUntil: at('09:50') }), false, null],
    ['called back', outing({ state: 'called_back' }), false, null],
  ] as const)('%s', (_, one, live, until) => {
    const { liveBooking, breathingUntil } = facts({ outings: [one] })
    expect({ liveBooking, breathingUntil }).toEqual({ liveBooking: live, breathingUntil: until })
  })
})

test('D1 papers are good through their last day', () => {
  expect(facts().idCardValidUntil).toEqual(at('00:00').add({ hours: 24 }))
  expect(facts().vettingValidUntil).toEqual(at('00:00'))
})

test.each([
  ['well', null, null],
  ['unwell since this morning', at('09:00'), at('16:30')],
  ['unwell from noon', at('12:00'), null],
])('D1 somebody who is %s', (_, illSince, until) => {
  expect(facts({ shift: { ...shift, illSince } }).unavailableUntil).toEqual(until)
})

test('A7 the next trip begins at the last door, else where the shift begins', () => {
  const door = { lon: -3.2, lat: 55.94 }
  expect(startOf(found())).toEqual(home)
  expect(startOf(found({ lastDoor: door }))).toEqual(door)
  expect(startOf(found({ operative: { ...amina, home: null } }))).toBeNull()
})

test('B8 a fair day looks at what was hard and at the road, never at visits or minutes at work', () => {
  const outings = [outing({ why: { emergency: true, hard: true } }), outing({ why: { emergency: false, hard: true } }), outing({})]
  expect(facts({ outings }).today).toEqual({ emergencies: 1, hardVisits: 1, travelMinutes: 45 })
})

test.each([
  ['nobody’s', [], null],
  ['one on the way', [outing({ state: 'on_the_way', arrivedAt: null })], at('10:15')],
  ['one inside', [outing({ state: 'inside' })], at('10:20')],
  ['one breathing', [outing({ state: 'breathing', breathingUntil: at('10:10') })], at('10:10')],
] as const)('B5 free again after %s visit, for as long as it takes', (_, outings, then) => {
  expect(freeFrom(outings, 15)).toEqual(then)
})
