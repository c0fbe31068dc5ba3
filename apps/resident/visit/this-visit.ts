/** How the visit that a link is about stands, asked of each duty; holds no rule of its own. */
import { appointmentOf, appointmentsOfHousehold, liveBookings, promiseOfOrder } from '../../../care/booking/actions.ts'
import type { Appointment, Booking } from '../../../care/booking/actions.ts'
import { isOut, stillWaits } from '../../../care/booking/rules.ts'
import { orderOf } from '../../../care/repairs/actions.ts'
import type { Order } from '../../../care/repairs/rules.ts'
import { lastVisitOf, visitOf } from '../../../care/visits/actions.ts'
import type { Visit } from '../../../care/visits/actions.ts'
import { isAtOrAfter } from '../../../lib/time.ts'
import type { AppointmentId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'

export type ThisVisit = {
  /** `coming` has people; `over` has a visit; the others say what became of the promise. */
  readonly state: 'coming' | 'promised' | 'may_be_late' | 'waiting' | 'late' | 'over' | 'cancelled' | 'missed' | 'nothing'
  /** The promise as it is now, also when the link is about one that was moved since. */
  readonly appointment: Appointment | null
  readonly order: Order | null
  /** Whoever is on the way, at the door or inside. */
  readonly going: readonly Booking[]
  readonly visit: Visit | null
  /** The repair is still to be done and no time is promised for it. */
  readonly mayChooseTime: boolean
}

/** A promise that was moved, called off or missed leads on to the one made instead. */
const promiseNow = async (tx: Tx, id: AppointmentId): Promise<Appointment | null> => {
  const asked = await appointmentOf(tx, id)
  if (!asked || asked.state === 'promised' || asked.state === 'kept') return asked
  const later = (await appointmentsOfHousehold(tx, asked.householdId)).filter((one) => one.orderId === asked.orderId)
  return later.toSorted((a, b) => Temporal.Instant.compare(b.promisedAt, a.promisedAt))[0] ?? asked
}

/** Whoever is out to this home: for this order, or for a link about the visit of the moment whoever was sent last. */
const goingNow = async (tx: Tx, appointment: Appointment | null): Promise<Booking[]> => {
  if (tx.who.kind !== 'resident') return []
  const { householdId } = tx.who
  const out = (await liveBookings(tx)).filter((one) => one.householdId === householdId && isOut(one.state))
  const ours = appointment ? out.filter((one) => one.orderId === appointment.orderId) : out
  const latest = ours.at(-1)
  return ours.filter((one) => one.visitId === latest?.visitId)
}

const stateOf = (tx: Tx, appointment: Appointment | null, going: readonly Booking[], visit: Visit | null): ThisVisit['state'] => {
  if (going.length > 0) return 'coming'
  if (appointment?.state === 'cancelled') return 'cancelled'
  if (appointment?.state === 'promised') {
    if (stillWaits(appointment)) return 'waiting'
    if (isAtOrAfter(tx.now, appointment.window.to)) return 'late'
    return appointment.riskToldAt === null ? 'promised' : 'may_be_late'
  }
  if (visit && visit.progress.outcome !== null && visit.progress.outcome !== 'called_back') return 'over'
  return appointment === null ? 'nothing' : 'missed'
}

export const thisVisit = async (tx: Tx, about: AppointmentId | null): Promise<ThisVisit> => {
  if (tx.who.kind !== 'resident') throw new Error('Only a resident has a link.')
  const appointment = about && (await promiseNow(tx, about))
  const going = await goingNow(tx, appointment)
  const [first] = going
  const visit = first ? await visitOf(tx, first.visitId) : await lastVisitOf(tx, tx.who.householdId, appointment?.id ?? null)
  const orderId = appointment?.orderId ?? first?.orderId ?? visit?.orderId
  const order = orderId ? await orderOf(tx, orderId) : null
  const isPromised = order !== null && (await promiseOfOrder(tx, order.id)) !== null
  return {
    state: stateOf(tx, appointment, going, visit),
    appointment,
    order,
    going,
    visit,
    mayChooseTime: order?.state === 'open' && !isPromised && going.length === 0,
  }
}
