import { sql } from 'kysely'
import type { OperativeId } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { PinGiven } from '../rules.ts'

export const watchActKinds = ['signed_in', 'help', 'check_in', 'amber', 'pause', 'resume', 'safe_now', 'home_safe', 'pin_by_keys'] as const
export type WatchActKind = (typeof watchActKinds)[number]

/** How the phone was: charge in per cent, and its line. Null where the browser does not tell. */
export type PhoneState = { battery: number | null; signal: 'good' | 'weak' | null }

export type WatchActRow = {
  id: string
  operativeId: OperativeId
  watchId: string | null
  kind: WatchActKind
  happenedAt: Instant
  words: string | null
  pin: PinGiven | null
  phone?: PhoneState | undefined
}

/** False when this act was told before. */
export const addWatchAct = async (tx: Tx, { phone, ...act }: WatchActRow): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx.q
    .insertInto('watchActs')
    .values({ ...act, ...phone, contractorId: tx.who.contractorId, receivedAt: tx.now })
    .onConflict((c) => c.columns(['contractorId', 'id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Which PIN came with an act that was told before; undefined when it was not told. */
export const pinOfAct = async (tx: Tx, id: string): Promise<PinGiven | null | undefined> => {
  const row = await tx.q.selectFrom('watchActs').select('pin').where('id', '=', id).executeTakeFirst()
  return row && (row.pin as PinGiven | null)
}

/** A2 How many wrong PINs there were since the last right one, wherever they were given. */
export const wrongPinsInARow = async (tx: Tx, operativeId: string): Promise<number> => {
  const { rows } = await sql<{ wrong: number }>`
    select count(*)::int as wrong from watch_acts a
     where a.operative_id = ${operativeId} and a.pin = 'wrong'
       and a.nth > coalesce((select max(b.nth) from watch_acts b
             where b.operative_id = ${operativeId} and b.pin in ('normal', 'duress')), 0)`.execute(tx.q)
  return rows[0]!.wrong
}

/** A2 The newest call for help of this phone that no right PIN has followed, with its alarm while that is open; which PIN it was is not looked at. */
export const helpWithoutPin = async (tx: Tx, operativeId: string) => {
  const row = await tx.q
    .selectFrom('watchActs as w')
    .innerJoin('alarmActs as t', (join) => join.onRef('t.id', '=', 'w.id').onRef('t.contractorId', '=', 'w.contractorId'))
    .innerJoin('alarms as a', (join) => join.onRef('a.id', '=', 't.alarmId').onRef('a.contractorId', '=', 't.contractorId'))
    .leftJoin('staff as s', (join) => join.onRef('s.id', '=', 'a.answeredBy').onRef('s.contractorId', '=', 'a.contractorId'))
    .select(['w.happenedAt', 'w.words', 'a.state', 's.name as answeredByName'])
    .where('w.operativeId', '=', operativeId)
    .where('w.kind', '=', 'help')
    .where('a.state', '<>', 'closed')
    .where(
      sql<boolean>`not exists (select 1 from watch_acts p where p.operative_id = w.operative_id and p.nth > w.nth and p.pin in ('normal', 'duress'))`,
    )
    .orderBy('w.nth', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, silent: row.words === 'silent' } : null
}

/** How somebody's phone was when it last told; null when it never did. */
export const lastPhoneState = async (tx: Tx, operativeId: string): Promise<(PhoneState & { at: Instant }) | null> => {
  const row = await tx.q
    .selectFrom('watchActs')
    .select(['battery', 'signal', 'happenedAt as at'])
    .where('operativeId', '=', operativeId)
    .where((x) => x.or([x('battery', 'is not', null), x('signal', 'is not', null)]))
    .orderBy('nth', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (row ?? null) as (PhoneState & { at: Instant }) | null
}

const saidOnWatch = ['check_in', 'amber', 'pause'] as const
export type SaidOnWatch = { kind: (typeof saidOnWatch)[number]; at: Instant }

/** What was said on the watch of one booking, for the story of its visit. Which PIN came with it is not looked at (A2), nor the words. */
export const saidOn = async (tx: Tx, bookingId: string): Promise<SaidOnWatch[]> => {
  const rows = await tx.q
    .selectFrom('watchActs as a')
    .innerJoin('watches as w', (join) => join.onRef('w.id', '=', 'a.watchId').onRef('w.contractorId', '=', 'a.contractorId'))
    .select(['a.kind', 'a.happenedAt as at'])
    .where('w.bookingId', '=', bookingId)
    .where('a.kind', 'in', saidOnWatch)
    .where((x) => x.or([x('a.pin', 'is', null), x('a.pin', '<>', 'wrong')]))
    .orderBy('a.happenedAt')
    .execute()
  return rows as SaidOnWatch[]
}
