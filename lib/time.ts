/** The one file that knows about Europe/London. Instants are `Temporal.Instant`; no bare number means time. */
import { onceEach } from './once.ts'

export type Instant = Temporal.Instant
export type Duration = Temporal.Duration
export type Day = Temporal.PlainDate

export const zone = 'Europe/London'
export const minutes = (n: number): Duration => Temporal.Duration.from({ minutes: n })
export const seconds = (n: number): Duration => Temporal.Duration.from({ seconds: n })
export const hours = (n: number): Duration => Temporal.Duration.from({ hours: n })
export const days = (n: number): Duration => Temporal.Duration.from({ hours: 24 * n })

/** ISO 8601 text with an offset → instant. Throws RangeError when it is not one: parse at the edge with `parseInstant`. */
export const instant = (text: string): Instant => Temporal.Instant.from(text)
export const parseInstant = (text: unknown): Instant | null => {
  if (typeof text !== 'string') return null
  try {
    return Temporal.Instant.from(text)
  } catch {
    return null
  }
}
export const fromDate = (date: Date): Instant => Temporal.Instant.fromEpochMilliseconds(date.getTime())
export const after = (at: Instant, by: Duration): Instant => at.add(by)
export const before = (at: Instant, by: Duration): Instant => at.subtract(by)
/** By milliseconds first, which are an eighth of the work; plans compare a million instants. */
export const isBefore = (a: Instant, b: Instant): boolean => {
  const apart = a.epochMilliseconds - b.epochMilliseconds
  return apart === 0 ? Temporal.Instant.compare(a, b) < 0 : apart < 0
}
export const isAtOrAfter = (a: Instant, b: Instant): boolean => !isBefore(a, b)
export const earlier = (a: Instant, b: Instant): Instant => (isBefore(a, b) ? a : b)
export const later = (a: Instant, b: Instant): Instant => (isBefore(a, b) ? b : a)
/** Whole minutes from a to b, rounded down; negative when b is before a. */
export const minutesBetween = (a: Instant, b: Instant): number => Math.floor((b.epochMilliseconds - a.epochMilliseconds) / 60_000)
export const secondsBetween = (a: Instant, b: Instant): number => Math.floor((b.epochMilliseconds - a.epochMilliseconds) / 1000)

export const dayOf = (at: Instant): Day => at.toZonedDateTimeISO(zone).toPlainDate()
/** The days and times that one question names are few, and a zone is slow to ask. */
const timesKept = 5000
const wallTime = onceEach(
  (dayAndTime: string): Instant => Temporal.PlainDateTime.from(dayAndTime).toZonedDateTime(zone).toInstant(),
  timesKept,
)
/** The instant at which a wall clock in London shows `time` (`'09:30'`) on that day. */
export const atTime = (day: Day, time: string): Instant => wallTime(`${day.toString()}T${time}`)
/** `9:05`, as a wall clock in London shows it. */
export const clockTime = (at: Instant): string => {
  const local = at.toZonedDateTimeISO(zone)
  return `${local.hour}:${String(local.minute).padStart(2, '0')}`
}

/** Weekday 1 (Monday) to 7, hour and minute in London: for words that say times as people do. */
export const wallClock = (
  at: Instant,
): { weekday: number; day: number; month: number; year: number; hour: number; minute: number; second: number } => {
  const z = at.toZonedDateTimeISO(zone)
  return { weekday: z.dayOfWeek, day: z.day, month: z.month, year: z.year, hour: z.hour, minute: z.minute, second: z.second }
}
