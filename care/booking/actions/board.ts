/** What the control room looks at: today's promises, who is out, what is at risk. The plan in pencil is read by `pencil/ahead`. */
import type { OperativeId } from '../../../lib/ids.ts'
import { after, atTime, before, days, later, minutes } from '../../../lib/time.ts'
import type { Day, Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { ordersOf } from '../../repairs/actions.ts'
import { promiseAtRisk } from '../rules/promises.ts'
import type { Risk } from '../rules/promises.ts'
import { isOut } from '../rules/states.ts'
import { appointmentsBetween, missedSince, promisedBefore } from '../store/appointments.ts'
import type { Appointment } from '../store/appointments.ts'
import { allLiveBookings, liveBookingOf } from '../store/bookings.ts'
import type { Booking } from '../store/bookings.ts'

/** Everybody who is out or breathing. An operative sees their own and nobody else's (B2). */
export const liveBookings = (tx: Tx): Promise<Booking[]> => allLiveBookings(tx)

/** The one booking that this person has, if any: there is never a next one to show (B2). */
export const currentBookingOf = (tx: Tx, operativeId: OperativeId): Promise<Booking | null> => liveBookingOf(tx, operativeId)

/** A promise of today, who is going there, and whether it needs a person (B6). */
export type PromiseToday = { readonly appointment: Appointment; readonly going: readonly Booking[]; readonly risk: Risk | null }

/** Two who go together knock together, when the later of them is there; null while nobody goes. */
export const expectedAt = (going: readonly Booking[]): Instant | null =>
  going
    .map((one) => after(one.sentAt, minutes(one.likelyMinutes)))
    .reduce<Instant | null>((last, at) => (last ? later(last, at) : at), null)

const withRisk = (appointments: readonly Appointment[], live: readonly Booking[], now: Instant): PromiseToday[] =>
  appointments.map((appointment) => {
    const going = live.filter((one) => one.appointmentId === appointment.id && isOut(one.state))
    return { appointment, going, risk: promiseAtRisk({ ...appointment, expectedAt: expectedAt(going) }, now) }
  })

/** The promises of a day in the order in which they close; those that were moved elsewhere are left out. */
export const todaysAppointments = async (tx: Tx, day: Day): Promise<PromiseToday[]> => {
  const span = { from: atTime(day, '00:00'), to: atTime(day.add({ days: 1 }), '00:00') }
  const appointments = (await appointmentsBetween(tx, span)).filter((one) => one.state !== 'moved')
  return withRisk(appointments, await allLiveBookings(tx), tx.now)
}

/** B6 Promises that need a person now, the one that closes first in front. */
export const promisesAtRisk = async (tx: Tx): Promise<PromiseToday[]> =>
  withRisk(await promisedBefore(tx, tx.now), await allLiveBookings(tx), tx.now).filter((one) => one.risk !== null)

/** Nobody came, and it was promised: owed for as long as the order is open, until a new window is promised or somebody is sent. Of the last fortnight. */
export const missedAndOwed = async (tx: Tx): Promise<Appointment[]> => {
  const missed = await missedSince(tx, before(tx.now, days(14)))
  const orders = await ordersOf(
    tx,
    missed.map((one) => one.orderId),
  )
  const going = new Set((await allLiveBookings(tx)).map((one) => one.orderId))
  return missed.filter(({ orderId }) => orders.get(orderId)?.state === 'open' && !going.has(orderId))
}
