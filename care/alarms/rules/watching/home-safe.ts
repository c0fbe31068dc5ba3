import type { Duration, Instant } from '../../../../lib/time.ts'
import { after, before, hours, isAtOrAfter, later, minutes } from '../../../../lib/time.ts'

/** A8 `asking_after`: nobody heard of them, and an alarm rings. */
export const homeSafeStates = ['expected', 'asked', 'asking_after', 'home'] as const
export type HomeSafeState = (typeof homeSafeStates)[number]

/** Asked by text when it is due, rung for their PIN a while later, and then it is an alarm. */
export const homeCallAfter = minutes(5)
export const homeGrace = minutes(10)
/** The phone offers "home safe" from this long before the moment. */
const offeredBefore = hours(1)

/** A8 When they should have said so: a while after the shift's end, and after the end of their last visit when that was later. */
export const homeBy = (shiftEnd: Instant, lastVisitEnded: Instant | null, wayHome: Duration): Instant =>
  after(lastVisitEnded ? later(shiftEnd, lastVisitEnded) : shiftEnd, wayHome)

export const isHomeOffered = (dueAt: Instant, now: Instant): boolean => isAtOrAfter(now, before(dueAt, offeredBefore))
