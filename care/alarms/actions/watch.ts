import type { BookingId, HouseholdId, OperativeId, VisitId, WatchId } from '../../../lib/ids.ts'
import { after, earlier, minutes } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { cancelTimer, setTimer } from '../../../platform/timers/timers.ts'
import { textStaff } from '../../messages/actions.ts'
import { recordEvent } from '../../record/actions.ts'
import { afterSign, checkInGrace, isDue, isMissed, tightened } from '../rules.ts'
import type { Watch } from '../rules.ts'
import { addWatch, changeWatch, holdOpenAlarmOf, holdWatch, openWatches, operativeBy, readWatch } from '../store.ts'
import type { WatchRow } from '../store.ts'
import { raiseAlarm } from './raise.ts'

/** The timers of a watch, by its id: the moment to check in, and the end of the grace. */
export const dueTimer = 'watch.check_in'
export const missedTimer = 'watch.missed'

const wakeAt = async (tx: Tx, id: WatchId, checkInBy: Instant): Promise<void> => {
  await setTimer(tx, { kind: dueTimer, subject: id, dueAt: checkInBy, lane: 0 })
  await cancelTimer(tx, { kind: missedTimer, subject: id })
}

export type NewWatch = {
  bookingId: BookingId
  visitId: VisitId
  operativeId: OperativeId
  householdId: HouseholdId
  everyMinutes: number
  checkInBy: Instant
}

/**
 * A1 Starts a watch, in the transaction that sends somebody. `checkInBy` is when we should have heard of their arrival;
 * `everyMinutes` (5 to 120) is the interval from then on, as the precautions at the address have it.
 */
export const startWatch = async (tx: Tx, watch: NewWatch): Promise<WatchId> => {
  const id = tx.world.newId('watch')
  await addWatch(tx, { ...watch, id, state: 'on_the_way' })
  await wakeAt(tx, id, watch.checkInBy)
  await recordEvent(tx, {
    verb: 'watch_started',
    subject: ['watch', id],
    content: { bookingId: watch.bookingId, everyMinutes: watch.everyMinutes, checkInBy: watch.checkInBy.toString() },
  })
  return id
}

/** A1 They are at the address: from now on the interval counts. Twice does no harm. */
export const tightenWatch = async (tx: Tx, bookingId: BookingId): Promise<void> => {
  const watch = await holdWatch(tx, { bookingId })
  if (watch?.state !== 'on_the_way') return
  const tight = tightened(watch, tx.now)
  await changeWatch(tx, watch.id, { ...changed(tight), tightenedAt: tx.now })
  await wakeAt(tx, watch.id, tight.checkInBy)
  await recordEvent(tx, { verb: 'watch_tightened', subject: ['watch', watch.id] })
}

/**
 * They did something on the phone at `at` (now, unless it reached us late), so they are well until the next check-in. What they did
 * is recorded by whoever calls. An alarm that is open stays open: only a person ends it.
 */
export const signOfLife = async (tx: Tx, bookingId: BookingId, at: Instant = tx.now): Promise<void> => {
  const watch = await holdWatch(tx, { bookingId })
  if (!watch || watch.state === 'ended') return
  const well = afterSign(watch, earlier(at, tx.now))
  await changeWatch(tx, watch.id, changed(well))
  if (!isDue(well, tx.now)) await wakeAt(tx, watch.id, well.checkInBy)
}

/** A1 They are away and well. Twice does no harm. */
export const endWatch = async (tx: Tx, bookingId: BookingId): Promise<void> => {
  const watch = await holdWatch(tx, { bookingId })
  if (!watch || watch.state === 'ended') return
  await changeWatch(tx, watch.id, { state: 'ended', endedAt: tx.now })
  await cancelTimer(tx, { kind: dueTimer, subject: watch.id })
  await cancelTimer(tx, { kind: missedTimer, subject: watch.id })
  await recordEvent(tx, { verb: 'watch_ended', subject: ['watch', watch.id] })
}

export const watchOf = (tx: Tx, bookingId: BookingId): Promise<WatchRow | null> => readWatch(tx, bookingId)

/** Everybody who is watched, whoever has to be heard of first at the top. */
export const watchesNow = (tx: Tx): Promise<WatchRow[]> => openWatches(tx)

/** The interval begins anew, as after a conversation. */
export const watchAnew = async (tx: Tx, watchId: string): Promise<void> => {
  const watch = await holdWatch(tx, { id: watchId })
  if (!watch || watch.state === 'ended') return
  const checkInBy = after(tx.now, minutes(watch.everyMinutes))
  await changeWatch(tx, watch.id, { checkInBy })
  await wakeAt(tx, watch.id, checkInBy)
}

/** The moment to check in has come: they are asked by text, once. Heard of meanwhile: the timer is set to the new moment. */
export const askWhetherWell = async (tx: Tx, watchId: string): Promise<void> => {
  const watch = await holdWatch(tx, { id: watchId })
  if (!watch || watch.state === 'ended') return
  if (!isDue(watch, tx.now)) return wakeAt(tx, watch.id, watch.checkInBy)
  const operative = await operativeBy(tx, { id: watch.operativeId })
  if (operative)
    await textStaff(tx, {
      staffId: operative.staffId,
      template: 'check_in_due',
      facts: { firstName: operative.firstName },
      about: ['watch', watch.id],
    })
  await setTimer(tx, { kind: missedTimer, subject: watch.id, dueAt: after(watch.checkInBy, checkInGrace), lane: 0 })
}

/** A4 Nothing came: an alarm, whatever their phone is doing. While one of theirs is open already, the next interval begins. */
export const decideMissed = async (tx: Tx, watchId: string): Promise<void> => {
  const watch = await holdWatch(tx, { id: watchId })
  if (!watch || watch.state === 'ended') return
  if (!isMissed(watch, tx.now)) return wakeAt(tx, watch.id, watch.checkInBy)
  if (await holdOpenAlarmOf(tx, watch.operativeId)) return watchAnew(tx, watchId)
  await raiseAlarm(tx, {
    kind: 'missed_check_in',
    operativeId: watch.operativeId,
    visitId: watch.visitId as VisitId,
    raisedAt: tx.now,
    actId: `${watch.id} ${watch.checkInBy.toString()}`,
  })
}

const changed = ({ state, lastSignAt, checkInBy }: Watch): Partial<Watch> => ({ state, lastSignAt, checkInBy })
