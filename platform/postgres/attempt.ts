import { sql } from 'kysely'
import { isRefused } from '../../lib/refusal.ts'
import type { Outcome } from '../../lib/refusal.ts'
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

/** One step of a transaction that goes on when it is refused: what a refused step did is undone. What is broken breaks everything. */
export const undoneIfRefused = async <T>(tx: Tx, step: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
  await sql`savepoint a_step`.execute(tx.q)
  const outcome = await step()
  await (isRefused(outcome) ? sql`rollback to savepoint a_step` : sql`release savepoint a_step`).execute(tx.q)
  return outcome
}
