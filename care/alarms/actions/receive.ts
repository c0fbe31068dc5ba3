import { before, minutes } from '../../../lib/time.ts'
import type { OperativeId } from '../../../lib/ids.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { answerTo, cameLately, keepAnswer, storeInbound, textStaff } from '../../messages/actions.ts'
import type { Inbound } from '../../messages/actions.ts'
import { spokenTelephone } from '../../messages/rules.ts'
import { digitsIn, holdsCodeWord } from '../rules.ts'
import { contractorOf, dutyStaff, operativeBy, ringWithDigits } from '../store.ts'
import { answerWords, callWords, innocentAnswer } from '../words.ts'
import { answerAs } from './answer.ts'
import { raiseAlarm } from './raise.ts'

/** What the supplier handed in, parsed. */
export type Came = { supplierId: string; from: string; to: string; body: string }

/** `answer` null: nothing for us in it, the other listeners may hear it now. Empty: nothing is said back. */
export type Received = { inbound: Inbound; answer: string | null }

/**
 * Every inbound text comes here first. Stores it, then decides: the word for help (A2), or the digits of a ring (A3). Commit, and
 * only then answer. A copy of a text that was heard gets the answer that was given, and nothing is done again.
 */
export const receive = async (tx: Tx, came: Came): Promise<Received> => {
  const inbound = await storeInbound(tx, { channel: 'text', ...came })
  if (inbound.repeated) return { inbound, answer: inbound.answer }
  const contractor = await contractorOf(tx)
  const operative = await operativeBy(tx, { telephone: inbound.from })
  if (operative) {
    if (holdsCodeWord(inbound.body, contractor.codeWord, { forgiving: true })) await askByText(tx, inbound, operative.id)
    else await tellBoard(tx) // a worker's ordinary text waits for a person to read it
    return { inbound, answer: await keepAnswer(tx, inbound.id, innocentAnswer(contractor.name)) }
  }
  const digits = inbound.staffId === null ? null : digitsIn(inbound.body)
  const ring = digits === null || inbound.staffId === null ? undefined : await ringWithDigits(tx, inbound.staffId, digits)
  if (ring) return { inbound, answer: await keepAnswer(tx, inbound.id, await answerByText(tx, ring), 'alarm_answered') }
  if (holdsCodeWord(inbound.body, contractor.codeWord, { forgiving: false })) {
    await helpFromUnknown(tx, inbound)
    return { inbound, answer: await keepAnswer(tx, inbound.id, await answerTo(tx, inbound.from, innocentAnswer(contractor.name))) }
  }
  return { inbound, answer: null }
}

const askByText = async (tx: Tx, inbound: Inbound, operativeId: OperativeId): Promise<void> => {
  await raiseAlarm(tx, { kind: 'help', operativeId, raisedAt: tx.now, silent: true, actId: inbound.id })
  await keepAnswer(tx, inbound.id, '', 'help')
}

const answerByText = async (tx: Tx, ring: NonNullable<Awaited<ReturnType<typeof ringWithDigits>>>): Promise<string> => {
  const outcome = await answerAs(tx, ring, 'text')
  if (outcome.ok) return answerWords.answered
  return outcome.kind === 'refused' && outcome.reasons[0]?.code === 'A3_SOMEBODY_HAS_IT' ? answerWords.somebodyHasIt : answerWords.isOver
}

/** The word for help from a number that is no worker's: everybody on duty is asked to find out who it is, once in half an hour for each number. */
const helpFromUnknown = async (tx: Tx, inbound: Inbound): Promise<void> => {
  await keepAnswer(tx, inbound.id, '', 'help_from_unknown')
  await tellBoard(tx)
  const lately = { telephone: inbound.from, what: 'help_from_unknown', since: before(tx.now, minutes(30)), except: inbound.id }
  if (await cameLately(tx, lately)) return
  for (const { id } of await dutyStaff(tx))
    await textStaff(tx, { staffId: id, template: 'unknown_help', facts: { from: inbound.from }, about: ['inbound', inbound.id] })
}

/** Somebody rings the number that we send from. A worker is rung back, and everybody on duty hears of it. What to say. */
export const receiveCall = async (tx: Tx, came: Omit<Came, 'body'>): Promise<string> => {
  const inbound = await storeInbound(tx, { channel: 'call', ...came, body: '(a call)' })
  if (inbound.repeated && inbound.answer !== null) return inbound.answer
  const contractor = await contractorOf(tx)
  const operative = await operativeBy(tx, { telephone: inbound.from })
  if (!operative) return keepAnswer(tx, inbound.id, callWords.toOthers(contractor.name, spokenTelephone(contractor.telephone)), 'call')
  for (const { id } of await dutyStaff(tx, { exceptOperativeId: operative.id }))
    await textStaff(tx, {
      staffId: id,
      template: 'rang_us',
      facts: { name: operative.name, telephone: operative.telephone },
      about: ['inbound', inbound.id],
    })
  await tellBoard(tx)
  return keepAnswer(tx, inbound.id, callWords.toStaff(contractor.name), 'worker_rang')
}
