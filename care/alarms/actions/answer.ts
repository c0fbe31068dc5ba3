import type { AlarmId, StaffId } from '../../../lib/ids.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { done, invalid, refused } from '../../../lib/refusal.ts'
import type { Instant } from '../../../lib/time.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { cancelTimer, setTimer } from '../../../platform/timers/timers.ts'
import { staffRoles } from '../../../platform/who.ts'
import { oneOf } from '../../../lib/lists.ts'
import { textStaff, withholdQueued } from '../../messages/actions.ts'
import { staffCall } from '../../messages/words.ts'
import { recordEvent } from '../../record/actions.ts'
import { alarmAfter, answerLapsesAt, hasLapsed, isReasonEnough } from '../rules.ts'
import { changeAlarm, holdAlarm, markRingAnswered, operativeBy, ringOfMessage, rungStaff } from '../store.ts'
import type { Alarm } from '../store.ts'
import { alarmReasons } from '../words.ts'
import { lapseTimer, ringTimer } from './timers.ts'
import { watchAnew } from './watch.ts'

const refuse = (code: (typeof alarmReasons.codes)[number]) => refused(alarmReasons.reason(code))
type StaffTx = Tx & { who: Extract<Tx['who'], { kind: 'staff' }> }
const isStaff = (tx: Tx): tx is StaffTx => tx.who.kind === 'staff'

/**
 * A3 A person takes an alarm on, by a button, a key or the two digits of a ring. The ringing ends; the answer lapses after two
 * minutes unless renewed. Answering one's own answer again renews it; somebody else's stays theirs.
 */
export const answerAlarm = async (tx: Tx, alarmId: AlarmId, how: 'screen' | 'key' | 'text'): Promise<Outcome<{ lapsesAt: Instant }>> => {
  if (!isStaff(tx)) return refuse('A3_ONLY_A_PERSON_ANSWERS')
  const alarm = await holdAlarm(tx, alarmId)
  if (!alarm) return refuse('A3_UNKNOWN_ALARM')
  if (alarm.state === 'closed') return refuse('A3_ALREADY_OVER')
  if (alarm.state === 'answered') return alarm.answeredBy === tx.who.staffId ? done(await keep(tx, alarm)) : refuse('A3_SOMEBODY_HAS_IT')
  const lapsesAt = answerLapsesAt(tx.now)
  await changeAlarm(tx, alarmId, {
    state: alarmAfter(alarm.state, 'answered_by_person') ?? alarm.state,
    answeredBy: tx.who.staffId,
    answeredAt: tx.now,
    answerLapsesAt: lapsesAt,
  })
  await setTimer(tx, { kind: lapseTimer, subject: alarmId, dueAt: lapsesAt, lane: 0 })
  await cancelTimer(tx, { kind: ringTimer, subject: alarmId })
  await withholdQueued(tx, ['alarm', alarmId])
  await tellTheOthers(tx, alarm)
  await tellBoard(tx)
  await recordEvent(tx, { verb: 'alarm_answered', subject: ['alarm', alarmId], content: { how } })
  return done({ lapsesAt })
}

/** Whoever was rung as well hears that somebody has it. */
const tellTheOthers = async (tx: StaffTx, alarm: Alarm): Promise<void> => {
  const operative = await operativeBy(tx, { id: alarm.operativeId })
  const facts = { name: operative?.name ?? 'somebody', by: tx.who.name }
  for (const staffId of await rungStaff(tx, alarm.id))
    if (staffId !== tx.who.staffId) await textStaff(tx, { staffId, template: 'alarm_taken', facts, about: ['alarm', alarm.id] })
}

const keep = async (tx: Tx, alarm: Alarm): Promise<{ lapsesAt: Instant }> => {
  const lapsesAt = answerLapsesAt(tx.now)
  await changeAlarm(tx, alarm.id, { state: alarmAfter(alarm.state, 'answer_renewed') ?? alarm.state, answerLapsesAt: lapsesAt })
  await setTimer(tx, { kind: lapseTimer, subject: alarm.id, dueAt: lapsesAt, lane: 0 })
  return { lapsesAt }
}

/** Whoever answered did something about the alarm: two minutes more. */
export const renewAnswer = async (tx: Tx, alarmId: AlarmId): Promise<Outcome<{ lapsesAt: Instant }>> => {
  const alarm = isStaff(tx) ? await holdAlarm(tx, alarmId) : null
  if (!alarm || !isStaff(tx)) return refuse('A3_UNKNOWN_ALARM')
  if (alarm.state !== 'answered') return refuse(alarm.state === 'closed' ? 'A3_ALREADY_OVER' : 'A3_ANSWER_FIRST')
  if (alarm.answeredBy !== tx.who.staffId) return refuse('A3_SOMEBODY_HAS_IT')
  return done(await keep(tx, alarm))
}

/** A3 Nothing was seen of whoever answered: it rings again, at once. */
export const lapseAnswer = async (tx: Tx, alarmId: string): Promise<void> => {
  const alarm = await holdAlarm(tx, alarmId)
  if (alarm?.state !== 'answered' || !alarm.answerLapsesAt) return
  if (!hasLapsed(alarm.answerLapsesAt, tx.now))
    return setTimer(tx, { kind: lapseTimer, subject: alarm.id, dueAt: alarm.answerLapsesAt, lane: 0 })
  await changeAlarm(tx, alarm.id, { state: alarmAfter(alarm.state, 'answer_lapsed') ?? alarm.state, answerLapsesAt: null })
  await setTimer(tx, { kind: ringTimer, subject: alarm.id, dueAt: tx.now, lane: 0 })
  await tellBoard(tx)
  await recordEvent(tx, { verb: 'alarm_answer_lapsed', subject: ['alarm', alarm.id], content: { answeredBy: alarm.answeredBy } })
}

/** A3 A person ends an alarm that a person answered, and says why. The watch goes on from here. */
export const standDown = async (
  tx: Tx,
  { alarmId, why, spokeToThem }: { alarmId: AlarmId; why: string; spokeToThem: boolean },
): Promise<Outcome<{ closed: true }>> => {
  if (!isStaff(tx)) return refuse('A3_ONLY_A_PERSON_ANSWERS')
  if (!isReasonEnough(why, spokeToThem))
    return invalid({
      field: 'why',
      sentence: spokeToThem
        ? 'Say in a word what it was.'
        : 'You have not spoken to them. Say in a sentence how you know that they are safe.',
    })
  const alarm = await holdAlarm(tx, alarmId)
  if (!alarm) return refuse('A3_UNKNOWN_ALARM')
  const state = alarmAfter(alarm.state, 'stood_down_by_person')
  if (!state) return refuse(alarm.state === 'closed' ? 'A3_ALREADY_OVER' : 'A3_ANSWER_FIRST')
  await changeAlarm(tx, alarmId, {
    state,
    closedBy: tx.who.staffId,
    closedAt: tx.now,
    closeWhy: why.trim(),
    spokeToThem,
    answerLapsesAt: null,
  })
  await cancelTimer(tx, { kind: lapseTimer, subject: alarmId })
  if (alarm.watchId) await watchAnew(tx, alarm.watchId)
  await tellBoard(tx)
  await recordEvent(tx, { verb: 'alarm_stood_down', subject: ['alarm', alarmId], why, content: { spokeToThem } })
  return done({ closed: true })
}

/** A3 A key was pressed in a call of ours: 1, or the digits of this ring, answers. What to say back; null when it was no ring. */
export const answerByKey = async (tx: Tx, messageId: string, keys: string | null): Promise<string | null> => {
  const ring = await ringOfMessage(tx, messageId)
  if (!ring) return null
  if (keys === null || (keys !== '1' && keys !== ring.digits)) return staffCall.notHeard
  if (ring.answeredAt) return staffCall.answered // the same key told twice
  const outcome = await answerAs(tx, ring, 'key')
  if (outcome.ok) return staffCall.answered
  return outcome.kind === 'refused' && outcome.reasons[0]?.code === 'A3_SOMEBODY_HAS_IT' ? staffCall.somebodyHasIt : staffCall.isOver
}

type RingOfStaff = { id: string; alarmId: string; staffId: string | null; name: string; role: string }

/** Answers in the name of whoever was rung: their telephone is known, and the ring's own digits or key were given. */
export const answerAs = async (tx: Tx, ring: RingOfStaff, how: 'key' | 'text'): Promise<Outcome<{ lapsesAt: Instant }>> => {
  const role = oneOf(staffRoles, ring.role)
  if (!role || role === 'operative' || role === 'landlord_officer') return refuse('A3_ONLY_A_PERSON_ANSWERS')
  const who = { kind: 'staff', contractorId: tx.who.contractorId, staffId: ring.staffId as StaffId, role, name: ring.name } as const
  const outcome = await answerAlarm({ ...tx, who }, ring.alarmId as AlarmId, how)
  if (outcome.ok) await markRingAnswered(tx, ring.id)
  return outcome
}
