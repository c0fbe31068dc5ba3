import { sql } from 'kysely'
import { roleName } from '../who.ts'
import type { Tx } from './tx.ts'

const lookAs = async (tx: Tx, who: { role: string; landlord: string; household: string; operative: string }): Promise<void> => {
  await sql`select set_config('app.role', ${who.role}, true), set_config('app.landlord', ${who.landlord}, true),
    set_config('app.household', ${who.household}, true), set_config('app.operative', ${who.operative}, true)`.execute(tx.q)
}

/**
 * Lets one step of somebody's own action see what they themselves must not: whether enough people are free when a resident
 * chooses a window. The contractor stays the same, and so does who acts, on the record (R1). What the step answers is a
 * decision, never the rows it looked at.
 */
export const withWiderSight = async <T>(tx: Tx, step: () => Promise<T>): Promise<T> => {
  const { who } = tx
  if (who.kind === 'staff' || who.kind === 'engine') return step()
  await lookAs(tx, { role: 'engine', landlord: '', household: '', operative: '' })
  const answer = await step()
  await lookAs(tx, {
    role: roleName(who),
    landlord: who.kind === 'landlord' ? who.landlordId : '',
    household: who.kind === 'resident' ? who.householdId : '',
    operative: who.kind === 'operative' ? who.operativeId : '',
  })
  return answer
}
