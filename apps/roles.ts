import type { StaffRole } from '../platform/who.ts'

/** What people here are called by the part they play. */
export const roleWords: Record<StaffRole, string> = {
  controller: 'Control room',
  safeguarding_lead: 'Safeguarding lead',
  training_lead: 'Training lead',
  operative: 'Operative',
  director: 'Director',
  administrator: 'Administrator',
  landlord_officer: 'Landlord',
}
