import type { StaffId } from '../../../lib/ids.ts'
import type { StaffRole } from '../../../platform/who.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'

/** Everybody here in this role, by name. */
export const staffWithRole = async (tx: Tx, role: StaffRole): Promise<{ id: StaffId; name: string }[]> => {
  const rows = await tx.q.selectFrom('staff').select(['id', 'name']).where('role', '=', role).where('endedAt', 'is', null).orderBy('name').orderBy('id').execute()
  return rows.map(({ id, name }) => ({ id: id as StaffId, name }))
}

/** The name of somebody at work here, also after they have left; null when we never knew them. */
export const staffNamed = async (tx: Tx, id: StaffId): Promise<string | null> =>
  (await tx.q.selectFrom('staff').select('name').where('id', '=', id).executeTakeFirst())?.name ?? null
