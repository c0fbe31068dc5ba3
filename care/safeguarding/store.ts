import { sql } from 'kysely'
import type { Tx } from '../../platform/postgres/tx.ts'
import type { ConcernState, Danger } from './rules.ts'
import type { Instant } from '../../lib/time.ts'

export type NewConcern = {
  id: string
  actId: string
  reference: string
  authorStaffId: string
  visitId: string | null
  householdId: string | null
  premisesId: string | null
  saidAt: Instant
  dangerNow: Danger
  keyVersion: number
  sealedWords: Buffer
}

/** Keeps a concern. Nothing but the words is needed, so nothing can stand in its way (S7). */
export const keepConcern = async (tx: Tx, concern: NewConcern): Promise<void> => {
  await tx.q
    .insertInto('concerns')
    .values({ ...concern, contractorId: tx.who.contractorId, receivedAt: tx.now })
    .execute()
}

export type Addition = { id: string; actId: string; concernId: string; authorStaffId: string; keyVersion: number; sealedWords: Buffer }

/** S2 Words are added beside the first ones; no statement in this project changes them. */
export const keepAddition = async (tx: Tx, addition: Addition): Promise<void> => {
  await tx.q
    .insertInto('concernAdditions')
    .values({ ...addition, contractorId: tx.who.contractorId, addedAt: tx.now })
    .execute()
}

export const concernByAct = (tx: Tx, actId: string) =>
  tx.q.selectFrom('concerns').select(['id', 'reference']).where('actId', '=', actId).executeTakeFirst()
export const additionByAct = (tx: Tx, actId: string) =>
  tx.q.selectFrom('concernAdditions').select('id').where('actId', '=', actId).executeTakeFirst()

export const concernById = (tx: Tx, id: string) => tx.q.selectFrom('concerns').selectAll().where('id', '=', id).executeTakeFirst()

export const concernsBy = (tx: Tx, authorStaffId: string) =>
  tx.q.selectFrom('concerns').selectAll().where('authorStaffId', '=', authorStaffId).orderBy('receivedAt', 'desc').execute()

export const additionsTo = (tx: Tx, concernId: string, by?: string) =>
  tx.q
    .selectFrom('concernAdditions')
    .selectAll()
    .where('concernId', '=', concernId)
    .$if(by !== undefined, (q) => q.where('authorStaffId', '=', by!))
    .orderBy('addedAt')
    .execute()

/** What waits for the lead: never the words, which are opened one concern at a time (S4). */
export const concernsWithoutWords = (tx: Tx) =>
  tx.q
    .selectFrom('concerns')
    .select([
      'id',
      'reference',
      'state',
      'dangerNow',
      'authorStaffId',
      'saidAt',
      'receivedAt',
      'firstReadAt',
      'householdId',
      'premisesId',
      'visitId',
    ])
    .orderBy(sql`case state when 'received' then 0 when 'being_acted_on' then 1 else 2 end`)
    .orderBy('receivedAt')
    .execute()

export const markRead = async (tx: Tx, id: string): Promise<boolean> => {
  const row = await tx.q
    .updateTable('concerns')
    .set({ firstReadAt: tx.now })
    .where('id', '=', id)
    .where('firstReadAt', 'is', null)
    .executeTakeFirst()
  return row.numUpdatedRows > 0n
}

/** Moves a concern on; false when it is no longer where it was thought to be. */
export const moveOn = async (tx: Tx, id: string, from: ConcernState, to: ConcernState, lead: string): Promise<boolean> => {
  const row = await tx.q
    .updateTable('concerns')
    .set({ state: to, leadStaffId: lead })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  return row.numUpdatedRows > 0n
}
