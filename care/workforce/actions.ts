import type { OperativeId, StaffId } from '../../lib/ids.ts'
import { done, refused } from '../../lib/refusal.ts'
import type { Outcome } from '../../lib/refusal.ts'
import { atTime, dayOf } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import { afterDay } from '../../lib/working-days.ts'
import { tellBoard } from '../../platform/postgres/tell-board.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { recordEvent, recordLook } from '../record/actions.ts'
import { restOfNewShift } from './actions/breaks.ts'
import { shiftOfNow } from './rules.ts'
import type { Operative, OperativeNow, Shift } from './rules.ts'
import {
  changeShift,
  holdOperativeRows,
  readNextOfKin,
  readOperativeByCard,
  readOperatives,
  readShifts,
  saveNextOfKin,
  saveOperative,
  saveShift,
} from './store.ts'
import { changeBranch, changeDuty, saveStaff } from './store/staff.ts'
import type { NewStaff } from './store/staff.ts'
import { workforceReasons } from './words.ts'

/** Somebody gets an account; what they may do follows from the role. */
export const addStaff = async (tx: Tx, staff: NewStaff): Promise<Outcome<StaffId>> => {
  const id = tx.world.newId('staff')
  await saveStaff(tx, id, staff)
  await recordEvent(tx, { verb: 'staff_added', subject: ['staff', id], content: { role: staff.role } })
  return done(id)
}

/** A3 Whether alarms ring somebody who is not at a desk, and on which telephone. The number is looked at by whoever takes it in. */
export const setDuty = async (tx: Tx, id: StaffId, change: { telephone?: string; onCall?: boolean }): Promise<Outcome<{ set: true }>> => {
  await changeDuty(tx, id, change)
  await recordEvent(tx, {
    verb: 'duty_changed',
    subject: ['staff', id],
    content: { onCall: change.onCall ?? null, telephone: 'telephone' in change },
  })
  return done({ set: true })
}

/** A3 Which branch's ladder rings for an operative, and which groups somebody of the office stands in; null: every branch. */
export const moveToBranch = async (
  tx: Tx,
  of: { operativeId: OperativeId } | { staffId: StaffId },
  branchId: string | null,
): Promise<Outcome<{ moved: true }>> => {
  await changeBranch(tx, of, branchId)
  const subject = 'operativeId' in of ? (['operative', of.operativeId] as const) : (['staff', of.staffId] as const)
  await recordEvent(tx, { verb: 'branch_changed', subject, content: { branchId } })
  return done({ moved: true })
}

export const addOperative = async (tx: Tx, operative: Omit<Operative, 'id'>): Promise<Outcome<OperativeId>> => {
  const id = tx.world.newId('operative')
  await saveOperative(tx, { ...operative, id })
  await recordEvent(tx, { verb: 'operative_added', subject: ['operative', id], content: { employment: operative.employment } })
  return done(id)
}

/** Also somebody who no longer works here; null when we never knew them. */
export const operativeOf = async (tx: Tx, id: OperativeId): Promise<Operative | null> => (await readOperatives(tx, [id]))[0] ?? null

export const operativesOf = async (tx: Tx, ids: readonly OperativeId[]): Promise<Map<OperativeId, Operative>> =>
  new Map((await readOperatives(tx, ids)).map((one) => [one.id, one]))

/** Whoever works here and carries this ID card. */
export const operativeByCard = (tx: Tx, cardNumber: string): Promise<Operative | null> => readOperativeByCard(tx, cardNumber)

/** B1 Holds these people until the transaction ends, and answers those who work here. */
export const holdOperatives = (tx: Tx, ids: readonly OperativeId[]): Promise<OperativeId[]> => holdOperativeRows(tx, ids)

/** A new trade, card, vetting date, telephone. */
export const changeOperative = async (
  tx: Tx,
  id: OperativeId,
  change: Partial<Omit<Operative, 'id' | 'staffId'>>,
): Promise<Outcome<OperativeId>> => {
  const operative = await operativeOf(tx, id)
  if (!operative) return refused(workforceReasons.reason('D1_UNKNOWN_OPERATIVE'))
  await saveOperative(tx, { ...operative, ...change })
  await recordEvent(tx, { verb: 'operative_changed', subject: ['operative', id], content: { changed: Object.keys(change) } })
  return done(id)
}

/** Everybody who works here, by name. */
export const operativesHere = (tx: Tx): Promise<Operative[]> => readOperatives(tx)

/** Everybody who works here, each with the shift that covers now or comes next today. */
export const operativesNow = async (tx: Tx): Promise<OperativeNow[]> => {
  const operatives = await readOperatives(tx)
  const shifts = await readShifts(tx, tx.now, afterDay(dayOf(tx.now)))
  return operatives.map((one) => ({
    ...one,
    shift: shiftOfNow(
      shifts.filter((shift) => shift.operativeId === one.id),
      tx.now,
    ),
  }))
}

/** Shifts that touch the span, by start. */
export const shiftsBetween = (tx: Tx, from: Instant, to: Instant): Promise<Shift[]> => readShifts(tx, from, to)

/** With a break as the contractor has set them, spread over the branch, unless it is said otherwise. */
export const addShift = async (
  tx: Tx,
  shift: Pick<Shift, 'operativeId' | 'from' | 'to'> & Partial<Pick<Shift, 'rest'>>,
): Promise<Outcome<string>> => {
  const id = tx.world.newId('shift')
  const rest = shift.rest === undefined ? await restOfNewShift(tx, shift) : shift.rest
  await saveShift(tx, { ...shift, id, rest })
  await recordEvent(tx, {
    verb: 'shift_added',
    subject: ['operative', shift.operativeId],
    content: { shiftId: id, from: shift.from.toString(), to: shift.to.toString() },
  })
  return done(id)
}

const shiftNow = async (tx: Tx, operativeId: OperativeId): Promise<Shift | null> => {
  const today = await readShifts(tx, atTime(dayOf(tx.now), '00:00'), afterDay(dayOf(tx.now)))
  return shiftOfNow(
    today.filter((one) => one.operativeId === operativeId),
    tx.now,
  )
}

/** Goes home unwell. Nobody asks why; from now on they are not sent. */
export const goHomeIll = async (tx: Tx, operativeId: OperativeId): Promise<Outcome<null>> => {
  const shift = await shiftNow(tx, operativeId)
  if (!shift) return refused(workforceReasons.reason('D1_NOT_ON_SHIFT_NOW'))
  await changeShift(tx, shift.id, { illSince: tx.now })
  await recordEvent(tx, { verb: 'went_home_ill', subject: ['operative', operativeId] })
  await tellBoard(tx)
  return done(null)
}

/** Said too soon, or well again. */
export const wellAgain = async (tx: Tx, operativeId: OperativeId): Promise<Outcome<null>> => {
  const shift = await shiftNow(tx, operativeId)
  if (!shift) return refused(workforceReasons.reason('D1_NOT_ON_SHIFT_NOW'))
  await changeShift(tx, shift.id, { illSince: null })
  await recordEvent(tx, { verb: 'well_again', subject: ['operative', operativeId] })
  await tellBoard(tx)
  return done(null)
}

/** Whom to ring when this worker is hurt. R2 The look is recorded. */
export const nextOfKinOf = async (tx: Tx, operativeId: OperativeId): Promise<{ name: string | null; telephone: string | null } | null> => {
  await recordLook(tx, { subject: ['operative', operativeId], what: 'next_of_kin' })
  return readNextOfKin(tx, operativeId)
}

export const tellNextOfKin = async (tx: Tx, operativeId: OperativeId, kin: { name: string; telephone: string }): Promise<void> => {
  await saveNextOfKin(tx, operativeId, kin)
  await recordEvent(tx, { verb: 'next_of_kin_told', subject: ['operative', operativeId] })
}

export { changeRest, mayDecideRests, restsNow, setRests } from './actions/breaks.ts'
export type { RestsNow } from './actions/breaks.ts'
export { staffNamed, staffOnDuty, staffWithRole } from './store/staff.ts'
export { maySwap, swapOf, swapShifts } from './actions/swaps.ts'
export type { Swap, ToSwap } from './actions/swaps.ts'
