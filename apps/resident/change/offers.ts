/** The windows that a household is shown, as rows to choose from. */
import type { Window } from '../../../care/booking/rules.ts'
import type { Language } from '../../../care/messages/rules.ts'
import { dayOf, minutesBetween, parseInstant } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { isMorning, times } from '../words/times.ts'

export type Offer = { value: string; day: string; hours: string }

const fewest = 6
const isShort = ({ from, to }: Window): boolean => minutesBetween(from, to) <= 120
const halfDay = ({ from }: Window): string => `${dayOf(from).toString()} ${isMorning(from)}`

/** The first two-hour window of each half day, six at most: enough to choose from, few enough to read. */
export const aFew = (free: readonly Window[]): Window[] => {
  const firsts = new Map<string, Window>()
  for (const window of free) if (isShort(window) && !firsts.has(halfDay(window))) firsts.set(halfDay(window), window)
  return [...firsts.values()].slice(0, fewest)
}

export const offerOf = (window: Window, lang: Language, now: Instant): Offer => ({
  value: `${window.from.toString()}/${window.to.toString()}`,
  day: times[lang].day(window.from, now),
  hours: times[lang].hours(window, now),
})

/** The window that a row stands for; null when it is none. Whether it may be promised is booking's to say. */
export const windowOf = (value: string): Window | null => {
  const [from, to] = value.split('/').map(parseInstant)
  return from && to ? { from, to } : null
}
