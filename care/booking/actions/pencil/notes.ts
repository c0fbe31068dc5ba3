/** B6 What the plan in pencil says about each order, for a controller's page to lay out. */
import type { AppointmentId, HouseholdId, OperativeId, OrderId } from '../../../../lib/ids.ts'
import type { Place } from '../../../../lib/place.ts'
import type { Reason } from '../../../../lib/refusal.ts'
import type { AtRisk, Wait } from '../../../dispatch/live/says.ts'
import type { LookAhead } from '../../../dispatch/look-ahead.ts'
import { planReason } from '../../../dispatch/words.ts'
import type { Window } from '../../rules/windows.ts'
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

/** Something to be put right about a person, so that they can be reckoned with well. */
export type PersonNote = { readonly operativeId: OperativeId; readonly trouble: Reason }

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
    starts[at] === null ? [{ operativeId: operative.id, trouble: planReason('B6_START_NOT_ON_MAP') }] : [],
  )
