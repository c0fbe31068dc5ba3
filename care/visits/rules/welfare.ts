import { after, hours, isBefore, minutes } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'

/** At the door, while the operative is still there. */
export const stepsAtTheDoor = [
  'knocked_again',
  'called_through',
  'rang_them',
  'rang_named_contact',
  'looked_from_outside',
  'asked_neighbour',
] as const
/** In the control room. */
export const stepsInTheOffice = ['tried_contacts', 'asked_telecare', 'asked_landlord', 'second_visit', 'rang_police'] as const
/** Where only one contact is safe: that one, then the police with the warning said first. Nobody else hears of it. */
export const safeSteps = { atTheDoor: ['knocked_again'], inTheOffice: ['rang_listed_contact', 'rang_police_safely'] } as const

export const welfareSteps = [...stepsAtTheDoor, ...stepsInTheOffice, 'rang_listed_contact', 'rang_police_safely'] as const
export type WelfareStep = (typeof welfareSteps)[number]
export const welfareEnds = ['seen_well', 'spoke_to_them', 'in_hospital', 'away_and_well', 'emergency_services_took_over'] as const
export type WelfareEnd = (typeof welfareEnds)[number]

/** V6, H4 The steps for a household, in order, at the door and in the office. */
export const stepsFor = (safeContactOnly: boolean): { atTheDoor: readonly WelfareStep[]; inTheOffice: readonly WelfareStep[] } =>
  safeContactOnly ? safeSteps : { atTheDoor: stepsAtTheDoor, inTheOffice: stepsInTheOffice }

const office = minutes(10)
const decide = hours(2)
const again = minutes(30)

/** V6 Nobody answered: of somebody known to be vulnerable it is a welfare check, never a plain "no access". */
export const opensWelfareCheck = (outcome: string, knownVulnerable: boolean): boolean => outcome === 'nobody_answered' && knownVulnerable

/** Nobody has taken a step: rung again this soon, until somebody does. */
export const ringAgainForWelfareAt = (now: Instant): Instant => after(now, office)

/**
 * When a person must next look after a step: the control room within ten minutes, within two hours the decision about the
 * police, then every half hour until somebody knows how they are. A sign of danger is looked at now.
 */
export const nextStepBy = (openedAt: Instant, now: Instant, sign = false): Instant => {
  if (sign) return now
  const first = after(openedAt, office)
  if (isBefore(now, first)) return first
  const deciding = after(openedAt, decide)
  return isBefore(now, deciding) ? deciding : after(now, again)
}
