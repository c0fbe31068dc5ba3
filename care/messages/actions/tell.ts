import type { HouseholdId, MessageId, StaffId } from '../../../lib/ids.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { done, refused } from '../../../lib/refusal.ts'
import { cancelTimer, setTimer } from '../../../platform/timers/timers.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { recordEvent } from '../../record/actions.ts'
import type { Subject } from '../../record/actions.ts'
import { lastingTemplates, messageAfter } from '../rules.ts'
import type { CallTemplate, HouseholdFacts, HouseholdTemplate, StaffFacts, StaffTemplate } from '../rules.ts'
import { changeMessage, holdMessage, holdQueuedAbout, leaveTriesOf, queueMessage, sentAbout, untoldHouseholds } from '../store.ts'
import type { Queued } from '../store.ts'
import { messageReasons } from '../words.ts'
import { timerLane } from './sending/timer-lane.ts'

const queue = async (tx: Tx, message: Omit<Queued, 'id'>): Promise<MessageId> => {
  const id = tx.world.newId('message')
  await queueMessage(tx, { ...message, id })
  await setTimer(tx, { kind: 'message.send', subject: id, dueAt: tx.now, lane: timerLane(message) })
  await recordEvent(tx, {
    verb: 'message_queued',
    subject: ['message', id],
    content: { template: message.template, about: message.about, householdId: message.householdId, staffId: message.staffId },
  })
  return id
}

/**
 * Tells a household, in this transaction or not at all. Callers say what, never where, when or in which language: that is taken
 * from the contact card at the moment of sending (H4, M1), and so nobody can forget it.
 */
export const tellHousehold = <T extends HouseholdTemplate>(
  tx: Tx,
  { householdId, template, facts, about }: { householdId: HouseholdId; template: T; facts: HouseholdFacts[T]; about: Subject },
): Promise<MessageId> => queue(tx, { lane: 'household', channel: null, householdId, staffId: null, template, facts, about })

type ToStaff<T extends StaffTemplate> = { staffId: StaffId; template: T; facts: StaffFacts[T]; about: Subject }

/** A text to somebody at work, in the duty lane: before everything else, at any hour (A6). */
export const textStaff = <T extends StaffTemplate>(tx: Tx, { staffId, template, facts, about }: ToStaff<T>): Promise<MessageId> =>
  queue(tx, { lane: 'duty', channel: 'text', householdId: null, staffId, template, facts, about })

/** A call to somebody at work that says what it is about and listens for keys. Picking up is not an answer (A3). */
export const callStaff = <T extends CallTemplate>(tx: Tx, { staffId, template, facts, about }: ToStaff<T>): Promise<MessageId> =>
  queue(tx, { lane: 'duty', channel: 'call', householdId: null, staffId, template, facts, about })

/** A push to the browsers of somebody at work that asked to be told. It wakes a screen; nobody relies on it alone. */
export const pushStaff = <T extends StaffTemplate>(tx: Tx, { staffId, template, facts, about }: ToStaff<T>): Promise<MessageId> =>
  queue(tx, { lane: 'duty', channel: 'push', householdId: null, staffId, template, facts, about })

/** Withholds what waits to be sent about a subject (to some of the staff, of one template, `except` these messages), because it is no longer true, and chases nothing that was sent about it any more. Returns how many were withheld. */
export const withholdQueued = async (
  tx: Tx,
  about: Subject,
  only: { staffIds?: readonly StaffId[]; template?: StaffTemplate; except?: readonly string[] } = {},
): Promise<number> => {
  const waiting = await holdQueuedAbout(tx, about, only)
  for (const { id } of waiting) {
    await changeMessage(tx, id, { state: 'withheld', trouble: 'No longer true.' })
    await cancelTimer(tx, { kind: 'message.send', subject: id })
  }
  await leaveTriesOf(
    tx,
    waiting.map(({ id }) => id),
  )
  for (const { id } of await sentAbout(tx, about, only)) await cancelTimer(tx, { kind: 'message.send', subject: id })
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
