import { oneOf } from '../../../lib/lists.ts'
import { next } from '../../../lib/machine.ts'
import type { Machine } from '../../../lib/machine.ts'
import type { Instant } from '../../../lib/time.ts'

export const supplierNames = ['twilio', 'smpp', 'notify', 'push'] as const
export type SupplierName = (typeof supplierNames)[number]
export const triedChannels = ['text', 'call', 'push'] as const
export type TriedChannel = (typeof triedChannels)[number]

export const attemptStates = ['trying', 'accepted', 'delivered', 'failed', 'refused', 'unclear', 'not_in_time', 'undelivered'] as const
export type AttemptState = (typeof attemptStates)[number]
export type AttemptEvent = 'taken' | 'not_reached' | 'said_no' | 'unsure' | 'too_slow' | 'arrived' | 'did_not_arrive'

/**
 * M2 One try of one message by one supplier. Written down as `trying` before it leaves. A receipt may be here before the supplier's
 * answer, long after its time, or after we gave it up: that something arrived is believed whenever it is said. When its message is
 * withheld meanwhile nobody will make it again, so what became of it is unclear until whoever is at it says so.
 */
export const attemptMachine = {
  trying: {
    ...{ taken: 'accepted', not_reached: 'failed', said_no: 'refused', unsure: 'unclear' },
    ...{ arrived: 'delivered', did_not_arrive: 'undelivered' },
  },
  accepted: { arrived: 'delivered', did_not_arrive: 'undelivered', too_slow: 'not_in_time' },
  unclear: {
    ...{ taken: 'accepted', not_reached: 'failed', said_no: 'refused' },
    ...{ arrived: 'delivered', did_not_arrive: 'undelivered' },
  },
  not_in_time: { arrived: 'delivered', did_not_arrive: 'undelivered' },
  failed: { arrived: 'delivered' },
  undelivered: { arrived: 'delivered' },
  refused: {},
  delivered: {},
} as const satisfies Machine<AttemptState, AttemptEvent>

/** The state after an event, or null when it means nothing in this state. */
export const attemptAfter = (state: AttemptState, event: AttemptEvent): AttemptState | null =>
  next<AttemptState, AttemptEvent>(attemptMachine, state, event)

export type Way = { supplier: SupplierName; channel: TriedChannel }
export type Attempt = Way & { id: string; state: AttemptState; triedAt: Instant }

/** A way as it is written in one word each; null when it is none. */
export const oneSupplierName = (name: string | undefined, channel: string | undefined): Way | null => {
  const [supplier, by] = [oneOf(supplierNames, name), oneOf(triedChannels, channel)]
  return supplier === null || by === null ? null : { supplier, channel: by }
}

/** Which supplier stored an inbound text, by the id that it came with. */
export const supplierOfInbound = (supplierId: string): SupplierName =>
  supplierId.startsWith('smpp:') ? 'smpp' : supplierId.startsWith('notify:') ? 'notify' : 'twilio'

/** A number from 0 to 65535 for a message, for suppliers that take nothing longer; every copy of it has the same. */
export const referenceOf = (messageId: string): number =>
  [...messageId].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 65_536, 7)
