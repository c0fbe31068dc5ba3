/** Why a day cannot be rehearsed. */
import { reasonTable } from '../../../lib/refusal.ts'

export const rehearsalReasons = reasonTable({
  B4_NOBODY_WORKED: ['Nobody was on shift that day, so there is nothing to rehearse.', 'Choose another day, or rehearse a made-up one.'],
  B4_NOTHING_PROMISED: [
    'No household was promised anything that day, so there is nothing to rehearse.',
    'Choose another day, or rehearse a made-up one.',
  ],
})
