/** Promising a window to a household, moving it and cancelling it. Nobody is booked by any of this (B3). */
import type { AppointmentId, HouseholdId, OperativeId, OrderId, VisitId } from '../../../lib/ids.ts'
import { next } from '../../../lib/machine.ts'
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { withWiderSight } from '../../../platform/postgres/sight.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { actorId } from '../../../platform/who.ts'
import { tellHousehold, withholdQueued } from '../../messages/actions.ts'
import type { Inbound } from '../../messages/actions.ts'
import { recordEvent } from '../../record/actions.ts'
import { agreedIn, consentTrouble } from '../rules/consent.ts'
import type { Consent } from '../rules/consent.ts'
import { appointmentMachine, isOut } from '../rules/states.ts'
import type { AppointmentEvent, AppointmentState } from '../rules/states.ts'
import { asksToCancel } from '../rules/texts.ts'
import { isSameWindow, windowTrouble } from '../rules/windows.ts'
import type { Window } from '../rules/windows.ts'
import {
  addAppointment,
  appointmentById,
  appointmentsOfHousehold,
  endAppointment,
  holdAppointment,
  holdPromising,
  liveAppointmentOfOrder,
  setLandlordAgreed,
} from '../store/appointments.ts'
import type { Appointment, Ending } from '../store/appointments.ts'
import { liveBookingsOfAppointment, liveBookingsOfOrder } from '../store/bookings.ts'
import { keepSigns } from '../store/signs.ts'
import type { Booking } from '../store/bookings.ts'
import { agreedWords, reason } from '../words.ts'
import { turnRound } from './progress.ts'
import { forgetPromise, watchPromise } from './timers.ts'
import { roomFor } from './windows.ts'

/**
 * `namedOperativeId`: a face that the household was promised (B2), which books nobody. `pastDeadline`: the household cannot be in
 * before the hour by which the work is to be finished (C1), as a member of staff heard from it.
 */
export type ToPromise = {
  readonly orderId: OrderId
  readonly window: Window
  readonly namedOperativeId?: OperativeId | null
  readonly pastDeadline?: boolean
}

const notTold = { riskToldAt: null, riskToldExpectedAt: null, riskToldAgainAt: null, waitsSince: null }
const notEnded = { ...notTold, landlordAgreedAt: null, endedAt: null, endedWhy: null, agreed: null }

/** C1 Only a person who heard it from the household says so. */
const isPastDeadline = ({ who }: Tx, { pastDeadline = false }: Pick<ToPromise, 'pastDeadline'>): boolean =>
  pastDeadline && who.kind === 'staff'
const aboutDeadline = (tx: Tx, asked: Pick<ToPromise, 'pastDeadline'>) => (isPastDeadline(tx, asked) ? { pastDeadline: true } : {})

/** Somebody is on the way to this work, at the door or inside, for whatever reason they were sent. */
export const isSomebodyGoing = (tx: Tx, orderId: OrderId): Promise<boolean> =>
  withWiderSight(tx, async () => (await liveBookingsOfOrder(tx, orderId)).some((one) => isOut(one.state)))

/** B3 B4 Adds the promise when nobody is at the work already and there is room for it, with everything already promised and what was said of it, and sets its timers. */
const makePromise = async (tx: Tx, toPromise: ToPromise): Promise<Outcome<Appointment>> => {
  const { orderId, window, namedOperativeId = null } = toPromise
  if (await isSomebodyGoing(tx, orderId)) return refused(reason('B3_SOMEBODY_IS_GOING'))
  const pastDeadline = isPastDeadline(tx, toPromise)
  const room = await withWiderSight(tx, () => roomFor(tx, { orderId, window, namedOperativeId, pastDeadline }))
  if (!room.ok) return room
  const { said, ...about } = room.value
  const promised = { ...about, orderId, window, namedOperativeId, promisedAt: tx.now, promisedBy: actorId(tx.who) ?? 'engine' }
  const appointment = { ...promised, id: tx.world.newId('appointment') }
  await addAppointment(tx, appointment)
  if (said) await withWiderSight(tx, () => keepSigns(tx, appointment.id, said))
  await watchPromise(tx, appointment.id, window)
  await tellBoard(tx)
  return done({ ...appointment, state: 'promised', ...notEnded })
}

const tellPromise = async (tx: Tx, template: 'promise_made' | 'promise_moved', { id, householdId, window }: Appointment): Promise<void> => {
  const facts = { windowFrom: window.from, windowTo: window.to, appointmentId: id }
  await tellHousehold(tx, { householdId, template, facts, about: ['appointment', id] })
}
const inText = ({ from, to }: Window) => ({ from: from.toString(), to: to.toString() })

/** B3 Promises a household a window of arrival and tells it so. */
export const promiseWindow = async (tx: Tx, toPromise: ToPromise): Promise<Outcome<AppointmentId>> => {
  const { orderId, window } = toPromise
  const trouble = windowTrouble(window, tx.now)
  if (trouble) return refused(reason(trouble))
  await holdPromising(tx)
  if (await liveAppointmentOfOrder(tx, orderId)) return refused(reason('B3_ALREADY_PROMISED'))
  const made = await makePromise(tx, toPromise)
  if (!made.ok) return made
  await recordEvent(tx, {
    verb: 'window_promised',
    subject: ['appointment', made.value.id],
    content: { orderId, ...inText(window), ...aboutDeadline(tx, toPromise) },
  })
  await tellPromise(tx, 'promise_made', made.value)
  return done(made.value.id)
}

type Change = { readonly appointment: Appointment; readonly state: AppointmentState; readonly going: readonly Booking[] }

/** The promise, held, the state that this takes it to, and whoever is on the way. */
const toChange = async (tx: Tx, id: AppointmentId, event: AppointmentEvent): Promise<Outcome<Change>> => {
  const appointment = await holdAppointment(tx, id)
  if (appointment === null) return refused(reason('B1_NOT_KNOWN'))
  const going = (await liveBookingsOfAppointment(tx, id)).filter((one) => isOut(one.state))
  const state = next(appointmentMachine, appointment.state, event)
  if (state !== null) return done({ appointment, state, going })
  return refused(reason(going.length > 0 ? 'B3_SOMEBODY_IS_GOING' : 'B3_APPOINTMENT_OVER'))
}

/** The promise stands no more: its timers and whatever was not yet sent about it go with it. */
const giveUp = async (tx: Tx, id: AppointmentId, ending: Ending): Promise<void> => {
  await endAppointment(tx, id, ending)
  await forgetPromise(tx, id)
  await withWiderSight(tx, () => withholdQueued(tx, ['appointment', id]))
}

/** Whether this promise can move to this window as far as it goes by itself, and the promise, held. Room is asked about when it moves (B4). */
export const mayMove = async (tx: Tx, id: AppointmentId, window: Window): Promise<Outcome<Appointment>> => {
  const found = await toChange(tx, id, 'moved')
  if (!found.ok) return found
  const { appointment, going } = found.value
  if (going.length > 0) return refused(reason('B3_SOMEBODY_IS_GOING'))
  const trouble = windowTrouble(window, tx.now) ?? (isSameWindow(window, appointment.window) ? 'B3_SAME_WINDOW' : null)
  return trouble === null ? done(appointment) : refused(reason(trouble))
}

type ToMove = {
  readonly appointmentId: AppointmentId
  readonly window: Window
  readonly consent: Consent
} & Pick<ToPromise, 'pastDeadline'>

/**
 * B9 Another window instead, with the household's consent and never without: the old promise stays in the history as moved,
 * with who agreed, how and when; the new one passes the same checks as any other (B4).
 */
export const moveAppointment = async (tx: Tx, { appointmentId, window, consent, ...deadline }: ToMove): Promise<Outcome<AppointmentId>> => {
  const asResident = tx.who.kind === 'resident'
  if (!asResident && tx.who.kind !== 'staff') return refused(reason('D5_ONLY_STAFF'))
  await holdPromising(tx)
  const found = await mayMove(tx, appointmentId, window)
  if (!found.ok) return found
  const { orderId, namedOperativeId, promisedAt } = found.value
  const trouble = consentTrouble(consent, { promisedAt, now: tx.now, asResident })
  if (trouble !== null) return refused(reason(trouble))
  const agreed = agreedIn(consent, tx.now)
  await giveUp(tx, appointmentId, { state: 'moved', why: agreedWords(consent), agreed })
  const made = await makePromise(tx, { orderId, window, namedOperativeId, ...deadline })
  if (!made.ok) return made
  const content = {
    movedTo: made.value.id,
    ...inText(window),
    ...aboutDeadline(tx, deadline),
    agreed: { ...agreed, at: agreed.at.toString() },
  }
  await recordEvent(tx, { verb: 'appointment_moved', subject: ['appointment', appointmentId], why: agreedWords(consent), content })
  await tellPromise(tx, 'promise_moved', made.value)
  return done(made.value.id)
}

type ToCancel = { readonly appointmentId: AppointmentId; readonly why: string; readonly by?: 'household' | 'us' }

/** No visit after all. Whoever is still on the way is called back; from the door on, no is said to whoever stands there. */
export const cancelAppointment = async (tx: Tx, { appointmentId, why, by }: ToCancel): Promise<Outcome<null>> => {
  const found = await toChange(tx, appointmentId, 'cancelled')
  if (!found.ok) return found
  const { householdId, window } = found.value.appointment
  for (const visitId of new Set(found.value.going.map((one) => one.visitId))) {
    const turned = await withWiderSight(tx, () => turnRoundUntold(tx, visitId, why))
    if (!turned.ok) return turned
  }
  await giveUp(tx, appointmentId, { state: found.value.state, why })
  await recordEvent(tx, { verb: 'appointment_cancelled', subject: ['appointment', appointmentId], why })
  await tellBoard(tx)
  const askedBy = by ?? (tx.who.kind === 'resident' ? 'household' : 'us')
  await tellCancelled(tx, { householdId, appointmentId, window, askedBy })
  return done(null)
}

/** Nobody need hear that they were coming when they hear that nobody comes. */
const turnRoundUntold = async (tx: Tx, visitId: VisitId, why: string): Promise<Outcome<unknown>> => {
  const turned = await turnRound(tx, visitId, why)
  if (turned.ok) await withholdQueued(tx, ['visit', visitId])
  return turned
}

type Cancelled = { householdId: HouseholdId; appointmentId: AppointmentId; window: Window; askedBy: 'household' | 'us' }
const tellCancelled = async (tx: Tx, { householdId, appointmentId, window, askedBy }: Cancelled): Promise<void> => {
  const facts = { windowFrom: window.from, windowTo: window.to, askedBy }
  await tellHousehold(tx, { householdId, template: 'promise_cancelled', facts, about: ['appointment', appointmentId] })
}

/** D3 The landlord's person said that they will be there too. Another window has to be agreed anew. */
export const landlordAgreed = async (
  tx: Tx,
  { appointmentId, spokeTo }: { appointmentId: AppointmentId; spokeTo: string },
): Promise<Outcome<null>> => {
  const appointment = await holdAppointment(tx, appointmentId)
  if (appointment === null) return refused(reason('B1_NOT_KNOWN'))
  if (appointment.state !== 'promised') return refused(reason('B3_APPOINTMENT_OVER'))
  await setLandlordAgreed(tx, appointmentId)
  await recordEvent(tx, { verb: 'landlord_agreed_to_attend', subject: ['appointment', appointmentId], content: { spokeTo } })
  return done(null)
}

export const appointmentOf = (tx: Tx, id: AppointmentId): Promise<Appointment | null> => appointmentById(tx, id)
export const promiseOfOrder = (tx: Tx, orderId: OrderId): Promise<Appointment | null> => liveAppointmentOfOrder(tx, orderId)
export { appointmentsOfHousehold }

/**
 * M4 CANCEL, from a household with one promise: it is cancelled, and the message that says so is the answer. With none or several, or
 * when somebody is at the door already, null: a person reads it.
 */
export const hearCancel = async (tx: Tx, { channel, householdId, body }: Inbound): Promise<string | null> => {
  if (channel !== 'text' || householdId === null || !asksToCancel(body)) return null
  const [promise, ...others] = (await appointmentsOfHousehold(tx, householdId)).filter(({ state }) => state === 'promised')
  if (!promise || others.length > 0) return null
  const cancelled = await cancelAppointment(tx, { appointmentId: promise.id, why: 'The household texted CANCEL.', by: 'household' })
  return cancelled.ok ? '' : null
}
