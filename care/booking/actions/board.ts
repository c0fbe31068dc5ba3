/** What the control room looks at: today's promises, who is out, what is at risk, whom dispatch would send. */
import type { AppointmentId, HouseholdId, OperativeId, OrderId } from '../../../lib/ids.ts'
import { after, atTime, hours, later, minutes } from '../../../lib/time.ts'
import type { Day, Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { Proposal } from '../../dispatch/engine.ts'
import { lookAhead } from '../../dispatch/look-ahead.ts'
import type { LookAhead } from '../../dispatch/look-ahead.ts'
import { planWords } from '../../dispatch/words.ts'
import { openOrders } from '../../repairs/actions.ts'
import { operativesNow } from '../../workforce/actions.ts'
import { isOnShift } from '../../workforce/rules.ts'
import { promiseAtRisk } from '../rules/promises.ts'
import type { Risk } from '../rules/promises.ts'
import { isOut } from '../rules/states.ts'
import { appointmentsBetween, promisedBefore } from '../store/appointments.ts'
import type { Appointment } from '../store/appointments.ts'
import { allLiveBookings, breathingMinutes, liveBookingOf } from '../store/bookings.ts'
import type { Booking } from '../store/bookings.ts'
import { errandsOf, householdFor, questionsOf } from './errands.ts'
import type { Errand, Question } from './errands.ts'
import { candidatesOf, freeNext, minutesBetween, roughMinutes } from './team.ts'

/** Everybody who is out or breathing. An operative sees their own and nobody else's (B2). */
export const liveBookings = (tx: Tx): Promise<Booking[]> => allLiveBookings(tx)

/** The one booking that this person has, if any: there is never a next one to show (B2). */
export const currentBookingOf = (tx: Tx, operativeId: OperativeId): Promise<Booking | null> => liveBookingOf(tx, operativeId)

/** A promise of today, who is going there, and whether it needs a person (B6). */
export type PromiseToday = { readonly appointment: Appointment; readonly going: readonly Booking[]; readonly risk: Risk | null }

/** Two who go together knock together, when the later of them is there. */
const expectedAt = (going: readonly Booking[]): Instant | null =>
  going
    .map((one) => after(one.sentAt, minutes(one.travelMinutes)))
    .reduce<Instant | null>((last, at) => (last ? later(last, at) : at), null)

const withRisk = (appointments: readonly Appointment[], live: readonly Booking[], now: Instant): PromiseToday[] =>
  appointments.map((appointment) => {
    const going = live.filter((one) => one.appointmentId === appointment.id && isOut(one.state))
    return { appointment, going, risk: promiseAtRisk({ ...appointment, expectedAt: expectedAt(going) }, now) }
  })

/** The promises of a day in the order in which they close; those that were moved elsewhere are left out. */
export const todaysAppointments = async (tx: Tx, day: Day): Promise<PromiseToday[]> => {
  const span = { from: atTime(day, '00:00'), to: atTime(day.add({ days: 1 }), '00:00') }
  const appointments = (await appointmentsBetween(tx, span)).filter((one) => one.state !== 'moved')
  return withRisk(appointments, await allLiveBookings(tx), tx.now)
}

/** B6 Promises that need a person now, the one that closes first in front. */
export const promisesAtRisk = async (tx: Tx): Promise<PromiseToday[]> =>
  withRisk(await promisedBefore(tx, tx.now), await allLiveBookings(tx), tx.now).filter((one) => one.risk !== null)

/** How far ahead the plan in pencil reaches; it decides only about now. */
const horizon = hours(4)

/** B7 Emergencies that no appointment speaks for and nobody is on the way to. */
const bareEmergencies = async (tx: Tx, promised: ReadonlySet<OrderId>): Promise<Question[]> => {
  const going = new Set((await allLiveBookings(tx)).filter((one) => isOut(one.state)).map((one) => one.orderId))
  const found: Question[] = []
  for (const order of await openOrders(tx)) {
    if (!order.isEmergency || promised.has(order.id) || going.has(order.id)) continue
    const householdId: HouseholdId | null = await householdFor(tx, order)
    const window = { from: order.reportedAt, to: order.finishBy }
    if (householdId) found.push({ order, appointment: null, householdId, emergencyReason: order.description, window, standing: 'none' })
  }
  return found
}

/** What dispatch proposes, and what to hand to `sendOperative` when a controller agrees. */
export type ProposedSending = Proposal & {
  readonly orderId: OrderId
  readonly householdId: HouseholdId
  readonly send: { readonly appointmentId: AppointmentId } | { readonly emergency: { readonly orderId: OrderId; readonly reason: string } }
}

/** B6 What the plan in pencil says about an order: who waits for it, how likely its promise breaks, or why nobody can be planned. For controllers (B2). */
export type Note = { readonly orderId: OrderId; readonly sentences: readonly string[] }
/** What is proposed now, and what is to be said about the rest of the day. */
export type ProposalsNow = { readonly proposals: readonly ProposedSending[]; readonly notes: readonly Note[] }

const notesOf = ({ waits, atRisk, troubles }: LookAhead, errands: readonly Errand[]): Note[] =>
  errands.flatMap(({ visit, order }): Note[] => {
    const about = <T extends { readonly visit: AppointmentId }>(said: readonly T[]): readonly T[] =>
      said.filter((one) => one.visit === visit.appointment)
    const sentences = [
      ...about(waits).map((one) => one.waitsFor),
      ...about(troubles).flatMap(({ reason: { sentence, next } }) => [sentence, next]),
      ...about(atRisk).flatMap(({ chance, saves }) => [planWords.risk(chance), saves]),
    ]
    return sentences.length > 0 ? [{ orderId: order.id, sentences }] : []
  })

/** Who could set off now, to which home, and why; everybody passed over with all the reasons (D4). Nobody is booked by asking. */
export const aheadNow = async (tx: Tx): Promise<ProposalsNow> => {
  const promised = await promisedBefore(tx, after(tx.now, horizon))
  const questions = await questionsOf(tx, promised)
  const errands = await errandsOf(tx, [...questions, ...(await bareEmergencies(tx, new Set(promised.map((one) => one.orderId))))])
  const people = (await operativesNow(tx)).filter((one) => isOnShift(one.shift, tx.now))
  const candidates = await candidatesOf(tx, people)
  const { starts, inHand } = await freeNext(tx, candidates, promised)
  const homes = errands.map(({ place }) => place)
  const found = lookAhead({
    operatives: candidates.map((one) => one.operative),
    visits: errands.map((one) => one.visit),
    minutes: starts.map((start) => homes.map((home) => minutesBetween(tx, start, home))),
    now: tx.now,
    ahead: {
      inHand,
      between: homes.map((from) => homes.map((to) => roughMinutes(from, to))),
      breathingMinutes: await breathingMinutes(tx),
    },
  })
  const proposals = found.proposals.flatMap((proposal): ProposedSending[] => {
    const errand = errands.find((one) => one.visit.appointment === proposal.visit)
    if (!errand) return []
    const { order, appointment, householdId } = errand
    const send = appointment
      ? { appointmentId: appointment.id }
      : { emergency: { orderId: order.id, reason: errand.emergencyReason ?? '' } }
    return [{ ...proposal, orderId: order.id, householdId, send }]
  })
  return { proposals, notes: notesOf(found, errands) }
}

/** Only who could set off now. */
export const proposalsNow = async (tx: Tx): Promise<readonly ProposedSending[]> => (await aheadNow(tx)).proposals
