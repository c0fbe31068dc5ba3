import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { OperativeId } from '../../lib/ids.ts'
import {
  adjustmentsOf,
  hoursAround,
  isKnownVulnerable,
  languageName,
  mostUseful,
  needCodes,
  needIcons,
  needTable,
  sentenceOf,
} from './rules.ts'
import type { NeedCode, ToldNeed } from './rules.ts'

const told = (code: NeedCode, more: Partial<ToldNeed> = {}): ToldNeed => ({
  code,
  ifPossible: false,
  language: null,
  operativeId: null,
  note: null,
  hours: null,
  ...more,
})
const amina = 'op_amina' as OperativeId
const tom = 'op_tom' as OperativeId

describe('H1 told once, acted on everywhere', () => {
  const rows: [name: string, needs: ToldNeed[], becomes: object][] = [
    ['no needs', [], { extraMinutes: 0, doorWaitMinutes: 2, callFirst: false, noHotWork: false, vulnerable: false, requests: {} }],
    ['takes time to answer', [told('DOOR_WAIT')], { extraMinutes: 10, doorWaitMinutes: 5, vulnerable: true }],
    ['deaf', [told('DEAF')], { textOnly: true, extraMinutes: 0 }],
    [
      'language',
      [told('LANG', { language: 'ur' })],
      { extraMinutes: 15, interpreter: { kind: 'telephone', language: 'ur' }, requests: { language: { value: 'ur', hard: false } } },
    ],
    [
      'speaks their language',
      [told('LANG_OP', { language: 'ur' })],
      { interpreter: null, requests: { language: { value: 'ur', hard: true } } },
    ],
    ['woman only', [told('FEMALE_OP')], { requests: { sex: { value: 'f', hard: true } } }],
    ['a man if possible', [told('MALE_OP', { ifPossible: true })], { requests: { sex: { value: 'm', hard: false } } }],
    ['two people', [told('NO_LONE_OP')], { requests: { twoPeople: { value: true, hard: true } } }],
    [
      'same person, named',
      [told('SAME_OP', { operativeId: amina })],
      { requests: { sameOperative: { value: amina, hard: true } }, sameFaceWished: false },
    ],
    ['same person, nobody named', [told('SAME_OP')], { requests: {}, sameFaceWished: true }],
    [
      'not that person, and not that one',
      [told('OTHER_OP', { operativeId: amina }), told('OTHER_OP', { operativeId: tom })],
      { requests: { notOperatives: { value: [amina, tom], hard: true } } },
    ],
    ['oxygen', [told('OXYGEN')], { noHotWork: true, protectiveGear: true, landlordFirst: true }],
    ['dementia', [told('DEMENTIA')], { extraMinutes: 15, callFirst: true, vulnerable: true }],
    ['safe contact', [told('SAFE_CONTACT')], { textOnly: true, leaveNothing: true, vulnerable: false }],
    ['name to use', [told('NAME_PREF', { note: 'Mrs Malik' })], { extraMinutes: 0, requests: {} }],
    ['dialysis and a ventilator', [told('DIALYSIS'), told('VENT')], { neverIsolate: ['power', 'water'], priority: true }],
    [
      'school run',
      [told('SCHOOLRUN')],
      {
        notBetween: [
          { from: '08:30', to: '09:30' },
          { from: '14:45', to: '16:00' },
        ],
      },
    ],
    [
      'minutes add up, a wish gives way to a hard request',
      [told('DOOR_WAIT'), told('FEMALE_OP', { ifPossible: true }), told('MOBILITY'), told('FEMALE_OP')],
      { extraMinutes: 20, requests: { sex: { value: 'f', hard: true } } },
    ],
  ]
  test.each(rows)('%s', (_, needs, becomes) => expect(adjustmentsOf(needs)).toMatchObject(becomes))

  test('no request is invented: what was not asked is absent', () => expect(adjustmentsOf([told('DOOR_WAIT')]).requests).toEqual({}))
  test('the minutes are shown part by part', () =>
    expect(adjustmentsOf([told('DOOR_WAIT'), told('LANG', { language: 'ur' })]).parts).toEqual([
      { label: 'Takes time to answer', minutes: 10 },
      { label: 'Language other than English', minutes: 15 },
    ]))
})

describe('hours for whoever knows only one span', () => {
  test('nothing asked, nothing limited', () => expect(hoursAround(adjustmentsOf([]), '10:00')).toBeUndefined())
  test('between two school runs', () =>
    expect(hoursAround(adjustmentsOf([told('SCHOOLRUN')]), '10:00')).toEqual({ value: { from: '09:30', to: '14:45' }, hard: true }))
  test('during a prayer no span can hold a visit', () =>
    expect(hoursAround(adjustmentsOf([told('PRAYER', { hours: { from: '12:45', to: '13:30' } })]), '13:00')?.value.to).toBe('12:45'))
  test('only at these times, less a prayer', () =>
    expect(
      hoursAround(
        adjustmentsOf([
          told('TIMES', { hours: { from: '09:00', to: '17:00' } }),
          told('PRAYER', { hours: { from: '12:45', to: '13:30' } }),
        ]),
        '14:00',
      ),
    ).toEqual({
      value: { from: '13:30', to: '17:00' },
      hard: true,
    }))
})

describe('H3 what to do, never a diagnosis or a story', () => {
  const illness =
    /\b(dementia|alzheimer|autis|diagnos|disorder|depress|anxi|epilep|seizure|schizo|bipolar|cancer|stroke|disease|illness|infection|HIV|hepatitis|asthma|COPD|pregnan|deaf|blind|disab|trauma|abuse|learning difficult)/i
  test.each(needCodes)('%s: the sentence shown names no condition', (code) => expect(needTable[code].whatToDo).not.toMatch(illness))

  test('what could hurt somebody comes first, at most three, labels stay in the office', () => {
    const shown = mostUseful(
      [
        told('SHOES'),
        told('NAME_PREF', { note: 'Mrs Malik' }),
        told('DOOR_WAIT'),
        told('OXYGEN'),
        told('FEMALE_OP'),
        told('LANG', { language: 'ur' }),
      ],
      'before',
    )
    expect(shown.map((one) => one.icon)).toEqual(['flame-kindling', 'hourglass', 'languages'])
    expect(shown[2]?.sentence).toBe('Urdu, by phone interpreter. No child interprets.')
    expect(Object.keys(shown[0]!)).toEqual(['icon', 'sentence'])
  })
  test('the note of a health kind is never shown', () =>
    expect(sentenceOf(told('MOBILITY', { note: 'MS since 2011' }), 'inside')).not.toContain('2011'))
  test('a key-safe code waits for the door', () => {
    expect(sentenceOf(told('DOOR_KEYSAFE', { note: '4817' }), 'before')).not.toContain('4817')
    expect(sentenceOf(told('DOOR_KEYSAFE', { note: '4817' }), 'door')).toContain('The code: 4817.')
  })
  test('D2 nobody who goes is shown why they, and not another, were sent', () =>
    expect(mostUseful([told('FEMALE_OP'), told('OTHER_OP', { operativeId: tom }), told('SAME_OP')], 'before')).toEqual([]))
  test('prayer hours are said as people say them', () =>
    expect(sentenceOf(told('PRAYER', { hours: { from: '12:45', to: '13:30' } }), 'before')).toContain('between 12:45 and 13:30'))
})

test('V6 known to be vulnerable', () => {
  expect(isKnownVulnerable([told('SHOES'), told('DEMENTIA')])).toBe(true)
  expect(isKnownVulnerable([told('SHOES'), told('FEMALE_OP')])).toBe(false)
})

test('every need has words, an icon that exists, and a sentence of at most 140 letters', () => {
  expect(needCodes.length).toBeGreaterThanOrEqual(77)
  for (const code of needCodes) {
    const { label, whatToDo, icon } = needTable[code]
    expect(label.length, code).toBeGreaterThan(3)
    expect(whatToDo.length, code).toBeGreaterThan(10)
    expect(whatToDo.length, code).toBeLessThanOrEqual(140)
    expect(needIcons, code).toContain(icon)
  }
  const missing = needIcons.filter(
    (icon) => !existsSync(new URL(`../../node_modules/lucide-react/dist/esm/icons/${icon}.mjs`, import.meta.url)),
  )
  expect(missing).toEqual([])
})

test('an unknown language is shown as it was told', () => expect([languageName('pl'), languageName('xx')]).toEqual(['Polish', 'xx']))
