/** Rows of `offers`, which only booking writes (B9). */
import { sql } from 'kysely'
import type { AppointmentId, HouseholdId, Id } from '../../../lib/ids.ts'
import { instant } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { Window } from '../rules/windows.ts'

/** Windows offered by text, in the order of their numbers. `taken`: the number that the household chose; null while it has not. */
export type Offer = {
  readonly id: Id<'offer'>
  readonly householdId: HouseholdId
  readonly appointmentId: AppointmentId
  readonly windows: readonly Window[]
  readonly offeredAt: Instant
  readonly goodUntil: Instant
  readonly taken: number | null
}

export const addOffer = async (tx: Tx, { windows, taken: _, ...offer }: Offer): Promise<void> => {
  const spans = JSON.stringify(windows.map(({ from, to }) => [from.toString(), to.toString()]))
  await tx.q
    .insertInto('offers')
    .values({ ...offer, contractorId: tx.who.contractorId, windows: sql`${spans}::jsonb` })
    .execute()
}

/** The newest offer to this household, held until the transaction ends, so that it is taken once; null when there was none. */
export const holdLastOffer = async (tx: Tx, householdId: HouseholdId): Promise<Offer | null> => {
  const row = await tx.q
    .selectFrom('offers')
    .select(['id', 'appointmentId', 'windows', 'offeredAt', 'goodUntil', 'taken'])
    .where('householdId', '=', householdId)
    .orderBy('offeredAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  const windows = (row.windows as [string, string][]).map(([from, to]) => ({ from: instant(from), to: instant(to) }))
  return { ...row, householdId, windows, id: row.id as Id<'offer'>, appointmentId: row.appointmentId as AppointmentId }
}

export const offersSince = async (tx: Tx, householdId: HouseholdId, since: Instant): Promise<number> =>
  (await tx.q.selectFrom('offers').select('id').where('householdId', '=', householdId).where('offeredAt', '>=', since).execute()).length

export const markTaken = async (tx: Tx, id: Id<'offer'>, taken: number): Promise<void> => {
  await tx.q.updateTable('offers').set({ taken, takenAt: tx.now }).where('id', '=', id).execute()
}
