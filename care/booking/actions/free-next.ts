/** Where and when everybody is free next, for the plan in pencil: somebody on the way is free where they are going. */
import type { OperativeId } from '../../../lib/ids.ts'
import type { Place } from '../../../lib/place.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { InHand } from '../../dispatch/live/ahead.ts'
import { premisesOfAll } from '../../premises/actions.ts'
import { isOut } from '../rules/states.ts'
import type { Appointment } from '../store/appointments.ts'
import type { Booking } from '../store/bookings.ts'
import type { Candidate } from './team.ts'

type FreeNext = { readonly starts: readonly (Place | null)[]; readonly inHand: ReadonlyMap<OperativeId, InHand> }

/** B5 The visit in hand is reckoned with, never hurried. `promised`: the windows of those who are out are looked up here. */
export const freeNext = async (tx: Tx, candidates: readonly Candidate[], promised: readonly Appointment[]): Promise<FreeNext> => {
  const out = candidates.map(({ outings }) => outings.find((one) => isOut(one.state)) ?? null)
  const doors = await premisesOfAll(
    tx,
    out.flatMap((one) => one?.premisesId ?? []),
  )
  const opens = (one: Booking) => promised.find(({ id }) => id === one.appointmentId)?.window.from ?? one.sentAt
  const inHand = out.flatMap((one): [OperativeId, InHand][] => {
    if (one === null) return []
    const { operativeId, sentAt, travelMinutes, arrivedAt, expectedMinutes } = one
    return [[operativeId, { sentAt, travelMinutes, arrivedAt, opens: opens(one), expectedMinutes }]]
  })
  return { starts: candidates.map(({ start }, at) => (out[at] && doors.get(out[at].premisesId)?.place) || start), inHand: new Map(inHand) }
}
