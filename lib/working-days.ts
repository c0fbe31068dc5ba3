/** Working days by jurisdiction: Monday to Friday less the bank holidays of that country. The dates are data. */
import { atTime } from './time.ts'
import type { Day, Instant } from './time.ts'

export const jurisdictions = ['england', 'scotland'] as const
/** Belongs to the property (C1). England's bank holidays are those of England and Wales. */
export type Jurisdiction = (typeof jurisdictions)[number]

/**
 * As proclaimed; substitute days where a holiday falls on a weekend. Source: gov.uk/bank-holidays.
 * After the last year here only weekends are known: a deadline then comes out early, never late.
 */
// prettier-ignore
const bankHolidays: Readonly<Record<Jurisdiction, ReadonlySet<string>>> = {
  england: new Set([
    '2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-08-25', '2025-12-25', '2025-12-26',
    '2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28',
    '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28',
    '2028-01-03', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-29', '2028-08-28', '2028-12-25', '2028-12-26',
  ]),
  scotland: new Set([
    '2025-01-01', '2025-01-02', '2025-04-18', '2025-05-05', '2025-05-26', '2025-08-04', '2025-12-01', '2025-12-25', '2025-12-26',
    '2026-01-01', '2026-01-02', '2026-04-03', '2026-05-04', '2026-05-25', '2026-06-15', '2026-08-03', '2026-11-30', '2026-12-25', '2026-12-28',
    '2027-01-01', '2027-01-04', '2027-03-26', '2027-05-03', '2027-05-31', '2027-08-02', '2027-11-30', '2027-12-27', '2027-12-28',
    '2028-01-03', '2028-01-04', '2028-04-14', '2028-05-01', '2028-05-29', '2028-08-07', '2028-11-30', '2028-12-25', '2028-12-26',
  ]),
}

export const isWorkingDay = (day: Day, jurisdiction: Jurisdiction): boolean =>
  day.dayOfWeek <= 5 && !bankHolidays[jurisdiction].has(day.toString())

/** The nth working day after `day`. Day zero is not counted: 1 is the next working day. `n` is 1 or more. */
export const addWorkingDays = (day: Day, n: number, jurisdiction: Jurisdiction): Day => {
  let at = day
  for (let left = n; left > 0;) {
    at = at.add({ days: 1 })
    if (isWorkingDay(at, jurisdiction)) left--
  }
  return at
}

/** The last minute of that day, as a deadline "by the end of the day" means it. */
export const endOfDay = (day: Day): Instant => atTime(day, '23:59')
/** The first instant after that day: valid until the day inclusive means valid before this. */
export const afterDay = (day: Day): Instant => atTime(day.add({ days: 1 }), '00:00')
