import type { AlarmId, OperativeId, VisitId } from '../../../lib/ids.ts'
import { earlier } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { cancelTimer, setTimer } from '../../../platform/timers/timers.ts'
import { recordEvent } from '../../record/actions.ts'
import { alarmAfter, moreUrgent } from '../rules.ts'
import type { AlarmKind } from '../rules.ts'
import { addAct, addAlarm, alarmOfAct, changeAlarm, holdAsking, holdOpenAlarmOf, openWatchOf } from '../store.ts'
import type { Alarm, AlarmChange } from '../store.ts'
import { lapseTimer, ringTimer } from './timers.ts'

/** Where a phone was, when, and within how many metres: told with an alarm and followed by nobody (A7). */
export type Place = { lon: number; lat: number; at: Instant; metres: number | null }

export type Asking = {
  kind: AlarmKind
  operativeId: OperativeId
  visitId?: VisitId | null
  /** When it happened, by the phone that told it; a time ahead of ours counts as now. */
  raisedAt: Instant
  place?: Place | null
  /** Silent unless the worker chose sound. */
  silent?: boolean
  /** Given by whoever asks: a second copy of the same act is the same alarm (A5). */
  actId: string
}

/**
 * A5 Somebody asks for help, or should have been heard of. In this transaction or not at all; the first ring follows from a timer
 * that stands in it. Asking again while an alarm of theirs is open joins that alarm and makes it ring again, also when somebody had
 * answered. A copy of an act that we have heard does nothing, however late it comes. Returns the alarm.
 */
export const raiseAlarm = async (tx: Tx, asking: Asking): Promise<AlarmId> => {
  await holdAsking(tx, asking.operativeId)
  const heard = await alarmOfAct(tx, asking.actId)
  if (heard) return heard
  const open = await holdOpenAlarmOf(tx, asking.operativeId)
  const id = open ? await askAgain(tx, open, asking) : await askFirst(tx, asking)
  await addAct(tx, {
    id: asking.actId,
    alarmId: id,
    operativeId: asking.operativeId,
    kind: asking.kind,
    happenedAt: earlier(asking.raisedAt, tx.now),
  })
  await setTimer(tx, { kind: ringTimer, subject: id, dueAt: tx.now, lane: 0 })
  await tellBoard(tx)
  return id
}

const askFirst = async (tx: Tx, asking: Asking): Promise<AlarmId> => {
  const watch = await openWatchOf(tx, asking.operativeId)
  const id = tx.world.newId('alarm')
  await addAlarm(tx, {
    id,
    kind: asking.kind,
    operativeId: asking.operativeId,
    watchId: watch?.id ?? null,
    visitId: asking.visitId ?? watch?.visitId ?? null,
    householdId: watch?.householdId ?? null,
    silent: asking.silent ?? true,
    raisedAt: earlier(asking.raisedAt, tx.now),
  })
  if (asking.place) await changeAlarm(tx, id, columnsOf(asking.place))
  await recordEvent(tx, { verb: 'alarm_raised', subject: ['alarm', id], content: { kind: asking.kind, operativeId: asking.operativeId } })
  return id
}

const askAgain = async (tx: Tx, open: Alarm, asking: Asking): Promise<AlarmId> => {
  await changeAlarm(tx, open.id, {
    state: alarmAfter(open.state, 'asked_again') ?? open.state,
    kind: moreUrgent(open.kind, asking.kind),
    silent: open.silent || (asking.silent ?? true),
    answerLapsesAt: null,
    ...(asking.place ? columnsOf(asking.place) : {}),
  })
  await cancelTimer(tx, { kind: lapseTimer, subject: open.id })
  await recordEvent(tx, { verb: 'alarm_asked_again', subject: ['alarm', open.id], content: { kind: asking.kind } })
  return open.id
}

const columnsOf = ({ lon, lat, at, metres }: Place): AlarmChange => ({
  lon,
  lat,
  placeAt: at,
  placeMetres: metres === null ? null : Math.round(metres),
})
