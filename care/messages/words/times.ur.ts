import type { Instant } from '../../../lib/time.ts'
import { dayOf, wallClock } from '../../../lib/time.ts'

const weekdays = ['پیر', 'منگل', 'بدھ', 'جمعرات', 'جمعہ', 'ہفتہ', 'اتوار']
const months = ['جنوری', 'فروری', 'مارچ', 'اپریل', 'مئی', 'جون', 'جولائی', 'اگست', 'ستمبر', 'اکتوبر', 'نومبر', 'دسمبر']

const partOfDay = (hour: number): string => {
  if (hour < 4 || hour >= 20) return 'رات'
  if (hour < 12) return 'صبح'
  if (hour < 16) return 'دوپہر'
  return 'شام'
}

const figures = (at: Instant): string => {
  const { hour, minute } = wallClock(at)
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`
}

/** Part of the day, then the figures: `صبح 10:40`. Latin digits, as whoever is at the door will say them. */
export const timeUr = (at: Instant): string => `${partOfDay(wallClock(at).hour)} ${figures(at)}`

/** `آج`, `کل`, `منگل 24 نومبر کو` */
export const dayUr = (day: Temporal.PlainDate, now: Instant): string => {
  const away = dayOf(now).until(day).days
  if (away === 0) return 'آج'
  if (away === 1) return 'کل'
  const year = day.year === dayOf(now).year ? '' : ` ${day.year}`
  return `${weekdays[day.dayOfWeek - 1]} ${day.day} ${months[day.month - 1]}${year} کو`
}

/** `منگل 24 نومبر کو صبح 10 سے دوپہر 12 بجے کے درمیان`; the part of the day once when both ends share it. */
export const windowUr = ({ windowFrom, windowTo }: { windowFrom: Instant; windowTo: Instant }, now: Instant): string => {
  const sameHalf = partOfDay(wallClock(windowFrom).hour) === partOfDay(wallClock(windowTo).hour)
  return `${dayUr(dayOf(windowFrom), now)} ${timeUr(windowFrom)} سے ${sameHalf ? figures(windowTo) : timeUr(windowTo)} بجے کے درمیان`
}
