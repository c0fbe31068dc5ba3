import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { MarkerId } from '../../lib/ids.ts'
import { needCodes, needIcons, needTable } from '../households/rules.ts'
import { consequencesOf, markerIcons, precautionCodes, precautionTable } from './rules.ts'
import type { MarkerInForce, PrecautionCode } from './rules.ts'

const marker = (code: PrecautionCode, hours: MarkerInForce['hours'] = null): MarkerInForce => ({
  id: `mk_${code}` as MarkerId,
  code,
  hours,
})
const nothing = { doNotAttend: false, people: 1, hours: null, landlordAttends: false, notAlone: [], checkInEvery: 30 }

describe('D3 a precaution has consequences', () => {
  const rows: [name: string, markers: MarkerInForce[], becomes: object][] = [
    ['none', [], { ...nothing, plates: [] }],
    ['do not attend', [marker('W_NOVISIT')], { ...nothing, doNotAttend: true, checkInEvery: 10 }],
    ['two people', [marker('W_TWO')], { ...nothing, people: 2, checkInEvery: 15 }],
    ['dog to be shut away', [marker('W_DOG_SECURE')], nothing],
    ['dog that has attacked', [marker('W_DOG_AGGR')], { ...nothing, people: 2, checkInEvery: 15 }],
    ['landlord attends', [marker('W_LANDLORD_WITH')], { ...nothing, landlordAttends: true, checkInEvery: 15 }],
    [
      'no woman alone, no man alone',
      [marker('W_NO_MALE_ALONE'), marker('W_NO_FEMALE_ALONE')],
      { ...nothing, notAlone: ['f', 'm'], checkInEvery: 15 },
    ],
    [
      'hours shared by two',
      [marker('W_TIME_OF_DAY', { from: '08:00', to: '12:00' }), marker('W_TIME_OF_DAY', { from: '10:00', to: '16:00' })],
      { ...nothing, hours: { from: '10:00', to: '12:00' }, checkInEvery: 15 },
    ],
    [
      'the strictest of each',
      [marker('W_SHARPS'), marker('W_WEAPON_REPORTED'), marker('W_MEET_OUTSIDE')],
      { ...nothing, people: 2, landlordAttends: true, checkInEvery: 10 },
    ],
  ]
  test.each(rows)('%s', (_, markers, becomes) => expect(consequencesOf(markers)).toMatchObject(becomes))

  test('P2 every marker in force is a plate to be read', () =>
    expect(consequencesOf([marker('W_DOG_SECURE'), marker('W_TIME_OF_DAY', { from: '08:00', to: '12:00' })]).plates).toEqual([
      {
        markerId: 'mk_W_DOG_SECURE',
        icon: 'dog',
        sentence: 'Ask from the gate that the dog is shut in another room. A lead is not enough.',
      },
      { markerId: 'mk_W_TIME_OF_DAY', icon: 'clock-alert', sentence: expect.stringMatching(/^Only between 08:00 and 12:00\. /) },
    ]))
})

test('P1 every precaution ends by itself within two years, and has words and an icon that exists', () => {
  for (const code of precautionCodes) {
    const { months, sentence, label, icon } = precautionTable[code]
    expect(months, code).toBeLessThanOrEqual(24)
    expect(sentence.length, code).toBeLessThanOrEqual(140)
    expect(label.length, code).toBeGreaterThan(3)
    expect(markerIcons, code).toContain(icon)
  }
  expect(
    markerIcons.filter((icon) => !existsSync(new URL(`../../node_modules/lucide-react/dist/esm/icons/${icon}.mjs`, import.meta.url))),
  ).toEqual([])
})

test('P4 what protects a resident and what protects a worker share no code, no label, no sentence and no icon', () => {
  const both = <T>(a: readonly T[], b: readonly T[]): T[] => a.filter((one) => b.includes(one))
  expect(both<string>(needCodes, precautionCodes)).toEqual([])
  expect(precautionCodes.every((code) => code.startsWith('W_'))).toBe(true)
  expect(needCodes.some((code) => code.startsWith('W_'))).toBe(false)
  expect(
    both(
      needCodes.map((c) => needTable[c].label.toLowerCase()),
      precautionCodes.map((c) => precautionTable[c].label.toLowerCase()),
    ),
  ).toEqual([])
  expect(
    both(
      needCodes.map((c) => needTable[c].whatToDo),
      precautionCodes.map((c) => precautionTable[c].sentence),
    ),
  ).toEqual([])
  expect(both<string>(needIcons, markerIcons)).toEqual([])
})
