import { after, atTime, dayOf, earlier, hours, isAtOrAfter, isBefore, later, minutes } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'

type Told = { said: Instant; sentAt: Instant; receivedAt: Instant }

/**
 * A moment told by a telephone, by our clock. Its own may be wrong, so what counts is how long before sending it says that it
 * was; and nothing happened after we heard of it.
 */
export const byOurClock = ({ said, sentAt, receivedAt }: Told): Instant => earlier(receivedAt, receivedAt.subtract(said.until(sentAt)))

/** When an act happened: as `byOurClock`, and never before what the same telephone told us first. */
export const happenedAt = ({ notBefore, ...told }: Told & { notBefore: Instant }): Instant => later(notBefore, byOurClock(told))

const afterLeaving = minutes(90)
const lastAsking = '19:30'
const firstAsking = '10:00'

/** When to ask how it went: an hour and a half after goodbye, never late in the evening or early in the morning. */
export const askAt = (leftAt: Instant): Instant => {
  const at = after(leftAt, afterLeaving)
  const day = dayOf(at)
  if (isBefore(at, atTime(day, firstAsking))) return atTime(day, firstAsking)
  return isBefore(at, atTime(day, lastAsking)) ? at : atTime(day.add({ days: 1 }), firstAsking)
}

const homeTime = '16:30'
const soonest = minutes(15)

/** By when a person must have heard an unhappy word before a controller is rung: two hours, or before the office goes home. */
export const hearBy = (saidAt: Instant): Instant =>
  later(after(saidAt, soonest), earlier(after(saidAt, hours(2)), atTime(dayOf(saidAt), homeTime)))

const quietFrom = '20:00'
const quietTo = '08:00'

/** Rung again each hour until somebody has heard it; after the first ring, nights are left in peace. */
export const ringAgainAt = (now: Instant): Instant => {
  const at = after(now, hours(1))
  const day = dayOf(at)
  if (isBefore(at, atTime(day, quietTo))) return atTime(day, quietTo)
  return isBefore(at, atTime(day, quietFrom)) ? at : atTime(day.add({ days: 1 }), quietTo)
}

const listensFor = hours(72)
/** A text from the household within three days of our question is taken as the answer to it. */
export const isAnswerToAsking = (askedAt: Instant, now: Instant): boolean =>
  isAtOrAfter(now, askedAt) && isBefore(now, after(askedAt, listensFor))
