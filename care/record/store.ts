import { sql } from 'kysely'
import type { DoorTx, Tx } from '../../platform/postgres/tx.ts'
import type { RecordedEvent } from './rules.ts'

/** Appends events with their keyed digests; the sealer gives each a place in the chain within a second. */
export const appendEvents = async (tx: Tx, keyVersion: number, events: readonly (RecordedEvent & { digest: Buffer })[]): Promise<void> => {
  const each = <T>(of: (event: RecordedEvent & { digest: Buffer }) => T): T[] => events.map(of)
  await sql`select append_event(id, at, actor_kind, actor_id, verb, subject_kind, subject_id, why, content, ${keyVersion}, digest)
    from unnest(${each((e) => e.id)}::text[], ${each((e) => e.at)}::timestamptz[], ${each((e) => e.actorKind)}::text[],
      ${each((e) => e.actorId)}::text[], ${each((e) => e.verb)}::text[], ${each((e) => e.subjectKind)}::text[],
      ${each((e) => e.subjectId)}::text[], ${each((e) => e.why)}::text[],
      ${each((e) => (e.content === undefined ? null : JSON.stringify(e.content)))}::jsonb[], ${each((e) => e.digest)}::bytea[])
      as one (id, at, actor_kind, actor_id, verb, subject_kind, subject_id, why, content, digest)`.execute(tx.q)
}

/** What happened to a subject, oldest first. */
export const eventsOf = (tx: Tx, kind: string, id: string) =>
  tx.q
    .selectFrom('recordEvents')
    .select(['id', 'at', 'actorKind', 'actorId', 'verb', 'why', 'content'])
    .where('subjectKind', '=', kind)
    .where('subjectId', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()

export const contractorsWithUnsealed = async ({ q }: DoorTx): Promise<string[]> => {
  const rows = await q.selectFrom('recordUnsealed').select('contractorId').distinct().execute()
  return rows.map((r) => r.contractorId)
}

/** Holds the chain of one contractor until the transaction ends: one sealer at a time. */
export const holdChain = async ({ q }: DoorTx, contractorId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`record ${contractorId}`}, 0))`.execute(q)
}

export const lastSeal = ({ q }: DoorTx, contractorId: string) =>
  q
    .selectFrom('recordSeals')
    .select(['position', 'seal'])
    .where('contractorId', '=', contractorId)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Takes the events that wait, in the order of their ids: with the seal that names them, or not at all. */
export const takeUnsealed = async ({ q }: DoorTx, contractorId: string, most: number): Promise<{ id: string; digest: Buffer }[]> => {
  const { rows } = await sql<{
    id: string
    digest: Buffer
  }>`delete from record_unsealed where contractor_id = ${contractorId} and event_id in
      (select event_id from record_unsealed where contractor_id = ${contractorId} order by event_id limit ${most})
    returning event_id as id, digest`.execute(q)
  return rows.sort((one, other) => (one.id < other.id ? -1 : 1))
}

export const addSeal = async (
  { q }: DoorTx,
  seal: { contractorId: string; position: number; eventIds: string[]; keyVersion: number; previous: Buffer; seal: Buffer },
): Promise<void> => {
  await q
    .insertInto('recordSeals')
    .values({ ...seal, sealedAt: sql<Temporal.Instant>`time_now()` })
    .execute()
}

export const sealsOf = ({ q }: DoorTx, contractorId: string, after: number, most: number) =>
  q
    .selectFrom('recordSeals')
    .selectAll()
    .where('contractorId', '=', contractorId)
    .where('position', '>', after)
    .orderBy('position')
    .limit(most)
    .execute()

/** The events of a seal, in the seal's order; an event that has gone is simply not among them. */
export const eventsOfSeal = ({ q }: DoorTx, contractorId: string, eventIds: string[]) =>
  q.selectFrom('recordEvents').selectAll().where('contractorId', '=', contractorId).where('id', 'in', eventIds).orderBy('id').execute()

export const countUnsealed = async ({ q }: DoorTx, contractorId: string): Promise<number> => {
  const row = await q
    .selectFrom('recordUnsealed')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('contractorId', '=', contractorId)
    .executeTakeFirstOrThrow()
  return row.n
}

export const contractors = ({ q }: DoorTx) => q.selectFrom('contractors').select(['contractorId', 'name']).orderBy('contractorId').execute()

/** An event that is neither in a seal nor waiting for one: somebody put it in past the record. Null when there is none. */
export const eventOutsideTheChain = async ({ q }: DoorTx, contractorId: string): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`select e.id from record_events e where e.contractor_id = ${contractorId}
      and not exists (select 1 from record_unsealed u where u.contractor_id = e.contractor_id and u.event_id = e.id)
      and e.id not in (select unnest(s.event_ids) from record_seals s where s.contractor_id = ${contractorId}) limit 1`.execute(q)
  return rows[0]?.id ?? null
}
