import type { HouseholdId, OperativeId, WatchId } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { Watch, WatchState } from '../rules.ts'

export type WatchRow = Watch & { id: WatchId; bookingId: string; visitId: string; operativeId: OperativeId; householdId: HouseholdId }
const watchColumns = [
  'id',
  'bookingId',
  'visitId',
  'operativeId',
  'householdId',
  'state',
  'everyMinutes',
  'lastSignAt',
  'checkInBy',
] as const
type RawWatch = Omit<WatchRow, 'id' | 'state' | 'operativeId' | 'householdId'> & {
  id: string
  state: string
  operativeId: string
  householdId: string
}
const watchRow = (row: RawWatch): WatchRow => ({
  ...row,
  id: row.id as WatchId,
  state: row.state as WatchState,
  operativeId: row.operativeId as OperativeId,
  householdId: row.householdId as HouseholdId,
})

export const addWatch = async (tx: Tx, watch: Omit<WatchRow, 'lastSignAt'>): Promise<void> => {
  await tx.q
    .insertInto('watches')
    .values({ ...watch, contractorId: tx.who.contractorId, startedAt: tx.now, lastSignAt: tx.now })
    .execute()
}

/** The watch of a booking or by its own id, held until the transaction ends. */
export const holdWatch = async (tx: Tx, by: { bookingId: string } | { id: string }): Promise<WatchRow | null> => {
  const query = tx.q.selectFrom('watches').select(watchColumns).forUpdate()
  const row = await ('id' in by ? query.where('id', '=', by.id) : query.where('bookingId', '=', by.bookingId)).executeTakeFirst()
  return row ? watchRow(row) : null
}

export const readWatch = async (tx: Tx, bookingId: string): Promise<WatchRow | null> => {
  const row = await tx.q.selectFrom('watches').select(watchColumns).where('bookingId', '=', bookingId).executeTakeFirst()
  return row ? watchRow(row) : null
}

/** The open watch of an operative: an operative has one live booking at most (B1), and so one watch. */
export const openWatchOf = async (tx: Tx, operativeId: string): Promise<WatchRow | null> => {
  const row = await tx.q
    .selectFrom('watches')
    .select(watchColumns)
    .where('operativeId', '=', operativeId)
    .where('state', '<>', 'ended')
    .orderBy('startedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? watchRow(row) : null
}

export const openWatches = async (tx: Tx): Promise<WatchRow[]> =>
  (await tx.q.selectFrom('watches').select(watchColumns).where('state', '<>', 'ended').orderBy('checkInBy').execute()).map(watchRow)

export const changeWatch = async (
  tx: Tx,
  id: WatchId,
  change: Partial<Watch> & { tightenedAt?: Instant; endedAt?: Instant },
): Promise<void> => {
  await tx.q.updateTable('watches').set(change).where('id', '=', id).execute()
}
