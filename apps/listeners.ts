import { hearBesideOffer, hearCancel, hearChange, hearWait } from '../care/booking/actions.ts'
import type { Listener } from '../care/messages/actions.ts'
import { hear } from '../care/visits/actions.ts'

/** Who hears a text that was nothing for the alarms, in this order; the first to answer has understood it. */
export const listeners: readonly Listener[] = [
  { name: 'CANCEL', hear: hearCancel },
  { name: 'WAIT', hear: hearWait },
  { name: 'CHANGE', hear: hearChange },
  { name: 'How did it go?', hear },
  { name: 'beside an offer', hear: hearBesideOffer },
]
