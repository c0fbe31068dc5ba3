/** Promising a window to a household, moving it and cancelling it. Nobody is booked by any of this (B3). */
import type { AppointmentId, OperativeId, OrderId } from '../../../lib/ids.ts'
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { after, hours } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { withWiderSight } from '../../../platform/postgres/sight.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import { setTimer } from '../../../platform/timers/timers.ts'
import { actorId } from '../../../platform/who.ts'
import { tellHousehold, withholdQueued } from '../../messages/actions.ts'
import { recordEvent } from '../../record/actions.ts'
import { isOut } from '../rules/states.ts'
import { windowTrouble } from '../rules/windows.ts'
import type { Window } from '../rules/windows.ts'
import {
  addAppointment,
  appointmentById,
  appointmentsOfHousehold,
  endAppointment,
  holdAppointment,
  holdPromising,
  liveAppointmentOfOrder,
  setLandlordAgreed,
} from '../store/appointments.ts'
import type { Appointment } from '../store/appointments.ts'
import { liveBookingsOfAppointment } from '../store/bookings.ts'
import type { Booking } from '../store/bookings.ts'
import { reason } from '../words.ts'
import { turnRound } from './progress.ts'
import { dayIsOver, forgetPromise, watchPromise } from './timers.ts'
import { roomFor } from './windows.ts'

export type ToPromise = { readonly orderId: OrderId; readonly window: Window; readonly namedOperativeId?: OperativeId | null }

/** Adds the promise, with its timers; whether there is room was asked before. */
const makePromise = async (tx: Tx, one: Parameters<typeof addAppointment>[1]): Promise<void> => {
  await addAppointment(tx, one)
  await watchPromise(tx, one.id, one.window)
}

/**
 * B3 Promises a household a window of arrival. B4 Only when enough people who may go are free then, with everything already
 * promised. `namedOperativeId`: a face that the household was promised (B2), which books nobody.
 */
export const promiseWindow = async (tx: Tx, { orderId, window, namedOperativeId = null }: ToPromise): Promise<Outcome<AppointmentId>> => {
  const trouble = windowTrouble(window, tx.now)
  if (trouble) return refused(reason(trouble))
  await holdPromising(tx)
  if (await liveAppointmentOfOrder(tx, orderId)) return refused(reason('B3_ALREADY_PROMISED'))
  const room = await withWiderSight(tx, () => roomFor(tx, { orderId, window, namedOperativeId }))
  if (!room.ok) return room
  const id = tx.world.newId('appointment')
  await makePromise(tx, {
    ...room.value,
    id,
    orderId,
    window,
    namedOperativeId,
    promisedAt: tx.now,
    promisedBy: actorId(tx.who) ?? 'engine',
  })
  await recordEvent(tx, { verb: 'window_promised', subject: ['appointment', id], content: { orderId, ...windowText(window) } })
  await tellBoard(tx)
  await tellHousehold(tx, {
    householdId: room.value.householdId,
    template: 'promise_made',
    facts: { windowFrom: window.from, windowTo: window.to, appointmentId: id },
    about: ['appointment', id],
  })
  return done(id)
}

const windowText = ({ from, to }: Window) => ({ from: from.toString(), to: to.toString() })

/** The promise, held, as long as it can still be changed: alive, and nobody on the way. */
const toChange = async (tx: Tx, id: AppointmentId): Promise<Outcome<{ appointment: Appointment; going: readonly Booking[] }>> => {
  const appointment = await holdAppointment(tx, id)
  if (appointment === null) return refused(reason('B1_NOT_KNOWN'))
  const going = (await liveBookingsOfAppointment(tx, id)).filter((one) => isOut(one.state))
  if (appointment.state === 'promised') return done({ appointment, going })
  return refused(reason(going.length > 0 ? 'B3_SOMEBODY_IS_GOING' : 'B3_APPOINTMENT_OVER'))
}

/** Another window instead, for the household's sake or for ours: the old promise stays in the history as moved. */
export const moveAppointment = async (
  tx: Tx,
  { appointmentId, window, by }: { appointmentId: AppointmentId; window: Window; by: 'household' | 'us' },
): Promise<Outcome<AppointmentId>> => {
  const trouble = windowTrouble(window, tx.now)
  if (trouble) return refused(reason(trouble))
  await holdPromising(tx)
  const found = await toChange(tx, appointmentId)
  if (!found.ok) return found
  const { appointment, going } = found.value
  if (going.length > 0) return refused(reason('B3_SOMEBODY_IS_GOING'))
  await endAppointment(tx, appointmentId, 'moved', by)
  await withWiderSight(tx, () => withholdQueued(tx, ['appointment', appointmentId]))
  await forgetPromise(tx, appointmentId)
  const { orderId, namedOperativeId } = appointment
  const room = await withWiderSight(tx, () => roomFor(tx, { orderId, window, namedOperativeId }))
  if (!room.ok) return room
  const id = tx.world.newId('appointment')
  await makePromise(tx, {
    ...room.value,
    id,
    orderId,
    window,
    namedOperativeId,
    promisedAt: tx.now,
    promisedBy: actorId(tx.who) ?? 'engine',
  })
  await recordEvent(tx, {
    verb: 'appointment_moved',
    subject: ['appointment', appointmentId],
    why: by,
    content: { movedTo: id, ...windowText(window) },
  })
  await tellBoard(tx)
  await tellHousehold(tx, {
    householdId: appointment.householdId,
    template: 'promise_moved',
    facts: { windowFrom: window.from, windowTo: window.to, appointmentId: id },
    about: ['appointment', id],
  })
  return done(id)
}

/** No visit after all. Whoever is still on the way is called back; from the door on it is theirs and the household's to say no. */
export const cancelAppointment = async (
  tx: Tx,
  { appointmentId, why }: { appointmentId: AppointmentId; why: string },
): Promise<Outcome<null>> => {
  const found = await toChange(tx, appointmentId)
  if (!found.ok) return found
  const { appointment, going } = found.value
  for (const visitId of new Set(going.map((one) => one.visitId))) {
    const turned = await withWiderSight(tx, () => turnRound(tx, visitId, why))
    if (!turned.ok) return turned
    await withWiderSight(tx, () => withholdQueued(tx, ['visit', visitId]))
  }
  await endAppointment(tx, appointmentId, 'cancelled', why)
  await withWiderSight(tx, () => withholdQueued(tx, ['appointment', appointmentId]))
  await forgetPromise(tx, appointmentId)
  await recordEvent(tx, { verb: 'appointment_cancelled', subject: ['appointment', appointmentId], why })
  await tellBoard(tx)
  await tellHousehold(tx, {
    householdId: appointment.householdId,
    template: 'promise_cancelled',
    facts: {
      windowFrom: appointment.window.from,
      windowTo: appointment.window.to,
      askedBy: tx.who.kind === 'resident' ? 'household' : 'us',
    },
    about: ['appointment', appointmentId],
  })
  return done(null)
}

/** D3 The landlord's person said that they will be there too. */
export const landlordAgreed = async (
  tx: Tx,
  { appointmentId, spokeTo }: { appointmentId: AppointmentId; spokeTo: string },
): Promise<Outcome<null>> => {
  const found = await toChange(tx, appointmentId)
  if (!found.ok) return found
  await setLandlordAgreed(tx, appointmentId)
  await recordEvent(tx, { verb: 'landlord_agreed_to_attend', subject: ['appointment', appointmentId], content: { spokeTo } })
  return done(null)
}

/** The window closed and nobody is at the door. The promise is broken, the household still waits: the board shows it (B6). */
export const windowClosed = async (tx: Tx, id: AppointmentId): Promise<void> => {
  const appointment = await holdAppointment(tx, id)
  if (appointment?.state !== 'promised') return
  await recordEvent(tx, { verb: 'window_closed_unkept', subject: ['appointment', id] })
  await tellBoard(tx)
}

/** The day is over and nobody came: missed. A new window is due, and nobody comes without it (B7). */
export const missAppointment = async (tx: Tx, id: AppointmentId): Promise<void> => {
  const appointment = await holdAppointment(tx, id)
  if (appointment?.state !== 'promised') return
  const going = (await liveBookingsOfAppointment(tx, id)).some((one) => isOut(one.state))
  if (going) return setTimer(tx, { kind: dayIsOver, subject: id, dueAt: after(tx.now, hours(1)) })
  await endAppointment(tx, id, 'missed', null)
  await recordEvent(tx, { verb: 'appointment_missed', subject: ['appointment', id] })
}

export const appointmentOf = (tx: Tx, id: AppointmentId): Promise<Appointment | null> => appointmentById(tx, id)
export const promiseOfOrder = (tx: Tx, orderId: OrderId): Promise<Appointment | null> => liveAppointmentOfOrder(tx, orderId)
export { appointmentsOfHousehold }
