import type { Handler } from '../../platform/timers/timers.ts'
import { noteHealth, probeSupplier, sendMessage } from './actions.ts'

/**
 * What is due to be sent, and suppliers that are asked whether they are back. Neither holds a transaction while a supplier of duty thinks;
 * each takes its timer away, or sets it anew, in the transaction that notes what came of it.
 */
export const messageHandlers: readonly Handler[] = [
  { kind: 'message.send', run: ({ world, timer }) => sendMessage(world, timer) },
  {
    kind: 'supplier.probe',
    run: async ({ world, timer, once }) => {
      const note = await probeSupplier(world, timer)
      await once((tx) => noteHealth(tx, note ? [note] : []))
    },
  },
]
