import type { PhoneWatch } from '../../../care/alarms/rules.ts'
import { isAtOrAfter, isBefore, secondsBetween } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Entry } from './book.ts'

export type Watch = NonNullable<PhoneWatch['watch']>
/** `soon`: the nudge, two minutes before · `late`: the moment has passed, and from now on it takes the PIN. */
export type Moment = 'later' | 'soon' | 'late' | 'paused'

/** Where this check-in stands by the office's clock, also while there is no signal to ask. */
export const momentOf = ({ nudgeAt, checkInBy, pause }: Watch, now: Instant): Moment => {
  if (pause && isBefore(now, pause.until)) return 'paused'
  if (isAtOrAfter(now, checkInBy)) return 'late'
  return isAtOrAfter(now, nudgeAt) ? 'soon' : 'later'
}

/** Seconds of the pause that are left; never below none. */
export const pauseLeft = ({ pause }: Watch, now: Instant): number => (pause ? Math.max(0, secondsBetween(now, pause.until)) : 0)

/** What was done here since the nudge and is on its way: whoever just said something is not asked again. A4 Once it is late, a step of the visit answers nothing. */
export const saidSince = ({ lastHeardAt, checkInBy }: Watch, entries: readonly Entry[]): Instant | null => {
  const said = entries.findLast(({ told, state, at }) => {
    const saidAt = Temporal.Instant.from(at)
    const isSign = told.kind === 'check_in' || (told.kind === 'visit' && isBefore(saidAt, checkInBy))
    return isSign && state !== 'refused' && isBefore(lastHeardAt, saidAt)
  })
  return said ? Temporal.Instant.from(said.at) : null
}

/** A8 The end of the shift waits for a word; from `dueAt` it takes the PIN. */
export const homeSafeAsksPin = (home: NonNullable<PhoneWatch['homeSafe']>, now: Instant): boolean =>
  home.asksPin || isAtOrAfter(now, home.dueAt)
