import type { AlarmId } from '../../../lib/ids.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { done } from '../../../lib/refusal.ts'
import type { Instant } from '../../../lib/time.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { cancelTimer, setTimer } from '../../../platform/timers/timers.ts'
import { textStaff, withholdQueued } from '../../messages/actions.ts'
import { recordEvent } from '../../record/actions.ts'
import { alarmAfter, answerLapsesAt, hasLapsed, isAnswered } from '../rules.ts'
import type { AlarmEvent } from '../rules.ts'
import { callsSharedWith, changeAlarm, holdAlarm, lookAtAlarm, operativeBy, overtakeStandDowns, rungStaff, whoseOf } from '../store.ts'
import type { Alarm, AlarmChange } from '../store.ts'
import { unknownPerson } from '../words.ts'
import { ringOnceMore } from './ring.ts'
import { isStaff, refuse } from './staff.ts'
import type { StaffTx } from './staff.ts'
import { lapseTimer, ringTimer } from './timers.ts'

/**
 * A3 A person takes an alarm on, by a button, a key or the two digits of a ring. The ringing ends; the answer lapses after two
 * minutes unless renewed. Answering one's own answer again renews it; somebody else's stays theirs.
 */
export const answerAlarm = async (tx: Tx, alarmId: AlarmId, how: 'screen' | 'key' | 'text'): Promise<Outcome<{ lapsesAt: Instant }>> => {
  if (!isStaff(tx)) return refuse('A3_ONLY_A_PERSON_ANSWERS')
  // Ten who press at once do not stand in line to hear that somebody has it: they look first, and hold it only while nobody does.
  const seen = stillTheirs(await lookAtAlarm(tx, alarmId), tx)
  if (!seen.ok) return seen
  const held = stillTheirs(await holdAlarm(tx, alarmId), tx)
  if (!held.ok) return held
  const alarm = held.value
  if (isAnswered(alarm.state)) return done(await keepAnswer(tx, alarm))
  const lapsesAt = answerLapsesAt(tx.now)
  await changeAlarm(tx, alarmId, {
    state: alarmAfter(alarm.state, 'answered_by_person') ?? alarm.state,
    answeredBy: tx.who.staffId,
    answeredAt: tx.now,
    firstAnsweredAt: alarm.firstAnsweredAt ?? tx.now,
    answerLapsesAt: lapsesAt,
    nextRingAt: null,
  })
  await setTimer(tx, { kind: lapseTimer, subject: alarmId, dueAt: lapsesAt, lane: 0 })
  await cancelTimer(tx, { kind: ringTimer, subject: alarmId })
  await withholdQueued(tx, ['alarm', alarmId], { template: 'alarm_ring', except: await callsSharedWith(tx, alarmId) })
  await tellTheOthers(tx, alarm)
  await tellBoard(tx)
  await recordEvent(tx, { verb: 'alarm_answered', subject: ['alarm', alarmId], content: { how } })
  return done({ lapsesAt })
}

/** The alarm, when this person may take it on: nobody has it, or they. */
const stillTheirs = (alarm: Alarm | null, { who }: StaffTx): Outcome<Alarm> => {
  if (!alarm) return refuse('A3_UNKNOWN_ALARM')
  if (alarm.state === 'closed') return refuse('A3_ALREADY_OVER')
  return isAnswered(alarm.state) && alarm.answeredBy !== who.staffId ? refuse('A3_SOMEBODY_HAS_IT') : done(alarm)
}

/** Whose alarm it is, as one says it. */
export const nameOf = async (tx: Tx, alarm: Alarm): Promise<string> => {
  const id = whoseOf(alarm)
  return (id && (await operativeBy(tx, { id })))?.name ?? unknownPerson(alarm.fromTelephone)
}

/** Whoever was rung as well hears that somebody has it. */
const tellTheOthers = async (tx: StaffTx, alarm: Alarm): Promise<void> => {
  const facts = { name: await nameOf(tx, alarm), by: tx.who.name }
  for (const staffId of await rungStaff(tx, alarm.id))
    if (staffId !== tx.who.staffId) await textStaff(tx, { staffId, template: 'alarm_taken', facts, about: ['alarm', alarm.id] })
}

/** A3 Somebody who has it did something: the answer holds anew, in the state that follows. */
export const keepAnswer = async (
  tx: Tx,
  alarm: Alarm,
  { event = 'answer_renewed', ...change }: AlarmChange & { event?: AlarmEvent } = {},
): Promise<{ lapsesAt: Instant }> => {
  const state = alarmAfter(alarm.state, event) ?? alarm.state
  const lapsesAt = answerLapsesAt(tx.now, state)
  await changeAlarm(tx, alarm.id, { ...change, state, answerLapsesAt: lapsesAt })
  await setTimer(tx, { kind: lapseTimer, subject: alarm.id, dueAt: lapsesAt, lane: 0 })
  return { lapsesAt }
}

/** The alarm, held, for a person of the office (`by`), when somebody has it and it is not over; else why not. */
export const holdAnswered = async (tx: Tx, alarmId: AlarmId): Promise<Outcome<{ alarm: Alarm; by: StaffTx }>> => {
  if (!isStaff(tx)) return refuse('A3_ONLY_A_PERSON_ANSWERS')
  const alarm = await holdAlarm(tx, alarmId)
  if (!alarm) return refuse('A3_UNKNOWN_ALARM')
  if (isAnswered(alarm.state)) return done({ alarm, by: tx })
  return refuse(alarm.state === 'closed' ? 'A3_ALREADY_OVER' : 'A3_ANSWER_FIRST')
}

/** Whoever answered did something about the alarm: their minutes begin anew. */
export const renewAnswer = async (tx: Tx, alarmId: AlarmId): Promise<Outcome<{ lapsesAt: Instant }>> => {
  const held = await holdAnswered(tx, alarmId)
  if (!held.ok) return held
  const { alarm, by } = held.value
  return alarm.answeredBy === by.who.staffId ? done(await keepAnswer(by, alarm)) : refuse('A3_SOMEBODY_HAS_IT')
}

/** A3 Nothing was seen of whoever answered: it rings again at once, everybody who was rung before. */
export const lapseAnswer = async (tx: Tx, alarmId: string): Promise<void> => {
  const alarm = await holdAlarm(tx, alarmId)
  if (!alarm || !isAnswered(alarm.state) || !alarm.answerLapsesAt) return
  if (!hasLapsed(alarm.answerLapsesAt, tx.now))
    return setTimer(tx, { kind: lapseTimer, subject: alarm.id, dueAt: alarm.answerLapsesAt, lane: 0 })
  await changeAlarm(tx, alarm.id, {
    state: alarmAfter(alarm.state, 'answer_lapsed') ?? alarm.state,
    answerLapsesAt: null,
    nextRingAt: tx.now,
  })
  await overtakeStandDowns(tx, alarm.id)
  await recordEvent(tx, { verb: 'alarm_answer_lapsed', subject: ['alarm', alarm.id], content: { answeredBy: alarm.answeredBy } })
  await ringOnceMore(tx, alarm.id)
}
