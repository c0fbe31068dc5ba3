import type { Instant } from '../../../lib/time.ts'
import { after, isBefore, minutes, seconds } from '../../../lib/time.ts'

export const handoffStates = ['trying', 'accepted', 'given_up'] as const
export type HandoffState = (typeof handoffStates)[number]

const waits = [5, 10, 20, 40] as const

/** A5 How long after the nth try the centre is tried again, as long as the alarm is open and nobody there has accepted it. */
export const waitBeforeHandingAgain = (tries: number): Temporal.Duration => seconds(waits[tries - 1] ?? 60)

/** A call that rang there is given this long to be picked up and answered with the key, before another. */
const callLasts = minutes(1)
export const mayCallAgain = (calledAt: Instant | null, now: Instant): boolean =>
  calledAt === null || !isBefore(now, after(calledAt, callLasts))

/** The picture of whoever asks can be fetched this long after the alarm was handed over, and no longer. */
const photoLasts = minutes(60)
export const mayFetchPhoto = (askedAt: Instant, now: Instant): boolean => isBefore(now, after(askedAt, photoLasts))

/** What the centre may answer a webhook with: its own reference for the incident. Null when it said none. */
export const referenceIn = (answer: unknown): string | null => {
  const said = typeof answer === 'object' && answer !== null && 'reference' in answer ? answer.reference : null
  return typeof said === 'string' && said.trim() !== '' ? said.trim().slice(0, 100) : null
}

/** An address that an alarm may be sent to: encrypted, except on this machine itself. */
export const isSafeAddress = (url: string): boolean =>
  /^https:\/\/[^\s/]+/.test(url) || /^http:\/\/(localhost|127\.0\.0\.1)([:/]|$)/.test(url)
