import type { VisitId } from '../../../../lib/ids.ts'
import { after, earlier, minutes, seconds } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { setTimer } from '../../../../platform/timers/timers.ts'
import { callStaff, textStaff } from '../../../messages/actions.ts'
import { recordEvent } from '../../../record/actions.ts'
import { callAfter, isDue, isMissed } from '../../rules.ts'
import { contractorOf, holdOpenAlarmOf, holdWatch, operativeBy } from '../../store.ts'
import type { WatchRow } from '../../store.ts'
import { raiseAlarm } from '../raise.ts'
import { callTimer, missedTimer, wakeAt } from './watch.ts'

/** The watch when its moment has passed, held; null when it ended, or they were heard of meanwhile: then it wakes when it should. */
const stillDue = async (tx: Tx, watchId: string): Promise<WatchRow | null> => {
  const watch = await holdWatch(tx, { id: watchId })
  if (!watch || watch.state === 'ended') return null
  if (isDue(watch, tx.now)) return watch
  await wakeAt(tx, watch.id, watch.checkInBy)
  return null
}

/** The moment to check in has come: they are asked by text, once. A minute later they are rung, and then the grace ends. */
export const askWhetherWell = async (tx: Tx, watchId: string): Promise<void> => {
  const watch = await stillDue(tx, watchId)
  if (!watch) return
  const missedAt = after(watch.checkInBy, await graceOf(tx))
  await setTimer(tx, { kind: missedTimer, subject: watch.id, dueAt: missedAt, lane: 0 })
  await setTimer(tx, { kind: callTimer, subject: watch.id, dueAt: earlier(after(watch.checkInBy, callAfter), missedAt), lane: 0 })
  const operative = await operativeBy(tx, { id: watch.operativeId })
  if (!operative) return
  const { staffId, firstName } = operative
  await textStaff(tx, { staffId, template: 'check_in_due', facts: { firstName }, about: ['watch', watch.id] })
}

/** Still nothing: their telephone rings, and asks them to key their PIN. Whoever keys the other one is heard as well (A2). */
export const callForPin = async (tx: Tx, watchId: string): Promise<void> => {
  const watch = await stillDue(tx, watchId)
  const operative = watch && (await operativeBy(tx, { id: watch.operativeId }))
  if (!operative) return
  const { staffId, firstName } = operative
  await callStaff(tx, { staffId, template: 'check_in_call', facts: { firstName }, about: ['watch', watch.id] })
}

/**
 * A4 Nothing came: an alarm, whatever their phone is doing. While one of theirs is open it is only noted, so that whoever
 * answered keeps it, and looked at again after another interval. The watch itself, and whatever its phone is shown, are the
 * same either way (A2).
 */
export const decideMissed = async (tx: Tx, watchId: string): Promise<void> => {
  const watch = await holdWatch(tx, { id: watchId })
  if (!watch || watch.state === 'ended') return
  if (!isMissed(watch, tx.now, await graceOf(tx))) return wakeAt(tx, watch.id, watch.checkInBy)
  if (await holdOpenAlarmOf(tx, watch)) {
    await recordEvent(tx, { verb: 'check_in_missed', subject: ['watch', watch.id] })
    return setTimer(tx, { kind: missedTimer, subject: watch.id, dueAt: after(tx.now, minutes(watch.everyMinutes)), lane: 0 })
  }
  await raiseAlarm(tx, {
    ...{ kind: 'missed_check_in', how: 'clock', operativeId: watch.operativeId, visitId: watch.visitId as VisitId, raisedAt: tx.now },
    actId: `${watch.id} ${watch.checkInBy.toString()}`,
  })
}

const graceOf = async (tx: Tx) => seconds((await contractorOf(tx)).checkInGraceSeconds)
