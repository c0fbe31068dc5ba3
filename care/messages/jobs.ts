import { engineOf } from '../../platform/who.ts'
import type { Handler } from '../../platform/timers/timers.ts'
import { sendMessage } from './actions.ts'

/**
 * What is due to be sent. The timer is taken away only after the sending is committed: nothing holds its row while a supplier
 * thinks, and whoever takes over after a crash finds either a message that still waits or one that says it was sent.
 */
export const messageHandlers: readonly Handler[] = [
  {
    kind: 'message.send',
    run: async ({ world, timer, once }) => {
      await world.db.as(engineOf(timer.contractorId), (tx) => sendMessage(tx, timer.subjectId))
      await once(async () => undefined)
    },
  },
]
