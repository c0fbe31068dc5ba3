/** Which repair a link may choose a time for, and what follows once one is chosen. */
import { appointmentOf, isSomebodyGoing, moveAppointment, promiseOfOrder, promiseWindow } from '../../../care/booking/actions.ts'
import type { Appointment } from '../../../care/booking/actions.ts'
import type { Window } from '../../../care/booking/rules.ts'
import { makeLink } from '../../../care/messages/actions.ts'
import { orderOf } from '../../../care/repairs/actions.ts'
import type { Order } from '../../../care/repairs/rules.ts'
import { bookingReasons } from '../../../care/booking/words.ts'
import { parseId } from '../../../lib/ids.ts'
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { after, days } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { addressIn } from '../address.ts'
import type { Visitor } from '../visitor.ts'

type Repair = { readonly order: Order; readonly promise: Appointment | null; readonly isGoing: boolean }

/** Their own open repair: the one that the link is about, or one that they reported themselves. Null: none that this link may touch. */
export const theirRepair = async (tx: Tx, { who, appointmentId }: Visitor, orderId: string | undefined): Promise<Repair | null> => {
  const id = parseId('order', orderId ?? '')
  const order = id && (await orderOf(tx, id))
  if (!order || order.state !== 'open' || order.householdId !== who.householdId) return null
  const about = appointmentId && (await appointmentOf(tx, appointmentId))
  const isTheirs = order.source === 'resident' || about?.orderId === order.id
  if (!isTheirs) return null
  return { order, promise: await promiseOfOrder(tx, order.id), isGoing: await isSomebodyGoing(tx, order.id) }
}

/** A link to a visit that was agreed on a page lives until a week after it, so that they can still say how it went. */
const linkLivesOn = days(7)

/** Agrees on a window: a promise that there is moves, else one is made. Returns the page that shows it. */
export const agreeOn = async (
  tx: Tx,
  visitor: Visitor,
  { orderId, window }: { orderId: string | undefined; window: Window },
): Promise<Outcome<string>> => {
  const repair = await theirRepair(tx, visitor, orderId)
  if (!repair) return refused(bookingReasons.reason('B1_NOT_KNOWN'))
  const { order, promise } = repair
  if (promise) {
    const moved = await moveAppointment(tx, { appointmentId: promise.id, window, consent: 'themselves' })
    if (!moved.ok) return moved
    const about = visitor.appointmentId && (await appointmentOf(tx, visitor.appointmentId))
    if (about?.orderId === order.id) return done(visitor.to('', { done: 'moved' }))
    return done(await pageOf(tx, visitor, { appointmentId: moved.value, window, what: 'moved' }))
  }
  const promised = await promiseWindow(tx, { orderId: order.id, window })
  return promised.ok ? done(await pageOf(tx, visitor, { appointmentId: promised.value, window, what: 'promised' })) : promised
}

/** A link of its own to the new visit: the one they hold is about another. */
const pageOf = async (
  tx: Tx,
  { who, to }: Visitor,
  { appointmentId, window, what }: { appointmentId: Appointment['id']; window: Window; what: 'promised' | 'moved' },
): Promise<string> => {
  const token = await makeLink(tx, { householdId: who.householdId, appointmentId, expiresAt: after(window.to, linkLivesOn) })
  const search = to('').split('?')[1] ?? ''
  return addressIn(token, search)('', { done: what })
}
