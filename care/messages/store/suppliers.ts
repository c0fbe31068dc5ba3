import type { DoorTx, Tx } from '../../../platform/postgres/tx.ts'
import { supplierNames, triedChannels } from '../rules/attempts.ts'
import type { SupplierName, TriedChannel } from '../rules/attempts.ts'
import { wellSoFar } from '../rules/suppliers.ts'
import type { Health } from '../rules/suppliers.ts'
import { sure } from './attempts.ts'

const columns = ['supplier', 'channel', 'failedInTurn', 'lateInTurn', 'lastFailureAt', 'lastSuccessAt', 'restsUntil', 'trouble'] as const
export type KnownHealth = Health & { supplier: SupplierName; channel: TriedChannel; trouble: string | null }

const allOf = async (q: DoorTx['q'], contractorId: string | null): Promise<KnownHealth[]> => {
  const rows = await q
    .selectFrom('supplierHealth')
    .select(columns)
    .$if(contractorId !== null, (all) => all.where('contractorId', '=', contractorId))
    .execute()
  return rows.map((row) => ({ ...row, supplier: sure(supplierNames, row.supplier), channel: sure(triedChannels, row.channel) }))
}

/** How every supplier fares with every channel, as far as anything is known. */
export const readHealth = (tx: Tx): Promise<KnownHealth[]> => allOf(tx.q, tx.who.contractorId)

/** The same for every contractor here, before one is known: for readiness. */
export const readEverybodysHealth = (tx: DoorTx): Promise<KnownHealth[]> => allOf(tx.q, null)

/** One supplier's health, held until the transaction ends. */
export const holdHealth = async (tx: Tx, { supplier, channel }: { supplier: SupplierName; channel: TriedChannel }): Promise<Health> => {
  await tx.q
    .insertInto('supplierHealth')
    .values({ contractorId: tx.who.contractorId, supplier, channel })
    .onConflict((c) => c.columns(['contractorId', 'supplier', 'channel']).doNothing())
    .execute()
  const row = await tx.q
    .selectFrom('supplierHealth')
    .select(columns)
    .where('supplier', '=', supplier)
    .where('channel', '=', channel)
    .forUpdate()
    .executeTakeFirst()
  return row ?? wellSoFar
}

export const saveHealth = async (
  tx: Tx,
  { supplier, channel }: { supplier: SupplierName; channel: TriedChannel },
  health: Health & { trouble?: string | null },
): Promise<void> => {
  const { failedInTurn, lateInTurn, lastFailureAt, lastSuccessAt, restsUntil, trouble } = health
  await tx.q
    .updateTable('supplierHealth')
    .set({ failedInTurn, lateInTurn, lastFailureAt, lastSuccessAt, restsUntil, ...(trouble === undefined ? {} : { trouble }) })
    .where('supplier', '=', supplier)
    .where('channel', '=', channel)
    .execute()
}

/** The suppliers that will not write to a number, because somebody replied STOP there. */
export const blockersOf = async (tx: Tx, telephone: string): Promise<SupplierName[]> => {
  const rows = await tx.q.selectFrom('blockedNumbers').select('supplier').where('telephone', '=', telephone).execute()
  return rows.map((row) => sure(supplierNames, row.supplier))
}

/** True when it was not known before. */
export const keepBlocked = async (tx: Tx, block: { supplier: SupplierName; telephone: string }): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx.q
    .insertInto('blockedNumbers')
    .values({ ...block, contractorId: tx.who.contractorId, since: tx.now })
    .onConflict((c) => c.columns(['contractorId', 'supplier', 'telephone']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Somebody replied START: every supplier may write to that number again. */
export const endBlocked = async (tx: Tx, telephone: string): Promise<void> => {
  await tx.q.deleteFrom('blockedNumbers').where('telephone', '=', telephone).execute()
}
