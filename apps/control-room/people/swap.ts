/** Shifts that somebody might swap, and with whom. */
import { maySwap, operativesNow, shiftsBetween } from '../../../care/workforce/actions.ts'
import { after, clockTime, dayOf, days, isBefore } from '../../../lib/time.ts'
import type { OperativeId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { capital, dayName } from '../say.ts'

/** A week is as far as anybody swaps. */
const swappedWithin = days(7)

/** Shifts of theirs that have not begun, and everybody else by name; none for those who may not decide it. */
export const swapsOf = async (tx: Tx, id: OperativeId) => {
  if (!maySwap(tx)) return { shifts: [], colleagues: [] }
  const shifts = (await shiftsBetween(tx, tx.now, after(tx.now, swappedWithin))).filter(
    (one) => one.operativeId === id && isBefore(tx.now, one.from),
  )
  return {
    shifts: shifts.map(({ id: shiftId, from, to }) => ({
      value: shiftId,
      label: `${capital(dayName(dayOf(from), tx.now))}, ${clockTime(from)} to ${clockTime(to)}`,
    })),
    colleagues: (await operativesNow(tx)).filter((one) => one.id !== id).map((one) => ({ value: one.id as string, label: one.name })),
  }
}
export type Swaps = Awaited<ReturnType<typeof swapsOf>>
