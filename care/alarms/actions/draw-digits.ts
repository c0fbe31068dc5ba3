import type { StaffId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { freshDigits } from '../rules.ts'
import { digitsInUse } from '../store.ts'

/** Draws two digits for one of these people at a time, unlike those of whatever else rings them, also of what was drawn here before. */
export const digitsFor = async (tx: Tx, staffIds: readonly StaffId[]): Promise<(staffId: StaffId) => string> => {
  const inUse = await digitsInUse(tx, staffIds)
  return (staffId) => {
    const taken = inUse.get(staffId)!
    const digits = freshDigits(() => tx.world.digits(2), taken)
    taken.add(digits)
    return digits
  }
}
