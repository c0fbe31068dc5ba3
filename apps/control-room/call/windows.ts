/** The windows of the next days as they are said on the telephone: those that can be promised, and why not the others (B4). */
import type { OfferedWindow } from '../../../care/dispatch/capacity.ts'
import { timesIn } from '../../../care/dispatch/capacity/words.ts'
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

/** “Amina or Hannah can come.” */
const fitWords = ({ fit, people }: OfferedWindow): string => {
  const [first, second] = fit
  const more = fit.length === 3 ? 'one more' : `${fit.length - 2} more`
  if (people === 2)
    return fit.length === 2 ? `${first} and ${second} can come together.` : `Two of ${first}, ${second} and ${more} can come.`
  if (fit.length === 1) return `${first} can come.`
  return fit.length === 2 ? `${first} or ${second} can come.` : `${first}, ${second} or ${more} can come.`
}

/** B4 “Kept 98 times in 100.” While odds are not known nothing is claimed. */
const keptWords = (kept: number | null): string => (kept === null ? '' : `Kept ${timesIn(kept)}. `)

const rowOf = (one: OfferedWindow, now: Instant): WindowRow => {
  const day = dayName(dayOf(one.window.from), now)
  const isNear = /^(Today|Tomorrow)/.test(day)
  return {
    value: `${one.window.from.toString()} ${one.window.to.toString()}`,
    hours: capital(hoursOf(one.window)),
    day,
    fit: `${keptWords(one.kept)}${fitWords(one)}`,
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

/** B4 What the controller is told when a window is offered whose odds nobody could reckon. */
export const oddsTrouble = (offered: readonly OfferedWindow[]): string | null =>
  offered.some(({ free, kept }) => free && kept === null)
    ? 'How likely a window is kept is not known at this moment: these have room, and that is all that can be said. Choose a long one, or look again in a minute.'
    : null

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
