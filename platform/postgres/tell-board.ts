import { sql } from 'kysely'
import type { Tx } from './tx.ts'

/** Tells every open desk of the contractor, when this transaction commits, that something changed; never what. */
export const tellBoard = async (tx: Tx): Promise<void> => {
  await sql`select pg_notify('board', ${tx.who.contractorId})`.execute(tx.q)
}

/** As `tellBoard`, of what thousands do each hour, such as a check-in: a desk asks anew once a second for all of it. */
export const tellBoardCalmly = async (tx: Tx): Promise<void> => {
  await sql`select pg_notify('board_calmly', ${tx.who.contractorId})`.execute(tx.q)
}
