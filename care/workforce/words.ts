import type { Reason } from '../../lib/refusal.ts'
import { reasonTable } from '../../lib/refusal.ts'
import type { Trade } from './rules.ts'

export const workforceReasons = reasonTable({
  D1_UNKNOWN_OPERATIVE: ['We do not know this operative, or they no longer work here.', 'Choose somebody from the list of people.'],
  D1_ID_CARD_TAKEN: ['Another operative has this ID card number.', 'Check the number on the card.'],
  D1_TELEPHONE_TAKEN: ['Another operative has this telephone.', 'Each operative has a telephone of their own: check the number.'],
  D1_SHIFT_BACKWARDS: ['A shift ends after it starts.', 'Check both times.'],
  D1_NO_SUCH_SHIFT: [
    'This shift is not there any more: somebody else may have changed it.',
    'Look at the person again, and choose a shift that they have.',
  ],
  D1_SWAP_NEEDS_TWO: ['Two different people swap shifts.', 'Choose a colleague.'],
  D1_SHIFT_HAS_BEGUN: [
    'One of the two shifts has begun, and whoever works it is counted on until they are home safe.',
    'Swap another day, or say on their page that they go home.',
  ],
  D1_NOT_ON_SHIFT_NOW: ['They are not on shift now.', 'Open their shifts to see when they work.'],
})

export const constraintReasons: Readonly<Record<string, Reason>> = {
  operative_id_card_once: workforceReasons.reason('D1_ID_CARD_TAKEN'),
  operative_telephone_once: workforceReasons.reason('D1_TELEPHONE_TAKEN'),
  shift_ends_after_it_starts: workforceReasons.reason('D1_SHIFT_BACKWARDS'),
}

export const tradeLabels: Readonly<Record<Trade, string>> = {
  plumber: 'Plumber',
  electrician: 'Electrician',
  gas: 'Gas engineer',
  joiner: 'Joiner',
  plasterer: 'Plasterer',
  decorator: 'Decorator',
  roofer: 'Roofer',
  glazier: 'Glazier',
  locksmith: 'Locksmith',
  damp: 'Damp and mould',
  multi: 'Multi-trade',
}
