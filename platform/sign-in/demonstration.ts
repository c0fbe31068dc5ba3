import type { World } from '../world.ts'
import type { StaffRole } from '../who.ts'
import { staffRoles } from '../who.ts'
import { oneOf } from '../../lib/lists.ts'

export type DemonstrationPerson = { readonly name: string; readonly role: StaffRole; readonly email: string }

/** The people of a demonstration, to be tried out one after the other; null where real people work. Never a password. */
export const demonstrationPeople = (world: World): Promise<DemonstrationPerson[] | null> =>
  world.db.door(async ({ q }) => {
    const isDemonstration = (await q.selectFrom('contractors').select('isDemonstration').execute()).some((one) => one.isDemonstration)
    if (!isDemonstration) return null
    const rows = await q
      .selectFrom('staff as s')
      .innerJoin('contractors as c', 'c.contractorId', 's.contractorId')
      .select(['s.name', 's.role', 's.email'])
      .where('c.isDemonstration', '=', true)
      .where('s.endedAt', 'is', null)
      .where('s.passwordHash', 'is not', null)
      .orderBy('s.name')
      .execute()
    return rows
      .flatMap((row) => {
        const role = oneOf(staffRoles, row.role)
        return role ? [{ ...row, role }] : []
      })
      .toSorted((a, b) => staffRoles.indexOf(a.role) - staffRoles.indexOf(b.role))
  })
