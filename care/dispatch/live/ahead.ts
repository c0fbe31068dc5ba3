/** What the plan is told beside the facts: who will be free when and where, and the roads between homes. Pure over what `booking` hands in. */
import type { OperativeId } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'
import { certain, plus } from '../odds/moments.ts'
import type { Moments } from '../odds/moments.ts'
import { notBefore } from '../odds/shape.ts'
import { leftOfTrip, leftOnSite, timeOnSite, trip, usualWork } from '../odds/stretches.ts'
import type { OperativeFacts } from '../facts.ts'
import { usualTripCv } from '../learned/lessons.ts'
import { factorAt } from '../learned/use.ts'
import type { Roads, Usually } from '../learned/use.ts'

/** A visit in hand. Nobody hurries it (B5): the plan only reckons when it is likely to be over. */
export type InHand = {
  readonly sentAt: Instant
  readonly travelMinutes: number
  readonly arrivedAt: Instant | null
  readonly opens: Instant
  readonly expectedMinutes: number
  readonly usually?: Usually
}

export type Ahead = {
  readonly inHand: ReadonlyMap<OperativeId, InHand>
  /** `between[from][to]`, expected minutes between homes, in the order of the visits. */
  readonly between: readonly ArrayLike<number>[]
  /** B2 Nobody goes on without it. */
  readonly breathingMinutes: number
  /** What the branch has learned of today's roads, in minutes after now. */
  readonly roads?: Roads
}

export const tripCvOf = ({ roads }: Ahead): number => roads?.tripCv ?? usualTripCv

/** A trip that begins now, from the minutes that the map expects: with what was learned of the roads at this hour. */
export const tripNow = (ahead: Ahead, minutesAway: number): Moments =>
  trip(Math.max(1, minutesAway * factorAt(ahead.roads, 0)), tripCvOf(ahead))

export const minutesOn = (now: Instant, then: Instant): number => (then.epochMilliseconds - now.epochMilliseconds) / 60_000

const leftInHand = (visit: InHand, ahead: Ahead, now: Instant): Moments => {
  const opens = minutesOn(now, visit.opens)
  const { minutes, work } = visit.usually ?? { minutes: visit.expectedMinutes, work: usualWork }
  if (visit.arrivedAt === null) {
    const away = visit.travelMinutes * factorAt(ahead.roads, minutesOn(now, visit.sentAt))
    const arrives = leftOfTrip(Math.max(1, away), tripCvOf(ahead), minutesOn(visit.sentAt, now))
    return plus(notBefore(arrives, opens), timeOnSite(minutes, work))
  }
  const began = Math.max(minutesOn(now, visit.arrivedAt), opens)
  return plus(certain(Math.max(0, began)), leftOnSite(minutes, work, Math.max(0, -began)))
}

/** In how many minutes this person can leave for another home; null when not today. */
export const freeIn = (one: OperativeFacts, ahead: Ahead, now: Instant): Moments | null => {
  if (one.onShift === null || minutesOn(now, one.onShift.to) <= 0) return null
  const visit = ahead.inHand.get(one.id)
  if (one.liveBooking && visit === undefined) return null
  const busy = one.liveBooking ? plus(leftInHand(visit!, ahead, now), certain(ahead.breathingMinutes)) : certain(0)
  const waits = [one.onShift.from, one.breathingUntil, one.unavailableUntil, one.heldBack?.until].flatMap((at) =>
    at ? [minutesOn(now, at)] : [],
  )
  return notBefore(busy, Math.max(0, ...waits))
}
