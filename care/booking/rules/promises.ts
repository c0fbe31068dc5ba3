/** Which promises need a person, what becomes of a promise, when a breathing space is over, and who has to leave first. */
import { next } from '../../../lib/machine.ts'
import { after, atTime, before, dayOf, earlier, isAtOrAfter, isBefore, later, minutes } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { appointmentMachine } from './states.ts'
import type { AppointmentState } from './states.ts'
import type { Window } from './windows.ts'

/** A promise is a worry this long before its window closes, as long as nobody is at the door. */
export const atRiskMinutes = 45
/** B6 So long before it closes the household hears of it by itself when nobody is sent: whoever leaves now would just be in time. Our own judgement. */
const hearsMinutes = 25
/** B6 So many minutes before its window closes a promise is looked at for the household’s sake. */
const looks = [atRiskMinutes, 35, hearsMinutes, 15, 5]
/** Who is going decides how soon it is a worry: somebody on the way needs only the rest of the road. */
export type Promised = {
  readonly state: AppointmentState
  readonly window: Window
  /** Sent, and when they should be at the door; null while nobody is sent. */
  readonly expectedAt: Instant | null
}
export type Risk = 'nobody_sent' | 'will_be_late' | 'window_closed'

/**
 * B6 The window closes within 45 minutes and nobody is sent, or whoever is sent will be late by the
 * roads, or it has closed and nobody is there. No odds are claimed. Null when the promise is not at risk or no longer one.
 */
export const promiseAtRisk = ({ state, window, expectedAt }: Promised, now: Instant): Risk | null => {
  if (state !== 'promised') return null
  if (isAtOrAfter(now, window.to)) return 'window_closed'
  if (expectedAt !== null) return isBefore(window.to, later(expectedAt, now)) ? 'will_be_late' : null
  return isAtOrAfter(now, before(window.to, minutes(atRiskMinutes))) ? 'nobody_sent' : null
}

/**
 * B6 Whether the household is to hear of it now, without waiting for a person: whoever is on the way will be late, the window has
 * closed, or it closes in 25 minutes and nobody is sent. A visit that is sent to late and kept all the same worries nobody.
 */
export const householdHears = (promised: Promised, now: Instant): boolean => {
  const risk = promiseAtRisk(promised, now)
  return risk === 'nobody_sent' ? isAtOrAfter(now, before(promised.window.to, minutes(hearsMinutes))) : risk !== null
}

/** B6 When the promise is looked at next, from 45 minutes before its window closes; the last time as it closes. */
export const looksAt = ({ to }: Window, now: Instant): Instant =>
  looks.map((early) => before(to, minutes(early))).find((at) => isBefore(now, at)) ?? to

/** B6 What a household was told of a promise at risk, and what it answered. `riskToldExpectedAt`: when it was told that we expect to be there. */
export type Told = {
  readonly riskToldAt: Instant | null
  readonly riskToldExpectedAt: Instant | null
  readonly riskToldAgainAt: Instant | null
  readonly waitsSince: Instant | null
}

/** B6 It waits for what it was told last: who was told once more has yet to say whether it still does. */
export const stillWaits = ({ waitsSince, riskToldAgainAt }: Pick<Told, 'waitsSince' | 'riskToldAgainAt'>): boolean =>
  waitsSince !== null && (riskToldAgainAt === null || isAtOrAfter(waitsSince, riskToldAgainAt))

/** B6 So many minutes later than it was told, what a household waits for holds no longer. Our own judgement. */
const muchLater = 30
/** B6 Nobody is told in the night that it takes longer still; in London. */
const quietFrom = '21:00'

/**
 * B6 A household that waits hears once more, and never a third time, when what it was told holds no longer: whoever was on the way to
 * it is so no more, or nobody is there half an hour after it was told, or will be. Where no time was told it waits for whoever is on
 * the way by when it heard they come, else until its window closes; and always half an hour from when it said so.
 */
export const hearsAgain = (promised: Promised & Told, now: Instant): boolean => {
  const { state, window, expectedAt, riskToldExpectedAt, riskToldAgainAt, waitsSince } = promised
  if (state !== 'promised' || waitsSince === null || riskToldAgainAt !== null) return false
  if (isAtOrAfter(now, atTime(dayOf(window.to), quietFrom))) return false
  if (riskToldExpectedAt !== null && expectedAt === null) return true
  const waitsFor = later(riskToldExpectedAt ?? expectedAt ?? window.to, waitsSince)
  return isAtOrAfter(later(expectedAt ?? now, now), after(waitsFor, minutes(muchLater)))
}

/** B6 While a household waits, its promise is looked at so often. */
export const looksAgainAt = (now: Instant): Instant => after(now, minutes(10))

/** B3 Arriving ends the promise: kept when the door was reached before the window closed. */
export const afterArrival = (state: AppointmentState, window: Window, arrivedAt: Instant): AppointmentState | null =>
  next(appointmentMachine, state, isBefore(arrivedAt, window.to) ? 'arrived_in_time' : 'arrived_late')

/** A household that waited in vain is waited for until the day is over in London; then the promise is missed and a new one is due. */
export const dayOver = (window: Window): Instant => later(atTime(dayOf(window.to).add({ days: 1 }), '00:00'), window.to)

/** The phone's clock is believed within reason: never later than now, never before they were sent. */
export const believed = (happenedAt: Instant, sentAt: Instant, now: Instant): Instant => earlier(later(happenedAt, sentAt), now)

/** B2 The breathing space counts from the moment they left. */
export const breathingUntil = (leftAt: Instant, breathingMinutes: number): Instant => after(leftAt, minutes(breathingMinutes))

/** Somebody who could set off now, and until when they are waited for. */
export type CouldLeave = { readonly isEmergency: boolean; readonly window: Window; readonly arrivesAt: Instant }

/** The last moment at which leaving, by the way that is expected now, still reaches the door before the window closes. */
export const leaveBy = ({ window, arrivesAt }: CouldLeave, now: Instant): Instant => window.to.subtract(now.until(arrivesAt))

const toSpare = ({ window, arrivesAt }: CouldLeave): number => window.to.epochMilliseconds - arrivesAt.epochMilliseconds

/** B6 Emergencies in front; among them, and among the others, whoever has to leave first. What stands alike keeps its order. */
export const mostUrgentFirst = <T extends CouldLeave>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => Number(b.isEmergency) - Number(a.isEmergency) || toSpare(a) - toSpare(b))
