import pg from 'pg'
import type { StaffRole } from '../../platform/who.ts'
import { staffRoles } from '../../platform/who.ts'

/** One contractor with one person in every role. Past every policy: this is the law's own ground. */
export const onePersonPerRole = async (ownerUrl: string): Promise<Record<StaffRole, { contractorId: string; staffId: string }>> => {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(`insert into contractors values ('con_LAW', 'Law', '+441314960142', '+441314960199', 'red file', 15, false, now())`)
  await owner.query(`insert into landlords (contractor_id, id, name, telephone) values ('con_LAW', 'll_LAW1', 'Landlord', '+441314960210')`)
  for (const role of staffRoles)
    await owner.query(`insert into staff (contractor_id, id, email, name, role, landlord_id) values ('con_LAW', $1, $2, $3, $3, $4)`, [
      `st_${role}`,
      `${role}@law.example`,
      role,
      role === 'landlord_officer' ? 'll_LAW1' : null,
    ])
  await owner.query(
    `insert into operatives (contractor_id, id, staff_id, name, first_name, sex, pronoun, trades, telephone, id_card_number, id_card_valid_until, vetting_valid_until, face)
     values ('con_LAW', 'op_LAW1', 'st_operative', 'Operative', 'Op', 'f', 'she', '{plumber}', '+447700900701', 'L-1', '2030-01-01', '2030-01-01', '{"hair":"bob","skin":"peach","colour":"brown","ground":"mint"}')`,
  )
  await owner.end()
  return Object.fromEntries(staffRoles.map((role) => [role, { contractorId: 'con_LAW', staffId: `st_${role}` }])) as Record<
    StaffRole,
    { contractorId: string; staffId: string }
  >
}
