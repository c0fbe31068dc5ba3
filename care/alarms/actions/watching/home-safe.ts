import type { OperativeId } from '../../../../lib/ids.ts'
import type { Instant } from '../../../../lib/time.ts'
import { after, atTime, dayOf, earlier, isBefore, minutes } from '../../../../lib/time.ts'
import { afterDay } from '../../../../lib/working-days.ts'
import { tellBoard } from '../../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { cancelTimer, setTimer } from '../../../../platform/timers/timers.ts'
import { callStaff, textStaff } from '../../../messages/actions.ts'
import { recordEvent } from '../../../record/actions.ts'
import { shiftsBetween } from '../../../workforce/actions.ts'
import { shiftOfNow } from '../../../workforce/rules.ts'
import { homeBy, homeCallAfter, homeGrace } from '../../rules.ts'
import {
  addHomeSafe,
  awaitedHome,
  changeHomeSafe,
  contractorOf,
  holdHomeSafe,
  holdOpenAlarmOf,
  lastWatchEnded,
  openWatchOf,
  operativeBy,
} from '../../store.ts'
import type { HomeSafe } from '../../store.ts'
import { raiseAlarm } from '../raise.ts'

/** The timers of "home safe", by its id: asked by text, rung for their PIN, asked after. */
export const homeDueTimer = 'home_safe.due'
export const homeCallTimer = 'home_safe.call'
export const homeMissedTimer = 'home_safe.missed'

/** A8 Somebody works this shift, so its end wants a word: once for each shift, in the transaction that begins it. */
export const expectHome = async (tx: Tx, operativeId: OperativeId): Promise<void> => {
  const today = await shiftsBetween(tx, atTime(dayOf(tx.now), '00:00'), afterDay(dayOf(tx.now)))
  const shift = shiftOfNow(
    today.filter((one) => one.operativeId === operativeId),
    tx.now,
  )
  if (!shift || isBefore(tx.now, shift.from.subtract({ hours: 2 }))) return
  const id = tx.world.newId('homeSafe')
  const dueAt = homeBy(shift.to, null, await wayHome(tx))
  if (await addHomeSafe(tx, { id, operativeId, shiftId: shift.id, shiftDay: dayOf(shift.from), shiftEndsAt: shift.to, dueAt }))
    await setTimer(tx, { kind: homeDueTimer, subject: id, dueAt, lane: 0 })
}

const wayHome = async (tx: Tx) => minutes((await contractorOf(tx)).homeSafeMinutes)

/** Still expected; not while a visit of theirs runs (its watch asks), nor before they can be home from the last. Null: nothing to do. */
const stillExpected = async (tx: Tx, id: string): Promise<HomeSafe | null> => {
  const home = await holdHomeSafe(tx, id)
  if (!home || home.state === 'home' || home.state === 'asking_after') return null
  const onAVisit = (await openWatchOf(tx, home.operativeId)) !== null
  const lastEnded = onAVisit ? tx.now : await lastWatchEnded(tx, home.operativeId, home.shiftEndsAt)
  const dueAt = homeBy(home.shiftEndsAt, lastEnded, await wayHome(tx))
  if (!isBefore(tx.now, dueAt)) return home
  await changeHomeSafe(tx, id, { dueAt, state: 'expected' })
  await setTimer(tx, { kind: homeDueTimer, subject: id, dueAt, lane: 0 })
  for (const kind of [homeCallTimer, homeMissedTimer]) await cancelTimer(tx, { kind, subject: id })
  return null
}

/** A8 Home by now? Asked by text; rung five minutes later, and an alarm after ten. */
export const askWhetherHome = async (tx: Tx, id: string): Promise<void> => {
  const home = await stillExpected(tx, id)
  if (!home) return
  await changeHomeSafe(tx, id, { state: 'asked' })
  await setTimer(tx, { kind: homeCallTimer, subject: id, dueAt: after(home.dueAt, homeCallAfter), lane: 0 })
  await setTimer(tx, { kind: homeMissedTimer, subject: id, dueAt: after(home.dueAt, homeGrace), lane: 0 })
  const operative = await operativeBy(tx, { id: home.operativeId })
  if (!operative) return
  const { staffId, firstName } = operative
  await textStaff(tx, { staffId, template: 'home_safe_due', facts: { firstName }, about: ['homeSafe', id] })
}

export const callWhetherHome = async (tx: Tx, id: string): Promise<void> => {
  const home = await stillExpected(tx, id)
  const operative = home && (await operativeBy(tx, { id: home.operativeId }))
  if (!operative) return
  const { staffId, firstName } = operative
  await callStaff(tx, { staffId, template: 'home_safe_call', facts: { firstName }, about: ['homeSafe', id] })
}

/**
 * A8 Nobody heard of them: an alarm that rings like any other, with whom to ring at home on the desk. While one of theirs is open
 * it is only noted, so that whoever answered keeps it, and looked at again.
 */
export const decideNotHome = async (tx: Tx, id: string): Promise<void> => {
  const home = await stillExpected(tx, id)
  if (!home) return
  if (await holdOpenAlarmOf(tx, home)) {
    await recordEvent(tx, { verb: 'home_safe_missed', subject: ['operative', home.operativeId] })
    return setTimer(tx, { kind: homeMissedTimer, subject: id, dueAt: after(tx.now, homeGrace), lane: 0 })
  }
  await changeHomeSafe(tx, id, { state: 'asking_after' })
  await raiseAlarm(tx, {
    ...{ kind: 'not_home_safe', how: 'clock', operativeId: home.operativeId, raisedAt: tx.now, actId: `${id} not home` },
  })
}

/** A8 They are home. What they said a while ago counts from when they said it; an alarm that rings is still ended by a person. */
export const homeSafe = async (tx: Tx, operativeId: OperativeId, at: Instant = tx.now): Promise<void> => {
  for (const home of await awaitedHome(tx, operativeId)) await settle(tx, home, earlier(at, tx.now))
  await tellBoard(tx)
}

/** A8 Whoever ended the alarm that asked after them knows that they are: nobody waits for their word any more. */
export const settleHome = async (tx: Tx, operativeId: OperativeId): Promise<void> => {
  for (const home of await awaitedHome(tx, operativeId)) if (home.state === 'asking_after') await settle(tx, home, tx.now)
}

const settle = async (tx: Tx, { id, operativeId, shiftDay }: HomeSafe, confirmedAt: Instant): Promise<void> => {
  await changeHomeSafe(tx, id, { state: 'home', confirmedAt })
  for (const kind of [homeDueTimer, homeCallTimer, homeMissedTimer]) await cancelTimer(tx, { kind, subject: id })
  await recordEvent(tx, { verb: 'home_safe', subject: ['operative', operativeId], content: { day: shiftDay.toString() } })
}

/** Whose word is still awaited, the longest due first. */
export const homeSafeExpected = (tx: Tx): Promise<HomeSafe[]> => awaitedHome(tx)
