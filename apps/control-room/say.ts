/** Times as the office reads them. Loaders say them; the browser is handed words. */
import type { Day, Instant } from '../../lib/time.ts'
import { clockTime, dayOf, isBefore, minutesBetween, wallClock } from '../../lib/time.ts'
import { dayEn, timeEn } from '../../care/messages/words/times.en.ts'

const two = (n: number): string => String(n).padStart(2, '0')

/** “10:42:07” */
export const toTheSecond = (at: Instant): string => {
  const { hour, minute, second } = wallClock(at)
  return `${hour}:${two(minute)}:${two(second)}`
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** “Today”, “Tomorrow”, “Yesterday”, “Friday 20 November” */
export const dayName = (day: Day, now: Instant): string =>
  dayOf(now).until(day).days === -1 ? 'Yesterday' : capital(dayEn(day, now).replace(/^on /, ''))

/** “today”, in the middle of a sentence; “Friday 20 November” keeps its capital. */
export const midSentence = (day: string): string =>
  /^(Today|Tomorrow|Yesterday)/.test(day) ? day.charAt(0).toLowerCase() + day.slice(1) : day

/** “10:41”, or “Friday 20 November, 16:20” on another day. */
export const moment = (at: Instant, now: Instant): string =>
  dayOf(at).equals(dayOf(now)) ? clockTime(at) : `${dayName(dayOf(at), now)}, ${clockTime(at)}`

/** “By tomorrow, 17:00”, or “Overdue”. */
export const dueBy = (due: Instant, now: Instant): string => (isBefore(due, now) ? 'Overdue' : `By ${midSentence(moment(due, now))}`)

type Window = { readonly from: Instant; readonly to: Instant }

/** “between 10 and 12” */
export const hoursOf = ({ from, to }: Window): string => `between ${timeEn(from)} and ${timeEn(to)}`

/** “Between 10 and noon, tomorrow” */
export const windowName = (window: Window, now: Instant): string => {
  const day = dayName(dayOf(window.from), now)
  return `${capital(hoursOf(window))}, ${midSentence(day)}`
}

/** “8 min”, “2 h 5 min”; nought and less is “now”. */
export const howLong = (minutes: number): string => {
  if (minutes <= 0) return 'now'
  if (minutes < 60) return `${minutes} min`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** “8 min ago”, “just now” */
export const ago = (at: Instant, now: Instant): string =>
  minutesBetween(at, now) < 1 ? 'just now' : `${howLong(minutesBetween(at, now))} ago`

/** “Tuesday 24 November” */
export const wholeDay = (day: Day): string =>
  capital(day.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', ''))
