import type { AlarmId } from '../../../lib/ids.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { staffCall } from '../../messages/words.ts'
import {
  drillRingOfMessage,
  drillRingWithDigits,
  lookAtAlarm,
  markDrillRing,
  markRingAnswered,
  ringsOfMessage,
  ringWithDigits,
} from '../store.ts'
import { answerWords } from '../words.ts'
import { answerAlarm, nameOf } from './answer.ts'
import { agreeToStandDown } from './stand-down.ts'
import { addressOf } from './show.ts'
import { inTheNameOf, refuse } from './staff.ts'

/** What is said back in a call; `nextRing`: keys are listened for once more, for this ring, because somebody else needs help too. */
export type SaidBack = { words: string; nextRing: string | null }
const saying = (words: string): SaidBack => ({ words, nextRing: null })

/**
 * A3 A key was pressed in a call of ours: 1, or the digits of this ring, answers. When the call was joined by a second alarm, that
 * one is offered next (`ringId` in the address that is called back then). What to say back; null when it was no ring.
 */
export const answerByKey = async (tx: Tx, messageId: string, keys: string | null, ringId?: string | null): Promise<SaidBack | null> => {
  const drill = await drillRingOfMessage(tx, messageId)
  if (drill) return saying(await answerDrill(tx, drill, keys))
  const rings = await ringsOfMessage(tx, messageId)
  const ring = ringId ? rings.find((one) => one.id === ringId) : rings[0]
  if (!ring) return null
  if (keys === null || (keys !== '1' && keys !== ring.digits)) return saying(staffCall.notHeard)
  const words = ring.answeredAt ? staffCall.answered : spoken(await answerAs(tx, ring, 'key')) // the same key told twice
  const next = rings.slice(rings.indexOf(ring) + 1).find((one) => one.alarmId !== ring.alarmId && one.answeredAt === null)
  const offer = next && (await offerOf(tx, next))
  return offer ? { words: `${words} ${offer}`, nextRing: next.id } : saying(words)
}

const spoken = (outcome: Outcome<unknown>): string => {
  if (outcome.ok) return staffCall.answered
  return outcome.kind === 'refused' && outcome.reasons[0]?.code === 'A3_SOMEBODY_HAS_IT' ? staffCall.somebodyHasIt : staffCall.isOver
}

/** A second alarm joined the call: who else needs help, while nobody has that one. */
const offerOf = async (tx: Tx, { alarmId }: { alarmId: string }): Promise<string | null> => {
  const alarm = await lookAtAlarm(tx, alarmId)
  if (alarm?.state !== 'ringing') return null
  const where = await addressOf(tx, alarm.householdId)
  return staffCall.another({ name: await nameOf(tx, alarm), where, kind: alarm.kind, silent: alarm.silent, digits: '', also: [] })
}

const answerDrill = async (tx: Tx, ring: { id: string; digits: string | null }, keys: string | null): Promise<string> => {
  if (keys === null || (keys !== '1' && keys !== ring.digits)) return staffCall.notHeard
  await markDrillRing(tx, ring.id, 'key')
  return staffCall.drillAnswered
}

type RingOfStaff = { id: string; alarmId: string; staffId: string | null; name: string; role: string; asks: string; rungAt: Instant }

/** Answers in the name of whoever was rung, or agrees in their name that it is over, as this very ring asked. */
export const answerAs = async (tx: Tx, ring: RingOfStaff, how: 'key' | 'text'): Promise<Outcome<unknown>> => {
  const named = inTheNameOf(tx, ring)
  if (!named) return refuse('A3_ONLY_A_PERSON_ANSWERS')
  const alarmId = ring.alarmId as AlarmId
  const agrees = ring.asks === 'agree'
  const outcome = agrees ? await agreeToStandDown(named, alarmId, ring.rungAt) : await answerAlarm(named, alarmId, how)
  if (outcome.ok) await markRingAnswered(tx, ring.id)
  return outcome
}

/**
 * A3 Two digits came by text from somebody of the office: they answer the ring that named them to this very person, agree to an
 * ending, or answer a drill. What to write back; null when these digits were never theirs.
 */
export const answerByDigits = async (tx: Tx, staffId: string, digits: string): Promise<string | null> => {
  const ring = await ringWithDigits(tx, staffId, digits)
  if (!ring) return answerDrillByDigits(tx, staffId, digits)
  const outcome = await answerAs(tx, ring, 'text')
  if (outcome.ok) return ring.asks === 'agree' ? answerWords.agreed : answeredFor(tx, ring)
  const code = outcome.kind === 'refused' ? outcome.reasons[0]?.code : null
  if (code === 'A3_SOMEBODY_HAS_IT') return answerWords.somebodyHasIt
  return code === 'A3_NOTHING_TO_AGREE_TO' ? answerWords.nothingToAgree : answerWords.isOver
}

/** By name: whoever was rung for two people sees which of them they have, and sends the digits of the other. */
const answeredFor = async (tx: Tx, { alarmId }: { alarmId: string }): Promise<string> => {
  const alarm = await lookAtAlarm(tx, alarmId)
  return answerWords.answered(alarm ? await nameOf(tx, alarm) : 'them')
}

const answerDrillByDigits = async (tx: Tx, staffId: string, digits: string): Promise<string | null> => {
  const drill = await drillRingWithDigits(tx, staffId, digits)
  if (!drill) return null
  await markDrillRing(tx, drill.id, 'text')
  return answerWords.drill
}
