import type { OperativeId } from '../../../../lib/ids.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import { done, refused } from '../../../../lib/refusal.ts'
import { earlier } from '../../../../lib/time.ts'
import type { Instant } from '../../../../lib/time.ts'
import { tellBoard, tellBoardCalmly } from '../../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { recordEvent } from '../../../record/actions.ts'
import { afterCheckIn, isDue } from '../../rules.ts'
import type { PauseWhy, PinGiven } from '../../rules.ts'
import { addWatchAct, awaitedHome, changeAlarm, changeWatch, holdOpenAlarmOf, holdOpenWatchOf, pinOfAct } from '../../store.ts'
import type { PhoneState, WatchRow } from '../../store.ts'
import { alarmReasons } from '../../words.ts'
import { hearPin } from '../asking/pin.ts'
import type { Place } from '../raise.ts'
import { goAmber, pauseWatch, resumeWatch } from './amber-and-pause.ts'
import { homeSafe } from './home-safe.ts'
import { endWatch, keepWatch } from './watch.ts'

/** What a phone tells about the watch over it. `at` is by our clock; `pin`, which PIN came with it, null for none. */
export type WatchTold = { id: string; at: Instant; pin: PinGiven | null; phone?: PhoneState | undefined } & (
  | { kind: 'check_in'; place?: Place | undefined }
  | { kind: 'amber'; text?: string | undefined }
  | { kind: 'pause'; why: PauseWhy; minutes: number }
  | { kind: 'resume' | 'safe_now' | 'home_safe' }
  | { kind: 'place'; place: Place }
)

type Telling = { tx: Tx; told: WatchTold; operativeId: OperativeId; watch: WatchRow | null; at: Instant }

/**
 * Takes one of them, once, however often it is told. `right` false: the PIN was wrong, and nothing else was done; that is kept too.
 * After a right PIN of either kind everything here is the same (A2): what differs is done in `hearPin`, out of the phone's sight.
 */
export const takeWatchAct = async (tx: Tx, told: WatchTold): Promise<Outcome<{ right: boolean }>> => {
  if (tx.who.kind !== 'operative') return refused(alarmReasons.reason('A1_UNKNOWN_WATCH'))
  const { operativeId } = tx.who
  if (told.kind === 'place') return keepPlace(tx, operativeId, told.place)
  const before = await pinOfAct(tx, told.id)
  if (before !== undefined) return done({ right: before !== 'wrong' })
  const telling = { tx, told, operativeId, watch: await holdOpenWatchOf(tx, operativeId), at: earlier(told.at, tx.now) }
  const missing = told.pin === null ? await pinIsMissing(telling) : null
  if (missing) return refused(alarmReasons.reason(missing))
  if (!(await keepTold(telling))) return done({ right: false })
  const outcome = await doTold(telling)
  return outcome.ok ? done({ right: true }) : outcome
}

/** Whoever was asked gives the PIN with the answer, so that nobody else can give it for them. */
const pinIsMissing = async ({ tx, told, operativeId, watch, at }: Telling): Promise<'A4_PIN_WITH_IT' | 'A8_PIN_WITH_IT' | null> => {
  if (told.kind === 'check_in') return watch && isDue(watch, at) ? 'A4_PIN_WITH_IT' : null
  if (told.kind !== 'home_safe') return null
  return (await awaitedHome(tx, operativeId)).some((one) => one.state !== 'expected') ? 'A8_PIN_WITH_IT' : null
}

/** Keeps what was told; whether its PIN, if there was one, was right. */
const keepTold = async ({ tx, told, operativeId, watch, at }: Telling): Promise<boolean> => {
  if (told.kind === 'place') return true
  const { id, kind, pin, phone } = told
  if (pin !== null) return hearPin(tx, { id, kind, operativeId, at, was: pin, way: 'pin', phone })
  const words = told.kind === 'amber' ? (told.text ?? null) : told.kind === 'pause' ? told.why : null
  await addWatchAct(tx, { id, kind, operativeId, pin, words, happenedAt: at, watchId: watch?.id ?? null, phone })
  return true
}

const doTold = async (telling: Telling): Promise<Outcome<unknown>> => {
  const { tx, told, operativeId, watch, at } = telling
  switch (told.kind) {
    case 'check_in':
      return done(await checkIn(telling, told.place))
    case 'home_safe':
      return done(await homeSafe(tx, operativeId, at))
    case 'safe_now':
      return done(await recordEvent(tx, { verb: 'said_safe', subject: ['operative', operativeId] }))
    case 'place':
      return done(null)
  }
  if (!watch) return refused(alarmReasons.reason('A1_UNKNOWN_WATCH'))
  if (told.kind === 'amber') return goAmber(tx, watch.bookingId, told.text, at)
  return told.kind === 'pause' ? pauseWatch(tx, watch.bookingId, told, at) : resumeWatch(tx, watch.bookingId, at)
}

/** A7 All is well, with where and when where the phone told it. Nobody is watched: thank you all the same. Away already: it ends here. */
const checkIn = async ({ tx, watch, at }: Pick<Telling, 'tx' | 'watch' | 'at'>, place?: Place): Promise<void> => {
  if (!watch) return
  if (watch.awayAt !== null) return endWatch(tx, watch.bookingId)
  await keepWatch(tx, watch, afterCheckIn(watch, at))
  if (place) await changeWatch(tx, watch.id, columnsOf(place))
  await recordEvent(tx, { verb: 'checked_in', subject: ['watch', watch.id], content: { at: at.toString() } })
  await tellBoardCalmly(tx)
}

/** They keyed their PIN in a call that asked whether they are well: as good as a touch on the phone. */
export const checkInOf = async (tx: Tx, operativeId: OperativeId): Promise<void> =>
  checkIn({ tx, watch: await holdOpenWatchOf(tx, operativeId), at: tx.now })

/** A7 Where somebody is whose alarm is open, until it is over; of anybody else it is forgotten here. */
const keepPlace = async (tx: Tx, operativeId: OperativeId, place: Place): Promise<Outcome<{ right: boolean }>> => {
  const alarm = await holdOpenAlarmOf(tx, { operativeId })
  if (alarm) await changeAlarm(tx, alarm.id, columnsOf(place))
  if (alarm) await tellBoard(tx)
  return done({ right: true })
}

const columnsOf = ({ lon, lat, at, metres }: Place) => ({
  ...{ lon, lat, placeAt: at },
  placeMetres: metres === null ? null : Math.round(metres),
})
