import { expect, test } from 'vitest'
import { instant } from '../../lib/time.ts'
import { oddsIn } from '../../test/harness/odds-in.ts'
import type { HouseholdFacts, HouseholdTemplate, Language } from './rules.ts'
import { householdTemplates, languages, linkedTemplates } from './rules.ts'
import { dayEn, dayUr, householdWords, staffCalls, staffTexts, templateLabel, timeEn, timeUr, windowEn, windowUr } from './words.ts'
import type { Letterhead } from './words.ts'

const now = instant('2026-11-24T09:58:00Z')
const at = (time: string, day = '2026-11-24') => instant(`${day}T${time}:00Z`)
const window = { windowFrom: at('10:00'), windowTo: at('12:00') }
const facts: HouseholdFacts = {
  promise_made: { ...window, appointmentId: 'apt_1' },
  promise_moved: { windowFrom: at('13:00', '2026-11-26'), windowTo: at('17:00', '2026-11-26'), appointmentId: 'apt_1' },
  promise_at_risk: { ...window, expectedAt: null, appointmentId: 'apt_1' },
  promise_at_risk_again: { ...window, expectedAt: null, appointmentId: 'apt_1' },
  promise_cancelled: { ...window, askedBy: 'household' },
  on_the_way: {
    firstName: 'Amina',
    pronoun: 'she',
    alsoComing: [],
    arrivesAt: at('10:38'),
    code: '4729',
    saysWord: false,
    appointmentId: 'apt_1',
  },
  called_back: { firstName: 'Amina' },
  nobody_answered: { knockedAt: at('10:41'), appointmentId: 'apt_1' },
  visit_over_ask: { appointmentId: 'apt_1' },
  follow_on_told: { by: Temporal.PlainDate.from('2026-12-01') },
  welfare_trying: {},
  link_code: { linkId: 'lnk_1' },
}
const head: Letterhead = {
  contractor: 'Larkfield Repairs',
  telephone: '+441314960142',
  link: 'http://localhost:3000/v/abc',
  code: '483926',
  spoken: false,
  now,
}
const words = (language: Language, template: HouseholdTemplate, more: Partial<Letterhead> = {}, changed: object = {}): string =>
  householdWords[language][template]({ ...facts[template], ...changed } as never, { ...head, ...more })

test('M1 who is on the way, in English', () => {
  expect(words('en', 'on_the_way')).toBe(
    'Larkfield Repairs: Amina has set off and will be with you about 10:40. Before you open, ask her for the code. She will say 4 7 2 9. More: http://localhost:3000/v/abc',
  )
  expect(words('en', 'on_the_way', {}, { firstName: 'Sam', pronoun: 'they', saysWord: true })).toContain(
    'ask them for your word and the code. They will say your word, then 4 7 2 9.',
  )
  expect(words('en', 'on_the_way', {}, { alsoComing: ['Tom'] })).toContain(
    'Amina and Tom have set off and will be with you about 10:40. Before you open, ask them for the code. Amina will say 4 7 2 9.',
  )
})

test('M1 when we come, in English and in Urdu', () => {
  expect(words('en', 'promise_made')).toContain('we will come between 10 and noon today.')
  expect(words('en', 'promise_moved')).toContain('We will now come between 1 and 5 on Thursday 26 November.')
  expect(words('ur', 'promise_moved')).toContain('جمعرات 26 نومبر کو دوپہر 1 سے شام 5 بجے کے درمیان')
})

const everything = languages.flatMap((language) =>
  householdTemplates.map((template): [Language, HouseholdTemplate] => [language, template]),
)

test.each(everything)('M1, M4 in %s, %s says who writes, and what can be done without internet', (language, template) => {
  const text = words(language, template)
  expect(text.startsWith('Larkfield Repairs: ')).toBe(true)
  expect(text).not.toMatch(/undefined|null|NaN|\[object/)
  expect(text.includes(head.link!)).toBe(linkedTemplates.includes(template))
  expect(words(language, template, { link: null, spoken: true })).not.toMatch(/http|CHANGE|GOOD|OK/)
  if (!['on_the_way', 'visit_over_ask', 'link_code'].includes(template)) expect(text.replace(/\D/g, '')).toContain('01314960142')
})

test.each(everything)('B4 in %s, %s holds no figure of odds', (language, template) => {
  expect(oddsIn(words(language, template))).toEqual([])
  expect(oddsIn(words(language, template, { spoken: true, link: null }))).toEqual([])
})

const basicLetters = /^[A-Za-z0-9 @£$¥èéùìòÇØøÅåÆæßÉ!"#%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà_\n]*$/

test.each(householdTemplates)('M4 in English %s is shown by the cheapest phone, and is short', (template) => {
  const text = words('en', template)
  expect(text).toMatch(basicLetters)
  expect(text.length).toBeLessThanOrEqual(306) // two text messages
})

test.each(householdTemplates)('M1 in Urdu %s keeps digits together and ends with the link, so that no line reorders them', (template) => {
  const text = words('ur', template)
  expect(text).not.toMatch(/\d \d/)
  if (linkedTemplates.includes(template)) expect(text.endsWith(`\n${head.link}`)).toBe(true)
  expect(text.replace(/https?:\S+|Larkfield Repairs|Amina|WAIT|CHANGE|CANCEL|GOOD|MIXED|BAD|OK/g, '')).not.toMatch(/[A-Za-z]/)
})

const times: [Temporal.Instant, english: string, urdu: string][] = [
  [at('10:00'), '10', 'صبح 10'],
  [at('10:40'), '10:40', 'صبح 10:40'],
  [at('12:00'), 'noon', 'دوپہر 12'],
  [at('14:05'), '2:05', 'دوپہر 2:05'],
  [at('17:30'), '5:30', 'شام 5:30'],
  [at('00:00'), 'midnight', 'رات 12'],
  [at('02:10'), '2:10 in the morning', 'رات 2:10'],
  [at('21:00'), '9 at night', 'رات 9'],
  [instant('2026-06-30T09:15:00Z'), '10:15', 'صبح 10:15'],
]
test.each(times)('a time as people say it: %s', (time, english, urdu) => {
  expect(timeEn(time)).toBe(english)
  expect(timeUr(time)).toBe(urdu)
})

test('a day as people say it', () => {
  const day = (text: string) => Temporal.PlainDate.from(text)
  expect(['2026-11-24', '2026-11-25', '2026-11-27', '2027-01-05'].map((d) => dayEn(day(d), now))).toEqual([
    'today',
    'tomorrow',
    'on Friday 27 November',
    'on Tuesday 5 January 2027',
  ])
  expect(['2026-11-24', '2026-11-25', '2026-11-27'].map((d) => dayUr(day(d), now))).toEqual(['آج', 'کل', 'جمعہ 27 نومبر کو'])
  expect(dayEn(day('2026-07-02'), instant('2026-07-01T23:30:00Z'))).toBe('today') // past midnight in London already
  expect(windowEn({ windowFrom: at('08:00'), windowTo: at('12:00') }, now)).toBe('between 8 and noon today')
  expect(windowUr({ windowFrom: at('10:00'), windowTo: at('11:00') }, now)).toBe('آج صبح 10 سے 11 بجے کے درمیان')
})

test.each([
  ['asked silently on the phone', 'help', true, true],
  ['asked with sound', 'help', false, false],
  ['made to say that all is well', 'duress_pin', false, true],
  ['by text', 'code_text', true, true],
  ['has not checked in', 'missed_check_in', true, false],
] as const)('A2 whoever is rung is told not to ring somebody who %s', (_, kind, silent, warned) => {
  const facts = { name: 'Amina Yusuf', where: null, kind, silent, digits: '47', also: [] }
  for (const words of [staffTexts.alarm_ring(facts), staffCalls.alarm_ring(facts)]) expect(words.includes('Do not ring them.')).toBe(warned)
})

test('H3 nothing in a text to staff that a stranger who sees the screen should not read', () => {
  expect(staffTexts.concern_received({})).toBe('A concern has come in. Please open Doorstep now.')
  const ring = { name: 'Amina Yusuf', where: '12 Restalrig Drive, EH7 6QX', silent: true, digits: '47', also: [] }
  expect(staffTexts.alarm_ring({ ...ring, kind: 'missed_check_in' })).toBe(
    'Amina Yusuf has not checked in, at 12 Restalrig Drive, EH7 6QX. To answer, reply 47. It rings until somebody does.',
  )
  expect(Object.keys(templateLabel)).toEqual(expect.arrayContaining([...householdTemplates, ...Object.keys(staffTexts)]))
})
