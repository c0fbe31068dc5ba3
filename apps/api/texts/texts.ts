import type { ContractorId } from '../../../lib/ids.ts'
import { receive } from '../../../care/alarms/actions.ts'
import { contractorOfReceipt, receipt, thankForText, understandOnce } from '../../../care/messages/actions.ts'
import type { Listener } from '../../../care/messages/actions.ts'
import type { SupplierName } from '../../../care/messages/rules.ts'
import type { MessageState } from '../../../platform/telephone/incoming.ts'
import type { Instant } from '../../../lib/time.ts'
import { engineOf } from '../../../platform/who.ts'
import type { World } from '../../../platform/world.ts'
import { forNumber } from '../calls.ts'

export type Hearing = {
  world: World
  /** Who may hear a text that was nothing for the alarms, in this order. */
  listeners: readonly Listener[]
  trouble: (error: unknown, where: string) => void
}

/** A text that came in, whichever supplier brought it. */
export type CameIn = { supplierId: string; from: string; to: string; body: string; pictures?: number; sentAt?: Instant | null }

/**
 * A text goes first to the alarms, which store and decide; that is committed when this resolves, and the supplier may then be told that
 * we have it. `answer` goes on down the list of listeners and resolves with what to say back (empty: silence). Null when the number is nobody's, which whoever runs this is told: somebody may have asked for help there.
 */
export const hearText = async (hearing: Hearing, came: CameIn): Promise<{ answer(): Promise<string> } | null> => {
  const received = await forNumber(hearing.world, came.to, (tx) => receive(tx, came))
  if (!received) {
    hearing.trouble(new Error(`A text came to ${came.to}, which is no contractor's number here.`), 'a text to us')
    return null
  }
  const { contractorId, value } = received
  return { answer: async () => value.answer ?? offer(hearing, contractorId, value.inbound.id) }
}

/** Down the list: each in its own transaction, so that one that breaks keeps nobody else from hearing. */
const offer = async ({ world, listeners, trouble }: Hearing, contractorId: ContractorId, inboundId: string): Promise<string> => {
  for (const listener of listeners) {
    try {
      const answer = await world.db.as(engineOf(contractorId), (tx) => understandOnce(tx, inboundId, listener))
      if (answer !== null) return answer
    } catch (error) {
      trouble(error, `the listener ${listener.name}`)
    }
  }
  return world.db.as(engineOf(contractorId), (tx) => thankForText(tx, inboundId))
}

/** A receipt that names a text by the supplier's id of it, or by our number for it. */
export type Receipt = { supplier: SupplierName; id: string; reference: number | null; state: MessageState; errorCode: number | null }

/** False when it means nothing to us, or not yet. */
export const hearReceipt = async (world: World, { supplier, id, reference, state, errorCode }: Receipt): Promise<boolean> => {
  const meant = await world.db.door((tx) => contractorOfReceipt(tx, { supplier, supplierId: id, reference }))
  if (!meant) return false
  const report = { of: 'message', sid: id, state, errorCode } as const
  const from = { supplier, attemptId: meant.attemptId }
  await world.db.as(engineOf(meant.contractorId as ContractorId), (tx) => receipt(tx, meant.messageId, report, from))
  return true
}
