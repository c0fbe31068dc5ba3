/** H1, D2, D3 What a household's needs and the precautions at its address come to, in the shape that dispatch takes. Pure. */
import type { AppointmentId, HouseholdId, OperativeId } from '../../../lib/ids.ts'
import type { Place } from '../../../lib/place.ts'
import { later, wallClock } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Precautions, Requests, Standing, Topic, VisitFacts } from '../../dispatch/facts.ts'
import { hoursAround } from '../../households/rules.ts'
import type { Adjustments } from '../../households/rules.ts'
import type { Consequences } from '../../premises/rules.ts'
import { offTheMap } from './operative-facts.ts'
import type { Window } from './windows.ts'

export type VisitFound = {
  /** The appointment, or the order of an emergency that has none: it names the question, and books nobody. */
  readonly key: AppointmentId
  readonly household: HouseholdId
  readonly standing: Standing
  readonly emergency: boolean
  readonly trade: string
  readonly window: Window
  readonly expectedMinutes: number
  /** Null while the address is not on the map. */
  readonly place: Place | null
  readonly topics: readonly Topic[]
  readonly hotWork: boolean
  readonly adjustments: Adjustments
  readonly consequences: Consequences
  /** B2 A face that the household was promised. */
  readonly namedOperative: OperativeId | null
  /** Who was there last, for households that would like a face they know. */
  readonly lastOperative: OperativeId | null
  readonly landlordAgreed: boolean
}

const clockText = (at: Instant): string => {
  const { hour, minute } = wallClock(at)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** D2 Requests as they stand at the moment of the knock: the free hours around it, the face promised, else a face known. */
export const requestsAt = (found: Pick<VisitFound, 'adjustments' | 'namedOperative' | 'lastOperative'>, knock: Instant): Requests => {
  const { adjustments, namedOperative, lastOperative } = found
  const { hours: _, ...requests } = adjustments.requests
  const isLimited = adjustments.requests.hours !== undefined || adjustments.notBetween.length > 0
  const hours = isLimited ? hoursAround(adjustments, clockText(knock)) : undefined
  const known = adjustments.sameFaceWished && lastOperative !== null ? { value: lastOperative, hard: false } : undefined
  const same = namedOperative === null ? (requests.sameOperative ?? known) : { value: namedOperative, hard: true }
  return { ...requests, ...(hours && { hours }), ...(same && { sameOperative: same }) }
}

/** D3 The consequences of all precautions in force. */
export const precautionsFrom = (consequences: Consequences, landlordAgreed: boolean): Precautions => ({
  ...(consequences.doNotAttend && { doNotAttend: true }),
  ...(consequences.people === 2 && { twoPeople: true }),
  ...(consequences.hours && { hours: consequences.hours }),
  ...(consequences.landlordAttends && { landlordAttends: { agreed: landlordAgreed } }),
  ...(consequences.notAlone.length > 0 && { notAlone: consequences.notAlone }),
})

/** Everything that dispatch is told about one visit; never why a household asks, nor what happened at an address (H3). */
export const visitFactsOf = (found: VisitFound, now: Instant): VisitFacts => ({
  appointment: found.key,
  household: found.household,
  standing: found.standing,
  emergency: found.emergency,
  trade: found.trade,
  window: found.window,
  expectedMinutes: found.expectedMinutes,
  place: found.place ?? offTheMap,
  topics: found.topics,
  hotWork: found.hotWork,
  noFlame: found.adjustments.noHotWork,
  requests: requestsAt(found, later(now, found.window.from)),
  precautions: precautionsFrom(found.consequences, found.landlordAgreed),
})

/** A visit that asks more of whoever goes. Shared fairly over the day, and looked at for nothing else (B8). */
export const isHard = ({ emergency, precautions }: VisitFacts): boolean => emergency || Object.keys(precautions).length > 0
