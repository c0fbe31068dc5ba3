import { sql } from 'kysely'
import type { DoorTx, Tx } from '../../platform/postgres/tx.ts'
import { actorId } from '../../platform/who.ts'
import type { RecordedEvent } from './rules.ts'

/** Appends an event with its keyed digest; the sealer gives it a place in the chain within a second. */
export const appendEvent = async (tx: Tx, event: RecordedEvent, proof: { keyVersion: number; digest: Buffer }): Promise<void> => {
  await tx.q
    .insertInto('recordEvents')
    .values({
      ...event,
      contractorId: tx.who.contractorId,
      at: tx.now,
      actorId: actorId(tx.who),
      content: event.content === undefined ? null : JSON.stringify(event.content),
      ...proof,
    })
    .execute()
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
  const rows = await q.selectFrom('recordEvents').select('contractorId').distinct().where('sealPosition', 'is', null).execute()
  return rows.map((r) => r.contractorId)
}

/** Holds the chain of one contractor until the transaction ends: one sealer at a time. */
export const holdChain = async ({ q }: DoorTx, contractorId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`record ${contractorId}`}, 0))`.execute(q)
}

export const lastSeal = ({ q }: DoorTx, contractorId: string) =>
  q.selectFrom('recordSeals').select(['position', 'seal']).where('contractorId', '=', contractorId).orderBy('position', 'desc').limit(1).executeTakeFirst()

export const unsealed = ({ q }: DoorTx, contractorId: string, most: number) =>
  q.selectFrom('recordEvents').select(['id', 'digest']).where('contractorId', '=', contractorId).where('sealPosition', 'is', null).orderBy('id').limit(most).execute()

export const addSeal = async (
  { q }: DoorTx,
  row: { contractorId: string; position: number; events: { id: string }[]; keyVersion: number; previous: Buffer; seal: Buffer },
): Promise<void> => {
  const { events, ...rest } = row
  await q
    .insertInto('recordSeals')
    .values({ ...rest, sealedAt: sql<Temporal.Instant>`time_now()`, events: events.length })
    .execute()
  await sql`update record_events e set seal_position = ${row.position}, place_in_seal = p.place
    from unnest(${events.map((e) => e.id)}::text[]) with ordinality as p(id, place)
    where e.contractor_id = ${row.contractorId} and e.id = p.id`.execute(q)
}

export const sealsOf = ({ q }: DoorTx, contractorId: string, after: number, most: number) =>
  q.selectFrom('recordSeals').selectAll().where('contractorId', '=', contractorId).where('position', '>', after).orderBy('position').limit(most).execute()

export const eventsOfSeal = ({ q }: DoorTx, contractorId: string, position: number) =>
  q.selectFrom('recordEvents').selectAll().where('contractorId', '=', contractorId).where('sealPosition', '=', position).orderBy('placeInSeal').execute()

export const countUnsealed = async ({ q }: DoorTx, contractorId: string): Promise<number> => {
  const row = await q
    .selectFrom('recordEvents')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('contractorId', '=', contractorId)
    .where('sealPosition', 'is', null)
    .executeTakeFirstOrThrow()
  return row.n
}

export const contractors = ({ q }: DoorTx) => q.selectFrom('contractors').select(['contractorId', 'name']).orderBy('contractorId').execute()
