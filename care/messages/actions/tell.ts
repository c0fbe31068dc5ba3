import type { HouseholdId, MessageId, StaffId } from '../../../lib/ids.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { done, refused } from '../../../lib/refusal.ts'
import { cancelTimers, setTimers } from '../../../platform/timers/timers.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { recordEvent, recordEvents } from '../../record/actions.ts'
import type { Subject } from '../../record/actions.ts'
import { lastingTemplates, messageAfter } from '../rules.ts'
import type { CallTemplate, HouseholdFacts, HouseholdTemplate, StaffFacts, StaffTemplate } from '../rules.ts'
import {
  changeMessage,
  changeMessages,
  holdMessage,
  holdQueuedAbout,
  leaveTriesOf,
  queueMessages,
  sentAbout,
  untoldHouseholds,
} from '../store.ts'
import type { Queued } from '../store.ts'
import { messageReasons } from '../words.ts'
import { timerLane } from './sending/timer-lane.ts'

const queue = async (tx: Tx, messages: readonly Omit<Queued, 'id'>[]): Promise<MessageId[]> => {
  const queued = messages.map((message) => ({ ...message, id: tx.world.newId('message') }))
  await queueMessages(tx, queued)
  await setTimers(
    tx,
    queued.map((message) => ({ kind: 'message.send', subject: message.id, dueAt: tx.now, lane: timerLane(message) })),
  )
  await recordEvents(
    tx,
    queued.map(({ id, template, about, householdId, staffId }) => ({
      ...{ verb: 'message_queued', subject: ['message', id], content: { template, about, householdId, staffId } },
    })),
  )
  return queued.map(({ id }) => id)
}

/**
 * Tells a household, in this transaction or not at all. Callers say what, never where, when or in which language: that is taken
 * from the contact card at the moment of sending (H4, M1), and so nobody can forget it.
 */
export const tellHousehold = async <T extends HouseholdTemplate>(
  tx: Tx,
  { householdId, template, facts, about }: { householdId: HouseholdId; template: T; facts: HouseholdFacts[T]; about: Subject },
): Promise<MessageId> => {
  const [id] = await queue(tx, [{ lane: 'household', channel: null, householdId, staffId: null, template, facts, about }])
  return id!
}

type ToStaff<T extends StaffTemplate> = { staffId: StaffId; template: T; facts: StaffFacts[T]; about: Subject }
type StaffWay = 'call' | 'push' | 'text'

const tell = async <T extends StaffTemplate>(tx: Tx, channel: StaffWay, message: ToStaff<T>): Promise<MessageId> => {
  const [id] = await queue(tx, [{ lane: 'duty', channel, householdId: null, ...message }])
  return id!
}

/** A text to somebody at work, in the duty lane: before everything else, at any hour (A6). */
export const textStaff = <T extends StaffTemplate>(tx: Tx, message: ToStaff<T>): Promise<MessageId> => tell(tx, 'text', message)

/** A call to somebody at work that says what it is about and listens for keys. Picking up is not an answer (A3). */
export const callStaff = <T extends CallTemplate>(tx: Tx, message: ToStaff<T>): Promise<MessageId> => tell(tx, 'call', message)

/** A push to the browsers of somebody at work that asked to be told. It wakes a screen; nobody relies on it alone. */
export const pushStaff = <T extends StaffTemplate>(tx: Tx, message: ToStaff<T>): Promise<MessageId> => tell(tx, 'push', message)

/** Several people at work, or one by several ways, told at once; the ids stand in the order of the messages. */
export const tellStaff = <T extends CallTemplate>(
  tx: Tx,
  messages: readonly (ToStaff<T> & { channel: StaffWay })[],
): Promise<MessageId[]> =>
  queue(
    tx,
    messages.map((message) => ({ ...message, lane: 'duty', householdId: null })),
  )

/** Withholds what waits to be sent about a subject (to some of the staff, of one template, `except` these messages), because it is no longer true, and chases nothing that was sent about it any more. Returns how many were withheld. */
export const withholdQueued = async (
  tx: Tx,
  about: Subject,
  only: { staffIds?: readonly StaffId[]; template?: StaffTemplate; except?: readonly string[] } = {},
): Promise<number> => {
  const waiting = (await holdQueuedAbout(tx, about, only)).map(({ id }) => id)
  await changeMessages(tx, waiting, { state: 'withheld', trouble: 'No longer true.' })
  await leaveTriesOf(tx, waiting)
  const chased = (await sentAbout(tx, about, only)).map(({ id }) => id)
  await cancelTimers(tx, { kind: 'message.send', subjects: [...waiting, ...chased] })
  return waiting.length
}

/** What households should have heard and no machine could tell them, for a person to tell: with what to say, and whether only the safe way may be used. */
export const untold = (tx: Tx) => untoldHouseholds(tx, lastingTemplates)

/** A person has told the household what no machine could. */
export const toldByHand = async (tx: Tx, messageId: MessageId, how: string): Promise<Outcome<{ told: true }>> => {
  const message = await holdMessage(tx, messageId)
  const state = message && messageAfter(message.state, 'told_by_person')
  if (!state || tx.who.kind !== 'staff') return refused(messageReasons.reason('M2_NOT_YOURS_TO_TELL'))
  await changeMessage(tx, messageId, { state, toldBy: tx.who.staffId, deliveredAt: tx.now })
  await recordEvent(tx, { verb: 'message_told_by_person', subject: ['message', messageId], why: how })
  return done({ told: true })
}
