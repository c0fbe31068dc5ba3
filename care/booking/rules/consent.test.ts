import { expect, test } from 'vitest'
import { instant } from '../../../lib/time.ts'
import { agreedIn, consentTrouble } from './consent.ts'
import type { Consent } from './consent.ts'

const at = (time: string) => instant(`2026-11-24T${time}Z`)
const promisedAt = at('08:30:40')
const now = at('10:41:10')
const said: Consent = { by: 'Anna Kowalska', how: 'call', at: at('10:40:00') }

test.each([
  ['she agreed a minute ago', said, false, null],
  ['in the minute in which it was promised', { ...said, at: at('08:30:00') }, false, null],
  ['in this minute', { ...said, at: at('10:41:00') }, false, null],
  ['before there was a promise', { ...said, at: at('08:29:00') }, false, 'B9_AGREED_WHEN'],
  ['later than now', { ...said, at: at('10:42:00') }, false, 'B9_AGREED_WHEN'],
  ['nobody is named', { ...said, by: ' A ' }, false, 'B9_NOT_AGREED'],
  ['the household on its own page', 'themselves', true, null],
  ['the office in the household’s place', 'themselves', false, 'B9_NOT_AGREED'],
  ['a household’s page in the office’s place', said, true, 'B9_NOT_AGREED'],
] as [string, Consent, boolean, string | null][])('B9 consent to another window: %s', (_, consent, asResident, code) => {
  expect(consentTrouble(consent, { promisedAt, now, asResident })).toBe(code)
})

test('B9 what stands with a promise that was moved', () => {
  expect(agreedIn('themselves', now)).toEqual({ by: null, how: 'themselves', at: now })
  expect(agreedIn({ ...said, by: ' Anna Kowalska ' }, now)).toEqual(said)
})
