import type { LandlordId, OperativeId, StaffId } from '../../../lib/ids.ts'
import type { StaffRole } from '../../../platform/who.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'

/** Somebody with an account. Secrets come hashed (`platform/sign-in/secrets.ts`); a null one cannot be signed in with. */
export type NewStaff = {
  readonly email: string
  readonly name: string
  readonly role: StaffRole
  readonly landlordId?: LandlordId | null
  readonly telephone?: string | null
  /** Rung when an alarm asks for people who are not at a desk. */
  readonly onCall?: boolean
  readonly face?: unknown
  readonly passwordHash?: string | null
  readonly pinHash?: string | null
  readonly duressPinHash?: string | null
}

export const saveStaff = async (tx: Tx, id: StaffId, { face = null, email, ...staff }: NewStaff): Promise<void> => {
  await tx.q
    .insertInto('staff')
    .values({
      ...staff,
      id,
      email: email.trim().toLowerCase(),
      face: face === null ? null : JSON.stringify(face),
      contractorId: tx.who.contractorId,
    })
    .execute()
}

/** Everybody here in this role, by name. */
export const staffWithRole = async (tx: Tx, role: StaffRole): Promise<{ id: StaffId; name: string }[]> => {
  const rows = await tx.q
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('role', '=', role)
    .where('endedAt', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(({ id, name }) => ({ id: id as StaffId, name }))
}

/** The name of somebody at work here, also after they have left; null when we never knew them. */
export const staffNamed = async (tx: Tx, id: StaffId): Promise<string | null> =>
  (await tx.q.selectFrom('staff').select('name').where('id', '=', id).executeTakeFirst())?.name ?? null

/** Whoever can be rung, by name: their telephone, and whether they are on call. */
export const staffOnDuty = async (
  tx: Tx,
): Promise<{ id: StaffId; name: string; role: string; telephone: string | null; onCall: boolean }[]> => {
  const rows = await tx.q
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'telephone', 'onCall'])
    .where('role', 'not in', ['operative', 'landlord_officer'])
    .where('endedAt', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, id: row.id as StaffId }))
}

export const changeDuty = async (tx: Tx, id: StaffId, change: { telephone?: string; onCall?: boolean }): Promise<void> => {
  await tx.q.updateTable('staff').set(change).where('id', '=', id).execute()
}

/** Where an operative, or somebody of the office, belongs; null: to every branch. */
export const changeBranch = async (
  tx: Tx,
  of: { operativeId: OperativeId } | { staffId: StaffId },
  branchId: string | null,
): Promise<void> => {
  await ('operativeId' in of
    ? tx.q.updateTable('operatives').set({ branchId }).where('id', '=', of.operativeId).execute()
    : tx.q.updateTable('staff').set({ branchId }).where('id', '=', of.staffId).execute())
}
