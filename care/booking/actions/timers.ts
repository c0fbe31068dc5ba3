/** The timers of this duty, by the names under which `jobs.ts` handles them. */
import type { AppointmentId } from '../../../lib/ids.ts'
import { cancelTimer, setTimer } from '../../../platform/timers/timers.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { dayOver, looksAt } from '../rules/promises.ts'
import type { Window } from '../rules/windows.ts'

export const breathingOver = 'booking.breathing_over'
export const windowCloses = 'appointment.window_closes'
/** B6 */
export const mayBreak = 'appointment.may_break'
export const dayIsOver = 'appointment.day_over'

export const watchPromise = async (tx: Tx, id: AppointmentId, window: Window): Promise<void> => {
  await setTimer(tx, { kind: mayBreak, subject: id, dueAt: looksAt(window, tx.now) })
  await setTimer(tx, { kind: windowCloses, subject: id, dueAt: window.to })
  await setTimer(tx, { kind: dayIsOver, subject: id, dueAt: dayOver(window) })
}

export const forgetPromise = async (tx: Tx, id: AppointmentId): Promise<void> => {
  await cancelTimer(tx, { kind: mayBreak, subject: id })
  await cancelTimer(tx, { kind: windowCloses, subject: id })
  await cancelTimer(tx, { kind: dayIsOver, subject: id })
}
