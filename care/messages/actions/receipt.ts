import { after } from '../../../lib/time.ts'
import { cancelTimer, setTimer } from '../../../platform/timers/timers.ts'
import type { StatusReport } from '../../../platform/telephone/incoming.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { recordEvent } from '../../record/actions.ts'
import { eventOfReport, messageAfter, waitBeforeRingingAgain } from '../rules.ts'
import type { MessageEvent } from '../rules.ts'
import { changeMessage, holdMessage, readCard } from '../store.ts'
import type { Message } from '../store.ts'

/**
 * M2 What became of a message, as the supplier reports it. Reports come late, twice and out of order: the table knows which of
 * them still mean something. `messageId` is our own id of it, so that a report also finds a message whose sending left us unsure.
 */
export const receipt = async (tx: Tx, messageId: string, report: StatusReport): Promise<void> => {
  const message = await holdMessage(tx, messageId)
  if (!message) return
  const event = await eventFor(tx, message, report)
  if (!event || (event === 'did_not_arrive' && message.supplierId !== null && message.supplierId !== report.sid)) return // an earlier copy's end is not the message's
  const state = messageAfter(message.state, event)
  if (!state) return
  const again =
    event === 'did_not_arrive' && message.lane === 'household' && message.channel === 'call' ? waitBeforeRingingAgain(message.tries) : null
  if (again) {
    await changeMessage(tx, messageId, { state: 'queued', trouble: `Nobody picked up (${report.state}).` })
    return setTimer(tx, { kind: 'message.send', subject: messageId, dueAt: after(tx.now, again) })
  }
  await changeMessage(tx, messageId, {
    state,
    ...(event === 'arrived' ? { deliveredAt: tx.now, trouble: null } : { trouble: troubleOf(report) }),
    supplierId: message.supplierId ?? report.sid,
  })
  await cancelTimer(tx, { kind: 'message.send', subject: messageId })
  await recordEvent(tx, {
    verb: `message_${state}`,
    subject: ['message', messageId],
    content: { template: message.template, reported: report.state },
  })
}

/** A call to a safe telephone has arrived when somebody pressed the key, which is noted there; that it ended means nothing. */
const eventFor = async (tx: Tx, message: Message, report: StatusReport): Promise<MessageEvent | null> => {
  const event = eventOfReport(report.of, report.state)
  if (event !== 'arrived' || report.of === 'message' || message.householdId === null) return event
  const card = await readCard(tx, message.householdId)
  return card?.safeContactOnly ? 'did_not_arrive' : event
}

const troubleOf = ({ state, errorCode }: StatusReport): string =>
  `The supplier reports: ${state}${errorCode === null ? '' : ` (${errorCode})`}.`
