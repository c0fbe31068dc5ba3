/** B6 What the plan in pencil says about each order, for a controller's page to lay out. */
import type { AppointmentId, HouseholdId, OperativeId, OrderId, VisitId } from '../../../../lib/ids.ts'
import type { Place } from '../../../../lib/place.ts'
import { after, isBefore, minutes } from '../../../../lib/time.ts'
import type { Instant } from '../../../../lib/time.ts'
import type { OperativeFacts } from '../../../dispatch/facts.ts'
import type { Reason } from '../../../../lib/refusal.ts'
import type { AtRisk, Wait } from '../../../dispatch/live/says.ts'
import type { LookAhead } from '../../../dispatch/look-ahead.ts'
import { planReason } from '../../../dispatch/words.ts'
import type { OperativeNow } from '../../../workforce/rules.ts'
import { isOut } from '../../rules/states.ts'
import type { Window } from '../../rules/windows.ts'
import type { Booking } from '../../store/bookings.ts'
import type { Errand } from '../errands.ts'
import type { Candidate } from '../team.ts'

/** An order that something is to be said about: who waits for it, how likely its promise breaks, what stands in the way of planning it. */
export type Note = {
  readonly orderId: OrderId
  /** Null for an emergency that no promise speaks for. */
  readonly appointmentId: AppointmentId | null
  readonly householdId: HouseholdId
  readonly window: Window
  readonly waits: readonly Omit<Wait, 'visit'>[]
  readonly risk: Omit<AtRisk, 'visit'> | null
  readonly troubles: readonly Reason[]
}

/** Something to be put right about a person, so that they can be reckoned with well; about the visit that they have in hand, where it is that. */
export type PersonNote = { readonly operativeId: OperativeId; readonly trouble: Reason; readonly visitId: VisitId | null }

const noteOf = ({ waits, atRisk, troubles }: LookAhead, { visit, order, appointment, householdId, window, place }: Errand): Note => {
  const isOpen = visit.standing !== 'taken'
  return {
    ...{ orderId: order.id, appointmentId: appointment?.id ?? null, householdId, window },
    waits: waits.filter((one) => one.visit === visit.appointment),
    risk: atRisk.find((one) => one.visit === visit.appointment) ?? null,
    troubles: [
      ...troubles.filter((one) => one.visit === visit.appointment).map((one) => one.reason),
      ...(place === null && isOpen ? [planReason('B6_HOME_NOT_ON_MAP')] : []),
    ],
  }
}

/** One for each order about which there is something to say. */
export const notesOf = (found: LookAhead, errands: readonly Errand[]): Note[] =>
  errands.map((errand) => noteOf(found, errand)).filter(({ waits, risk, troubles }) => waits.length + troubles.length > 0 || risk !== null)

/** Those of whom no place is known: neither where their day begins nor a door they were at. */
export const offTheMapNotes = (candidates: readonly Candidate[], starts: readonly (Place | null)[]): PersonNote[] =>
  candidates.flatMap(({ operative }, at) =>
    starts[at] === null ? [{ operativeId: operative.id, trouble: planReason('B6_START_NOT_ON_MAP'), visitId: null }] : [],
  )

/** B6 A home waits for whoever went home unwell with its visit in hand: nobody else is sent there until they are called back. */
export const unwellNotes = (team: readonly OperativeNow[], live: readonly Booking[]): PersonNote[] =>
  team.flatMap(({ id, shift }) => {
    const visit = shift?.illSince ? live.find((one) => one.operativeId === id && isOut(one.state)) : undefined
    return visit ? [{ operativeId: id, trouble: planReason('B6_UNWELL_WITH_A_VISIT'), visitId: visit.visitId }] : []
  })

/** A break that a controller should know of. `isOn`: they are on it. */
export type BreakNote = { readonly operativeId: OperativeId; readonly from: Instant; readonly to: Instant; readonly isOn: boolean }

/** A break that is due later than this is nothing to speak of yet. */
const soon = minutes(30)

/** D1 Whoever is on a break, is due one soon, or is still out when it is due; the first to be back in front. */
export const breaksIn = (operatives: readonly OperativeFacts[], now: Instant): BreakNote[] =>
  operatives
    .flatMap(({ id, rest, liveBooking }): BreakNote[] =>
      rest && isBefore(rest.from, after(now, soon)) ? [{ operativeId: id, ...rest, isOn: !liveBooking && !isBefore(now, rest.from) }] : [],
    )
    .toSorted((a, b) => Temporal.Instant.compare(a.to, b.to))
