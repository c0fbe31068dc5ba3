/** D4 The controller's hand, laid over what dispatch is told. It narrows proposals; whoever may not go, may not go all the same (D5). Pure. */
import type { AppointmentId, HouseholdId, Id, OperativeId } from '../../../lib/ids.ts'
import { after, hours, isAtOrAfter, isBefore } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { OperativeFacts, VisitFacts } from '../../dispatch/facts.ts'

type About = { readonly operativeId: OperativeId; readonly reason: string }
/** What a controller decides: a person is held back until a time, or pinned to a promise, or kept away from one. */
export type ToSteer = About &
  ({ readonly kind: 'hold_back'; readonly until: Instant } | { readonly kind: 'pin' | 'keep_away'; readonly appointmentId: AppointmentId })
/** The same in force: by whom (their first name), the first name of whom it is about, and whose promise it is. */
export type Steer = ToSteer & {
  readonly id: Id<'steer'>
  readonly by: string
  readonly firstName: string
  readonly householdId: HouseholdId | null
}

/** Nobody is held back for longer by one decision: a new day asks anew. */
const longestHold = hours(12)
const shortestReason = 5

/** Why this cannot be decided so; null when it can. */
export const steerTrouble = (steer: ToSteer, now: Instant): 'D4_REASON_NEEDED' | 'D4_HOLD_UNTIL_LATER' | null => {
  if (steer.reason.trim().length < shortestReason) return 'D4_REASON_NEEDED'
  if (steer.kind !== 'hold_back') return null
  const fits = isBefore(now, steer.until) && isAtOrAfter(after(now, longestHold), steer.until)
  return fits ? null : 'D4_HOLD_UNTIL_LATER'
}

/** Whether the new decision takes the place of an older one: a hold of the same person, a pin of the same promise, or the same pair. */
export const replaces = (anew: ToSteer, old: ToSteer): boolean => {
  if (anew.kind === 'hold_back' || old.kind === 'hold_back') return anew.kind === old.kind && anew.operativeId === old.operativeId
  if (anew.appointmentId !== old.appointmentId) return false
  return anew.operativeId === old.operativeId || (anew.kind === 'pin' && old.kind === 'pin')
}

export const steeredPerson = (facts: OperativeFacts, steers: readonly Steer[]): OperativeFacts => {
  const hold = steers.find((one) => one.kind === 'hold_back' && one.operativeId === facts.id)
  return hold?.kind === 'hold_back' ? { ...facts, heldBack: { by: hold.by, until: hold.until, reason: hold.reason } } : facts
}

export const steeredVisit = (facts: VisitFacts, steers: readonly Steer[]): VisitFacts => {
  const here = steers.flatMap((one) => (one.kind !== 'hold_back' && one.appointmentId === facts.appointment ? [one] : []))
  const pin = here.find((one) => one.kind === 'pin')
  const away = here.filter((one) => one.kind === 'keep_away')
  return {
    ...facts,
    ...(pin && { pinned: { operative: pin.operativeId, firstName: pin.firstName, by: pin.by, reason: pin.reason } }),
    ...(away.length > 0 && { keptAway: away.map(({ operativeId, by, reason }) => ({ operative: operativeId, by, reason })) }),
  }
}
