/** B4 The promised level: how sure a window must be before it is offered, moved to, or promised. Set by those who answer for it, on the record. */
import { done, refused } from '../../../../lib/refusal.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import type { Instant } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { recordEvent } from '../../../record/actions.ts'
import { staffNamed } from '../../../workforce/actions.ts'
import { levelTrouble, usualLevel } from '../../rules/level.ts'
import { levelSet, saveLevel } from '../../store/level.ts'
import { reason } from '../../words.ts'

/** `set`: by whom, when and why; null while it is as usual. */
export type PromiseLevel = {
  readonly inHundred: number
  readonly set: { readonly by: string | null; readonly at: Instant; readonly why: string } | null
}

export const promiseLevelNow = async (tx: Tx): Promise<PromiseLevel> => {
  const found = await levelSet(tx)
  if (found === null) return { inHundred: usualLevel, set: null }
  const { inHundred, why, setAt, setBy } = found
  return { inHundred, set: { by: await staffNamed(tx, setBy), at: setAt, why } }
}

/** From the next question on. What was promised before stays promised. */
export const setPromiseLevel = async (tx: Tx, { inHundred, why }: { inHundred: number; why: string }): Promise<Outcome<null>> => {
  const { who } = tx
  if (who.kind !== 'staff' || (who.role !== 'director' && who.role !== 'administrator')) return refused(reason('B4_LEVEL_NOT_YOURS'))
  const trouble = levelTrouble(inHundred, why)
  if (trouble !== null) return refused(reason(trouble))
  const before = (await promiseLevelNow(tx)).inHundred
  await saveLevel(tx, { inHundred, why: why.trim(), setAt: tx.now, setBy: who.staffId })
  await recordEvent(tx, {
    ...{ verb: 'promise_level_set', subject: ['contractor', who.contractorId], why: why.trim() },
    content: { before, inHundred },
  })
  return done(null)
}
