import type { Duration, Instant } from '../../../lib/time.ts'
import { after, earlier, hours, isAtOrAfter, isBefore, minutes, seconds } from '../../../lib/time.ts'
import type { Attempt, TriedChannel, Way } from './attempts.ts'
import { unhurriedTemplates } from './templates.ts'
import type { StaffTemplate } from './templates.ts'

/** How long a supplier may take to answer, before a duty message goes by the other one. */
export const dutyPatience = seconds(4)

/** M3 By when a duty message has to be delivered, or it goes by the other supplier and by the next channel as well. A call rings for half a minute first. */
export const inTime: Record<TriedChannel, Duration> = { text: seconds(15), call: seconds(35), push: seconds(15) }

/** A6 How long until a way that failed is tried again, by how long the message has waited: every five seconds, later every minute; null after a day. */
export const tryAgainAfter = (waited: Duration): Duration | null => {
  if (Temporal.Duration.compare(waited, minutes(10)) < 0) return seconds(5)
  return Temporal.Duration.compare(waited, hours(24)) < 0 ? minutes(1) : null
}

/** Texts that never become a call: a ringing phone would tell whoever stands beside it, or it is not that urgent. */
const textsOnly: readonly StaffTemplate[] = [...unhurriedTemplates, 'check_in_due']
export const mayBecomeACall = (template: string): boolean => !(textsOnly as readonly string[]).includes(template)

/** What to do now with a duty message: send it these ways, look again at a moment, or nothing more. */
export type Plan = { go: readonly Way[] } | { wait: Instant } | { over: true }

/** `first`: the ways of its own channel, healthiest first; `next`: those of the next channel. Ways to a blocked number are in neither. */
export type Ways = { first: readonly Way[]; next: readonly Way[]; isBlocked: boolean }

type Standing = { way: Way; fresh: boolean; pendingUntil: Instant | null; again: Instant | null }

/**
 * A5, A6, M3 The next step of a duty message, from its attempts so far. One way after the other; the next one at once when a supplier
 * fails, and after fifteen seconds without a receipt. The next channel joins as soon as its own has left us in doubt, or its number
 * is blocked. What could not be sent by anybody is tried again until it can.
 */
export const planDuty = (ways: Ways, attempts: readonly Attempt[], { queuedAt, now }: { queuedAt: Instant; now: Instant }): Plan => {
  const retry = tryAgainAfter(queuedAt.until(now))
  const stand = (way: Way): Standing => standingOf(way, attempts, retry, now)
  const [first, next] = [ways.first.map(stand), ways.next.map(stand)]
  const isPending = (all: readonly Standing[]): boolean => all.some((one) => one.pendingUntil !== null)
  const go: Way[] = []
  const best = isPending(first) ? null : bestOf(first, now)
  if (best) go.push(best)
  const inDoubt = ways.isBlocked || first.every((one) => !one.fresh && one.pendingUntil === null) || first.some(cameToNothing)
  const also = inDoubt && !isPending(next) ? bestOf(next, now) : null
  if (also) go.push(also)
  if (go.length > 0) return { go }
  const moments = [...momentsOf(first), ...(inDoubt ? momentsOf(next) : [])]
  return moments.length === 0 ? { over: true } : { wait: moments.reduce(earlier) }
}

/** When one channel is to be looked at again: when what is under way is over, else when what failed is tried anew. */
const momentsOf = (all: readonly Standing[]): Instant[] => {
  const pending = all.flatMap((one) => one.pendingUntil ?? [])
  return pending.length > 0 ? pending : all.flatMap((one) => one.again ?? [])
}

const bestOf = (all: readonly Standing[], now: Instant): Way | null =>
  (all.find((one) => one.fresh) ?? all.find((one) => one.again !== null && isAtOrAfter(now, one.again)))?.way ?? null

/** Taken or refused, and nothing came of it: neither fresh, nor under way, nor to be tried again. */
const cameToNothing = (one: Standing): boolean => !one.fresh && one.pendingUntil === null && one.again === null

const standingOf = (way: Way, attempts: readonly Attempt[], retry: Duration | null, now: Instant): Standing => {
  const last = attempts.findLast((one) => one.supplier === way.supplier && one.channel === way.channel)
  if (!last) return { way, fresh: true, pendingUntil: null, again: null }
  const tried: Standing = { way, fresh: false, pendingUntil: null, again: null }
  const deadline = after(last.triedAt, inTime[way.channel])
  switch (last.state) {
    case 'trying':
    case 'accepted':
      return isBefore(now, deadline) ? { ...tried, pendingUntil: deadline } : tried
    case 'failed':
    case 'unclear':
      return { ...tried, again: retry && after(last.triedAt, retry) }
    case 'delivered':
    case 'refused':
    case 'not_in_time':
    case 'undelivered':
      return tried
  }
}

/** Attempts whose time is over without a receipt. */
export const tooSlow = (attempts: readonly Attempt[], now: Instant): readonly Attempt[] =>
  attempts.filter((one) => one.state === 'accepted' && isAtOrAfter(now, after(one.triedAt, inTime[one.channel])))
