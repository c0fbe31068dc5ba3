import { sql } from 'kysely'
import type { Selectable, Updateable } from 'kysely'
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
        .select(['id', 'alarmId', 'operativeId', 'kind', 'happenedAt', 'receivedAt'])
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

/** Whose it is: theirs who asked, or whose number it was found to be (A2); null of a number that nobody knows. */
export const whoseOf = (alarm: { operativeId: string | null; matchedOperativeId: string | null }): OperativeId | null =>
  (alarm.operativeId ?? alarm.matchedOperativeId) as OperativeId | null

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

/** An alarm, held until the transaction ends. Rings and notes that only point at it wait for nobody. */
export const holdAlarm = async (tx: Tx, id: string) => {
  const row = await tx.q.selectFrom('alarms').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row ? alarmRow(row) : null
}
/** An alarm that nobody changes until the transaction ends; any number may keep it at once. */
export const keepAlarm = async (tx: Tx, id: string): Promise<Alarm | null> => {
  const row = await tx.q.selectFrom('alarms').selectAll().where('id', '=', id).forShare().executeTakeFirst()
  return row ? alarmRow(row) : null
}
/** An alarm as it stands at this moment, held by nobody: for words about one while another is held, since two that hold two may wait for each other. */
export const lookAtAlarm = async (tx: Tx, id: string): Promise<Alarm | null> => {
  const row = await tx.q.selectFrom('alarms').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? alarmRow(row) : null
}
export type Alarm = NonNullable<Awaited<ReturnType<typeof holdAlarm>>>

/** The open alarm of an operative (also one of a number that was found to be theirs), or of a number. */
export const holdOpenAlarmOf = async (tx: Tx, of: string | Asker): Promise<Alarm | null> => {
  const asker = typeof of === 'string' ? { operativeId: of } : of
  const query = tx.q.selectFrom('alarms').selectAll().where('state', '<>', 'closed').forNoKeyUpdate()
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

/** The addresses of households. */
const addresses = async (tx: Tx, householdIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> => {
  if (householdIds.length === 0) return new Map()
  const rows = await tx.q
    .selectFrom('households as h')
    .innerJoin('premises as p', (join) => join.onRef('p.id', '=', 'h.premisesId').onRef('p.contractorId', '=', 'h.contractorId'))
    .select(['h.id', onOneLine.as('address')])
    .where('h.id', 'in', householdIds)
    .execute()
  return new Map(rows.map(({ id, address }) => [id, address]))
}
export const readAddress = async (tx: Tx, householdId: string): Promise<string | null> =>
  (await addresses(tx, [householdId])).get(householdId) ?? null

const people = async (tx: Tx, operativeIds: readonly string[]) =>
  operativeIds.length === 0
    ? []
    : tx.q
        .selectFrom('operatives')
        .select(['id', 'name', 'firstName', 'pronoun', 'face', 'telephone', 'branchId'])
        .where('id', 'in', operativeIds)
        .execute()
const staffNames = async (tx: Tx, staffIds: readonly string[]) =>
  staffIds.length === 0 ? [] : tx.q.selectFrom('staff').select(['id', 'name']).where('id', 'in', staffIds).execute()

const set = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))]

/** Alarms with whose they are, where they were sent, and who has answered: each asked by id, however many people there are. */
const shown = async (tx: Tx, rows: readonly Selectable<Alarms>[]) => {
  const [named, office, where] = [
    await people(tx, set(rows.map(whoseOf))),
    await staffNames(tx, set(rows.map((row) => row.answeredBy))),
    await addresses(tx, set(rows.map((row) => row.householdId))),
  ]
  return rows.map((row) => {
    const person = named.find((one) => one.id === whoseOf(row))
    return {
      ...alarmRow(row),
      whoseId: whoseOf(row),
      name: person?.name ?? null,
      firstName: person?.firstName ?? null,
      pronoun: person?.pronoun ?? null,
      face: person?.face ?? null,
      telephone: person?.telephone ?? null,
      branchId: person?.branchId ?? null,
      answeredByName: office.find((one) => one.id === row.answeredBy)?.name ?? null,
      address: (row.householdId && where.get(row.householdId)) || null,
    }
  })
}
const alarms = (tx: Tx) => tx.q.selectFrom('alarms').selectAll()

/** Open alarms with whose they are, where, and who has answered, the longest first. */
export const readOpenAlarms = async (tx: Tx) => shown(tx, await alarms(tx).where('state', '<>', 'closed').orderBy('receivedAt').execute())
export const readAlarm = async (tx: Tx, id: string) => (await shown(tx, await alarms(tx).where('id', '=', id).execute()))[0] ?? null

/** Alarms that are over and that nobody has looked back on, the oldest first. */
export const readAlarmsToReview = async (tx: Tx) =>
  shown(tx, await alarms(tx).where('state', '=', 'closed').where('reviewedAt', 'is', null).orderBy('closedAt').execute())

/** Alarms that are over and were raised before this moment, the newest first. */
export const readPastAlarms = async (tx: Tx, { before, most }: { before: Instant; most: number }) =>
  shown(
    tx,
    await alarms(tx).where('state', '=', 'closed').where('receivedAt', '<', before).orderBy('receivedAt', 'desc').limit(most).execute(),
  )

/** Whose other alarms ring at this moment, by name. */
export const namesRinging = async (tx: Tx, exceptAlarmId: string): Promise<string[]> => {
  const rows = await alarms(tx).where('state', '=', 'ringing').where('id', '<>', exceptAlarmId).orderBy('receivedAt').execute()
  const named = await people(tx, set(rows.map(whoseOf)))
  return rows.map((row) => named.find(({ id }) => id === whoseOf(row))?.name ?? 'Somebody whose number we do not know')
}
