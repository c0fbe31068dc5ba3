/** What happens because time passed: a breathing space is over, a window closes, a day ends, a night brings time to learn. */
import type { AppointmentId, BookingId, ContractorId } from '../../lib/ids.ts'
import type { Handler } from '../../platform/timers/timers.ts'
import { engineOf } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'
import { lookAtPromise } from './actions/at-risk/telling.ts'
import { missAppointment, windowClosed } from './actions/closing.ts'
import { expectLearning, learnNightly, learnTonight } from './actions/learning/learn.ts'
import { keepMorning } from './actions/learning/morning.ts'
import { endBreathing } from './actions/progress.ts'
import { breathingOver, dayIsOver, mayBreak, windowCloses } from './actions/timers.ts'

/** Every contractor learns from its past each night, also one that came before there was learning. The worker sees to it when it starts. */
export const expectNights = async (world: World): Promise<void> => {
  const contractors = await world.db.engine(({ q }) => q.selectFrom('contractors').select('contractorId').execute())
  for (const { contractorId } of contractors) await world.db.as(engineOf(contractorId as ContractorId), expectLearning)
}

export const bookingHandlers: readonly Handler[] = [
  { kind: breathingOver, run: (job) => job.once((tx) => endBreathing(tx, job.timer.subjectId as BookingId)) },
  { kind: mayBreak, run: (job) => job.once((tx) => lookAtPromise(tx, job.timer.subjectId as AppointmentId)) },
  { kind: windowCloses, run: (job) => job.once((tx) => windowClosed(tx, job.timer.subjectId as AppointmentId)) },
  { kind: dayIsOver, run: (job) => job.once((tx) => missAppointment(tx, job.timer.subjectId as AppointmentId)) },
  {
    kind: learnNightly,
    run: (job) =>
      job.once(async (tx) => {
        await learnTonight(tx)
        await keepMorning(tx)
      }),
  },
]
