import type { BookingId, HouseholdId, OperativeId, VisitId, WatchId } from '../../../../lib/ids.ts'
import { earlier } from '../../../../lib/time.ts'
import type { Instant } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { cancelTimer, setTimer } from '../../../../platform/timers/timers.ts'
import { recordEvent } from '../../../record/actions.ts'
import { afterSign, begunAnew, inGoodHands, isDue, tightened } from '../../rules.ts'
import type { Watch, WordFrom } from '../../rules.ts'
import { addWatch, changeWatch, holdWatch, openWatches, readWatch, saidOn } from '../../store.ts'
import type { SaidOnWatch, WatchRow } from '../../store.ts'
import { expectHome } from './home-safe.ts'

/** The timers of a watch, by its id: the moment to check in, the call that asks for their PIN, and the end of the grace. */
export const dueTimer = 'watch.check_in'
export const callTimer = 'watch.call'
export const missedTimer = 'watch.missed'

/** A4 The next deadline stands as a row; those of an earlier one are taken away. */
export const wakeAt = async (tx: Tx, id: WatchId, checkInBy: Instant): Promise<void> => {
  await setTimer(tx, { kind: dueTimer, subject: id, dueAt: checkInBy, lane: 0 })
  await cancelTimer(tx, { kind: callTimer, subject: id })
  await cancelTimer(tx, { kind: missedTimer, subject: id })
}

/**
 * Keeps what the rules made of a watch, and wakes when it says. One that was due already and still is keeps its deadlines; one that
 * falls due by this, because what they said reached us late, is asked about at once (A4).
 */
export const keepWatch = async (tx: Tx, before: WatchRow, watch: Watch): Promise<void> => {
  await changeWatch(tx, before.id, changed(watch))
  if (!isDue(before, tx.now) || !isDue(watch, tx.now)) await wakeAt(tx, before.id, watch.checkInBy)
}

// prettier-ignore
const changed = ({ state, lastSignAt, checkInBy, amberAt, pausedUntil, pauseWhy }: Watch): Partial<Watch> =>
  ({ state, lastSignAt, checkInBy, amberAt, pausedUntil, pauseWhy })

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
  await expectHome(tx, watch.operativeId)
  return id
}

/** A1 They are at the address: from now on the interval counts. Twice does no harm. */
export const tightenWatch = async (tx: Tx, bookingId: BookingId): Promise<void> => {
  const watch = await holdWatch(tx, { bookingId })
  if (watch?.state !== 'on_the_way') return
  await keepWatch(tx, watch, tightened(watch, tx.now))
  await changeWatch(tx, watch.id, { tightenedAt: tx.now })
  await recordEvent(tx, { verb: 'watch_tightened', subject: ['watch', watch.id] })
}

/**
 * They did something on the phone at `at` (now, unless it reached us late), so they are well until the next check-in. What they did
 * is recorded by whoever calls. An alarm that is open stays open: only a person ends it.
 */
export const signOfLife = async (tx: Tx, bookingId: BookingId, at: Instant = tx.now): Promise<void> => {
  const watch = await holdWatch(tx, { bookingId })
  if (!watch || watch.state === 'ended') return
  await keepWatch(tx, watch, afterSign(watch, earlier(at, tx.now)))
}

/** A1 They said at `at` that they are away and well. A4 Asked whether they are well by then, they are watched until their PIN comes. */
export const leaveWatch = async (tx: Tx, bookingId: BookingId, at: Instant): Promise<void> => {
  const watch = await holdWatch(tx, { bookingId })
  if (!watch || !isDue(watch, at)) return endWatch(tx, bookingId)
  await changeWatch(tx, watch.id, { awayAt: at })
  await recordEvent(tx, { verb: 'watch_away_unanswered', subject: ['watch', watch.id], content: { at: at.toString() } })
}

/** A1 Nobody needs to be watched here any more. Twice does no harm. */
export const endWatch = async (tx: Tx, bookingId: BookingId): Promise<void> => {
  const watch = await holdWatch(tx, { bookingId })
  if (!watch || watch.state === 'ended') return
  await changeWatch(tx, watch.id, { state: 'ended', endedAt: tx.now, lon: null, lat: null, placeAt: null, placeMetres: null })
  for (const kind of [dueTimer, callTimer, missedTimer]) await cancelTimer(tx, { kind, subject: watch.id })
  await recordEvent(tx, { verb: 'watch_ended', subject: ['watch', watch.id] })
}

export const watchOf = (tx: Tx, bookingId: BookingId): Promise<WatchRow | null> => readWatch(tx, { bookingId })

/** The watch that an alarm is about, as long as it runs. */
export const watchOfAlarm = async (tx: Tx, { watchId }: { watchId: string | null }): Promise<WatchRow | null> => {
  const watch = watchId === null ? null : await readWatch(tx, { id: watchId })
  return watch?.state === 'ended' ? null : watch
}

/** Check-ins, pauses, and whether they felt uneasy: as the story of the visit tells it. */
export const saidOnWatch = (tx: Tx, bookingId: BookingId): Promise<SaidOnWatch[]> => saidOn(tx, bookingId)

/** Everybody who is watched, whoever has to be heard of first at the top. */
export const watchesNow = (tx: Tx): Promise<WatchRow[]> => openWatches(tx)

/** The interval begins anew, as after a conversation; a longer one for whoever is with the police or in an ambulance. Whoever was away already is watched no more. */
export const watchAnew = async (tx: Tx, watchId: string, wordFrom: WordFrom | null): Promise<void> => {
  const watch = await holdWatch(tx, { id: watchId })
  if (!watch || watch.state === 'ended') return
  if (watch.awayAt !== null) return endWatch(tx, watch.bookingId)
  const anew = wordFrom === 'police' || wordFrom === 'ambulance' ? inGoodHands : begunAnew
  await keepWatch(tx, watch, anew(watch, tx.now))
}
