import { sql } from 'kysely'
import type { DoorTx, Tx } from '../../../platform/postgres/tx.ts'

export type NewLink = { id: string; tokenHash: Buffer; householdId: string; appointmentId: string | null; expiresAt: Temporal.Instant }

export const saveLink = async (tx: Tx, link: NewLink): Promise<void> => {
  await tx.q
    .insertInto('links')
    .values({ ...link, contractorId: tx.who.contractorId, madeAt: tx.now })
    .execute()
}

/** A link that lives, by its token's hash; before a contractor is known. */
export const liveLink = ({ q, now }: DoorTx, tokenHash: Buffer) =>
  q
    .selectFrom('links')
    .select(['id', 'contractorId', 'householdId', 'appointmentId', 'widerHash', 'widerUntil'])
    .where('tokenHash', '=', tokenHash)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst()

export const holdLink = (tx: Tx, id: string) =>
  tx.q
    .selectFrom('links')
    .selectAll()
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', tx.now)
    .forUpdate()
    .executeTakeFirst()

export type LinkChange = Partial<{
  codeHash: Buffer | null
  codeExpiresAt: Temporal.Instant
  codeTries: number
  codeAskedAt: Temporal.Instant
  codesAsked: number
  widerHash: Buffer
  widerUntil: Temporal.Instant
}>
export const changeLink = async (tx: Tx, id: string, change: LinkChange): Promise<void> => {
  await tx.q.updateTable('links').set(change).where('id', '=', id).execute()
}

/** Ends the links of a household, or of one appointment of theirs; returns how many. */
export const endLinks = async (
  tx: Tx,
  { householdId, appointmentId }: { householdId: string; appointmentId?: string },
): Promise<number> => {
  const { rows } = await sql<{ id: string }>`update links set revoked_at = ${tx.now.toString()}
    where household_id = ${householdId} and revoked_at is null and (${appointmentId ?? null}::text is null or appointment_id = ${appointmentId ?? null}) returning id`.execute(
    tx.q,
  )
  return rows.length
}
