import { z } from 'zod'
import type { ContractorId } from '../../lib/ids.ts'
import {
  answerByKey,
  answerByPin,
  codeHints,
  hearTurn,
  joinByKey,
  lineClosed,
  pinAskedBy,
  pinAwaited,
  receiveCall,
} from '../../care/alarms/actions.ts'
import type { LineStep } from '../../care/alarms/rules.ts'
import { contractorOfMessage, contractorOfNumber, spokenWords } from '../../care/messages/actions.ts'
import { asTelephone } from '../../care/messages/rules.ts'
import { staffCall } from '../../care/messages/words.ts'
import type { Gathered, IncomingCall, StatusReport } from '../../platform/telephone/incoming.ts'
import { gather, response, room, say } from '../../platform/telephone/twiml.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { whichPin } from '../../platform/sign-in/phone.ts'
import { steadily } from '../../platform/sign-in/steadily.ts'
import { engineOf } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'

/** What the address that we gave for keys and words says: our message's id, or which turn of a call to us; and the ring or try within. */
export const askedFor = z.object({
  id: z.string().max(64).optional(),
  message: z.string().max(64).optional(),
  /** Which try of that message. */
  attempt: z.string().max(64).optional(),
  ring: z.string().max(64).optional(),
  turn: z.coerce.number().int().min(1).max(20).optional(),
})
export type AskedFor = z.output<typeof askedFor>

/** Where keys and words are posted. */
const gatherAt = (world: World, asked: Record<string, string | number>): string => {
  const url = new URL(`${world.publicUrl}/hooks/twilio/gather`)
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, String(value))
  return url.href
}

type Done<T> = { contractorId: ContractorId; value: T }

/** Runs `work` for the contractor whose number it is; null when it is nobody's. */
export const forNumber = async <T>(world: World, to: string, work: (tx: Tx) => Promise<T>): Promise<Done<T> | null> => {
  const contractorId = (await world.db.door((tx) => contractorOfNumber(tx, asTelephone(to)))) as ContractorId | null
  return contractorId === null ? null : { contractorId, value: await world.db.as(engineOf(contractorId), work) }
}

/** Runs `work` for the contractor whose message it is; null when there is no such message. */
export const forMessage = async <T>(world: World, id: string | null, work: (tx: Tx, id: string) => Promise<T>): Promise<T | null> => {
  const contractorId = id === null ? null : ((await world.db.door((tx) => contractorOfMessage(tx, id))) as ContractorId | null)
  return id === null || contractorId === null ? null : world.db.as(engineOf(contractorId), (tx) => work(tx, id))
}

/** A2 Somebody rings us. */
export const hearCall = async (world: World, { sid: supplierId, from, to, ours: weRang }: IncomingCall): Promise<string> => {
  if (weRang) return response()
  const heard = await forNumber(world, to, async (tx) => {
    const step = await receiveCall(tx, { supplierId, from, to })
    return { step, hints: await codeHints(tx) }
  })
  return heard ? spoken(world, heard.value.step, { turn: 1, hints: heard.value.hints }) : response()
}

/** A2 Keys or words in a call to us. Where a PIN is awaited every answer takes as long as any other. */
const hearCaller = async (world: World, { sid: supplierId, from, to, keys, words }: Gathered, turn: number): Promise<string> => {
  const came = { supplierId, from, to, keys, words, turn }
  const awaited = await forNumber(world, to, (tx) => pinAwaited(tx, came))
  if (!awaited) return response()
  const hear = async (): Promise<string> => {
    const pin = awaited.value && keys !== null ? await whichPin(world, awaited.value.staffId, keys) : null
    const heard = await forNumber(world, to, async (tx) => ({ step: await hearTurn(tx, { ...came, pin }), hints: await codeHints(tx) }))
    return heard ? spoken(world, heard.value.step, { turn: turn + 1, hints: heard.value.hints }) : response()
  }
  return awaited.value ? steadily(hear) : hear()
}

/** What a turn says and does, as the supplier follows it. Silence is told to us as well: it may be all that somebody can say. */
const spoken = (world: World, { say: words, then }: LineStep, { turn, hints }: { turn: number; hints: readonly string[] }): string => {
  switch (then.do) {
    case 'end':
      return response(say(words))
    case 'hold':
      return response(say(words), room(then.room, { keeps: true }))
    case 'listen': {
      const action = gatherAt(world, { turn })
      const input = then.for === 'pin' ? 'dtmf' : 'dtmf speech'
      const digits = then.for === 'pin' ? 4 : undefined
      const known = then.for === 'words' ? { hints } : {}
      return response(gather({ action, seconds: then.for === 'card' ? 8 : 6, input, digits, alsoWhenSilent: true, ...known }, say(words)))
    }
  }
}

/**
 * Keys in a call. In a call to us they are the caller's; in one of ours whoever is on duty answers an alarm or joins its open line, a
 * worker keys their PIN, a household at its safe telephone hears its message.
 */
export const hearKeys = async (world: World, gathered: Gathered, asked: AskedFor): Promise<string> => {
  const messageId = asked.message ?? asked.id ?? null
  if (messageId === null) return asked.turn === undefined ? response() : hearCaller(world, gathered, asked.turn)
  const theirs = await forMessage(world, messageId, pinAskedBy)
  if (theirs) return steadily(() => hearPin(world, gathered, { messageId, staffId: theirs.staffId, turn: asked.turn ?? 1 }))
  const said = await forMessage(world, messageId, (tx) => hearDuty(tx, { messageId, keys: gathered.keys, ringId: asked.ring ?? null }))
  return said ?? response()
}

type PinCalled = { messageId: string; staffId: string; turn: number }
const mostTries = 3

const hearPin = async (world: World, { sid: call, keys }: Gathered, { messageId, staffId, turn }: PinCalled): Promise<string> => {
  if (keys === null) return response(say(staffCall.goodbye))
  const was = await whichPin(world, staffId, keys)
  const right = await forMessage(world, messageId, (tx) => answerByPin(tx, { messageId, call, turn, was }))
  if (right) return response(say(staffCall.pinRight))
  if (turn >= mostTries) return response(say(staffCall.goodbye))
  const action = gatherAt(world, { message: messageId, turn: turn + 1 })
  return response(gather({ action, digits: 4, seconds: 10 }, say(staffCall.pinWrong)), say(staffCall.goodbye))
}

type DutyKeys = { messageId: string; keys: string | null; ringId: string | null }

const hearDuty = async (tx: Tx, { messageId, keys, ringId }: DutyKeys): Promise<string | null> => {
  const joined = await joinByKey(tx, messageId, keys)
  if (joined !== null) return joined === 'gone' ? response(say(staffCall.goodbye)) : response(room(joined.room, { muted: joined.muted }))
  const answered = await answerByKey(tx, messageId, keys, ringId)
  if (answered?.nextRing) {
    const action = gatherAt(tx.world, { message: messageId, ring: answered.nextRing })
    return response(gather({ action, digits: 1, seconds: 10 }, say(answered.words)), say(staffCall.notHeard))
  }
  if (answered) return response(say(answered.words))
  const toHousehold = keys === '1' ? await spokenWords(tx, messageId) : null
  return toHousehold && response(say(toHousehold.words, toHousehold.voice))
}

/** A call to us has ended: if its line was held open for an alarm, it is so no more. */
export const noteCallEnded = async (world: World, report: StatusReport): Promise<void> => {
  if (report.of !== 'call' || report.to === null || report.state !== 'completed') return
  await forNumber(world, report.to, (tx) => lineClosed(tx, report.sid))
}
