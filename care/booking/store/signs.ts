/** What was said of promises, to be learned from once they are over: rows of `promise_signs`, which only booking writes. */
import { sql } from 'kysely'
import type { AppointmentId } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'
import { anyOf } from '../../../platform/postgres/any-of.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { Signs } from '../../dispatch/promise/odds.ts'

/** `chance`: how likely it was said to be kept, 0 to 1. `isOfToday`: promised on its own day, so that the signs are those of its day already. */
export type SaidOfPromise = { readonly chance: number; readonly signs: Signs; readonly isOfToday: boolean }

export const keepSigns = async (tx: Tx, id: AppointmentId, { chance, signs, isOfToday }: SaidOfPromise): Promise<void> => {
  const stored = JSON.stringify(signs)
  const when = isOfToday ? { promised: null, morning: stored } : { promised: stored, morning: null }
  await tx.q
    .insertInto('promiseSigns')
    .values({ contractorId: tx.who.contractorId, appointmentId: id, said: chance, ...when })
    .execute()
}

/** By appointment. What was said in the morning once stays said. */
export const keepMornings = async ({ q }: Tx, said: ReadonlyMap<string, Signs>): Promise<void> => {
  const all = JSON.stringify(Object.fromEntries(said))
  await sql`update promise_signs as s set morning = m.value from jsonb_each(${all}::jsonb) as m
    where s.appointment_id = m.key and s.morning is null`.execute(q)
}

/** A promise of which something was said; its state says what became of it. */
export type PromiseOnRecord = {
  readonly id: string
  readonly promisedAt: Instant
  readonly state: string
  readonly chance: number
  readonly promised: Signs | null
  readonly morning: Signs | null
}

/** So many of them, the newest made first, from before the row `last`. */
export const promisesOnRecord = async ({ q }: Tx, last: PromiseOnRecord | null, most: number): Promise<PromiseOnRecord[]> => {
  const rows = await q
    .selectFrom('promiseSigns')
    .select(['appointmentId as id', 'said as chance', 'promised', 'morning'])
    .where((e) => (last === null ? e.lit(true) : e('appointmentId', '<', last.id)))
    .orderBy('appointmentId', 'desc')
    .limit(most)
    .execute()
  const ids = anyOf(rows.map(({ id }) => id))
  const made = await q.selectFrom('appointments').select(['id', 'promisedAt', 'state']).where('id', '=', ids).execute()
  const byId = new Map(made.map((one) => [one.id, one]))
  return rows.map(({ promised, morning, ...row }) => ({
    ...{ ...row, ...byId.get(row.id)! },
    ...{ promised: promised as Signs | null, morning: morning as Signs | null },
  }))
}
