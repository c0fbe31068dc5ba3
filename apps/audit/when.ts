import type { Finding } from './book.ts'

/** From one look to the next, in ms. */
export const lookEveryMs = 5_000
/** From one shout to the next while nothing is mended and nobody answers. */
const shoutAgainMs = 40_000
/** Somebody said that they have it: quiet this long, then again unless it was mended. An answer lapses, here as everywhere (A3). */
const answerLastsMs = 300_000
/** A look comes a moment early or late. */
const jitterMs = 1_000

/** What was found by an earlier look and is there still: the engine had its time and is silent. */
export const isOld = ({ foundAt }: Finding, now: Date): boolean => now.getTime() - foundAt.getTime() >= lookEveryMs - jitterMs

/** A3 Whether to shout now about a contractor's findings: at the second look, and every forty seconds while they last; an answer rests it. */
export const isTimeToShout = (findings: readonly Finding[], answeredAt: Date | null, now: Date): boolean => {
  const old = findings.filter((one) => isOld(one, now))
  if (old.length === 0) return false
  const since = (at: Date): number => now.getTime() - at.getTime()
  const news = old.filter((one) => one.shoutedAt === null && (answeredAt === null || one.foundAt > answeredAt))
  if (news.length > 0) return true
  if (answeredAt !== null && since(answeredAt) < answerLastsMs) return false
  return old.every((one) => one.shoutedAt === null || since(one.shoutedAt) >= shoutAgainMs - jitterMs)
}
