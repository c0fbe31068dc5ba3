/** What becomes of a promise because time passed. */
import type { AppointmentId } from '../../../lib/ids.ts'
import { next } from '../../../lib/machine.ts'
import { after, hours } from '../../../lib/time.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { setTimer } from '../../../platform/timers/timers.ts'
import { recordEvent } from '../../record/actions.ts'
import { appointmentMachine, isOut } from '../rules/states.ts'
import { endAppointment, holdAppointment } from '../store/appointments.ts'
import { liveBookingsOfAppointment } from '../store/bookings.ts'
import { lookAtPromise } from './at-risk/telling.ts'
import { dayIsOver } from './timers.ts'

/** The window closed and nobody is at the door. The promise is broken, the household still waits: the board shows it, and whoever was not told hears it now (B6). */
export const windowClosed = async (tx: Tx, id: AppointmentId): Promise<void> => {
  const appointment = await holdAppointment(tx, id)
  if (appointment?.state !== 'promised') return
  await recordEvent(tx, { verb: 'window_closed_unkept', subject: ['appointment', id] })
  await tellBoard(tx)
  await lookAtPromise(tx, id)
}

/** The day is over and nobody came: missed. A new window is due, and nobody comes without it (B7). Whoever is still on the way is waited for. */
export const missAppointment = async (tx: Tx, id: AppointmentId): Promise<void> => {
  const appointment = await holdAppointment(tx, id)
  const state = appointment && next(appointmentMachine, appointment.state, 'day_over')
  if (!state) return
  const going = (await liveBookingsOfAppointment(tx, id)).some((one) => isOut(one.state))
  if (going) return setTimer(tx, { kind: dayIsOver, subject: id, dueAt: after(tx.now, hours(1)) })
  await endAppointment(tx, id, { state, why: null })
  await recordEvent(tx, { verb: 'appointment_missed', subject: ['appointment', id] })
  await tellBoard(tx)
}
