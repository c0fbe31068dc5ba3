import type { AlarmId, OperativeId, VisitId } from '../../../lib/ids.ts'
import { earlier } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { attempt } from '../../../platform/postgres/attempt.ts'
import { withWiderSight } from '../../../platform/postgres/sight.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { cancelTimer, setTimer } from '../../../platform/timers/timers.ts'
import { recordEvent } from '../../record/actions.ts'
import { alarmAfter, moreUrgent } from '../rules.ts'
import type { AlarmKind, AlarmWay } from '../rules.ts'
import { addAct, addAlarm, alarmOfAct, changeAlarm, holdAsking, holdOpenAlarmOf, openWatchOf, overtakeStandDowns } from '../store.ts'
import type { Alarm, AlarmChange, Asker } from '../store.ts'
import { ringAlarm, ringOnceMore } from './ring.ts'
import { lapseTimer, ringTimer } from './timers.ts'

/** Where a phone was, when, and within how many metres: told with an alarm and followed by nobody (A7). */
export type Place = { lon: number; lat: number; at: Instant; metres: number | null }

export type Asking = Asker & {
  kind: AlarmKind
  visitId?: VisitId | null
  /** When it happened, by the phone that told it; a time ahead of ours counts as now. */
  raisedAt: Instant
  place?: Place | null
  /** Silent unless the worker chose sound. */
  silent?: boolean
  how?: AlarmWay
  /** The words of their text, or of their call, for whoever answers. */
  heard?: string | null
  /** Given by whoever asks: a second copy of the same act is the same alarm (A5). */
  actId: string
}

/**
 * A5 Somebody asks for help, or should have been heard of. In this transaction or not at all. Asking again while an alarm of theirs
 * is open joins that alarm and makes it ring again, also when somebody had answered. A copy of an act that we have heard does
 * nothing, however late it comes. A3 The first ring is queued here and now; the timer that stands before it rings should that fail.
 * Returns the alarm.
 */
export const raiseAlarm = async (tx: Tx, asking: Asking): Promise<AlarmId> => {
  const asker: Asker = 'operativeId' in asking ? { operativeId: asking.operativeId } : { fromTelephone: asking.fromTelephone }
  await holdAsking(tx, asker)
  const heard = await alarmOfAct(tx, asking.actId)
  if (heard) return heard
  const open = await holdOpenAlarmOf(tx, asker)
  const id = open ? await askAgain(tx, open, asking) : await askFirst(tx, asking)
  await addAct(tx, {
    id: asking.actId,
    alarmId: id,
    operativeId: operativeOf(asking),
    kind: asking.kind,
    happenedAt: earlier(asking.raisedAt, tx.now),
  })
  await setTimer(tx, { kind: ringTimer, subject: id, dueAt: tx.now, lane: 0 })
  await tellBoard(tx)
  await attempt(tx, () => withWiderSight(tx, () => (open ? ringOnceMore(tx, id) : ringAlarm(tx, id))))
  return id
}

const operativeOf = (asking: Asking): OperativeId | null => ('operativeId' in asking ? asking.operativeId : null)

const askFirst = async (tx: Tx, asking: Asking): Promise<AlarmId> => {
  const operativeId = operativeOf(asking)
  const watch = operativeId && (await openWatchOf(tx, operativeId))
  const id = tx.world.newId('alarm')
  await addAlarm(tx, {
    id,
    kind: asking.kind,
    operativeId,
    fromTelephone: 'fromTelephone' in asking ? asking.fromTelephone : null,
    watchId: watch ? watch.id : null,
    visitId: asking.visitId ?? (watch ? watch.visitId : null),
    householdId: watch ? watch.householdId : null,
    silent: asking.silent ?? true,
    raisedAt: earlier(asking.raisedAt, tx.now),
    how: asking.how ?? usualWay[asking.kind],
    heard: asking.heard ?? null,
  })
  if (asking.kind === 'duress_pin') await changeAlarm(tx, id, { duressAt: tx.now })
  if (asking.place) await changeAlarm(tx, id, columnsOf(asking.place))
  await recordEvent(tx, { verb: 'alarm_raised', subject: ['alarm', id], content: { kind: asking.kind, operativeId } })
  return id
}

const usualWay: Record<AlarmKind, AlarmWay> = {
  help: 'button',
  duress_pin: 'pin',
  code_text: 'text',
  code_call: 'call',
  wrong_pins: 'pin',
  missed_check_in: 'clock',
  not_home_safe: 'clock',
  unmatched: 'text',
}

/** What they gave before they asked again counts for nothing: neither their PIN, nor that somebody has it, nor that it be over. */
const askAgain = async (tx: Tx, open: Alarm, asking: Asking): Promise<AlarmId> => {
  await changeAlarm(tx, open.id, {
    state: alarmAfter(open.state, 'asked_again') ?? open.state,
    kind: open.kind === 'unmatched' || asking.kind === 'unmatched' ? open.kind : moreUrgent(open.kind, asking.kind),
    silent: open.silent || (asking.silent ?? true),
    answerLapsesAt: null,
    nextRingAt: tx.now,
    pinGivenAt: null,
    ...(asking.kind === 'duress_pin' ? { duressAt: tx.now } : {}),
    ...(asking.heard ? { heard: [open.heard, asking.heard].filter(Boolean).join('\n') } : {}),
    ...(asking.place ? columnsOf(asking.place) : {}),
  })
  await cancelTimer(tx, { kind: lapseTimer, subject: open.id })
  await withWiderSight(tx, () => overtakeStandDowns(tx, open.id))
  await recordEvent(tx, { verb: 'alarm_asked_again', subject: ['alarm', open.id], content: { kind: asking.kind } })
  return open.id
}

const columnsOf = ({ lon, lat, at, metres }: Place): AlarmChange => ({
  lon,
  lat,
  placeAt: at,
  placeMetres: metres === null ? null : Math.round(metres),
})
