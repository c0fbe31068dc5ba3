/** D1 The break of one person today: when it is, as the day has come so far, and moving it. */
import type { OperativeId } from '../../../../lib/ids.ts'
import { done, refused } from '../../../../lib/refusal.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import { atTime, dayOf, earlier, isAtOrAfter } from '../../../../lib/time.ts'
import { afterDay } from '../../../../lib/working-days.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import type { Span } from '../../../dispatch/facts.ts'
import { changeRest, holdOperatives, mayDecideRests, shiftsBetween } from '../../../workforce/actions.ts'
import { shiftOfNow } from '../../../workforce/rules.ts'
import type { Rest, Shift } from '../../../workforce/rules.ts'
import { momentIn, moveTrouble } from '../../../workforce/rules/breaks.ts'
import { workforceReasons } from '../../../workforce/words.ts'
import { restNow } from '../../rules/operative-facts.ts'
import { isOut } from '../../rules/states.ts'
import { bookingsSince } from '../../store/bookings.ts'
import { ofThisShift } from '../team.ts'

/** `span`: null when it is over, or they have none. `isBegun`: they are on it, or it is over. */
export type BreakToday = { readonly shift: Shift; readonly span: Span | null; readonly isBegun: boolean }

/** Null when they do not work today, or went home. An operative asks for their own. */
export const breakToday = async (tx: Tx, operativeId: OperativeId): Promise<BreakToday | null> => {
  const shifts = await shiftsBetween(tx, tx.now, afterDay(dayOf(tx.now)))
  const shift = shiftOfNow(
    shifts.filter((one) => one.operativeId === operativeId),
    tx.now,
  )
  if (shift === null || shift.illSince !== null) return null
  const since = earlier(shift.from, atTime(dayOf(tx.now), '00:00'))
  const outings = ofThisShift(await bookingsSince(tx, since, [operativeId]), operativeId, shift)
  const span = restNow({ shift, outings }, tx.now)
  const isThere = !outings.some((one) => isOut(one.state))
  return { shift, span, isBegun: shift.rest !== null && (span === null || (isThere && isAtOrAfter(tx.now, span.from))) }
}

export type BreakToMove = { readonly operativeId: OperativeId; readonly time: string; readonly why: string }

/** The shift whose break may move there, and the break as it would be. */
export const mayMoveBreak = async (tx: Tx, { operativeId, time, why }: BreakToMove): Promise<Outcome<{ shift: Shift; rest: Rest }>> => {
  if (!mayDecideRests(tx)) return refused(workforceReasons.reason('D1_BREAKS_NOT_YOURS'))
  const today = await breakToday(tx, operativeId)
  if (today === null || today.shift.rest === null) return refused(workforceReasons.reason('D1_NO_BREAK'))
  const { shift, isBegun } = today
  const from = momentIn(shift, time)
  const trouble = moveTrouble({ shift, rest: today.shift.rest, isBegun }, { from, why, now: tx.now })
  if (trouble !== null) return refused(workforceReasons.reason(trouble))
  return done({ shift, rest: { ...today.shift.rest, from } })
}

/** To another time of day, like “12:30”, within their shift. Held, so that nobody sends them meanwhile. */
export const moveBreak = async (tx: Tx, toMove: BreakToMove): Promise<Outcome<null>> => {
  if ((await holdOperatives(tx, [toMove.operativeId])).length === 0) return refused(workforceReasons.reason('D1_UNKNOWN_OPERATIVE'))
  const found = await mayMoveBreak(tx, toMove)
  if (!found.ok) return found
  const { shift, rest } = found.value
  await changeRest(tx, shift, { rest, before: shift.rest ?? rest, why: toMove.why.trim() })
  return done(null)
}
