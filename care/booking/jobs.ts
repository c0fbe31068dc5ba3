/** What happens because time passed: a breathing space is over, a window closes, a day ends. */
import type { AppointmentId, BookingId } from '../../lib/ids.ts'
import type { Handler } from '../../platform/timers/timers.ts'
import { missAppointment, windowClosed } from './actions/closing.ts'
import { endBreathing } from './actions/progress.ts'
import { breathingOver, dayIsOver, windowCloses } from './actions/timers.ts'

export const bookingHandlers: readonly Handler[] = [
  { kind: breathingOver, run: (job) => job.once((tx) => endBreathing(tx, job.timer.subjectId as BookingId)) },
  { kind: windowCloses, run: (job) => job.once((tx) => windowClosed(tx, job.timer.subjectId as AppointmentId)) },
  { kind: dayIsOver, run: (job) => job.once((tx) => missAppointment(tx, job.timer.subjectId as AppointmentId)) },
]
