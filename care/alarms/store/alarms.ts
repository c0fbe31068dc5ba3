import { sql } from 'kysely'
import type { Updateable } from 'kysely'
import type { Alarms } from '../../../db/types.ts'
import type { AlarmId, LadderId, OperativeId, WatchId } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { AlarmKind, AlarmState, AlarmWay, Resolution, WordFrom } from '../rules.ts'

/** Who asks: an operative, or a number that we do not know. */
export type Asker = { operativeId: OperativeId } | { fromTelephone: string }

/** One at a time for each asker: who asks twice at once asks one after the other. */
export const holdAsking = async (tx: Tx, asker: Asker): Promise<void> => {
  const who = 'operativeId' in asker ? asker.operativeId : asker.fromTelephone
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alarm ${who}`}, 0))`.execute(tx.q)
}

export const alarmOfAct = async (tx: Tx, actId: string): Promise<AlarmId | null> =>
  ((await tx.q.selectFrom('alarmActs').select('alarmId').where('id', '=', actId).executeTakeFirst())?.alarmId ?? null) as AlarmId | null

export const addAct = async (
  tx: Tx,
  act: { id: string; alarmId: string; operativeId: string | null; kind: AlarmKind; happenedAt: Instant },
): Promise<void> => {
  await tx.q
    .insertInto('alarmActs')
    .values({ ...act, contractorId: tx.who.contractorId, receivedAt: tx.now })
    .execute()
}

export const actsOf = (tx: Tx, alarmIds: readonly string[]) =>
  alarmIds.length === 0
    ? Promise.resolve([])
    : tx.q
        .selectFrom('alarmActs')
        .select(['id', 'alarmId', 'kind', 'happenedAt', 'receivedAt'])
        .where('alarmId', 'in', alarmIds)
        .orderBy('receivedAt')
        .execute()

export type NewAlarm = {
  id: AlarmId
  kind: AlarmKind
  operativeId: OperativeId | null
  fromTelephone: string | null
  watchId: WatchId | null
  visitId: string | null
  householdId: string | null
  silent: boolean
  raisedAt: Instant
  how: AlarmWay
  heard: string | null
}

/** A3 Rings from this moment on. */
export const addAlarm = async (tx: Tx, alarm: NewAlarm): Promise<void> => {
  await tx.q
    .insertInto('alarms')
    .values({ ...alarm, contractorId: tx.who.contractorId, receivedAt: tx.now, state: 'ringing', nextRingAt: tx.now })
    .execute()
}

type RawAlarm = { id: string; state: string; kind: string; operativeId: string | null; ladderId: string | null; how: string }
const alarmRow = <R extends RawAlarm & { resolution: string | null; wordFrom: string | null }>(row: R) => ({
  ...row,
  id: row.id as AlarmId,
  state: row.state as AlarmState,
  kind: row.kind as AlarmKind,
  how: row.how as AlarmWay,
  operativeId: row.operativeId as OperativeId | null,
  ladderId: row.ladderId as LadderId | null,
  resolution: row.resolution as Resolution | null,
  wordFrom: row.wordFrom as WordFrom | null,
})

/** An alarm, held until the transaction ends. */
export const holdAlarm = async (tx: Tx, id: string) => {
  const row = await tx.q.selectFrom('alarms').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? alarmRow(row) : null
}
export type Alarm = NonNullable<Awaited<ReturnType<typeof holdAlarm>>>

/** The open alarm of an operative (also one of a number that was found to be theirs), or of a number. */
export const holdOpenAlarmOf = async (tx: Tx, of: string | Asker): Promise<Alarm | null> => {
  const asker = typeof of === 'string' ? { operativeId: of } : of
  const query = tx.q.selectFrom('alarms').selectAll().where('state', '<>', 'closed').forUpdate()
  const row = await (
    'operativeId' in asker
      ? query.where((e) => e.or([e('operativeId', '=', asker.operativeId), e('matchedOperativeId', '=', asker.operativeId)]))
      : query.where('fromTelephone', '=', asker.fromTelephone)
  )
    .orderBy('operativeId')
    .limit(1)
    .executeTakeFirst()
  return row ? alarmRow(row) : null
}

export type AlarmChange = Omit<Updateable<Alarms>, 'contractorId' | 'id' | 'operativeId' | 'fromTelephone' | 'receivedAt'>
export const changeAlarm = async (tx: Tx, id: AlarmId, change: AlarmChange): Promise<void> => {
  await tx.q.updateTable('alarms').set(change).where('id', '=', id).execute()
}

/** An address on one line, as one says it. */
const onOneLine = sql<
  string | null
>`nullif(concat_ws(', ', nullif(p.line1, ''), nullif(p.line2, ''), nullif(p.town, ''), nullif(p.postcode, '')), '')`

const shown = (tx: Tx) =>
  tx.q
    .selectFrom('alarms as a')
    .leftJoin('operatives as o', (join) =>
      join.on('o.id', '=', sql<string>`coalesce(a.operative_id, a.matched_operative_id)`).onRef('o.contractorId', '=', 'a.contractorId'),
    )
    .leftJoin('staff as s', (join) => join.onRef('s.id', '=', 'a.answeredBy').onRef('s.contractorId', '=', 'a.contractorId'))
    .leftJoin('households as h', (join) => join.onRef('h.id', '=', 'a.householdId').onRef('h.contractorId', '=', 'a.contractorId'))
    .leftJoin('premises as p', (join) => join.onRef('p.id', '=', 'h.premisesId').onRef('p.contractorId', '=', 'h.contractorId'))
    .selectAll('a')
    .select(onOneLine.as('address'))
    .select(['o.name', 'o.firstName', 'o.pronoun', 'o.face', 'o.telephone', 'o.branchId', 's.name as answeredByName'])

/** The address of a household. */
export const readAddress = async (tx: Tx, householdId: string): Promise<string | null> => {
  const row = await tx.q
    .selectFrom('households as h')
    .innerJoin('premises as p', (join) => join.onRef('p.id', '=', 'h.premisesId').onRef('p.contractorId', '=', 'h.contractorId'))
    .select(onOneLine.as('address'))
    .where('h.id', '=', householdId)
    .executeTakeFirst()
  return row?.address ?? null
}

/** Open alarms with whose they are, where, and who has answered, the longest first. */
export const readOpenAlarms = async (tx: Tx) =>
  (await shown(tx).where('a.state', '<>', 'closed').orderBy('a.receivedAt').execute()).map(alarmRow)
export const readAlarm = async (tx: Tx, id: string) => {
  const row = await shown(tx).where('a.id', '=', id).executeTakeFirst()
  return row ? alarmRow(row) : null
}

/** Alarms that are over and that nobody has looked back on, the oldest first. */
export const readAlarmsToReview = async (tx: Tx) =>
  (await shown(tx).where('a.state', '=', 'closed').where('a.reviewedAt', 'is', null).orderBy('a.closedAt').execute()).map(alarmRow)

/** Whose other alarms ring at this moment, by name. */
export const namesRinging = async (tx: Tx, exceptAlarmId: string): Promise<string[]> => {
  const rows = await tx.q
    .selectFrom('alarms as a')
    .leftJoin('operatives as o', (join) => join.onRef('o.id', '=', 'a.operativeId').onRef('o.contractorId', '=', 'a.contractorId'))
    .select(['o.name'])
    .where('a.state', '=', 'ringing')
    .where('a.id', '<>', exceptAlarmId)
    .orderBy('a.receivedAt')
    .execute()
  return rows.map((row) => row.name ?? 'Somebody whose number we do not know')
}
