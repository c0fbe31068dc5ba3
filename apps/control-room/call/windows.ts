/** The windows of the next days as they are said on the telephone: those that can be promised, and why not the others (B4). */
import type { OfferedWindow } from '../../../care/dispatch/capacity.ts'
import { dayOf } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { capital, dayName, hoursOf } from '../say.ts'

export type WindowRow = { value: string; hours: string; day: string; fit: string; say: string; short: string }
export type WindowDay = {
  day: string
  free: WindowRow[]
  /** Windows that are not offered, those with the same reason together. */
  not: { hours: string; sentence: string; next: string }[]
}

const fitWords = (fit: number): string => (fit === 1 ? 'One person can come.' : `${fit} people can come.`)

const rowOf = (one: OfferedWindow, now: Instant): WindowRow => {
  const day = dayName(dayOf(one.window.from), now)
  const isNear = /^(Today|Tomorrow)/.test(day)
  return {
    value: `${one.window.from.toString()} ${one.window.to.toString()}`,
    hours: capital(hoursOf(one.window)),
    day,
    fit: fitWords(one.fit),
    short: `${isNear ? day.toLowerCase() : day}, ${hoursOf(one.window).replace('between ', '').replace(' and ', ' to ')}`,
    say: `${isNear ? day.toLowerCase() : `on ${day}`}, ${hoursOf(one.window)}`,
  }
}

const together = (not: readonly OfferedWindow[]): WindowDay['not'] => {
  const byReason = Map.groupBy(not, (one) => one.reason?.sentence ?? '')
  return [...byReason].map(([sentence, windows]) => ({
    hours: windows.map((one) => capital(hoursOf(one.window))).join(' · '),
    sentence,
    next: windows[0]?.reason?.next ?? '',
  }))
}

export const windowDays = (offered: readonly OfferedWindow[], now: Instant): WindowDay[] => {
  const byDay = Map.groupBy(offered, (one) => dayOf(one.window.from).toString())
  return [...byDay.values()].map((windows) => ({
    day: dayName(dayOf(windows[0]!.window.from), now),
    free: windows.filter((one) => one.free).map((one) => rowOf(one, now)),
    not: together(windows.filter((one) => !one.free)),
  }))
}

/** `2026-…Z 2026-…Z`, as a form sends it. */
export const windowIn = (text: unknown): { from: Instant; to: Instant } | null => {
  if (typeof text !== 'string') return null
  const [from, to, ...rest] = text.split(' ')
  try {
    return from && to && rest.length === 0 ? { from: Temporal.Instant.from(from), to: Temporal.Instant.from(to) } : null
  } catch {
    return null
  }
}
