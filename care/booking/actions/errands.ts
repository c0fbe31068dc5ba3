/** The visit to be made, with everything about it that dispatch is told: gathered for one, or for a whole board at once. */
import type { AppointmentId, HouseholdId, OrderId, PremisesId } from '../../../lib/ids.ts'
import { onceEach } from '../../../lib/once.ts'
import type { Place } from '../../../lib/place.ts'
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { Standing, VisitFacts } from '../../dispatch/facts.ts'
import { householdsAt, needsOfAll } from '../../households/actions.ts'
import { adjustmentsOf } from '../../households/rules.ts'
import { markersInForceAt, placesOf } from '../../premises/actions.ts'
import { consequencesOf } from '../../premises/rules.ts'
import { orderOf, ordersOf } from '../../repairs/actions.ts'
import type { Order } from '../../repairs/rules.ts'
import { isOut } from '../rules/states.ts'
import { visitFactsOf } from '../rules/visit-facts.ts'
import type { Window } from '../rules/windows.ts'
import { holdAppointment, liveAppointmentOfOrder } from '../store/appointments.ts'
import type { Appointment, Promised } from '../store/appointments.ts'
import { allLiveBookings, holdSending, lastThere, liveBookingsOfOrder } from '../store/bookings.ts'
import { reason } from '../words.ts'

/** What is asked about: an order in a window, with the promise made for it, if one is. */
export type Question = {
  readonly order: Order
  readonly appointment: Pick<Appointment, 'id' | 'namedOperativeId' | 'landlordAgreedAt'> | null
  readonly householdId: HouseholdId
  readonly emergencyReason: string | null
  readonly window: Window
  readonly standing: Standing
}

/** The question with its facts. `place` is null while the address is not on the map. */
export type Errand = Question & {
  readonly visit: VisitFacts
  readonly place: Place | null
  /** What the household's needs add to the minutes expected, and whether somebody interprets. */
  readonly adjusted: { readonly extraMinutes: number; readonly interpreter: boolean }
  /** A sign of life at least this often, in minutes. */
  readonly checkInEvery: number
  /** The household chose a word that is said at the door. */
  readonly saysWord: boolean
}

/** Facts for all of these at once: a few statements, however many there are. */
export const errandsOf = async (tx: Tx, questions: readonly Question[]): Promise<Errand[]> => {
  if (questions.length === 0) return []
  const households = [...new Set(questions.map((one) => one.householdId))]
  const addresses = [...new Set(questions.map((one) => one.order.premisesId))]
  const needs = await needsOfAll(tx, households)
  const markers = await markersInForceAt(tx, addresses)
  const places = await placesOf(tx, addresses)
  const last = await lastThere(tx, households)
  // many windows are asked about for one home
  const adjustmentsFor = onceEach((id: HouseholdId) => adjustmentsOf(needs.get(id) ?? []))
  const consequencesAt = onceEach((id: PremisesId) => consequencesOf(markers.get(id) ?? []))
  return questions.map((question): Errand => {
    const { order, appointment, householdId, window, standing, emergencyReason } = question
    const adjustments = adjustmentsFor(householdId)
    const consequences = consequencesAt(order.premisesId)
    const place = places.get(order.premisesId) ?? null
    const found = {
      key: appointment?.id ?? (order.id as string as AppointmentId),
      household: householdId,
      emergency: order.isEmergency || emergencyReason !== null,
      trade: order.trade,
      expectedMinutes: order.expectedMinutes + adjustments.extraMinutes,
      topics: [],
      hotWork: order.hotWork,
      namedOperative: appointment?.namedOperativeId ?? null,
      lastOperative: last.get(householdId) ?? null,
      landlordAgreed: Boolean(appointment?.landlordAgreedAt),
    }
    const visit = visitFactsOf({ ...found, standing, window, place, adjustments, consequences }, tx.now)
    return {
      ...question,
      visit,
      place,
      adjusted: { extraMinutes: adjustments.extraMinutes, interpreter: adjustments.interpreter !== null },
      checkInEvery: consequences.checkInEvery,
      saysWord: (needs.get(householdId) ?? []).some((need) => need.code === 'DOOR_PASSWORD'),
    }
  })
}

/** The questions that these promises put; one whose order is no longer open puts none. */
export const questionsOf = async (tx: Tx, appointments: readonly Promised[]): Promise<Question[]> => {
  const orders = await ordersOf(
    tx,
    appointments.map((one) => one.orderId),
  )
  const going = new Set((await allLiveBookings(tx)).filter((one) => isOut(one.state)).map((one) => one.orderId))
  return appointments.flatMap((appointment): Question[] => {
    const order = orders.get(appointment.orderId)
    if (order?.state !== 'open') return []
    const { householdId, window, state } = appointment
    const standing = going.has(order.id) ? 'taken' : state === 'promised' ? 'promised' : 'none'
    return [{ order, appointment, householdId, emergencyReason: null, window, standing }]
  })
}

/** Whose home it is: as the order says, else whoever lives there now. */
export const householdFor = async (tx: Tx, order: Order): Promise<HouseholdId | null> =>
  order.householdId ?? (await householdsAt(tx, [order.premisesId]))[0]?.id ?? null

type Asked = { readonly appointmentId: AppointmentId } | { readonly emergency: { readonly orderId: OrderId; readonly reason: string } }

/** The promise and the order that were asked for; B7 an emergency may go without a promise, and ends it if there is one. */
const find = async (
  tx: Tx,
  asked: Asked,
): Promise<Outcome<{ order: Order; appointment: Appointment | null; emergencyReason: string | null }>> => {
  const emergencyReason = 'emergency' in asked ? asked.emergency.reason.trim() : null
  if (emergencyReason === '') return refused(reason('B7_REASON_NEEDED'))
  const live = 'emergency' in asked ? ((await liveAppointmentOfOrder(tx, asked.emergency.orderId))?.id ?? null) : asked.appointmentId
  const appointment = live && (await holdAppointment(tx, live))
  if (live !== null && appointment === null) return refused(reason('B1_NOT_KNOWN'))
  const order = await orderOf(tx, 'emergency' in asked ? asked.emergency.orderId : appointment!.orderId)
  if (order === null) return refused(reason('B1_NOT_KNOWN'))
  return order.state === 'open' ? done({ order, appointment: appointment || null, emergencyReason }) : refused(reason('B3_ORDER_OVER'))
}

/** What somebody is to be sent to, held until the transaction ends: nobody else can be sent there meanwhile. */
export const holdErrand = async (tx: Tx, asked: Asked): Promise<Outcome<Errand>> => {
  const found = await find(tx, asked)
  if (!found.ok) return found
  const { order, appointment, emergencyReason } = found.value
  const householdId = await householdFor(tx, order)
  if (householdId === null) return refused(reason('B3_NOBODY_HOME'))
  await holdSending(tx, order.id)
  const taken = (await liveBookingsOfOrder(tx, order.id)).some((one) => isOut(one.state))
  const standing: Standing = taken ? 'taken' : appointment?.state === 'promised' ? 'promised' : 'none'
  const window = emergencyReason === null && appointment ? appointment.window : { from: order.reportedAt, to: order.finishBy }
  const [errand] = await errandsOf(tx, [{ order, appointment, householdId, emergencyReason, window, standing }])
  return done(errand!)
}
