import type { BookingId, HouseholdId, OperativeId, WatchId } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { PauseWhy, Watch, WatchState } from '../rules.ts'

/** A7 Where the last check-in was made, and when. */
export type WatchPlace = { lon: number | null; lat: number | null; placeAt: Instant | null; placeMetres: number | null }
export type WatchRow = Watch &
  WatchPlace & {
    id: WatchId
    bookingId: BookingId
    visitId: string
    operativeId: OperativeId
    householdId: HouseholdId
    amberWords: string | null
    endedAt: Instant | null
  }
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
  'amberAt',
  'amberWords',
  'pausedUntil',
  'pauseWhy',
  'awayAt',
  'endedAt',
  'lon',
  'lat',
  'placeAt',
  'placeMetres',
] as const
type RawWatch = Omit<WatchRow, 'id' | 'bookingId' | 'state' | 'pauseWhy' | 'operativeId' | 'householdId'> & {
  id: string
  bookingId: string
  state: string
  pauseWhy: string | null
  operativeId: string
  householdId: string
}
const watchRow = (row: RawWatch): WatchRow => ({
  ...row,
  id: row.id as WatchId,
  bookingId: row.bookingId as BookingId,
  state: row.state as WatchState,
  pauseWhy: row.pauseWhy as PauseWhy | null,
  operativeId: row.operativeId as OperativeId,
  householdId: row.householdId as HouseholdId,
})

export type NewWatchRow = Pick<
  WatchRow,
  'id' | 'bookingId' | 'visitId' | 'operativeId' | 'householdId' | 'state' | 'everyMinutes' | 'checkInBy'
>
export const addWatch = async (tx: Tx, watch: NewWatchRow): Promise<void> => {
  await tx.q
    .insertInto('watches')
    .values({ ...watch, contractorId: tx.who.contractorId, startedAt: tx.now, lastSignAt: tx.now })
    .execute()
}

/** Which watch: that of a booking, or by its own id. */
type ByBookingOrId = { bookingId: string } | { id: string }
const watchBy = (tx: Tx, by: ByBookingOrId) => {
  const query = tx.q.selectFrom('watches').select(watchColumns)
  return 'id' in by ? query.where('id', '=', by.id) : query.where('bookingId', '=', by.bookingId)
}

/** Held until the transaction ends. */
export const holdWatch = async (tx: Tx, by: ByBookingOrId): Promise<WatchRow | null> => {
  const row = await watchBy(tx, by).forUpdate().executeTakeFirst()
  return row ? watchRow(row) : null
}

export const readWatch = async (tx: Tx, by: ByBookingOrId): Promise<WatchRow | null> => {
  const row = await watchBy(tx, by).executeTakeFirst()
  return row ? watchRow(row) : null
}

/** The open watch of an operative, held: an operative has one live booking at most (B1), and so one watch. */
export const holdOpenWatchOf = async (tx: Tx, operativeId: string): Promise<WatchRow | null> => {
  const watch = await openWatchOf(tx, operativeId)
  return watch && holdWatch(tx, { id: watch.id })
}

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
  change: Partial<Watch> & Partial<WatchPlace> & { tightenedAt?: Instant; endedAt?: Instant; amberWords?: string },
): Promise<void> => {
  await tx.q.updateTable('watches').set(change).where('id', '=', id).execute()
}

/** When the last watch over this operative ended since then; null when none did. */
export const lastWatchEnded = async (tx: Tx, operativeId: string, since: Instant): Promise<Instant | null> => {
  const row = await tx.q
    .selectFrom('watches')
    .select('endedAt')
    .where('operativeId', '=', operativeId)
    .where('endedAt', '>=', since)
    .orderBy('endedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.endedAt ?? null
}
