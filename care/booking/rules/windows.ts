/** Windows of arrival: which there are, and which may be promised. */
import { after, atTime, days, isAtOrAfter, isBefore, minutesBetween } from '../../../lib/time.ts'
import type { Day, Instant } from '../../../lib/time.ts'

/** A window of arrival: from, up to but not including to. */
export type Window = { readonly from: Instant; readonly to: Instant }

export const windowShapes = [
  { shape: 'two_hours', from: '08:00', to: '10:00' },
  { shape: 'two_hours', from: '10:00', to: '12:00' },
  { shape: 'two_hours', from: '12:00', to: '14:00' },
  { shape: 'two_hours', from: '14:00', to: '16:00' },
  { shape: 'two_hours', from: '16:00', to: '18:00' },
  { shape: 'half_day', from: '08:00', to: '12:00' },
  { shape: 'half_day', from: '12:00', to: '17:00' },
] as const
export type WindowShape = (typeof windowShapes)[number]['shape']

const shortest = 120
const longest = 300
/** Nobody is promised a day farther off than this. */
const daysAhead = 60

/** Every window of those days, a day's own ones together, as long as it has not begun. */
export const windowsOf = (first: Day, howMany: number, now: Instant): (Window & { shape: WindowShape })[] =>
  Array.from({ length: howMany }, (_, n) => first.add({ days: n })).flatMap((day) =>
    windowShapes
      .map(({ shape, from, to }) => ({ shape, from: atTime(day, from), to: atTime(day, to) }))
      .filter((window) => isAtOrAfter(window.from, now)),
  )

/** What is wrong with promising this window now; null when nothing is. */
export const windowTrouble = ({ from, to }: Window, now: Instant): 'B3_NOT_A_WINDOW' | 'B3_WINDOW_PASSED' | 'B3_TOO_FAR_OFF' | null => {
  const long = minutesBetween(from, to)
  if (long < shortest || long > longest) return 'B3_NOT_A_WINDOW'
  if (isAtOrAfter(now, to)) return 'B3_WINDOW_PASSED'
  return isBefore(after(now, days(daysAhead)), from) ? 'B3_TOO_FAR_OFF' : null
}
