/** The promised level, as its card shows it. */
import { promiseLevelNow } from '../../../care/booking/actions.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { moment } from '../say.ts'

/** `maySet`: whether whoever looks may set it. */
export const levelShown = async (tx: Tx) => {
  const { inHundred, set } = await promiseLevelNow(tx)
  return {
    inHundred,
    set: set && `Set by ${set.by ?? 'somebody who left'}, ${moment(set.at, tx.now)}: “${set.why}”`,
    maySet: tx.who.kind === 'staff' && tx.who.role === 'director',
  }
}
export type LevelShown = Awaited<ReturnType<typeof levelShown>>
