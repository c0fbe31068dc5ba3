/** D1 When breaks are due, and whose is when: rows of `break_settings`, and the breaks of `shifts`. */
import { sql } from 'kysely'
import type { OperativeId, StaffId } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { Rest, Shift, Trade } from '../rules.ts'
import type { RestBeside, RestSetting } from '../rules/breaks.ts'

export type RestsSet = RestSetting & { readonly why: string; readonly setAt: Instant; readonly setBy: StaffId }

/** Null while they are as usual. */
export const readRestsSet = async (tx: Tx): Promise<RestsSet | null> => {
  const row = await tx.q.selectFrom('breakSettings').select(['afterMinutes', 'minutes', 'why', 'setAt', 'setBy']).executeTakeFirst()
  if (!row) return null
  const { afterMinutes, setBy, ...set } = row
  return { ...set, after: afterMinutes, setBy: setBy as StaffId }
}

export const saveRestsSet = async (tx: Tx, { after: afterMinutes, ...set }: RestsSet): Promise<void> => {
  const row = { ...set, afterMinutes }
  await tx.q
    .insertInto('breakSettings')
    .values({ ...row, contractorId: tx.who.contractorId })
    .onConflict((c) => c.column('contractorId').doUpdateSet(row))
    .execute()
}

/** A shift with its break, and with what and where its person works. */
export type RestOfBranch = Pick<Shift, 'id' | 'from' | 'to'> &
  RestBeside & { readonly operativeId: OperativeId; readonly branchId: string | null }

/** Everybody's breaks of the shifts that begin in the span (`to`: null for no end), by start. */
export const readRests = async (tx: Tx, { from, to }: { from: Instant; to: Instant | null }): Promise<RestOfBranch[]> => {
  const asked = tx.q
    .selectFrom('shifts as s')
    .innerJoin('operatives as o', (j) => j.onRef('o.contractorId', '=', 's.contractorId').onRef('o.id', '=', 's.operativeId'))
    .select(['s.id', 's.operativeId', 's.startsAt', 's.endsAt', 's.breakFrom', 's.breakMinutes', 'o.trades', 'o.branchId'])
    .where('s.startsAt', '>=', from)
    .where('s.breakFrom', 'is not', null)
    .orderBy('s.startsAt')
    .orderBy('s.id')
  const rows = await (to ? asked.where('s.startsAt', '<', to) : asked).execute()
  return rows.flatMap(({ id, operativeId, startsAt, endsAt, breakFrom, breakMinutes, trades, branchId }) =>
    breakFrom === null || breakMinutes === null
      ? []
      : [
          {
            ...{ id, branchId, from: startsAt, to: endsAt, rest: { from: breakFrom, minutes: breakMinutes } },
            ...{ operativeId: operativeId as OperativeId, trades: trades as Trade[] },
          },
        ],
  )
}

/** Where somebody works, and as what; null when we never knew them. */
export const readPlaceOfWork = async (tx: Tx, id: OperativeId): Promise<{ trades: Trade[]; branchId: string | null } | null> => {
  const row = await tx.q.selectFrom('operatives').select(['trades', 'branchId']).where('id', '=', id).executeTakeFirst()
  return row ? { trades: row.trades as Trade[], branchId: row.branchId } : null
}

/** All at once. */
export const changeRests = async (tx: Tx, changed: readonly { readonly id: string; readonly rest: Rest }[]): Promise<void> => {
  const [ids, froms, lasting] = [
    changed.map(({ id }) => id),
    changed.map(({ rest }) => rest.from.toString()),
    changed.map(({ rest }) => rest.minutes),
  ]
  await sql`update shifts set break_from = anew.break_from, break_minutes = anew.break_minutes
    from unnest(${ids}::text[], ${froms}::timestamptz[], ${lasting}::integer[]) as anew (id, break_from, break_minutes)
    where shifts.id = anew.id`.execute(tx.q)
}
