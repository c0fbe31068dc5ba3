import type { StaffRole } from '../platform/who.ts'

/** Where each role begins its day. */
const firstPages: Record<StaffRole, string> = {
  controller: '/today',
  director: '/today',
  administrator: '/people',
  safeguarding_lead: '/concerns',
  training_lead: '/people',
  operative: '/concerns',
  landlord_officer: '/landlord',
}

export const firstPageOf = (role: StaffRole): string => firstPages[role]

/** The page to go back to after signing in: a path of our own, never another site. Null when there is none to go back to. */
export const wayBack = (then: unknown): string | null =>
  typeof then === 'string' && /^\/(?![/\\])[\w\-./?=&%:+]*$/.test(then) && !/^\/(sign-in|sign-out|$)/.test(then) ? then : null
