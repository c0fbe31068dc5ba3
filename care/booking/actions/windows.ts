/** B4 Which windows may be offered, with every promise already made, its uncertainty, and who is fit for this home. */
import type { AppointmentId, HouseholdId, LandlordId, OperativeId, OrderId, PremisesId } from '../../../lib/ids.ts'
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { after, atTime, dayOf, hours, isBefore } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { withWiderSight } from '../../../platform/postgres/sight.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { letOthersIn } from '../../../platform/thinking/let-others-in.ts'
import { answered, askAbout, windowsOn } from '../../dispatch/capacity.ts'
import type { DayOfAsking, OfferedWindow } from '../../dispatch/capacity.ts'
import { orderOf } from '../../repairs/actions.ts'
import type { Order } from '../../repairs/rules.ts'
import { tradeLabels } from '../../workforce/words.ts'
import type { Window } from '../rules/windows.ts'
import type { SaidOfPromise } from '../store/signs.ts'
import { reason } from '../words.ts'
import { householdFor } from './errands.ts'
import type { Question } from './errands.ts'
import { lessonsNow } from './learning/learn.ts'
import { gathered } from './windows/capacity.ts'
import { thoughtThrough } from './windows/thinking.ts'

/** So that the reason can name the next day that is honest. */
const daysBeyond = 7

/** `pastDeadline`: windows after the hour by which the work is to be finished are offered like all others (C1). */
type Wanted = {
  readonly order: Order
  readonly householdId: HouseholdId
  readonly namedOperativeId: OperativeId | null
  readonly pastDeadline: boolean
}
type Wish = { readonly namedOperativeId?: OperativeId | null; readonly pastDeadline?: boolean }

/** A window for this order: open, and somebody lives there. */
const wantedFor = async (tx: Tx, orderId: OrderId, { namedOperativeId = null, pastDeadline = false }: Wish): Promise<Outcome<Wanted>> => {
  const order = await orderOf(tx, orderId)
  if (order === null) return refused(reason('B1_NOT_KNOWN'))
  if (order.state !== 'open') return refused(reason('B3_ORDER_OVER'))
  const householdId = await householdFor(tx, order)
  return householdId === null ? refused(reason('B3_NOBODY_HOME')) : done({ order, householdId, namedOperativeId, pastDeadline })
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
  const found = await gathered(tx, span, asIf(wanted, windows), await lessonsNow(tx))
  const { capacity } = found
  const visits = wanted.pastDeadline ? found.visits : found.visits.map((one) => ({ ...one, finishBy: wanted.order.finishBy }))
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
  { days, ...wish }: { days: number } & Wish,
): Promise<Outcome<readonly OfferedWindow[]>> =>
  withWiderSight(tx, async () => {
    const wanted = await wantedFor(tx, orderId, wish)
    if (!wanted.ok) return wanted
    const today = dayOf(tx.now)
    const all = Array.from({ length: days + daysBeyond }, (_, n) => today.add({ days: n }))
    const offered = await offeredIn(tx, wanted.value, windowsOn(all, tx.now), true)
    return done(offered.filter(({ window }) => isBefore(window.from, atTime(today.add({ days }), '00:00'))))
  })

/** `said`: null while odds are not known. */
export type Room = {
  readonly householdId: HouseholdId
  readonly premisesId: PremisesId
  readonly landlordId: LandlordId
  readonly minutes: number
  readonly said: SaidOfPromise | null
}

/** So many days are looked at for a window before the deadline, when one after it is asked for. */
const daysLooked = 10
/** Longer than any visit: what begins so long before the deadline ends before it. */
const longestVisit = hours(8)

/** C1 What could be promised before the deadline, when this window may end after it. */
const beforeDeadline = ({ order: { finishBy }, pastDeadline }: Wanted, window: Window, now: Instant): Window[] => {
  if (pastDeadline || isBefore(after(window.from, longestVisit), finishBy)) return []
  const days = Array.from({ length: daysLooked }, (_, n) => dayOf(now).add({ days: n }))
  return windowsOn(days, now).filter((one) => isBefore(one.from, finishBy) && isBefore(one.from, window.from))
}

/** B4 Whether this window can be promised, and what the promise would be about. Asked again under the lock of promising, by the same engine. */
export const roomFor = async (
  tx: Tx,
  { orderId, window, ...wish }: { orderId: OrderId; window: Window } & Wish,
): Promise<Outcome<Room>> => {
  const wanted = await wantedFor(tx, orderId, wish)
  if (!wanted.ok) return wanted
  const { order, householdId } = wanted.value
  const answer = (await offeredIn(tx, wanted.value, [...beforeDeadline(wanted.value, window, tx.now), window], false)).at(-1)!
  const { free, kept, signs, minutes } = answer
  if (!free) return refused(answer.reason!)
  const isOfToday = !isBefore(tx.now, atTime(dayOf(window.from), '00:00'))
  const said = kept === null || !signs ? null : { chance: kept, signs, isOfToday }
  return done({ householdId, premisesId: order.premisesId, landlordId: order.landlordId, minutes, said })
}
