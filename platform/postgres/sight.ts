import { sql } from 'kysely'
import type { Tx } from './tx.ts'

type Sight = { role: string; landlord: string; household: string; operative: string }

const sightOf = async (tx: Tx): Promise<Sight> => {
  const { rows } = await sql<Sight>`select coalesce(current_setting('app.role', true), '') as role,
    coalesce(current_setting('app.landlord', true), '') as landlord, coalesce(current_setting('app.household', true), '') as household,
    coalesce(current_setting('app.operative', true), '') as operative`.execute(tx.q)
  return rows[0]!
}

const lookAs = async (tx: Tx, { role, landlord, household, operative }: Sight): Promise<void> => {
  await sql`select set_config('app.role', ${role}, true), set_config('app.landlord', ${landlord}, true),
    set_config('app.household', ${household}, true), set_config('app.operative', ${operative}, true)`.execute(tx.q)
}

/**
 * Lets one step of somebody's own action see what they themselves must not: whether enough people are free when a resident
 * chooses a window. The contractor stays the same, and so does who acts, on the record (R1). What the step answers is a
 * decision, never the rows it looked at. Afterwards everything is seen as it was before, also where one step stands inside another.
 */
export const withWiderSight = async <T>(tx: Tx, step: () => Promise<T>): Promise<T> => {
  const { who } = tx
  if (who.kind === 'staff' || who.kind === 'engine') return step()
  const before = await sightOf(tx)
  await lookAs(tx, { role: 'engine', landlord: '', household: '', operative: '' })
  const answer = await step()
  await lookAs(tx, before)
  return answer
}
