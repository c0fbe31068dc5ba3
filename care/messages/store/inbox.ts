import { sql } from 'kysely'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { before, hours } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'

export type Arrived = {
  id: string
  channel: 'text' | 'call'
  supplierId: string
  fromTelephone: string
  toTelephone: string
  body: string
  pictures: number
  sentAt: Instant | null
  householdId: string | null
  staffId: string | null
}

/** Stores what came in, once. False when the supplier repeats itself; a copy that comes meanwhile waits for the first. */
export const storeArrived = async (tx: Tx, row: Arrived): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx.q
    .insertInto('inboundMessages')
    .values({ ...row, contractorId: tx.who.contractorId, receivedAt: tx.now })
    .onConflict((c) => c.constraint('inbound_once').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export const arrivedAs = (tx: Tx, supplierId: string) =>
  tx.q.selectFrom('inboundMessages').selectAll().where('supplierId', '=', supplierId).forUpdate().executeTakeFirstOrThrow()

/** More of a long text came: it is one text with more words, which a person has yet to read. */
export const noteGrown = async (tx: Tx, id: string, body: string): Promise<void> => {
  await tx.q.updateTable('inboundMessages').set({ body, readAt: null, readBy: null }).where('id', '=', id).execute()
}

export const holdArrived = (tx: Tx, id: string) =>
  tx.q.selectFrom('inboundMessages').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const noteUnderstood = async (tx: Tx, id: string, change: { understoodAs?: string; answer: string }): Promise<void> => {
  await tx.q.updateTable('inboundMessages').set(change).where('id', '=', id).execute()
}

/** What came in, was not understood or needs a person all the same, and nobody has read yet: calls for help first, then the oldest. */
export const unreadTexts = (tx: Tx) =>
  tx.q
    .selectFrom('inboundMessages')
    .select(['id', 'channel', 'fromTelephone', 'body', 'receivedAt', 'householdId', 'staffId', 'understoodAs'])
    .where('readAt', 'is', null)
    .where(sql<boolean>`(understood_as is null or understood_as in ('help_from_unknown', 'worker_rang'))`)
    .orderBy(sql`understood_as = 'help_from_unknown' is true`, 'desc')
    .orderBy('receivedAt')
    .execute()

export const noteRead = async (tx: Tx, id: string, staffId: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx.q
    .updateTable('inboundMessages')
    .set({ readBy: staffId, readAt: tx.now })
    .where('id', '=', id)
    .where('readAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** How many automatic words from us a number had within the hour. */
export const answersWithinTheHour = async (tx: Tx, telephone: string): Promise<number> => {
  const rows = await tx.q
    .selectFrom('inboundMessages')
    .select('id')
    .where('fromTelephone', '=', telephone)
    .where('receivedAt', '>', before(tx.now, hours(1)))
    .where('answer', '<>', '')
    .execute()
  return rows.length
}

/** Whether a number had an automatic word from us within the hour: two machines must not thank each other for ever. */
export const answeredWithinTheHour = async (tx: Tx, telephone: string, except: string): Promise<boolean> => {
  const row = await tx.q
    .selectFrom('inboundMessages')
    .select('id')
    .where('fromTelephone', '=', telephone)
    .where('id', '<>', except)
    .where('receivedAt', '>', before(tx.now, hours(1)))
    .where('understoodAs', 'is', null)
    .where('answer', '<>', '')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
