import type { ContractorId, HouseholdId, Id, LandlordId, OperativeId, StaffId } from '../lib/ids.ts'

export const staffRoles = [
  'controller',
  'safeguarding_lead',
  'training_lead',
  'operative',
  'director',
  'administrator',
  'landlord_officer',
] as const
export type StaffRole = (typeof staffRoles)[number]

/** Who acts. The database hears it in every transaction and shows nobody more than is theirs. */
export type Who =
  | {
      kind: 'staff'
      contractorId: ContractorId
      staffId: StaffId
      role: Exclude<StaffRole, 'operative' | 'landlord_officer'>
      name: string
    }
  | { kind: 'operative'; contractorId: ContractorId; staffId: StaffId; operativeId: OperativeId; name: string }
  | { kind: 'landlord'; contractorId: ContractorId; staffId: StaffId; landlordId: LandlordId; name: string }
  | { kind: 'resident'; contractorId: ContractorId; householdId: HouseholdId; linkId: Id<'link'> | null }
  | { kind: 'engine'; contractorId: ContractorId }

/** Whoever acts because time passed, or on behalf of somebody whose telephone we recognised. */
export const engineOf = (contractorId: ContractorId): Who => ({ kind: 'engine', contractorId })

/** The id under which the record names who acted; the engine has none. */
export const actorId = (who: Who): string | null => {
  switch (who.kind) {
    case 'staff':
    case 'operative':
    case 'landlord':
      return who.staffId
    case 'resident':
      return who.householdId
    case 'engine':
      return null
  }
}

/** The role as the database's policies read it. */
export const roleName = (who: Who): string => {
  switch (who.kind) {
    case 'staff':
      return who.role
    case 'operative':
      return 'operative'
    case 'landlord':
      return 'landlord_officer'
    case 'resident':
      return 'resident'
    case 'engine':
      return 'engine'
  }
}
