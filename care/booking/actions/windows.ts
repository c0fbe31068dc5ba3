/** B4 Which windows may be offered, with every promise already made, its uncertainty, and who is fit for this home. */
import type { AppointmentId, HouseholdId, LandlordId, OperativeId, OrderId, PremisesId } from '../../../lib/ids.ts'
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { atTime, dayOf, isBefore } from '../../../lib/time.ts'
import { withWiderSight } from '../../../platform/postgres/sight.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { letOthersIn } from '../../../platform/thinking/let-others-in.ts'
import { answered, askAbout, windowsOn } from '../../dispatch/capacity.ts'
import type { DayOfAsking, OfferedWindow } from '../../dispatch/capacity.ts'
import { orderOf } from '../../repairs/actions.ts'
import type { Order } from '../../repairs/rules.ts'
import { tradeLabels } from '../../workforce/words.ts'
import type { Window } from '../rules/windows.ts'
import { reason } from '../words.ts'
import { householdFor } from './errands.ts'
import type { Question } from './errands.ts'
import { lessonsNow } from './learning/learn.ts'
import { gathered } from './windows/capacity.ts'
import { thoughtThrough } from './windows/thinking.ts'

/** So that the reason can name the next day that is honest. */
const daysBeyond = 7

type Wanted = { readonly order: Order; readonly householdId: HouseholdId; readonly namedOperativeId: OperativeId | null }

/** A window for this order: open, and somebody lives there. */
const wantedFor = async (tx: Tx, orderId: OrderId, namedOperativeId: OperativeId | null): Promise<Outcome<Wanted>> => {
  const order = await orderOf(tx, orderId)
  if (order === null) return refused(reason('B1_NOT_KNOWN'))
  if (order.state !== 'open') return refused(reason('B3_ORDER_OVER'))
  const householdId = await householdFor(tx, order)
  return householdId === null ? refused(reason('B3_NOBODY_HOME')) : done({ order, householdId, namedOperativeId })
}

/** The visit as it would be in each of these windows. */
const asIf = ({ order, householdId, namedOperativeId }: Wanted, windows: readonly Window[]): Question[] => {
  const appointment = { id: order.id as string as AppointmentId, namedOperativeId, landlordAgreedAt: null }
  return windows.map((window) => ({ order, appointment, householdId, emergencyReason: null, standing: 'promised', window }))
}

const who = (order: Order): string => tradeLabels[order.trade].toLowerCase()

/** How these windows stand, with everything promised to others and everybody who is fit: a promise that moves gives up its own room. */
const offeredIn = async (tx: Tx, wanted: Wanted, windows: readonly Window[], listed: boolean): Promise<OfferedWindow[]> => {
  const days = windows.map((window) => dayOf(window.from)).toSorted(Temporal.PlainDate.compare)
  const span = { from: atTime(days[0]!, '00:00'), to: atTime(days.at(-1)!.add({ days: 1 }), '00:00') }
  const { visits, capacity } = await gathered(tx, span, asIf(wanted, windows), await lessonsNow(tx))
  const request = { visits, who: who(wanted.order), listed }
  const asking: DayOfAsking[] = []
  for (const day of askAbout(request, capacity, tx.now)) {
    asking.push(day)
    await letOthersIn()
  }
  const thoughts = await thoughtThrough(
    tx,
    asking.map(({ asked }) => asked),
  )
  return answered({ request, days: asking, ...(capacity.level && { level: capacity.level }) }, thoughts)
}

/**
 * Every window of the next `days` days that has not begun, today's first: free, or why not and what to do instead. Also for a
 * resident, who sees the answer and none of what it was made from.
 */
export const windowsFor = (
  tx: Tx,
  orderId: OrderId,
  { days, namedOperativeId = null }: { days: number; namedOperativeId?: OperativeId | null },
): Promise<Outcome<readonly OfferedWindow[]>> =>
  withWiderSight(tx, async () => {
    const wanted = await wantedFor(tx, orderId, namedOperativeId)
    if (!wanted.ok) return wanted
    const today = dayOf(tx.now)
    const all = Array.from({ length: days + daysBeyond }, (_, n) => today.add({ days: n }))
    const offered = await offeredIn(tx, wanted.value, windowsOn(all, tx.now), true)
    return done(offered.filter(({ window }) => isBefore(window.from, atTime(today.add({ days }), '00:00'))))
  })

export type Room = {
  readonly householdId: HouseholdId
  readonly premisesId: PremisesId
  readonly landlordId: LandlordId
  readonly minutes: number
}

/** B4 Whether this window can be promised, and what the promise would be about. Asked again under the lock of promising, by the same engine. */
export const roomFor = async (
  tx: Tx,
  { orderId, window, namedOperativeId }: { orderId: OrderId; window: Window; namedOperativeId: OperativeId | null },
): Promise<Outcome<Room>> => {
  const wanted = await wantedFor(tx, orderId, namedOperativeId)
  if (!wanted.ok) return wanted
  const { order, householdId } = wanted.value
  const [answer] = await offeredIn(tx, wanted.value, [window], false)
  if (!answer!.free) return refused(answer!.reason!)
  return done({ householdId, premisesId: order.premisesId, landlordId: order.landlordId, minutes: answer!.minutes })
}
