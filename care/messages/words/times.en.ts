import type { Instant } from '../../../lib/time.ts'
import { dayOf, wallClock } from '../../../lib/time.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** `10`, `10:40`, `noon`, `midnight`; before 7 and from 8 in the evening also which part of the day. */
export const timeEn = (at: Instant): string => {
  const { hour, minute } = wallClock(at)
  if (minute === 0 && hour === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'noon'
  const figures = `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`
  if (hour < 7) return `${figures} in the morning`
  return hour >= 20 ? `${figures} at night` : figures
}

/** `today`, `tomorrow`, `on Tuesday 24 November`; the year only when it is another one. */
export const dayEn = (day: Temporal.PlainDate, now: Instant): string => {
  const away = dayOf(now).until(day).days
  if (away === 0) return 'today'
  if (away === 1) return 'tomorrow'
  const year = day.year === dayOf(now).year ? '' : ` ${day.year}`
  return `on ${weekdays[day.dayOfWeek - 1]} ${day.day} ${months[day.month - 1]}${year}`
}

/** `between 10 and 12 on Tuesday 24 November`, `between 10 and noon today`. */
export const windowEn = ({ windowFrom, windowTo }: { windowFrom: Instant; windowTo: Instant }, now: Instant): string =>
  `between ${timeEn(windowFrom)} and ${timeEn(windowTo)} ${dayEn(dayOf(windowFrom), now)}`

/** To the nearest five minutes, as nobody says "about 10:38". */
export const nearestFive = (at: Instant): Instant => at.round({ smallestUnit: 'minute', roundingIncrement: 5, roundingMode: 'halfExpand' })
