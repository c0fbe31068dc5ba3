import type { Reason } from '../../lib/refusal.ts'
import { reasonTable } from '../../lib/refusal.ts'

export const householdReasons = reasonTable({
  H1_UNKNOWN_HOUSEHOLD: ['We do not know this household.', 'Look for it by name, street or postcode.'],
  H1_UNKNOWN_NEED: ['This need is no longer on the list of this household.', 'Open the household again to see what is told now.'],
  H1_ASKED_THE_OTHER: [
    'This household already asked for the other: a woman or a man, not both.',
    'Ask them which it is now, and end the one that no longer holds.',
  ],
  H1_SOMEBODY_LIVES_HERE: ['Another household lives at this address.', 'Say that they moved out first, or open that household.'],
  H4_TELL_THE_OFFICE: [
    'Safe contact is settled by the office, with the resident alone on the line.',
    'Ring the office when you are out of the home. Leave no card and no message.',
  ],
  H4_SAFE_WAY_MISSING: [
    'Safe contact needs a telephone that is safe to ring or text.',
    'Ask them for a safe number, and from when to when it is safe.',
  ],
})

export const constraintReasons: Readonly<Record<string, Reason>> = {
  household_one_living_there: householdReasons.reason('H1_SOMEBODY_LIVES_HERE'),
  contact_card_safe_way_is_named: householdReasons.reason('H4_SAFE_WAY_MISSING'),
}

export const needSourceLabels = {
  self: 'Told by the resident',
  carer: 'Told by a carer or relative',
  landlord: 'Told by the landlord',
  operative: 'Noticed on a visit',
  register: 'From the priority services register',
} as const
