import type { BookingId } from '../../../../lib/ids.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import { done, refused } from '../../../../lib/refusal.ts'
import { earlier } from '../../../../lib/time.ts'
import type { Instant } from '../../../../lib/time.ts'
import { tellBoard } from '../../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { textStaff } from '../../../messages/actions.ts'
import { recordEvent } from '../../../record/actions.ts'
import { afterCheckIn, isDue, paused, uneasy, whyNoPause } from '../../rules.ts'
import type { PauseWhy } from '../../rules.ts'
import { changeWatch, dutyStaff, holdWatch, operativeBy } from '../../store.ts'
import type { WatchRow } from '../../store.ts'
import { alarmReasons } from '../../words.ts'
import { addressOf } from '../show.ts'
import { keepWatch } from './watch.ts'

const noWatch = () => refused(alarmReasons.reason('A1_UNKNOWN_WATCH'))
const held = async (tx: Tx, bookingId: BookingId): Promise<WatchRow | null> => {
  const watch = await holdWatch(tx, { bookingId })
  return watch?.state === 'ended' ? null : watch
}

/**
 * A1 "I feel uneasy going in": heard of at least every ten minutes from now on, and the control room keeps an eye on them. No
 * alarm, and no reason needed.
 */
export const goAmber = async (tx: Tx, bookingId: BookingId, text: string | null = null, at: Instant = tx.now): Promise<Outcome<null>> => {
  const watch = await held(tx, bookingId)
  if (!watch) return noWatch()
  await keepWatch(tx, watch, uneasy(watch, earlier(at, tx.now)))
  if (text) await changeWatch(tx, watch.id, { amberWords: text })
  await recordEvent(tx, { verb: 'said_uneasy', subject: ['watch', watch.id], ...(text ? { why: text } : {}) })
  await tellController(tx, watch)
  await tellBoard(tx)
  return done(null)
}

/** Whoever is on duty first hears of it by text. */
const tellController = async (tx: Tx, watch: WatchRow): Promise<void> => {
  const operative = await operativeBy(tx, { id: watch.operativeId })
  const [first] = await dutyStaff(tx, { exceptOperativeId: watch.operativeId })
  if (!first || !operative) return
  const facts = { name: operative.name, where: await addressOf(tx, watch.householdId) }
  await textStaff(tx, { staffId: first.id, template: 'feels_uneasy', facts, about: ['watch', watch.id] })
}

/** A1 The check-in waits while hands or walls keep them from the phone: with a reason, 20 minutes at the most, once. */
export const pauseWatch = async (
  tx: Tx,
  bookingId: BookingId,
  pause: { why: PauseWhy; minutes: number },
  at: Instant = tx.now,
): Promise<Outcome<{ until: Instant }>> => {
  const watch = await held(tx, bookingId)
  if (!watch) return noWatch()
  const from = earlier(at, tx.now)
  const no = whyNoPause(watch, from)
  if (no) return refused(alarmReasons.reason(no))
  const resting = paused(watch, from, pause)
  await keepWatch(tx, watch, resting)
  await recordEvent(tx, { verb: 'watch_paused', subject: ['watch', watch.id], why: pause.why, content: { minutes: pause.minutes } })
  await tellBoard(tx)
  return done({ until: resting.pausedUntil ?? from })
}

/** They go on before the pause has ended. Not paused: no harm done. A2 Once they are asked whether they are well, only their PIN says so. */
export const resumeWatch = async (tx: Tx, bookingId: BookingId, at: Instant = tx.now): Promise<Outcome<null>> => {
  const watch = await held(tx, bookingId)
  if (!watch) return noWatch()
  if (isDue(watch, earlier(at, tx.now))) return refused(alarmReasons.reason('A1_CHECK_IN_FIRST'))
  await keepWatch(tx, watch, afterCheckIn(watch, earlier(at, tx.now)))
  if (watch.pausedUntil) await recordEvent(tx, { verb: 'watch_resumed', subject: ['watch', watch.id] })
  await tellBoard(tx)
  return done(null)
}
