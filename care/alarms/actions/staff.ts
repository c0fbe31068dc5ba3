import type { StaffId } from '../../../lib/ids.ts'
import { oneOf } from '../../../lib/lists.ts'
import { refused } from '../../../lib/refusal.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { staffRoles } from '../../../platform/who.ts'
import { alarmReasons } from '../words.ts'

export const refuse = (code: (typeof alarmReasons.codes)[number]) => refused(alarmReasons.reason(code))

/** A transaction in the name of a person of the office: the only ones who answer and stand down. */
export type StaffTx = Tx & { who: Extract<Tx['who'], { kind: 'staff' }> }
export const isStaff = (tx: Tx): tx is StaffTx => tx.who.kind === 'staff'

/** The same transaction in the name of whoever was rung: their telephone is known, and the ring's own digits or key were given. */
export const inTheNameOf = (tx: Tx, ring: { staffId: string | null; name: string; role: string }): StaffTx | null => {
  const role = oneOf(staffRoles, ring.role)
  if (!role || role === 'operative' || role === 'landlord_officer') return null
  const who = { kind: 'staff', contractorId: tx.who.contractorId, staffId: ring.staffId as StaffId, role, name: ring.name } as const
  return { ...tx, who }
}
