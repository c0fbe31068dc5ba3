import type { OperativeId } from '../../../../lib/ids.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { staffMessageOf } from '../../../messages/actions.ts'
import type { PinGiven } from '../../rules.ts'
import { holdHomeSafe, holdWatch, pinOfAct } from '../../store.ts'
import { homeSafe } from '../watching/home-safe.ts'
import { checkInOf } from '../watching/told.ts'
import { hearPin } from './pin.ts'

/** Whose PIN a call of ours asks for; null when it asks for none. */
export const pinAskedBy = async (
  tx: Tx,
  messageId: string,
): Promise<{ operativeId: OperativeId; staffId: string; of: 'check_in' | 'home_safe' } | null> => {
  const message = await staffMessageOf(tx, messageId)
  if (!message?.staffId) return null
  const { staffId, about } = message
  if (message.template === 'check_in_call') {
    const watch = await holdWatch(tx, { id: about[1] })
    return watch && { operativeId: watch.operativeId, staffId, of: 'check_in' }
  }
  if (message.template !== 'home_safe_call') return null
  const home = await holdHomeSafe(tx, about[1])
  return home && { operativeId: home.operativeId, staffId, of: 'home_safe' }
}

/**
 * A2, A4, A8 They keyed a PIN when we rang them: as good as a touch on the phone, and the one under duress raises its alarm. `turn`
 * counts the tries in this call, `call` is the supplier's own id of it: a second call about the same message is heard anew. Returns
 * whether it was right.
 */
export const answerByPin = async (
  tx: Tx,
  { messageId, call, turn, was }: { messageId: string; call: string; turn: number; was: PinGiven },
): Promise<boolean> => {
  const id = `${messageId} ${call} ${turn}`
  const before = await pinOfAct(tx, id)
  const asked = await pinAskedBy(tx, messageId)
  if (!asked || before) return before !== undefined && before !== 'wrong'
  const { operativeId, of } = asked
  if (!(await hearPin(tx, { id, operativeId, kind: 'pin_by_keys', at: tx.now, was, way: 'call' }))) return false
  await (of === 'check_in' ? checkInOf(tx, operativeId) : homeSafe(tx, operativeId))
  return true
}
