import { after } from '../../../lib/time.ts'
import { cancelTimer, setTimer } from '../../../platform/timers/timers.ts'
import type { StatusReport } from '../../../platform/telephone/incoming.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { recordEvent } from '../../record/actions.ts'
import { attemptAfter, eventOfReport, messageAfter, waitBeforeRingingAgain } from '../rules.ts'
import type { MessageEvent, SupplierName } from '../rules.ts'
import { attemptsOf, changeAttempt, changeMessage, holdMessage, readCard } from '../store.ts'
import type { KeptAttempt, Message } from '../store.ts'
import { noteHealth } from './sending/health.ts'
import { lookAgain } from './sending/settle.ts'

/** Who reports, and of which try where that is told. */
type From = { supplier: SupplierName; attemptId?: string | undefined }

/**
 * M2 What became of a message, as a supplier reports it. Reports come late, twice and out of order: the tables of the try and of the
 * message know which of them still mean something. `messageId` is our own id of it, so that a report also finds a message whose sending
 * left us unsure.
 */
export const receipt = async (tx: Tx, messageId: string, report: StatusReport, from: From = { supplier: 'twilio' }): Promise<void> => {
  const message = await holdMessage(tx, messageId)
  const event = message && (await eventFor(tx, message, report))
  if (!message || !event) return
  const attempts = await attemptsOf(tx, messageId)
  const attempt = attemptMeant(attempts, report, from)
  if (!attempt) return // some other copy's end is not the message's
  if (event === 'arrived' && !(await everyPartArrived(tx, attempt, report.sid))) return
  const state = attemptAfter(attempt.state, event)
  if (!state) return
  const supplierIds = attempt.supplierIds.length > 0 ? attempt.supplierIds : [report.sid]
  await changeAttempt(tx, attempt.id, { state, endedAt: tx.now, supplierIds, trouble: event === 'arrived' ? null : troubleOf(report) })
  await (event === 'arrived' ? noteArrived(tx, message, { ...attempt, supplierIds }) : noteLost(tx, message, attempts, report))
  const learned = event === 'arrived' ? 'delivered' : attempt.channel === 'text' ? 'not_in_time' : null
  const { supplier, channel } = attempt
  if (learned) await noteHealth(tx, [{ supplier, channel, event: learned, trouble: learned === 'delivered' ? null : troubleOf(report) }])
}

/** Our own id of the try comes first, then the supplier's; a try whose answer never reached us is meant by what nobody else claims. */
const attemptMeant = (attempts: readonly KeptAttempt[], { sid }: StatusReport, { supplier, attemptId }: From): KeptAttempt | undefined =>
  attempts.find((one) => one.id === attemptId) ??
  attempts.find((one) => one.supplier === supplier && one.supplierIds.includes(sid)) ??
  attempts.findLast((one) => one.supplier === supplier && one.supplierIds.length === 0 && one.state !== 'refused')

/** A long text has arrived when all its parts have. */
const everyPartArrived = async (tx: Tx, attempt: KeptAttempt, sid: string): Promise<boolean> => {
  if (attempt.supplierIds.length < 2) return true
  const arrivedIds = [...new Set([...attempt.arrivedIds, sid])]
  await changeAttempt(tx, attempt.id, { arrivedIds })
  return attempt.supplierIds.every((id) => arrivedIds.includes(id))
}

/** A text that was read out in a call, perhaps to a voicemail, is not yet a text that arrived. */
const noteArrived = async (tx: Tx, message: Message, attempt: KeptAttempt): Promise<void> => {
  const isItself = message.lane === 'household' || attempt.channel === (message.channel ?? 'text')
  const state = isItself ? messageAfter(message.state, 'arrived') : null
  if (!state) return
  await changeMessage(tx, message.id, {
    state,
    deliveredAt: tx.now,
    trouble: null,
    supplierId: message.supplierId ?? attempt.supplierIds[0] ?? null,
  })
  await cancelTimer(tx, { kind: 'message.send', subject: message.id })
  await onRecord(tx, message, state, attempt.supplier)
}

const noteLost = async (tx: Tx, message: Message, before: readonly KeptAttempt[], report: StatusReport): Promise<void> => {
  if (message.lane === 'household') return noteHouseholdLost(tx, message, report)
  const isOpen = message.state === 'queued' || message.state === 'sent'
  if (isOpen && !before.some((one) => one.state === 'trying')) await lookAgain(tx, message, tx.now) // whoever is at a try looks by itself
}

/** M3 A household's text that one supplier could not deliver goes by the next; a call is rung again later. */
const noteHouseholdLost = async (tx: Tx, message: Message, report: StatusReport): Promise<void> => {
  if (!messageAfter(message.state, 'did_not_arrive')) return
  const isCall = message.channel === 'call'
  const dueAt = isCall ? waitBeforeRingingAgain(message.tries) : Temporal.Duration.from({ seconds: 0 })
  if (dueAt && (isCall || tx.world.suppliers.filter((one) => one.text).length > 1)) {
    await changeMessage(tx, message.id, { state: 'queued', trouble: isCall ? `Nobody picked up (${report.state}).` : troubleOf(report) })
    return setTimer(tx, { kind: 'message.send', subject: message.id, dueAt: after(tx.now, dueAt) })
  }
  await changeMessage(tx, message.id, { state: 'failed', trouble: troubleOf(report) })
  await cancelTimer(tx, { kind: 'message.send', subject: message.id })
  await onRecord(tx, message, 'failed', report.state)
}

const onRecord = (tx: Tx, message: Message, state: string, reported: string): Promise<unknown> =>
  recordEvent(tx, { verb: `message_${state}`, subject: ['message', message.id], content: { template: message.template, reported } })

/** A call to a safe telephone has arrived when somebody pressed the key, which is noted there; that it ended means nothing. */
const eventFor = async (
  tx: Tx,
  message: Message,
  report: StatusReport,
): Promise<Extract<MessageEvent, 'arrived' | 'did_not_arrive'> | null> => {
  const event = eventOfReport(report.of, report.state)
  if (event !== 'arrived' || report.of === 'message' || message.householdId === null) return event
  const card = await readCard(tx, message.householdId)
  return card?.safeContactOnly ? 'did_not_arrive' : event
}

const troubleOf = ({ state, errorCode }: StatusReport): string =>
  `The supplier reports: ${state}${errorCode === null ? '' : ` (${errorCode})`}.`
