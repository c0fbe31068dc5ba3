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
const shift = { from: at('08:00'), to: at('16:30'), illSince: null, rest: null }
const outing = (over: Partial<Outing>): Outing => ({
  ...{
    state: 'ended',
    sentAt: at('09:00'),
    arrivedAt: at('09:20'),
    breathingUntil: null,
    endedAt: null,
    travelMinutes: 15,
    likelyMinutes: 15,
    expectedMinutes: 45,
  },
  why: { emergency: false, hard: false },
  ...over,
})
const found = (over: Partial<OperativeFound> = {}): OperativeFound => ({
  ...{ operative: amina, shift, training: {}, hardTopics: [], outings: [], lastDoor: null, week: null },
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

describe('D1 a break begins by itself, is not skipped, and nobody is sent until it is over', () => {
  const withRest = { ...shift, rest: { from: at('12:00'), minutes: 30 } }
  const done = (sentAt: string, endedAt: string) => outing({ state: 'ended', sentAt: at(sentAt), endedAt: at(endedAt) })
  const inside = (sentAt: string) => outing({ state: 'inside', sentAt: at(sentAt) })
  const back = (until: string) => outing({ state: 'breathing', sentAt: at('11:00'), breathingUntil: at(until) })
  test.each<[name: string, outings: Outing[], now: string, unavailable: string | null, rest: [string, string] | null]>([
    ['free long before it is due', [], '10:00', null, ['12:00', '12:30']],
    ['free when it is due', [done('09:00', '10:00')], '12:00', '12:30', ['12:00', '12:30']],
    ['in the middle of it', [], '12:29', '12:30', ['12:00', '12:30']],
    ['after it', [], '12:30', null, null],
    ['out when it is due: nobody hurries them', [inside('11:00')], '12:40', null, ['12:00', '12:30']],
    ['with a breathing space until after it is due', [back('12:20')], '12:10', null, ['12:20', '12:50']],
    ['back late', [done('11:00', '12:40')], '12:45', '13:10', ['12:40', '13:10']],
    [
      'back late, and called out again at once by somebody who may',
      [done('10:00', '12:10'), inside('12:05')],
      '12:45',
      null,
      ['12:10', '12:40'],
    ],
    ['out again after it', [done('09:00', '10:00'), inside('12:35')], '13:00', null, null],
  ])('%s', (_, outings, now, unavailable, rest) => {
    const { rest: found, unavailableUntil } = operativeFactsOf({ operative: amina, shift: withRest, training: {}, hardTopics: [], outings, lastDoor: null, week: null }, at(now)) // prettier-ignore
    expect(unavailableUntil).toEqual(unavailable && at(unavailable))
    expect(found ?? null).toEqual(rest && { from: at(rest[0]), to: at(rest[1]) })
  })

  test('a short shift has none, and who went home unwell is not said to be on one', () => {
    expect(facts().rest).toBeUndefined()
    const unwell = operativeFactsOf(found({ shift: { ...withRest, illSince: at('09:00') } }), at('12:10'))
    expect(unwell.unavailableUntil).toEqual(shift.to)
  })
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
