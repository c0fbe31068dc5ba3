import type { Reason } from '../../lib/refusal.ts'
import { reasonTable } from '../../lib/refusal.ts'
import type { FactCode } from './rules.ts'

export const premisesReasons = reasonTable({
  P1_UNKNOWN_ADDRESS: ['We do not know this address.', 'Look for it by street, postcode or UPRN, or add it.'],
  P1_UPRN_TAKEN: ['Another address already has this UPRN.', 'Open that address, or check the number with the landlord.'],
  P1_UNKNOWN_MARKER: ['This marker is not there any more, or was decided already.', 'Open the address again to see what is in force.'],
  P1_NOT_SENIOR: [
    'A marker is decided by a director, the safeguarding lead or an administrator.',
    'Ask one of them. What you proposed waits for them.',
  ],
  P1_DECIDED_BY_ANOTHER: ['Whoever proposes a marker does not decide it.', 'Ask another senior person to decide.'],
  P1_NOBODY_LIVES_HERE: [
    'This marker is about a person, and nobody is known to live here.',
    'Choose a precaution about the place, or add the household first.',
  ],
  P1_ALREADY_MARKED: [
    'This precaution is already in force, or proposed, at this address.',
    'Open the address: end it first if it has to change.',
  ],
  P1_NEEDS_ITS_DECISION: ['A marker needs a decision by somebody named, with a reason.', 'Say who decides and why.'],
  P1_TWO_YEARS_AT_MOST: ['A marker ends after two years at the latest.', 'Propose it anew, with what has happened since.'],
  P3_TOLD_OR_REASON: [
    'The resident was neither told, nor was it said why not.',
    'Tell them, or say why telling them would put somebody at risk.',
  ],
})

export const constraintReasons: Readonly<Record<string, Reason>> = {
  premises_uprn_once: premisesReasons.reason('P1_UPRN_TAKEN'),
  marker_decided_by_somebody_with_reason: premisesReasons.reason('P1_NEEDS_ITS_DECISION'),
  marker_resident_told_or_reason: premisesReasons.reason('P3_TOLD_OR_REASON'),
  marker_ends_within_two_years: premisesReasons.reason('P1_TWO_YEARS_AT_MOST'),
}

export const factLabels: Readonly<Record<FactCode, string>> = {
  P_PARKING: 'Where to park',
  P_ISOLATION_POINT: 'Stopcock and fuse box',
  P_METER: 'Meters',
  P_ASBESTOS: 'Asbestos register',
  P_HERITAGE: 'Listed building',
  P_LIFT_OUT: 'The lift',
}
