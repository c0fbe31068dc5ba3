import type { AppointmentId, HouseholdId, OperativeId, PremisesId, VisitId } from '../../../lib/ids.ts'
import { before, days } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { bookingsOfVisit, promiseOfOrder } from '../../booking/actions.ts'
import { ordersOf } from '../../repairs/actions.ts'
import { storyOfActs } from '../rules/story.ts'
import type { StoryEntry } from '../rules/story.ts'
import { stepsOf } from '../store/steps.ts'
import { endedBeforeTheWork, visitById, visitsOfHousehold } from '../store/visits.ts'
import type { EndedEarly, Visit } from '../store/visits.ts'
import { watchedOver } from './story-afterwards.ts'

/** How a visit stands; null when there is none that whoever asks may see. */
export const visitOf = (tx: Tx, id: VisitId): Promise<Visit | null> => visitById(tx, id)

/** The latest visit to a household, or the latest one for that appointment. */
export const lastVisitOf = async (tx: Tx, householdId: HouseholdId, appointmentId: AppointmentId | null = null): Promise<Visit | null> =>
  (await visitsOfHousehold(tx, householdId)).find((visit) => appointmentId === null || visit.appointmentId === appointmentId) ?? null

/** Where a visit is or was. */
export const placeOfVisit = async (
  tx: Tx,
  id: VisitId,
): Promise<{ visitId: VisitId; householdId: HouseholdId; premisesId: PremisesId } | null> => {
  const visit = await visitById(tx, id)
  return visit && { visitId: visit.id, householdId: visit.householdId, premisesId: visit.premisesId }
}

/** Households to whom a new window is due: the visit ended kindly before the work did, and nothing new is promised. Of the last fortnight. */
export const toOfferAgain = async (tx: Tx): Promise<EndedEarly[]> => {
  const ended = await endedBeforeTheWork(tx, before(tx.now, days(14)))
  const orders = await ordersOf(
    tx,
    ended.map((one) => one.orderId),
  )
  const due: EndedEarly[] = []
  for (const one of ended) if (orders.get(one.orderId)?.state === 'open' && !(await promiseOfOrder(tx, one.orderId))) due.push(one)
  return due
}

/**
 * What one person's phone last told about a visit, the latest first: for an alarm, so that nothing told in confidence stands in it
 * (no marker's words, no name of the home). `by` is how they are called.
 */
export const lastThings = async (
  tx: Tx,
  id: VisitId,
  { operativeId, by, most = 4 }: { operativeId: OperativeId; by: string; most?: number },
): Promise<StoryEntry[]> => {
  const visit = await visitById(tx, id)
  if (!visit) return []
  const acts = (await stepsOf(tx, id))
    .filter((step) => step.operativeId === operativeId)
    .map(({ kind, happenedAt, facts }) => ({ kind, at: happenedAt, by, facts }))
  const theirs = (await bookingsOfVisit(tx, id)).filter((booking) => booking.operativeId === operativeId)
  const told = storyOfActs(acts, { progress: visit.progress, household: 'Somebody', shown: null })
  return [...told, ...(await watchedOver(tx, theirs, ['check_in']))].toSorted((a, b) => Temporal.Instant.compare(b.at, a.at)).slice(0, most)
}
