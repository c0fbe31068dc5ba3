/** D1 Breaks: when they are due, how they are spread, what may be set and moved. Working Time Regulations 1998, regulation 12. Pure. */
import { after, atTime, dayOf, earlier, isAtOrAfter, isBefore, later, minutes } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Rest, Shift, Trade } from '../rules.ts'

/** How long after a shift began its break is due, in minutes, and how long it is: a contractor decides. */
export type RestSetting = { readonly after: number; readonly minutes: number }
/** Unless set otherwise. */
export const usualRest: RestSetting = { after: 240, minutes: 30 }

/** Whoever works more than six hours has a break of twenty minutes at least, and has it before the six hours are over. */
const longestWithoutRest = 360
/** What may be set, in minutes: as the law asks, and no longer than anybody would call a break. */
export const restBounds = { after: { least: 60, most: longestWithoutRest }, minutes: { least: 20, most: 120 } } as const

const shortestReason = 5
const isWithin = (value: number, { least, most }: { least: number; most: number }): boolean =>
  Number.isInteger(value) && value >= least && value <= most

/** Why breaks cannot be set so; null when they can. */
export const restTrouble = (
  setting: RestSetting,
  why: string,
): 'D1_BREAK_TOO_SHORT_OR_LONG' | 'D1_BREAK_TOO_SOON_OR_LATE' | 'D1_BREAK_REASON' | null => {
  if (!isWithin(setting.minutes, restBounds.minutes)) return 'D1_BREAK_TOO_SHORT_OR_LONG'
  if (!isWithin(setting.after, restBounds.after)) return 'D1_BREAK_TOO_SOON_OR_LATE'
  return why.trim().length < shortestReason ? 'D1_BREAK_REASON' : null
}

type Hours = Pick<Shift, 'from' | 'to'>

/** A break is no late start and no early end: an hour of work lies on either side of it. */
const workAround = minutes(60)

/** Between which moments a break of this many minutes may begin. */
export const restMayBegin = ({ from, to }: Hours, lasts: number): { readonly first: Instant; readonly last: Instant } => {
  const first = after(from, workAround)
  const last = earlier(after(from, minutes(longestWithoutRest)), to.subtract(workAround).subtract({ minutes: lasts }))
  return { first, last: later(first, last) }
}

/** Breaks are spread in quarters of an hour, at most an hour to either side of when they are due; the nearest first, the earlier of two. */
const offsets = [0, -15, 15, -30, 30, -45, 45, -60, 60] as const

/** A break that somebody else of the branch has, and what they can do. */
export type RestBeside = { readonly rest: Rest; readonly trades: readonly Trade[] }

/** In milliseconds: a large branch compares a hundred thousand of them. */
const endOf = ({ from, minutes: lasts }: Rest): number => from.epochMilliseconds + 60_000 * lasts
/** Milliseconds for which both are away. */
const sharedBy = (one: Rest, other: Rest): number =>
  Math.max(0, Math.min(endOf(one), endOf(other)) - Math.max(one.from.epochMilliseconds, other.from.epochMilliseconds))

/**
 * The break of a shift; null for one of six hours or less. Near to when it is due, and where the fewest of the same trade are away,
 * then the fewest of the branch (`beside`), so that no hour is empty because everybody began the day together.
 */
export const restIn = (
  shift: Hours,
  setting: RestSetting,
  trades: readonly Trade[] = [],
  beside: readonly RestBeside[] = [],
): Rest | null => {
  if (!isBefore(shift.from.add({ minutes: longestWithoutRest }), shift.to)) return null
  const { first, last } = restMayBegin(shift, setting.minutes)
  const due = earlier(later(shift.from.add({ minutes: setting.after }), first), last)
  const alike = beside.filter((one) => one.trades.some((trade) => trades.includes(trade)))
  const away = (rest: Rest, others: readonly RestBeside[]): number => others.reduce((sum, other) => sum + sharedBy(rest, other.rest), 0)
  const places = offsets
    .map((offset): Rest => ({ from: due.add({ minutes: offset }), minutes: setting.minutes }))
    .filter(({ from }) => isAtOrAfter(from, first) && isAtOrAfter(last, from))
    .map((rest) => ({ rest, alike: away(rest, alike), all: away(rest, beside) }))
  return places.reduce((best, one) => (one.alike < best.alike || (one.alike === best.alike && one.all < best.all) ? one : best)).rest
}

/** The moment at which a shift passes this time of day, “12:30”: after midnight, where it began the evening before. */
export const momentIn = ({ from }: Pick<Shift, 'from'>, time: string): Instant => {
  const at = atTime(dayOf(from), time)
  return isBefore(at, from) ? atTime(dayOf(from).add({ days: 1 }), time) : at
}

export type RestToMove = { readonly shift: Hours; readonly rest: Rest; readonly isBegun: boolean }

/** Why this break of today cannot begin at that moment instead; null when it can. `isBegun`: they are on it, or it is over. */
export const moveTrouble = (
  { shift, rest, isBegun }: RestToMove,
  { from, why, now }: { readonly from: Instant; readonly why: string; readonly now: Instant },
): 'D1_BREAK_BEGUN' | 'D1_BREAK_PASSED' | 'D1_BREAK_PLACE' | 'D1_BREAK_REASON' | null => {
  if (isBegun) return 'D1_BREAK_BEGUN'
  const { first, last } = restMayBegin(shift, rest.minutes)
  if (isBefore(from, first) || isBefore(last, from)) return 'D1_BREAK_PLACE'
  if (isBefore(from, now)) return 'D1_BREAK_PASSED'
  return why.trim().length < shortestReason ? 'D1_BREAK_REASON' : null
}
