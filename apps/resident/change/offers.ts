/** The windows that a household is shown, as rows to choose from. */
import type { Window } from '../../../care/booking/rules.ts'
import type { Language } from '../../../care/messages/rules.ts'
import { parseInstant } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { times } from '../words/times.ts'

export type Offer = { value: string; day: string; hours: string }

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
