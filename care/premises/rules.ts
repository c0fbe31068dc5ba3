/** The address, facts about it, and markers: precautions that protect whoever goes. */
export { consequencesOf, usualCheckInEvery } from './rules/consequences.ts'
export type { Consequences, Hours, MarkerInForce, Plate } from './rules/consequences.ts'
export { markerIcons, precautionCodes, precautionTable } from './rules/precautions.ts'
export type { MarkerIcon, MarkerOf, PrecautionCode, PrecautionRow } from './rules/precautions.ts'
