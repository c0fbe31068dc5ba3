/** The address, facts about it, and markers: precautions that protect whoever goes. */
export { consequencesOf, usualCheckInEvery } from './rules/consequences.ts'
export type { Consequences, Hours, MarkerInForce, Plate } from './rules/consequences.ts'
export { markerIcons, precautionCodes, precautionTable } from './rules/precautions.ts'
export type { MarkerIcon, PrecautionCode } from './rules/precautions.ts'
export { addressKey, addressLine, areaOf, asPostcode, factCodes, jurisdictionOf } from './rules/address.ts'
export type { Fact, FactCode, Premises } from './rules/address.ts'
export {
  daysLeft,
  decidingRoles,
  decisionFaults,
  isInForce,
  nextTermMoment,
  proposalEnds,
  proposalFaults,
  termOf,
  waitsForDecision,
} from './rules/markers.ts'
export type { Decision, Marker, Proposal, ResidentTold } from './rules/markers.ts'
