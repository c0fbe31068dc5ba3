/** B9 How a household said yes to another window. Without it no promise moves. Pure. */
import { before, isBefore, minutes } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'

export const consentWays = ['call', 'door', 'text'] as const
export type ConsentWay = (typeof consentWays)[number]

/** Who in the household agreed, how, and when; or they chose the other window themselves, on their own page or by the number of an offer. */
export type Consent = 'themselves' | { readonly by: string; readonly how: ConsentWay; readonly at: Instant }

const shortestName = 2
/** People write down the minute, not the second. */
const aMinute = minutes(1)

/** B9 Why this is no consent to moving a promise made at `promisedAt`; null when it is one. Only a household says `themselves`. */
export const consentTrouble = (
  consent: Consent,
  { promisedAt, now, asResident }: { promisedAt: Instant; now: Instant; asResident: boolean },
): 'B9_NOT_AGREED' | 'B9_AGREED_WHEN' | null => {
  if (consent === 'themselves') return asResident ? null : 'B9_NOT_AGREED'
  if (asResident || consent.by.trim().length < shortestName) return 'B9_NOT_AGREED'
  return isBefore(consent.at, before(promisedAt, aMinute)) || isBefore(now, consent.at) ? 'B9_AGREED_WHEN' : null
}

/** Consent as it stands with the promise that was moved. */
export type Agreed = { readonly by: string | null; readonly how: ConsentWay | 'themselves'; readonly at: Instant }

export const agreedIn = (consent: Consent, now: Instant): Agreed =>
  consent === 'themselves' ? { by: null, how: consent, at: now } : { ...consent, by: consent.by.trim() }
