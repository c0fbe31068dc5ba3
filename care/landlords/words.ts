import type { Reason } from '../../lib/refusal.ts'
import { reasonTable } from '../../lib/refusal.ts'

export const landlordReasons = reasonTable({
  C1_UNKNOWN_LANDLORD: ['We work for no landlord of that name.', 'Look at the list of landlords, or add this one first.'],
  C1_LANDLORD_NAME_TAKEN: ['A landlord of that name is already here.', 'Open that landlord, or choose a name that tells the two apart.'],
  C1_UNKNOWN_PRIORITY: [
    'This landlord has no such priority.',
    'Choose one of the landlord’s own priorities, or add it under the landlord.',
  ],
})

export const constraintReasons: Readonly<Record<string, Reason>> = {
  landlord_name_once: landlordReasons.reason('C1_LANDLORD_NAME_TAKEN'),
}
