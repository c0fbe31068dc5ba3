import { next } from '../../../lib/machine.ts'
import type { Machine } from '../../../lib/machine.ts'
import type { Duration } from '../../../lib/time.ts'
import { minutes, seconds } from '../../../lib/time.ts'

export const messageStates = ['queued', 'sent', 'delivered', 'failed', 'withheld', 'by_hand'] as const
export type MessageState = (typeof messageStates)[number]
export type MessageEvent =
  | 'accepted'
  | 'tried_later'
  | 'refused'
  | 'too_late'
  | 'needs_a_person'
  | 'arrived'
  | 'did_not_arrive'
  | 'told_by_person'

/** M2 Sent is not delivered. What no machine could deliver waits for a person, and only a person ends that. */
export const messageMachine = {
  queued: {
    accepted: 'sent',
    tried_later: 'queued',
    refused: 'failed',
    too_late: 'withheld',
    needs_a_person: 'by_hand',
    arrived: 'delivered',
  },
  sent: { arrived: 'delivered', did_not_arrive: 'failed', tried_later: 'queued' },
  delivered: {},
  failed: { arrived: 'delivered', told_by_person: 'delivered' },
  withheld: { told_by_person: 'delivered' },
  by_hand: { told_by_person: 'delivered' },
} as const satisfies Machine<MessageState, MessageEvent>

/** The state after an event, or null when it means nothing in this state. */
export const messageAfter = (state: MessageState, event: MessageEvent): MessageState | null =>
  next<MessageState, MessageEvent>(messageMachine, state, event)

/** How long until a household's message is tried again after `tries` of them: half a minute, a minute, two, four…; null after the sixth. */
export const waitBeforeTry = (tries: number): Duration | null => (tries < 6 ? seconds(30 * 2 ** (tries - 1)) : null)

/** How long until a household is rung again when nobody picked up; null after the third time. */
export const waitBeforeRingingAgain = (tries: number): Duration | null => (tries >= 3 ? null : minutes(5))

/** What a supplier reports, as events of ours; null for what is only on its way. `queued` and the like change nothing. */
export const eventOfReport = (of: 'message' | 'call', state: string): Extract<MessageEvent, 'arrived' | 'did_not_arrive'> | null => {
  if (of === 'call') return callEvents[state] ?? null
  return textEvents[state] ?? null
}
const textEvents: Record<string, 'arrived' | 'did_not_arrive'> = {
  delivered: 'arrived',
  read: 'arrived',
  undelivered: 'did_not_arrive',
  failed: 'did_not_arrive',
  canceled: 'did_not_arrive',
}
const callEvents: Record<string, 'arrived' | 'did_not_arrive'> = {
  completed: 'arrived',
  busy: 'did_not_arrive',
  'no-answer': 'did_not_arrive',
  canceled: 'did_not_arrive',
  failed: 'did_not_arrive',
}
