import { sql } from 'kysely'
import { oneOf } from '../../../lib/lists.ts'
import type { Instant } from '../../../lib/time.ts'
import type { DoorTx, Tx } from '../../../platform/postgres/tx.ts'
import { attemptStates, supplierNames, triedChannels } from '../rules/attempts.ts'
import type { Attempt, AttemptState, SupplierName, Way } from '../rules/attempts.ts'

/** An attempt as it is kept: `fence` is the claim of the message's timer that is at it, `supplierIds` what the supplier calls it. */
export type KeptAttempt = Attempt & { messageId: string; fence: number; supplierIds: readonly string[]; arrivedIds: readonly string[] }

const columns = ['id', 'messageId', 'supplier', 'channel', 'state', 'triedAt', 'fence', 'supplierIds', 'arrivedIds'] as const
type Row = Omit<KeptAttempt, 'supplier' | 'channel' | 'state'> & { supplier: string; channel: string; state: string }

const attemptOf = (row: Row): KeptAttempt => ({
  ...row,
  supplier: sure(supplierNames, row.supplier),
  channel: sure(triedChannels, row.channel),
  state: sure(attemptStates, row.state),
})

/** A value of a closed list that the database holds to, too. Throws RangeError should the two ever differ. */
export const sure = <T extends string>(list: readonly T[], value: string): T => {
  const known = oneOf(list, value)
  if (known === null) throw new RangeError(`${value} is not one of ${list.join(', ')}.`)
  return known
}

/** A try, written down before it leaves. */
export const addAttempt = async (
  tx: Tx,
  attempt: Way & { id: string; messageId: string; fence: number; state?: AttemptState; reference: number },
): Promise<void> => {
  await tx.q
    .insertInto('messageAttempts')
    .values({ contractorId: tx.who.contractorId, state: 'trying', ...attempt, triedAt: tx.now })
    .execute()
}

/** All tries of a message, in the order in which they were made. Held with the message. */
export const attemptsOf = async (tx: Tx, messageId: string): Promise<KeptAttempt[]> => {
  const rows = await tx.q
    .selectFrom('messageAttempts')
    .select(columns)
    .where('messageId', '=', messageId)
    .orderBy('triedAt')
    .orderBy('id')
    .execute()
  return rows.map(attemptOf)
}

export type AttemptChange = Partial<{
  state: AttemptState
  triedAt: Instant
  endedAt: Instant
  fence: number
  supplierIds: readonly string[]
  arrivedIds: readonly string[]
  trouble: string | null
}>
export const changeAttempt = async (tx: Tx, id: string, { supplierIds, arrivedIds, ...change }: AttemptChange): Promise<void> => {
  await tx.q
    .updateTable('messageAttempts')
    .set({ ...change, ...(supplierIds ? { supplierIds: [...supplierIds] } : {}), ...(arrivedIds ? { arrivedIds: [...arrivedIds] } : {}) })
    .where('id', '=', id)
    .execute()
}

/** Nobody will make these tries again, and nobody knows whether they left: their messages are withheld. */
export const leaveTriesOf = async (tx: Tx, messageIds: readonly string[]): Promise<void> => {
  if (messageIds.length === 0) return
  await tx.q
    .updateTable('messageAttempts')
    .set({ state: 'unclear', endedAt: tx.now, trouble: 'The message was withheld.' })
    .where('messageId', 'in', messageIds)
    .where('state', '=', 'trying')
    .execute()
}

/**
 * Before a contractor is known: whose message a supplier means by an id of its own, or by the number that we gave it when its answer
 * never reached us. Null when it means nothing to us.
 */
export const attemptOfReceipt = async (
  { q }: DoorTx,
  { supplier, supplierId, reference }: { supplier: SupplierName; supplierId: string; reference: number | null },
): Promise<{ contractorId: string; messageId: string; attemptId: string } | null> => {
  const { rows } = await sql<{ contractorId: string; messageId: string; attemptId: string }>`
    select contractor_id, message_id, id as attempt_id from message_attempts
    where supplier = ${supplier} and (supplier_ids @> array[${supplierId}]::text[]
      or (reference = ${reference}::int and supplier_ids = '{}' and tried_at > time_now() - interval '1 day'))
    order by supplier_ids = '{}', tried_at desc limit 1`.execute(q)
  return rows[0] ?? null
}
