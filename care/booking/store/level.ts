/** How this contractor promises: rows of `promise_levels`, which only booking writes. */
import type { StaffId } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'

/** Minutes that nobody goes on without (B2), and the level that was set (B4); null: none was. */
export const promisingBy = async (tx: Tx): Promise<{ readonly breathing: number; readonly inHundred: number | null }> => {
  const row = await tx.q
    .selectFrom('contractors as c')
    .leftJoin('promiseLevels as l', 'l.contractorId', 'c.contractorId')
    .select(['c.breathingMinutes as breathing', 'l.inHundred'])
    .executeTakeFirstOrThrow()
  return row
}

export type LevelSet = { readonly inHundred: number; readonly why: string; readonly setAt: Instant; readonly setBy: StaffId }

export const levelSet = async (tx: Tx): Promise<LevelSet | null> => {
  const row = await tx.q.selectFrom('promiseLevels').select(['inHundred', 'why', 'setAt', 'setBy']).executeTakeFirst()
  return row ? { ...row, setBy: row.setBy as StaffId } : null
}

export const saveLevel = async (tx: Tx, level: LevelSet): Promise<void> => {
  await tx.q
    .insertInto('promiseLevels')
    .values({ ...level, contractorId: tx.who.contractorId })
    .onConflict((c) => c.column('contractorId').doUpdateSet(level))
    .execute()
}
