import { isBefore } from '../../../../lib/time.ts'
import type { Instant } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { setTimer } from '../../../../platform/timers/timers.ts'
import { recordEvent } from '../../../record/actions.ts'
import { messageAfter } from '../../rules.ts'
import type { MessageEvent, MessageState } from '../../rules.ts'
import { changeMessage } from '../../store.ts'
import type { Change, Message } from '../../store.ts'
import { timerLane } from './timer-lane.ts'

/** The table decides; an event that means nothing here is a bug of ours. */
const stateAfter = (state: MessageState, event: MessageEvent): MessageState => {
  const to = messageAfter(state, event)
  if (!to) throw new Error(`A message that is ${state} cannot be ${event}.`)
  return to
}

/** Puts a message where the event takes it, and on the record. Returns its state. */
export const settle = async (tx: Tx, message: Message, event: MessageEvent, change: Partial<Change>): Promise<MessageState> => {
  const state = stateAfter(message.state, event)
  await changeMessage(tx, message.id, { ...change, state })
  await recordEvent(tx, {
    verb: `message_${state}`,
    subject: ['message', message.id],
    content: { template: message.template, channel: change.channel ?? message.channel, language: change.language },
  })
  return state
}

/** It will be looked at again at that moment, at once when that is over. */
export const lookAgain = (tx: Tx, message: Message, dueAt: Instant): Promise<void> =>
  setTimer(tx, { kind: 'message.send', subject: message.id, dueAt: isBefore(dueAt, tx.now) ? tx.now : dueAt, lane: timerLane(message) })

/** It waits to be sent, again or still. */
export const waitUntil = async (tx: Tx, message: Message, dueAt: Instant, change: Partial<Change>): Promise<void> => {
  await changeMessage(tx, message.id, { ...change, state: stateAfter(message.state, 'tried_later') })
  await lookAgain(tx, message, dueAt)
}
