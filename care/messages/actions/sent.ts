import type { StaffId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { holdMessage } from '../store.ts'

/** What a message to somebody at work was about, for whoever hears keys in its call; null when it is none of those. `about`: kind and id. */
export const staffMessageOf = async (
  tx: Tx,
  id: string,
): Promise<{ template: string; staffId: StaffId; facts: unknown; about: readonly [kind: string, id: string] } | null> => {
  const message = await holdMessage(tx, id)
  if (!message?.staffId) return null
  const { template, facts, aboutKind, aboutId } = message
  return { template, facts, staffId: message.staffId as StaffId, about: [aboutKind, aboutId] }
}
