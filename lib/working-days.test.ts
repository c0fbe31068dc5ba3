import { expect, test } from 'vitest'
import { addWorkingDays, afterDay, endOfDay, isWorkingDay } from './working-days.ts'
import type { Jurisdiction } from './working-days.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

// The investigate (10), summary (3 more) and make-safe (5 more) days of damp and mould, England.
test.each([
  ['2026-11-30', '2026-12-14', '2026-12-17', '2026-12-21'],
  ['2026-12-05', '2026-12-18', '2026-12-23', '2026-12-29'],
  ['2026-12-18', '2027-01-06', '2027-01-11', '2027-01-13'],
  ['2026-12-24', '2027-01-12', '2027-01-15', '2027-01-19'],
  ['2027-03-25', '2027-04-12', '2027-04-15', '2027-04-19'],
])('C1 aware on %s: ten working days to %s, three more to %s, five to %s', (aware, investigate, summary, safe) => {
  const investigated = addWorkingDays(day(aware), 10, 'england')
  expect([investigated, addWorkingDays(investigated, 3, 'england'), addWorkingDays(investigated, 5, 'england')].map(String)).toEqual([
    investigate,
    summary,
    safe,
  ])
})

test.each<[name: string, date: string, jurisdiction: Jurisdiction, working: boolean]>([
  ['St Andrew’s Day works in England', '2026-11-30', 'england', true],
  ['St Andrew’s Day is a holiday in Scotland', '2026-11-30', 'scotland', false],
  ['Easter Monday is a holiday in England', '2027-03-29', 'england', false],
  ['Easter Monday works in Scotland', '2027-03-29', 'scotland', true],
  ['2 January is a holiday in Scotland', '2026-01-02', 'scotland', false],
  ['a Saturday works nowhere', '2026-11-28', 'england', false],
])('C1 %s', (_, date, jurisdiction, working) => expect(isWorkingDay(day(date), jurisdiction)).toBe(working))

test('the end of a day is London’s, also when the clocks change', () => {
  expect(endOfDay(day('2027-03-28')).toString()).toBe('2027-03-28T22:59:00Z')
  expect(afterDay(day('2026-11-30')).toString()).toBe('2026-12-01T00:00:00Z')
})
