import { expect, test } from 'vitest'
import { instant } from '../../../lib/time.ts'
import {
  askAt,
  happenedAt,
  hearBy,
  isAnswerToAsking,
  needsAPerson,
  nextStepBy,
  opensWelfareCheck,
  readWord,
  ringAgainAt,
  stepsFor,
} from '../rules.ts'

const at = (time: string) => instant(`2026-11-24T${time}:00Z`)

test.each([
  ['a true clock', '10:40', '10:41', '10:41', '10:00', '10:40'],
  ['sent an hour later from a cellar', '10:40', '11:40', '11:40', '10:00', '10:40'],
  ['a clock two hours slow', '08:40', '08:41', '10:41', '10:00', '10:40'],
  ['a clock two hours fast', '12:40', '12:41', '10:41', '10:00', '10:40'],
  ['set right between the act and the sending', '12:40', '10:41', '10:41', '10:00', '10:41'],
  ['never before what came first', '08:00', '10:41', '10:41', '10:30', '10:30'],
])('A4 the time of an act from %s', (_, said, sentAt, receivedAt, notBefore, expected) => {
  expect(happenedAt({ said: at(said), sentAt: at(sentAt), receivedAt: at(receivedAt), notBefore: at(notBefore) })).toEqual(at(expected))
})

test.each([
  ['11:41', '2026-11-24T13:11:00Z'],
  ['18:30', '2026-11-25T10:00:00Z'],
  ['05:00', '2026-11-24T10:00:00Z'],
])('we ask how it went at a decent hour: left at %s', (left, expected) => {
  expect(askAt(at(left))).toEqual(instant(expected))
})

test.each([
  ['in the morning: within two hours', '09:00', '11:00'],
  ['in the afternoon: before the office goes home', '15:30', '16:30'],
  ['in the evening: in a quarter of an hour', '20:00', '20:15'],
])('unhappy words reach a person the same day, %s', (_, said, by) => {
  expect(hearBy(at(said))).toEqual(at(by))
})

test.each([
  ['each hour', '11:15', '2026-11-24T12:15:00Z'],
  ['not at night', '20:15', '2026-11-25T08:00:00Z'],
  ['nor before the morning', '03:00', '2026-11-24T08:00:00Z'],
])('an unhappy word is rung for again, %s', (_, now, again) => {
  expect(ringAgainAt(at(now))).toEqual(instant(again))
})

test('a text within three days of our question answers it', () => {
  expect(isAnswerToAsking(at('13:00'), instant('2026-11-26T13:00:00Z'))).toBe(true)
  expect(isAnswerToAsking(at('13:00'), instant('2026-11-27T13:00:00Z'))).toBe(false)
})

test.each([
  ['She was kind and did not rush', 'mixed', true],
  ['She was kind, thank you', 'good', false],
  ['Good', 'good', false],
  ['👍', 'good', false],
  ['بہت اچھی تھی، شکریہ', 'good', false],
  ['Good but the tap still drips', 'mixed', true],
  ['he was rude to me', 'bad', true],
  ['I was frightened', 'bad', true],
  ['کام خراب ہے', 'bad', true],
  ['ok', 'mixed', true],
  ['what time is the next one', 'mixed', true],
])('V8 "%s" is read as %s', (text, how, person) => {
  expect(readWord(text)).toBe(how)
  expect(needsAPerson({ how: readWord(text), words: text })).toBe(person)
})

test('a "good" on the page with a doubt in its words is heard by a person too', () => {
  expect(needsAPerson({ how: 'good', words: 'All fine but he left a mess' })).toBe(true)
  expect(needsAPerson({ how: 'good', words: null })).toBe(false)
})

test('V6 nobody answered: somebody known to be vulnerable is looked for, anybody else is offered another day', () => {
  expect(opensWelfareCheck('nobody_answered', true)).toBe(true)
  expect(opensWelfareCheck('nobody_answered', false)).toBe(false)
  expect(opensWelfareCheck('not_today', true)).toBe(false)
})

test.each([
  ['the control room in ten minutes', '10:45', false, '10:55'],
  ['the police are decided on within two hours', '11:00', false, '12:45'],
  ['then every half hour until somebody knows', '13:00', false, '13:30'],
  ['a sign of danger now', '10:46', true, '10:46'],
])('V6 %s', (_, now, sign, by) => {
  expect(nextStepBy(at('10:45'), at(now), sign)).toEqual(at(by))
})

test('V6+H4 where only one contact is safe, nobody else hears of it', () => {
  const { atTheDoor, inTheOffice } = stepsFor(true)
  expect([...atTheDoor, ...inTheOffice]).toEqual(['knocked_again', 'rang_listed_contact', 'rang_police_safely'])
  expect(stepsFor(false).inTheOffice).toContain('tried_contacts')
})
