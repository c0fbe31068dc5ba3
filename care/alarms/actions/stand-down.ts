import type { AlarmId, OperativeId } from '../../../lib/ids.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { done, invalid } from '../../../lib/refusal.ts'
import { earlier, isBefore } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { cancelTimer, setTimer } from '../../../platform/timers/timers.ts'
import { textStaff } from '../../messages/actions.ts'
import { recordEvent } from '../../record/actions.ts'
import { alarmAfter, everyoneOnDuty, isDue, isReasonEnough, isSos, reviewBy, standDownNeeds } from '../rules.ts'
import type { AlarmKind, Resolution, StandDownMissing, WordFrom } from '../rules.ts'
import {
  actsOf,
  addRing,
  addStandDown,
  changeAlarm,
  dutyPeople,
  holdOpenAlarmOf,
  openStandDowns,
  openWatchOf,
  overtakeStandDowns,
  settleStandDown,
  whoseOf,
} from '../store.ts'
import type { Alarm } from '../store.ts'
import type { alarmReasons } from '../words.ts'
import { holdAnswered, keepAnswer, nameOf } from './answer.ts'
import { digitsFor } from './draw-digits.ts'
import { refuse } from './staff.ts'
import type { StaffTx } from './staff.ts'
import { lapseTimer, reviewTimer } from './timers.ts'
import { settleHome } from './watching/home-safe.ts'
import { watchAnew } from './watching/watch.ts'

export type StandDownAsked = {
  alarmId: AlarmId
  why: string
  resolution: Resolution
  spokeToThem: boolean
  /** Whose word there is when they cannot speak for themselves. */
  wordFrom?: WordFrom | null
}

const missing: Record<StandDownMissing, (typeof alarmReasons.codes)[number]> = {
  their_voice: 'A3_SPEAK_TO_THEM',
  their_pin: 'A3_THEIR_PIN_FIRST',
  a_known_person: 'A3_COUNTING_IS_FOR_UNKNOWN_NUMBERS',
}

/**
 * A3 A person says that an alarm that somebody answered is over, and why. It is over at once where one person is enough; else a
 * second is asked, and until they agree it is not: should nobody do anything for two minutes, it rings again.
 */
export const askToStandDown = async (tx: Tx, asked: StandDownAsked): Promise<Outcome<{ closed: boolean }>> => {
  const held = await holdAnswered(tx, asked.alarmId)
  if (!held.ok) return held
  const faults = faultsOf(asked)
  if (faults) return faults
  const { alarm, by } = held.value
  const wordFrom = asked.wordFrom ?? null
  const pinGiven = alarm.pinGivenAt !== null && alarm.duressAt === null
  const needs = standDownNeeds({ kind: alarm.kind, pinGiven, spokeToThem: asked.spokeToThem, wordFrom })
  if (needs !== 'one' && needs !== 'two') return refuse(missing[needs])
  await overtakeStandDowns(tx, alarm.id)
  const standDown = { ...asked, why: asked.why.trim(), id: tx.world.newId('standDown'), askedBy: by.who.staffId, wordFrom }
  await addStandDown(tx, { ...standDown, alone: needs === 'one' })
  if (needs === 'one') {
    await close(by, alarm, { ...standDown, agreedBy: null })
    return done({ closed: true })
  }
  await keepAnswer(tx, alarm, { event: 'stand_down_asked_by_person' })
  await askASecond(by, alarm)
  await tellBoard(tx)
  await recordEvent(tx, { verb: 'alarm_stand_down_asked', subject: ['alarm', alarm.id], why: standDown.why, content: shortly(standDown) })
  return done({ closed: false })
}

const faultsOf = ({ why, spokeToThem }: StandDownAsked) =>
  isReasonEnough(why, spokeToThem)
    ? null
    : invalid({
        field: 'why',
        sentence: spokeToThem
          ? 'Say in a word what it was.'
          : 'You have not spoken to them. Say in a sentence how you know that they are safe.',
      })

const shortly = ({ resolution, spokeToThem, wordFrom }: Pick<StandDownAsked, 'resolution' | 'spokeToThem' | 'wordFrom'>) => ({
  resolution,
  spokeToThem,
  wordFrom,
})

/** Everybody else on duty is asked, by text with two digits of their own: a button in Doorstep, or these digits, agree. */
const askASecond = async (tx: StaffTx, alarm: Alarm): Promise<void> => {
  const except = { exceptOperativeId: whoseOf(alarm), exceptTelephone: alarm.fromTelephone }
  const name = await nameOf(tx, alarm)
  const ring = { alarmId: alarm.id, round: alarm.ringRound, step: null, broadcast: false, asks: 'agree', channel: 'text' } as const
  const others = everyoneOnDuty(await dutyPeople(tx, except)).filter((one) => one.id !== tx.who.staffId && one.hasTelephone)
  const draw = await digitsFor(
    tx,
    others.map((one) => one.id),
  )
  for (const { id: staffId } of others) {
    const digits = draw(staffId)
    const facts = { name, by: tx.who.name, digits }
    const messageId = await textStaff(tx, { staffId, template: 'stand_down_asked', facts, about: ['alarm', alarm.id] })
    await addRing(tx, { ...ring, id: tx.world.newId('ring'), staffId, messageId, digits })
  }
}

type Asked = Awaited<ReturnType<typeof openStandDowns>>[number]

/** The alarm and what was asked, for a second person to decide about; whoever asked is not one. */
const holdAsked = async (tx: Tx, alarmId: AlarmId): Promise<Outcome<{ alarm: Alarm; by: StaffTx; asked: Asked }>> => {
  const held = await holdAnswered(tx, alarmId)
  if (!held.ok) return held
  const { alarm, by } = held.value
  const [asked] = await openStandDowns(tx, [alarmId])
  if (!asked || alarm.state !== 'standing_down') return refuse('A3_NOTHING_TO_AGREE_TO')
  return asked.askedBy === by.who.staffId ? refuse('A3_TAKES_TWO') : done({ alarm, by, asked })
}

/**
 * A3 A second person agrees: it is over. Never the one who asked. `toldAt`: when they were asked, where their answer may have been a
 * while on its way; it counts for what was asked then, and for nothing that somebody asked since.
 */
export const agreeToStandDown = async (tx: Tx, alarmId: AlarmId, toldAt: Instant = tx.now): Promise<Outcome<{ closed: true }>> => {
  const held = await holdAsked(tx, alarmId)
  if (!held.ok) return held
  const { alarm, by, asked } = held.value
  if (isBefore(toldAt, asked.askedAt)) return refuse('A3_NOTHING_TO_AGREE_TO')
  await settleStandDown(tx, asked.id, { agreedBy: by.who.staffId })
  await close(by, alarm, { ...asked, agreedBy: by.who.staffId })
  return done({ closed: true })
}

/** A second person is not sure: it goes on, and whoever answered still has it. */
export const refuseToStandDown = async (tx: Tx, alarmId: AlarmId, why: string): Promise<Outcome<{ closed: false }>> => {
  if (why.trim() === '') return invalid({ field: 'why', sentence: 'Say what makes you unsure.' })
  const held = await holdAsked(tx, alarmId)
  if (!held.ok) return held
  const { alarm, by, asked } = held.value
  await settleStandDown(tx, asked.id, { refusedBy: by.who.staffId, refuseWhy: why.trim() })
  await keepAnswer(tx, alarm, { event: 'stand_down_refused_by_person' })
  await tellBoard(tx)
  await recordEvent(tx, { verb: 'alarm_stand_down_refused', subject: ['alarm', alarmId], why: why.trim() })
  return done({ closed: false })
}

type Ended = Omit<StandDownAsked, 'alarmId'> & { askedBy: string; wordFrom: WordFrom | null; agreedBy: string | null }

/** A3 The one place where an alarm ends. The watch goes on from here, and within two working days somebody looks back on it. */
const close = async (tx: StaffTx, alarm: Alarm, ended: Ended): Promise<void> => {
  const event = ended.agreedBy === null ? 'stood_down_by_person' : 'stand_down_agreed_by_person'
  await changeAlarm(tx, alarm.id, {
    state: alarmAfter(alarm.state, event) ?? alarm.state,
    closedBy: ended.askedBy,
    agreedBy: ended.agreedBy,
    closedAt: tx.now,
    closeWhy: ended.why,
    spokeToThem: ended.spokeToThem,
    wordFrom: ended.wordFrom,
    resolution: ended.resolution,
    answerLapsesAt: null,
  })
  await cancelTimer(tx, { kind: lapseTimer, subject: alarm.id })
  await setTimer(tx, { kind: reviewTimer, subject: alarm.id, dueAt: reviewBy(tx.now) })
  const whose = whoseOf(alarm)
  const theirs = whose && (await openWatchOf(tx, whose))
  // Sent on since, and silent there while this alarm was open: that was noted and rang nobody, so it counts from here.
  const since = theirs && isDue(theirs, tx.now) ? theirs.id : null
  for (const watchId of new Set([alarm.watchId, since])) if (watchId) await watchAnew(tx, watchId, ended.wordFrom)
  if (whose) await settleHome(tx, whose)
  await tellBoard(tx)
  const content = { ...shortly(ended), askedBy: ended.askedBy, agreedBy: ended.agreedBy, pinGivenAt: alarm.pinGivenAt?.toString() ?? null }
  await recordEvent(tx, { verb: 'alarm_stood_down', subject: ['alarm', alarm.id], why: ended.why, content })
}

/**
 * A2 Somebody gave a PIN while an alarm of theirs is open. The normal one is noted, for a controller to end it with; the duress PIN
 * makes it an SOS that no PIN ends, and rings again (by `raiseAlarm`, which whoever hears a duress PIN calls). One that was given
 * before they last asked for help, and reached us late, counts for nothing. Told nothing back.
 */
export const pinGiven = async (
  tx: Tx,
  { operativeId, duress, at }: { operativeId: OperativeId; duress: boolean; at: Instant },
): Promise<void> => {
  const alarm = await holdOpenAlarmOf(tx, operativeId)
  if (!alarm || alarm.duressAt !== null) return
  if (!duress && (await actsOf(tx, [alarm.id])).some((act) => isSos(act.kind as AlarmKind) && isBefore(at, act.happenedAt))) return
  await changeAlarm(tx, alarm.id, duress ? { duressAt: tx.now, pinGivenAt: null } : { pinGivenAt: earlier(at, tx.now) })
  await tellBoard(tx)
  await recordEvent(tx, { verb: 'alarm_pin_given', subject: ['alarm', alarm.id], content: { duress } })
}
