import { sql } from 'kysely'
import type { Tx } from './tx.ts'

/**
 * Tries one step of a transaction that must stand without it. A step that breaks is undone by itself and the rest goes on; whoever
 * calls has to have seen to it that the step is made up for. What broke is told to whoever runs this. True when the step was done.
 */
export const attempt = async (tx: Tx, step: () => Promise<unknown>, what = 'a step that is made up for'): Promise<boolean> => {
  await sql`savepoint an_attempt`.execute(tx.q)
  try {
    await step()
    await sql`release savepoint an_attempt`.execute(tx.q)
    return true
  } catch (error) {
    await sql`rollback to savepoint an_attempt`.execute(tx.q)
    tx.world.trouble(error, what)
    return false
  }
}
