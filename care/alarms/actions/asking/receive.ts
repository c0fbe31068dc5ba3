import type { OperativeId } from '../../../../lib/ids.ts'
import type { Instant } from '../../../../lib/time.ts'
import { tellBoard } from '../../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { answerTo, keepAnswer, storeInbound } from '../../../messages/actions.ts'
import type { Stored } from '../../../messages/actions.ts'
import { asksForHelp, digitsIn, holdsCodeWord } from '../../rules.ts'
import { changeAlarm, contractorOf, holdAsking, holdOpenAlarmOf, openWatchOf, operativeBy } from '../../store.ts'
import type { Asker } from '../../store.ts'
import { innocentAnswer } from '../../words.ts'
import { answerByDigits } from '../keys.ts'
import { raiseAlarm } from '../raise.ts'
import { goAmber } from '../watching/amber-and-pause.ts'

/** What the supplier handed in, parsed. `sentAt`: when they wrote it, where the network says so; a text may be hours on its way. */
export type Came = { supplierId: string; from: string; to: string; body: string; pictures?: number; sentAt?: Instant | null }

/** `answer` null: nothing for us in it, the other listeners may hear it now. Empty: nothing is said back. */
export type Received = { inbound: Stored; answer: string | null }

/**
 * Every inbound text comes here first. Stores it, then decides: a worker's call for help (A2), or the digits of a ring (A3). Commit,
 * and only then answer. A copy of a text that was heard gets the answer that was given, and nothing is done again. However late it
 * comes, a call for help is an alarm, shown with both times (A5).
 */
export const receive = async (tx: Tx, came: Came): Promise<Received> => {
  const inbound = await storeInbound(tx, { channel: 'text', ...came })
  if (inbound.repeated) return { inbound, answer: inbound.answer }
  const raisedAt = came.sentAt ?? tx.now
  const contractor = await contractorOf(tx)
  const operative = await operativeBy(tx, { telephone: inbound.from })
  if (operative) {
    await hearWorker(tx, operative.id, { inbound, raisedAt, pictures: came.pictures ?? 0 })
    return { inbound, answer: await keepAnswer(tx, inbound.id, innocentAnswer(contractor.name)) }
  }
  const digits = inbound.staffId === null ? null : digitsIn(inbound.body)
  const answered = digits === null || inbound.staffId === null ? null : await answerByDigits(tx, inbound.staffId, digits)
  if (answered !== null) return { inbound, answer: await keepAnswer(tx, inbound.id, answered, 'alarm_answered') }
  if (holdsCodeWord(inbound.body, contractor.codeWord, { forgiving: false }) || (await isGathered(tx, inbound))) {
    await helpFromUnknown(tx, inbound, raisedAt)
    return { inbound, answer: await keepAnswer(tx, inbound.id, await answerTo(tx, inbound.from, innocentAnswer(contractor.name))) }
  }
  return { inbound, answer: null }
}

type FromWorker = { inbound: Stored; raisedAt: Instant; pictures: number }

/** A2 Help, or uneasy, or an ordinary text that waits for a person to read it. The answer is the same for all of them. */
const hearWorker = async (tx: Tx, operativeId: OperativeId, { inbound, raisedAt, pictures }: FromWorker): Promise<void> => {
  const { codeWord, amberWords } = await contractorOf(tx)
  const { id: actId, body } = inbound
  if (asksForHelp({ body, pictures }, codeWord)) {
    const heard = body.trim() === '' ? 'a picture without words' : body
    await raiseAlarm(tx, { kind: 'code_text', operativeId, raisedAt, silent: true, how: 'text', heard, actId })
    await keepAnswer(tx, actId, '', 'help')
    if (inbound.was !== null) await addToAlarm(tx, { operativeId }, inbound)
    return
  }
  const watch = amberWords && holdsCodeWord(body, amberWords, { forgiving: true }) ? await openWatchOf(tx, operativeId) : null
  if (watch) await goAmber(tx, watch.bookingId, body, raisedAt)
  if (watch) await keepAnswer(tx, actId, '', 'uneasy')
  await addToAlarm(tx, { operativeId }, inbound)
  await tellBoard(tx)
}

/**
 * What they write while their alarm is open stands with it, and rings nobody again: whoever has it reads it there. More of a long text
 * stands where its beginning stood.
 */
const addToAlarm = async (tx: Tx, asker: Asker, { body, was }: Pick<Stored, 'body' | 'was'>): Promise<void> => {
  await holdAsking(tx, asker)
  const open = await holdOpenAlarmOf(tx, asker)
  if (!open || (was !== null && open.heard?.includes(body))) return
  const grows = was !== null && open.heard?.includes(was)
  await changeAlarm(tx, open.id, { heard: grows ? open.heard!.replace(was, () => body) : [open.heard, body].filter(Boolean).join('\n') })
}

/** Whatever else a number writes that nobody knows belongs to its alarm while that is open, also when both came at once. */
const isGathered = async (tx: Tx, { from: fromTelephone, householdId, staffId }: Stored): Promise<boolean> => {
  if (householdId !== null || staffId !== null) return false
  await holdAsking(tx, { fromTelephone })
  return (await holdOpenAlarmOf(tx, { fromTelephone })) !== null
}

/** A2 The code word from a number that is no worker's: an alarm of that number, which gathers whatever else it writes. */
const helpFromUnknown = async (tx: Tx, inbound: Stored, raisedAt: Instant): Promise<void> => {
  await keepAnswer(tx, inbound.id, '', 'help_from_unknown')
  const { id: actId, from: fromTelephone, body: heard } = inbound
  await raiseAlarm(tx, { kind: 'unmatched', fromTelephone, raisedAt, silent: true, how: 'text', heard, actId })
  if (inbound.was !== null) await addToAlarm(tx, { fromTelephone }, inbound)
}
