import { dayEn, dayUr, timeEn, timeUr, windowEn, windowUr } from '../../../care/messages/words.ts'
import type { Language } from '../../../care/messages/rules.ts'
import { dayOf } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'

type Window = { readonly from: Instant; readonly to: Instant }
const facts = ({ from, to }: Window) => ({ windowFrom: from, windowTo: to })
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const afterDay = (whole: string, day: string): string => whole.replace(day, '').trim()

type Times = {
  /** “between 10 and noon today”, inside a sentence */
  window: (window: Window, now: Instant) => string
  /** “Tuesday 24 November”, “Today” */
  day: (at: Instant, now: Instant) => string
  /** “Between 10 and 12” */
  hours: (window: Window, now: Instant) => string
  /** “10:40” */
  time: (at: Instant) => string
}

/** Times as people say them, for loaders: the pages are handed words. */
export const times: Record<Language, Times> = {
  en: {
    window: (window, now) => windowEn(facts(window), now),
    day: (at, now) => capital(dayEn(dayOf(at), now).replace(/^on /, '')),
    hours: ({ from, to }) => `Between ${timeEn(from)} and ${timeEn(to)}`,
    time: timeEn,
  },
  ur: {
    window: (window, now) => windowUr(facts(window), now),
    day: (at, now) => dayUr(dayOf(at), now).replace(/ کو$/, ''),
    hours: (window, now) => afterDay(windowUr(facts(window), now), dayUr(dayOf(window.from), now)),
    time: timeUr,
  },
}
