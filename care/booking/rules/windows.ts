/** Windows of arrival that may be promised. Which are offered is dispatch's to say: `windowTimes`, `windowsFree`. */
import { after, dayOf, days, isAtOrAfter, isBefore, minutesBetween, wallClock } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'

/** A window of arrival: from, up to but not including to. */
export type Window = { readonly from: Instant; readonly to: Instant }

const shortest = 120
const longest = 300
/** Nobody is promised a day farther off than this. */
const daysAhead = 60

/** What is wrong with promising this window now; null when nothing is. */
export const windowTrouble = ({ from, to }: Window, now: Instant): 'B3_NOT_A_WINDOW' | 'B3_WINDOW_PASSED' | 'B3_TOO_FAR_OFF' | null => {
  const long = minutesBetween(from, to)
  if (long < shortest || long > longest) return 'B3_NOT_A_WINDOW'
  if (isAtOrAfter(now, to)) return 'B3_WINDOW_PASSED'
  return isBefore(after(now, days(daysAhead)), from) ? 'B3_TOO_FAR_OFF' : null
}

const few = 6
const isShort = ({ from, to }: Window): boolean => minutesBetween(from, to) <= shortest
const halfDay = ({ from }: Window): string => `${dayOf(from).toString()} ${wallClock(from).hour < 12}`

/** The first two-hour window of each half day in London, six at most: enough to choose from, few enough to read. */
export const aFew = (free: readonly Window[]): Window[] => {
  const firsts = new Map<string, Window>()
  for (const window of free) if (isShort(window) && !firsts.has(halfDay(window))) firsts.set(halfDay(window), window)
  return [...firsts.values()].slice(0, few)
}

const most = 3
const overlap = (a: Window, b: Window): boolean => isBefore(a.from, b.to) && isBefore(b.from, a.to)

/** B9 As many as a text holds, the soonest first: one of each half day as far as there are, and none over another. */
export const forAText = (free: readonly Window[]): Window[] => {
  const chosen: Window[] = []
  for (const window of [...aFew(free), ...free.filter(isShort)])
    if (chosen.length < most && !chosen.some((one) => overlap(one, window))) chosen.push(window)
  return chosen.toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))
}

/** B9 So long in minutes they are offered: what was free then may be gone by now. */
export const offerGoodFor = 30
/** B9 A household that asks for other times again and again in a day would rather talk to a person. */
export const offersInADay = 4

export const isSameWindow = (a: Window, b: Window): boolean => a.from.equals(b.from) && a.to.equals(b.to)
