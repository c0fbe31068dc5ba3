import type { Id, OperativeId } from '../../../lib/ids.ts'
import type { Day, Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { HomeSafeState } from '../rules.ts'

const columns = ['id', 'operativeId', 'shiftId', 'shiftDay', 'shiftEndsAt', 'dueAt', 'state', 'confirmedAt'] as const
export type HomeSafe = {
  id: Id<'homeSafe'>
  operativeId: OperativeId
  shiftId: string
  shiftDay: Day
  shiftEndsAt: Instant
  dueAt: Instant
  state: HomeSafeState
  confirmedAt: Instant | null
}
type Raw = Omit<HomeSafe, 'id' | 'operativeId' | 'state'> & { id: string; operativeId: string; state: string }
const asHomeSafe = (row: Raw): HomeSafe => ({
  ...row,
  id: row.id as Id<'homeSafe'>,
  operativeId: row.operativeId as OperativeId,
  state: row.state as HomeSafeState,
})

/** False when a word is awaited for this shift already; one that was said before they were sent again is awaited anew. */
export const addHomeSafe = async (
  tx: Tx,
  row: Pick<HomeSafe, 'id' | 'operativeId' | 'shiftId' | 'shiftDay' | 'shiftEndsAt' | 'dueAt'>,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx.q
    .insertInto('homeSafe')
    .values({ ...row, contractorId: tx.who.contractorId, state: 'expected' })
    .onConflict((c) =>
      c
        .constraint('home_safe_once_per_shift')
        .doUpdateSet({ state: 'expected', confirmedAt: null, id: row.id, dueAt: row.dueAt })
        .where('homeSafe.state', '=', 'home'),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export const holdHomeSafe = async (tx: Tx, id: string): Promise<HomeSafe | null> => {
  const row = await tx.q.selectFrom('homeSafe').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? asHomeSafe(row) : null
}

/** Whose word is still awaited, the longest due first; of one operative, or of everybody. */
export const awaitedHome = async (tx: Tx, operativeId?: string): Promise<HomeSafe[]> => {
  const all = tx.q.selectFrom('homeSafe').select(columns).where('state', '<>', 'home').orderBy('dueAt').orderBy('id')
  return (await (operativeId === undefined ? all : all.where('operativeId', '=', operativeId)).execute()).map(asHomeSafe)
}

export const changeHomeSafe = async (
  tx: Tx,
  id: string,
  change: { state?: HomeSafeState; dueAt?: Instant; confirmedAt?: Instant },
): Promise<void> => {
  await tx.q.updateTable('homeSafe').set(change).where('id', '=', id).execute()
}
