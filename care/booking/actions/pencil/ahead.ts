/** B6 The plan in pencil, asked once: whom dispatch would send now, who waits for what, what is at risk and what cannot be planned. Nobody is booked by asking. */
import type { AppointmentId, HouseholdId, OrderId } from '../../../../lib/ids.ts'
import type { Reason } from '../../../../lib/refusal.ts'
import { after, hours, isBefore } from '../../../../lib/time.ts'
import type { Instant } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import type { Proposal } from '../../../dispatch/engine.ts'
import type { LookAhead } from '../../../dispatch/look-ahead.ts'
import { openOrders } from '../../../repairs/actions.ts'
import { operativesNow } from '../../../workforce/actions.ts'
import { isOnShift } from '../../../workforce/rules.ts'
import type { Operative, Shift } from '../../../workforce/rules.ts'
import { offTheMap } from '../../rules/operative-facts.ts'
import { isOut } from '../../rules/states.ts'
import type { Steer } from '../../rules/steers.ts'
import type { Window } from '../../rules/windows.ts'
import { promisedBefore } from '../../store/appointments.ts'
import { allLiveBookings, breathingMinutes } from '../../store/bookings.ts'
import { steersInForce } from '../../store/steers.ts'
import { errandsOf, householdFor, questionsOf } from '../errands.ts'
import type { Errand, Question } from '../errands.ts'
import { lessonsNow } from '../learning/learn.ts'
import { roadsToday } from '../learning/today.ts'
import { taught, usuallyByOrder } from '../learning/usually.ts'
import { reason } from '../../words.ts'
import { candidatesOf, freeNext } from '../team.ts'
import type { Candidate } from '../team.ts'
import { breaksIn, notesOf, offTheMapNotes, unwellNotes } from './notes.ts'
import type { BreakNote, Note, PersonNote } from './notes.ts'
import type { Told } from './planner.ts'
import { thoughtAhead } from './thinking.ts'

/** How far ahead the plan in pencil reaches; it decides only about now. */
const horizon = hours(4)
/** Whether the plan reckons with a promise of this window already. */
export const isInPlan = (window: Window, now: Instant): boolean => isBefore(window.from, after(now, horizon))

/** Which hours are thought of: as far as the plan reaches, unless a decision reaches farther. Where they begin on another day, nobody is out yet. */
export type Reach = { readonly from: Instant; readonly until: Instant }
const usualReach = ({ now }: Tx): Reach => ({ from: now, until: after(now, horizon) })

/** Whoever is at work in these hours, also who only comes on shift in them; not who went home unwell. */
const worksIn = (shift: Shift | null, { from, until }: Reach): boolean =>
  isOnShift(shift, from) || (shift !== null && isBefore(shift.from, until) && shift.illSince === null)

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

/** What to hand to `sendOperative` when a controller agrees. */
type ToSendThere =
  | { readonly appointmentId: AppointmentId }
  | { readonly emergency: { readonly orderId: OrderId; readonly reason: string } }

/** What dispatch proposes. */
export type ProposedSending = Proposal & {
  readonly orderId: OrderId
  readonly householdId: HouseholdId
  readonly send: ToSendThere
  readonly window: Window
  readonly isEmergency: boolean
}

/** What is proposed now, and what is to be said about the rest of the day. For controllers; never for operatives (B2). */
export type AheadNow = {
  readonly proposals: readonly ProposedSending[]
  readonly notes: readonly Note[]
  readonly people: readonly PersonNote[]
  /** D1 Who is on a break, or is due one soon, or is still out when it is due. */
  readonly breaks: readonly BreakNote[]
  /** How likely the promise for each order breaks, 0 to 1, if the plan is followed. */
  readonly chances: ReadonlyMap<OrderId, number>
  /** D4 What controllers decided by hand, and what it costs the rest of the day in minutes of travel and risk. */
  readonly steers: readonly Steer[]
  readonly handCosts: number | null
  /** Why the plan is not known, while the thread that plans is dead or too slow: there are no proposals then, and no chances. */
  readonly trouble: Reason | null
}

const sendTo = ({ order, appointment, emergencyReason }: Errand): ToSendThere =>
  appointment ? { appointmentId: appointment.id } : { emergency: { orderId: order.id, reason: emergencyReason ?? '' } }

const proposalsIn = (found: LookAhead, errands: readonly Errand[]): ProposedSending[] =>
  found.proposals.flatMap((proposal): ProposedSending[] => {
    const errand = errands.find((one) => one.visit.appointment === proposal.visit)
    if (!errand) return []
    const { order, householdId, window, visit } = errand
    return [{ ...proposal, orderId: order.id, householdId, send: sendTo(errand), window, isEmergency: visit.emergency }]
  })

const chancesIn = (found: LookAhead, errands: readonly Errand[]): Map<OrderId, number> =>
  new Map(
    errands.flatMap(({ visit, order }): [OrderId, number][] => {
      const chance = found.chances.get(visit.appointment)
      return chance === undefined ? [] : [[order.id, chance]]
    }),
  )

/** What the plan in pencil is told, with nothing decided by hand in it yet. */
export type FactsNow = {
  readonly facts: Told
  /** In the order of the facts' visits. */
  readonly errands: readonly Errand[]
  readonly steers: readonly Steer[]
  /** Whoever has a visit in hand and went home unwell, and of whom no place is known. */
  readonly people: readonly PersonNote[]
}

/** Whoever is out today is not out on another day, and sets off from home. */
const asOfAnotherDay = ({ home }: Pick<Operative, 'home'>, one: Candidate): Candidate => ({
  ...{ ...one, outings: [], start: home },
  operative: { ...one.operative, liveBooking: false, breathingUntil: null, unavailableUntil: null, place: home ?? offTheMap },
})

/** Facts about these people in these hours; with `shifts` as if those were theirs. */
export const candidatesIn = async (
  tx: Tx,
  { from }: Reach,
  people: readonly Operative[],
  shifts?: readonly Shift[],
): Promise<Candidate[]> => {
  const found = await candidatesOf({ ...tx, now: from }, people, shifts)
  return from.equals(tx.now) ? found : found.map((one, at) => asOfAnotherDay(people[at]!, one))
}

/** `more`: homes to be reckoned with that these hours do not bring by themselves. */
export const factsNow = async (tx: Tx, more: readonly Question[] = [], reach = usualReach(tx)): Promise<FactsNow> => {
  const { from, until } = reach
  const isNow = from.equals(tx.now)
  const promised = (await promisedBefore(tx, until)).filter((one) => isNow || !isBefore(one.window.from, from))
  const orders = new Set(promised.map((one) => one.orderId))
  const questions = [...(await questionsOf(tx, promised)), ...(isNow ? await bareEmergencies(tx, orders) : [])]
  const others = more.filter(({ order }) => questions.every((one) => one.order.id !== order.id))
  const errands = await errandsOf(tx, [...questions, ...others])
  const team = await operativesNow({ ...tx, now: from })
  const atWork = team.filter((one) => worksIn(one.shift, reach))
  const candidates = await candidatesIn(tx, reach, atWork)
  const live = await allLiveBookings(tx)
  const lessons = await lessonsNow(tx)
  const roads = await roadsToday({ ...tx, now: from }, lessons)
  const { starts, inHand } = await freeNext(tx, candidates, promised, usuallyByOrder(errands, lessons))
  const facts = {
    operatives: candidates.map((one) => one.operative),
    visits: errands.map((one) => taught(one, lessons)),
    starts,
    now: from,
    ahead: {
      inHand,
      breathingMinutes: await breathingMinutes(tx),
      ...(roads && { roads }),
    },
  }
  return { facts, errands, steers: await steersInForce(tx), people: [...unwellNotes(team, live), ...offTheMapNotes(candidates, starts)] }
}

const nothingKnown: LookAhead = { proposals: [], waits: [], atRisk: [], troubles: [], chances: new Map(), handCosts: null }

/**
 * Who could set off now, to which home, and why; everybody passed over with all the reasons (D4). Nobody is booked by asking.
 * What needs no plan is said without one.
 */
export const aheadNow = async (tx: Tx): Promise<AheadNow> => {
  const { facts, errands, steers, people } = await factsNow(tx)
  const thought = await thoughtAhead(tx, facts, steers)
  const found = thought ?? nothingKnown
  return {
    ...{ proposals: proposalsIn(found, errands), chances: chancesIn(found, errands), steers, handCosts: found.handCosts },
    ...{
      notes: notesOf(found, errands),
      people,
      breaks: breaksIn(facts.operatives, tx.now),
      trouble: thought ? null : reason('B6_PLAN_NOT_KNOWN'),
    },
  }
}

/** Only who could set off now. */
export const proposalsNow = async (tx: Tx): Promise<readonly ProposedSending[]> => (await aheadNow(tx)).proposals
