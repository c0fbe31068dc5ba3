import type { Instant } from '../../../lib/time.ts'
import { after, isAtOrAfter, later, minutes } from '../../../lib/time.ts'

export const watchStates = ['on_the_way', 'at_the_address', 'ended'] as const
export type WatchState = (typeof watchStates)[number]

export type Watch = { state: WatchState; everyMinutes: number; lastSignAt: Instant; checkInBy: Instant }

/** After the moment of the check-in the worker is asked by text, and has this long before it is an alarm. */
export const checkInGrace = minutes(2)

/** A4 A missed check-in is an alarm when the grace has run out, and not a moment before. The server decides: no phone is asked. */
export const isMissed = (watch: Watch, now: Instant): boolean =>
  watch.state !== 'ended' && isAtOrAfter(now, after(watch.checkInBy, checkInGrace))
export const isDue = (watch: Watch, now: Instant): boolean => watch.state !== 'ended' && isAtOrAfter(now, watch.checkInBy)

/** A1 On the way the first check-in is the arrival; arriving tightens the watch to its interval. */
export const tightened = (watch: Watch, now: Instant): Watch => ({
  ...watch,
  state: 'at_the_address',
  lastSignAt: now,
  checkInBy: after(now, minutes(watch.everyMinutes)),
})

/**
 * Any act of the phone is a sign of life: the next check-in is due one interval after it, never sooner than it was while on the
 * way, nor sooner than a later sign has already made it (acts from before a gap in the signal arrive late).
 */
export const afterSign = (watch: Watch, sign: Instant): Watch => ({
  ...watch,
  lastSignAt: later(watch.lastSignAt, sign),
  checkInBy: later(watch.checkInBy, after(sign, minutes(watch.everyMinutes))),
})
