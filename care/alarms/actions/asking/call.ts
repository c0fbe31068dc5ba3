import type { OperativeId } from '../../../../lib/ids.ts'
import { tellBoard } from '../../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { keepAnswer, storeInbound, textStaff } from '../../../messages/actions.ts'
import type { Inbound } from '../../../messages/actions.ts'
import { spokenTelephone } from '../../../messages/rules.ts'
import { cardDigits, isLastMiss, meantBy } from '../../rules.ts'
import type { LineHeard, LineStep, PinGiven } from '../../rules.ts'
import { contractorOf, dutyStaff, keepLineOpen, keepTurn, openWatchOf, operativeBy, operativesWithCards, stepOfTurn } from '../../store.ts'
import { callWords } from '../../words.ts'
import { goAmber } from '../watching/amber-and-pause.ts'
import { raiseAlarm } from '../raise.ts'
import { roomOf } from './line.ts'
import { hearPin } from './pin.ts'

/** A call, as the supplier handed it in. `from` may be no number ('anonymous'). */
export type CallCame = { supplierId: string; from: string; to: string }
/** What came in one turn of it. `pin`: what the keys were, where a PIN was awaited. */
export type TurnCame = CallCame & LineHeard & { turn: number; pin: PinGiven | null }

const stored = (tx: Tx, came: CallCame) =>
  storeInbound(tx, { channel: 'call', supplierId: came.supplierId, from: came.from, to: came.to, body: '(a call)' })

/**
 * A2 Somebody rings us. A worker's own telephone is recognised: everybody on duty hears of it, and the line listens for what they say
 * or key. Anybody else is asked for the number of their ID card and their PIN, and may say the code all the same. Told twice, it
 * is answered the same and acts once.
 */
export const receiveCall = async (tx: Tx, came: CallCame): Promise<LineStep> => {
  const inbound = await stored(tx, came)
  const first = await greeting(tx, inbound)
  if (inbound.repeated && inbound.answer !== null) return first
  await keepAnswer(tx, inbound.id, first.say, first.operativeId === null ? 'call' : 'worker_rang')
  if (first.operativeId !== null) await tellWhoRang(tx, inbound, first.operativeId as OperativeId)
  return first
}

const greeting = async (tx: Tx, { from }: Inbound): Promise<LineStep> => {
  const { name, telephone } = await contractorOf(tx)
  const operative = await operativeBy(tx, { telephone: from })
  if (operative) return listen(callWords.toWorker(name), 'words', { operativeId: operative.id, misses: 0 })
  return listen(callWords.toOthers(name, spokenTelephone(telephone)), 'card', { operativeId: null, misses: 0 })
}

const tellWhoRang = async (tx: Tx, inbound: Inbound, operativeId: OperativeId): Promise<void> => {
  const operative = await operativeBy(tx, { id: operativeId })
  if (!operative) return
  const { name, telephone } = operative
  for (const { id } of await dutyStaff(tx, { exceptOperativeId: operativeId }))
    await textStaff(tx, { staffId: id, template: 'rang_us', facts: { name, telephone }, about: ['inbound', inbound.id] })
  await tellBoard(tx)
}

type Kept = Pick<LineStep, 'operativeId' | 'misses'>
const listen = (say: string, what: 'words' | 'card' | 'pin', kept: Kept): LineStep => ({ ...kept, say, then: { do: 'listen', for: what } })
const end = (say: string, kept: Kept): LineStep => ({ ...kept, say, then: { do: 'end' } })

/** The step that this turn answers: the one before it, or the greeting. */
const stepBefore = async (tx: Tx, inbound: Inbound, turn: number): Promise<LineStep> =>
  (turn > 1 ? await stepOfTurn(tx, inbound.id, turn - 1) : null) ?? greeting(tx, inbound)

/** Whose PIN the line awaits in this turn, so that the keys can be looked at; null when it awaits none. `staffId` null: nobody's. */
export const pinAwaited = async (tx: Tx, came: CallCame & { turn: number }): Promise<{ staffId: string | null } | null> => {
  const before = await stepBefore(tx, await stored(tx, came), came.turn)
  if (before.then.do !== 'listen' || before.then.for !== 'pin') return null
  const operative = before.operativeId === null ? null : await operativeBy(tx, { id: before.operativeId })
  return { staffId: operative?.staffId ?? null }
}

/** A2 Something was keyed or said in a call to us, or nothing was. What to say and do next; the same for a turn told twice. */
export const hearTurn = async (tx: Tx, came: TurnCame): Promise<LineStep> => {
  const inbound = await stored(tx, came)
  const again = await stepOfTurn(tx, inbound.id, came.turn)
  if (again) return again
  const turn: Turn = { tx, came, inbound, before: await stepBefore(tx, inbound, came.turn) }
  const answer = await stepAfter(turn)
  await keepTurn(tx, { inboundId: inbound.id, turn: came.turn, heard: came.words, answer })
  return answer
}

type Turn = { tx: Tx; came: TurnCame; inbound: Inbound; before: LineStep }

const stepAfter = async (turn: Turn): Promise<LineStep> => {
  const { then } = turn.before
  if (then.do !== 'listen') return turn.before
  if (then.for === 'pin') return afterPin(turn)
  const known = then.for === 'words'
  switch (meantBy(turn.came, await contractorOf(turn.tx), known)) {
    case 'help':
      return holdTheLine(turn)
    case 'amber':
      return noteUneasy(turn)
    case 'something':
      return known ? askOn(turn, callWords.anythingElse) : askForPin(turn)
    case 'nothing':
      return known ? askOn(turn, callWords.stillThere) : goodbye(turn)
  }
}

/** A2 The code: an alarm, an innocent sentence, and the line stays open for whoever answers. */
const holdTheLine = async ({ tx, came, inbound, before }: Turn): Promise<LineStep> => {
  const heard = came.words ?? 'keyed the code'
  const asking = { raisedAt: tx.now, silent: true, how: 'call', heard, actId: `${inbound.id} call` } as const
  const alarmId = await (before.operativeId === null
    ? raiseAlarm(tx, { ...asking, kind: 'unmatched', fromTelephone: numberOf(inbound) })
    : raiseAlarm(tx, { ...asking, kind: 'code_call', operativeId: before.operativeId as OperativeId }))
  const room = roomOf(came.supplierId)
  await keepLineOpen(tx, alarmId, room)
  return { ...before, say: callWords.stayOnTheLine, then: { do: 'hold', room } }
}

/** Callers who keep their number to themselves are each somebody else. */
const numberOf = ({ id, from }: Inbound): string => (from.startsWith('+') ? from : `${from} ${id}`)

const noteUneasy = async ({ tx, came, before }: Turn): Promise<LineStep> => {
  const watch = before.operativeId === null ? null : await openWatchOf(tx, before.operativeId)
  if (watch) await goAmber(tx, watch.bookingId, came.words)
  return end(callWords.noted, before)
}

/** Nothing that we understood: asked again, and then a person rings back. */
const askOn = async ({ before }: Turn, say: string): Promise<LineStep> => {
  const kept = { ...before, misses: before.misses + 1 }
  return isLastMiss(kept.misses) ? end(callWords.ringBack, kept) : listen(say, 'words', kept)
}

const goodbye = async ({ tx, before }: Turn): Promise<LineStep> =>
  end(callWords.othersEnd(spokenTelephone((await contractorOf(tx)).telephone)), before)

/** The digits of a card: the PIN is asked for, also when no card has them, so that nobody learns which cards there are. */
const askForPin = async (turn: Turn): Promise<LineStep> => {
  const { tx, came } = turn
  if (came.keys === null) return goodbye(turn)
  const digits = cardDigits(came.keys)
  const found = (await operativesWithCards(tx)).filter((one) => cardDigits(one.idCardNumber) === digits)
  return listen(callWords.keyPin, 'pin', { operativeId: found.length === 1 ? found[0]!.id : null, misses: 0 })
}

/** A2 Right, or right under duress: the caller hears what a worker hears, and is listened to. Wrong: once more, three times in all. */
const afterPin = async (turn: Turn): Promise<LineStep> => {
  const { tx, came, inbound, before } = turn
  const operativeId = before.operativeId as OperativeId | null
  const told = { id: `${inbound.id} ${came.turn}`, kind: 'pin_by_keys', at: tx.now, way: 'call' } as const
  const right = operativeId !== null && came.pin !== null && (await hearPin(tx, { ...told, operativeId, was: came.pin }))
  if (right) {
    await tellWhoRang(tx, inbound, operativeId)
    return listen(callWords.toWorker((await contractorOf(tx)).name), 'words', { operativeId, misses: 0 })
  }
  const kept = { ...before, misses: before.misses + 1 }
  return isLastMiss(kept.misses) ? end(callWords.ringBack, kept) : listen(callWords.pinWrong, 'pin', kept)
}

/** Words for the supplier's ear: it hears best what it expects. */
export const codeHints = async (tx: Tx): Promise<string[]> => {
  const { codeWord, amberWords } = await contractorOf(tx)
  return [codeWord, ...(amberWords ? [amberWords] : [])]
}
