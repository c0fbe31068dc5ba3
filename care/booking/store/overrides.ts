/** Rows of `overrides`, which only booking writes (D5). */
import type { Selectable } from 'kysely'
import type { Overrides } from '../../../db/types.ts'
import type { AppointmentId, Id, OperativeId, OrderId, StaffId } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'

/** Rules that one person asked to set aside for one operative and one visit, and what a second person said. */
export type Override = {
  readonly id: Id<'override'>
  readonly appointmentId: AppointmentId | null
  readonly orderId: OrderId
  readonly operativeId: OperativeId
  readonly rules: readonly string[]
  readonly reason: string
  readonly askedBy: StaffId
  readonly askedAt: Instant
  readonly agreedBy: StaffId | null
  readonly agreedAt: Instant | null
  readonly refusedAt: Instant | null
  readonly usedAt: Instant | null
}

const fromRow = ({ contractorId: _, ...row }: Selectable<Overrides>): Override => ({
  ...row,
  id: row.id as Id<'override'>,
  appointmentId: row.appointmentId as AppointmentId | null,
  orderId: row.orderId as OrderId,
  operativeId: row.operativeId as OperativeId,
  askedBy: row.askedBy as StaffId,
  agreedBy: row.agreedBy as StaffId | null,
})

export const addOverride = async (
  tx: Tx,
  one: Pick<Override, 'id' | 'appointmentId' | 'orderId' | 'operativeId' | 'rules' | 'reason' | 'askedBy' | 'askedAt'>,
): Promise<void> => {
  await tx.q
    .insertInto('overrides')
    .values({
      ...{ id: one.id, appointmentId: one.appointmentId, orderId: one.orderId, operativeId: one.operativeId },
      ...{ rules: [...one.rules], reason: one.reason, askedBy: one.askedBy, askedAt: one.askedAt, contractorId: tx.who.contractorId },
    })
    .execute()
}

/** Held until the transaction ends. */
export const holdOverride = async (tx: Tx, id: Id<'override'>): Promise<Override | null> => {
  const row = await tx.q.selectFrom('overrides').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row ? fromRow(row) : null
}

/** The database itself refuses when `agreedBy` is whoever asked. */
export const decideOverride = async (
  tx: Tx,
  id: Id<'override'>,
  decision: { agreedBy: StaffId; agreedAt: Instant } | { refusedAt: Instant },
): Promise<void> => {
  await tx.q.updateTable('overrides').set(decision).where('id', '=', id).execute()
}

export const useOverride = async (tx: Tx, id: Id<'override'>): Promise<void> => {
  await tx.q.updateTable('overrides').set({ usedAt: tx.now }).where('id', '=', id).execute()
}

/** Asked and not decided, the oldest first: somebody waits for a second person. */
export const undecidedOverrides = async (tx: Tx): Promise<Override[]> => {
  const rows = await tx.q
    .selectFrom('overrides')
    .selectAll()
    .where('agreedAt', 'is', null)
    .where('refusedAt', 'is', null)
    .orderBy('askedAt')
    .execute()
  return rows.map(fromRow)
}

/** Agreed by a second person for this order, and not used: the newest first. */
export const agreedOverrides = async (tx: Tx, orderId: OrderId): Promise<Override[]> => {
  const rows = await tx.q
    .selectFrom('overrides')
    .selectAll()
    .where('orderId', '=', orderId)
    .where('agreedAt', 'is not', null)
    .where('usedAt', 'is', null)
    .orderBy('agreedAt', 'desc')
    .execute()
  return rows.map(fromRow)
}
