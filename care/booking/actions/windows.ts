/** B4 Which windows may be offered, with every promise already made: the question behind which a better engine will stand. */
import type { AppointmentId, HouseholdId, LandlordId, OperativeId, OrderId, PremisesId } from '../../../lib/ids.ts'
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { atTime, dayOf, isBefore } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { withWiderSight } from '../../../platform/postgres/sight.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { windowFree, windowsFree } from '../../dispatch/capacity.ts'
import type { OfferedWindow } from '../../dispatch/capacity.ts'
import type { ShiftFacts } from '../../dispatch/capacity/fitness.ts'
import type { VisitFacts } from '../../dispatch/facts.ts'
import { orderOf } from '../../repairs/actions.ts'
import type { Order } from '../../repairs/rules.ts'
import { operativesNow, shiftsBetween } from '../../workforce/actions.ts'
import { tradeLabels } from '../../workforce/words.ts'
import { freeFrom } from '../rules/operative-facts.ts'
import type { Window } from '../rules/windows.ts'
import { appointmentsBetween } from '../store/appointments.ts'
import { breathingMinutes } from '../store/bookings.ts'
import { reason } from '../words.ts'
import { errandsOf, householdFor, questionsOf } from './errands.ts'
import { candidatesOf } from './team.ts'

/** So that the reason can name the next day on which somebody works. */
const daysBeyond = 7

/** Who works in this span, and what is promised in it. */
const capacityIn = async (tx: Tx, span: Window): Promise<{ shifts: ShiftFacts[]; promises: VisitFacts[] }> => {
  const people = new Map((await candidatesOf(tx, await operativesNow(tx))).map((one) => [one.operative.id, one]))
  const breathing = await breathingMinutes(tx)
  const shifts = (await shiftsBetween(tx, span.from, span.to)).flatMap(({ id, operativeId, from, to }): ShiftFacts[] => {
    const person = people.get(operativeId)
    if (!person) return []
    const busy = person.shift?.id === id ? freeFrom(person.outings, breathing) : null
    return [{ operative: person.operative, shift: { from, to }, freeFrom: busy }]
  })
  const promised = (await appointmentsBetween(tx, span)).filter((one) => one.state === 'promised')
  const errands = await errandsOf(tx, await questionsOf(tx, promised))
  return { shifts, promises: errands.map((one) => one.visit) }
}

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
const asIf = async (tx: Tx, { order, householdId, namedOperativeId }: Wanted, windows: readonly Window[]): Promise<VisitFacts[]> => {
  const appointment = { id: order.id as string as AppointmentId, namedOperativeId, landlordAgreedAt: null }
  const question = { order, appointment, householdId, emergencyReason: null, standing: 'promised' as const }
  const errands = await errandsOf(
    tx,
    windows.map((window) => ({ ...question, window })),
  )
  return errands.map((one) => one.visit)
}

const who = (order: Order): string => tradeLabels[order.trade].toLowerCase()
const midnight = (at: Instant, daysOn: number): Instant => atTime(dayOf(at).add({ days: daysOn }), '00:00')

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
    const { shifts, promises } = await capacityIn(tx, { from: midnight(tx.now, 0), to: midnight(tx.now, days + daysBeyond) })
    const all = Array.from({ length: days + daysBeyond }, (_, n) => dayOf(tx.now).add({ days: n }))
    const [visit] = await asIf(tx, wanted.value, [{ from: tx.now, to: tx.now }])
    const asked = { visit: visit!, who: who(wanted.value.order) }
    const offered = windowsFree(asked, shifts, promises, all, tx.now)
    const shown = offered.filter(({ window }) => isBefore(window.from, midnight(tx.now, days)))
    const visits = await asIf(
      tx,
      wanted.value,
      shown.map((one) => one.window),
    )
    const again = (one: OfferedWindow, at: number): OfferedWindow =>
      sameHours(visits[at]!, asked.visit) ? one : windowFree({ ...asked, visit: visits[at]! }, shifts, promises, one.window, tx.now)
    return done(shown.map(again))
  })

/** D2 The hours in which nobody knocks differ from window to window; where they do, the window is asked about again. */
const sameHours = (a: VisitFacts, b: VisitFacts): boolean => JSON.stringify(a.requests.hours) === JSON.stringify(b.requests.hours)

export type Room = {
  readonly householdId: HouseholdId
  readonly premisesId: PremisesId
  readonly landlordId: LandlordId
  readonly minutes: number
}

/** B4 Whether this window can be promised, and what the promise would be about. */
export const roomFor = async (
  tx: Tx,
  { orderId, window, namedOperativeId }: { orderId: OrderId; window: Window; namedOperativeId: OperativeId | null },
): Promise<Outcome<Room>> => {
  const wanted = await wantedFor(tx, orderId, namedOperativeId)
  if (!wanted.ok) return wanted
  const { order, householdId } = wanted.value
  const [visit] = await asIf(tx, wanted.value, [window])
  const { shifts, promises } = await capacityIn(tx, { from: midnight(window.from, 0), to: midnight(window.from, 1) })
  const answer = windowFree({ visit: visit!, who: who(order) }, shifts, promises, window, tx.now)
  if (!answer.free) return refused(answer.reason!)
  return done({ householdId, premisesId: order.premisesId, landlordId: order.landlordId, minutes: visit!.expectedMinutes })
}
