import { sql } from 'kysely'
import type { AlarmId, OperativeId, WatchId } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { AlarmKind, AlarmState } from '../rules.ts'

/** One at a time for each operative: who asks twice at once asks one after the other. */
export const holdAsking = async (tx: Tx, operativeId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alarm ${operativeId}`}, 0))`.execute(tx.q)
}

export const alarmOfAct = async (tx: Tx, actId: string): Promise<AlarmId | null> =>
  ((await tx.q.selectFrom('alarmActs').select('alarmId').where('id', '=', actId).executeTakeFirst())?.alarmId ?? null) as AlarmId | null

export const addAct = async (
  tx: Tx,
  act: { id: string; alarmId: string; operativeId: string; kind: AlarmKind; happenedAt: Instant },
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
  operativeId: OperativeId
  watchId: WatchId | null
  visitId: string | null
  householdId: string | null
  silent: boolean
  raisedAt: Instant
}

export const addAlarm = async (tx: Tx, alarm: NewAlarm): Promise<void> => {
  await tx.q
    .insertInto('alarms')
    .values({ ...alarm, contractorId: tx.who.contractorId, receivedAt: tx.now, state: 'ringing' })
    .execute()
}

const alarmRow = <R extends { id: string; state: string; kind: string; operativeId: string }>(row: R) => ({
  ...row,
  id: row.id as AlarmId,
  state: row.state as AlarmState,
  kind: row.kind as AlarmKind,
  operativeId: row.operativeId as OperativeId,
})

/** An alarm, held until the transaction ends. */
export const holdAlarm = async (tx: Tx, id: string) => {
  const row = await tx.q.selectFrom('alarms').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? alarmRow(row) : null
}
export type Alarm = NonNullable<Awaited<ReturnType<typeof holdAlarm>>>

export const holdOpenAlarmOf = async (tx: Tx, operativeId: string): Promise<Alarm | null> => {
  const row = await tx.q
    .selectFrom('alarms')
    .selectAll()
    .where('operativeId', '=', operativeId)
    .where('state', '<>', 'closed')
    .forUpdate()
    .executeTakeFirst()
  return row ? alarmRow(row) : null
}

export type AlarmChange = Partial<
  Pick<
    Alarm,
    | 'kind'
    | 'state'
    | 'silent'
    | 'ringRound'
    | 'answeredBy'
    | 'answeredAt'
    | 'answerLapsesAt'
    | 'closedBy'
    | 'closedAt'
    | 'closeWhy'
    | 'spokeToThem'
    | 'lon'
    | 'lat'
    | 'placeAt'
    | 'placeMetres'
  >
>
export const changeAlarm = async (tx: Tx, id: AlarmId, change: AlarmChange): Promise<void> => {
  await tx.q.updateTable('alarms').set(change).where('id', '=', id).execute()
}

const shown = (tx: Tx) =>
  tx.q
    .selectFrom('alarms as a')
    .innerJoin('operatives as o', (join) => join.onRef('o.id', '=', 'a.operativeId').onRef('o.contractorId', '=', 'a.contractorId'))
    .leftJoin('staff as s', (join) => join.onRef('s.id', '=', 'a.answeredBy').onRef('s.contractorId', '=', 'a.contractorId'))
    .selectAll('a')
    .select(['o.name', 'o.firstName', 'o.pronoun', 'o.face', 'o.telephone', 's.name as answeredByName'])

/** Open alarms with whose they are and who has answered, the longest first. */
export const readOpenAlarms = async (tx: Tx) =>
  (await shown(tx).where('a.state', '<>', 'closed').orderBy('a.receivedAt').execute()).map(alarmRow)
export const readAlarm = async (tx: Tx, id: string) => {
  const row = await shown(tx).where('a.id', '=', id).executeTakeFirst()
  return row ? alarmRow(row) : null
}
