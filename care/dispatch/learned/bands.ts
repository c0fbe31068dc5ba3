/** Hours of the day between which roads differ. */
import { wallClock } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'

export const bands = ['early', 'day', 'late', 'evening'] as const
export type Band = (typeof bands)[number]

/** From when on, by a clock in London; the first from midnight. */
export const bandFrom: Readonly<Record<Band, string>> = { early: '00:00', day: '09:30', late: '15:00', evening: '18:30' }

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
/** As `bandFrom`, in minutes of the day. */
export const bandMinute = (band: Band): number => minuteOf(bandFrom[band])

/** Weekday 1 (Monday) to 7 and the hours of the day. */
export const whenWas = (at: Instant): { readonly weekday: number; readonly band: Band } => {
  const { weekday, hour, minute } = wallClock(at)
  return { weekday, band: bands.findLast((one) => bandMinute(one) <= hour * 60 + minute)! }
}
