/** Rows of `visits` and `consents`, which only this duty writes. */
import type { Selectable } from 'kysely'
import type { Consents, Visits } from '../../../db/types.ts'
import type { AppointmentId, HouseholdId, OrderId, PremisesId, VisitId } from '../../../lib/ids.ts'
import { oneOf } from '../../../lib/lists.ts'
import { inTurn } from '../../../lib/in-turn.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { foundAround, outcomes, visitStates } from '../rules/visit.ts'
import type { Consent, Outcome, Progress, VisitState } from '../rules/visit.ts'

export type Visit = {
  id: VisitId
  orderId: OrderId
  appointmentId: AppointmentId | null
  householdId: HouseholdId
  premisesId: PremisesId
  consentId: string | null
  askedHowAt: Instant | null
  progress: Progress
}

const stateOf = (row: { id: string; state: string }): VisitState => {
  const state = oneOf(visitStates, row.state)
  if (state === null) throw new Error(`Visit ${row.id} is in the unknown state ${row.state}.`)
  return state
}

const consentFrom = (row: Selectable<Consents>): Consent => {
  const { givenBy, work, rooms, limits, language, givenAt, withdrawnAt } = row
  return { givenBy, work, rooms, limits, language, givenAt, withdrawnAt }
}

const progressFrom = (row: Selectable<Visits>, consent: Consent | null, followOnTold: boolean): Progress => ({
  state: stateOf(row),
  setOffAt: row.setOffAt,
  arrivedAt: row.arrivedAt,
  knockedAt: row.knockedAt,
  waitMinutes: row.waitMinutes ?? 0,
  doorOpenedAt: row.doorOpenedAt,
  codeSaidAt: row.codeSaidAt,
  idShownAt: row.idShownAt,
  noAdultHome: row.noAdultHome,
  lookAround: oneOf(foundAround, row.lookAround),
  consent,
  madeSafe: row.madeSafe,
  followOnTold,
  outcome: oneOf(outcomes, row.outcome),
  leftAt: row.leftAt,
})

const withProgress = async (tx: Tx, row: Selectable<Visits>): Promise<Visit> => {
  const consent = row.consentId
    ? await tx.q.selectFrom('consents').selectAll().where('id', '=', row.consentId).executeTakeFirst()
    : undefined
  const told = await tx.q.selectFrom('followOns').select('id').where('visitId', '=', row.id).limit(1).executeTakeFirst()
  return {
    id: row.id as VisitId,
    orderId: row.orderId as OrderId,
    appointmentId: row.appointmentId as AppointmentId | null,
    householdId: row.householdId as HouseholdId,
    premisesId: row.premisesId as PremisesId,
    consentId: row.consentId,
    askedHowAt: row.askedHowAt,
    progress: progressFrom(row, consent ? consentFrom(consent) : null, told !== undefined),
  }
}

/** Begins the visit's own row, at the first showing; a second showing at the same moment finds it there. */
export const addVisit = async (
  tx: Tx,
  visit: Pick<Visit, 'id' | 'orderId' | 'appointmentId' | 'householdId' | 'premisesId'>,
  waitMinutes: number,
): Promise<void> => {
  await tx.q
    .insertInto('visits')
    .values({ ...visit, contractorId: tx.who.contractorId, state: 'on_the_way', waitMinutes })
    .onConflict((c) => c.doNothing())
    .execute()
}

export const visitById = async (tx: Tx, id: VisitId): Promise<Visit | null> => {
  const row = await tx.q.selectFrom('visits').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? withProgress(tx, row) : null
}

/** As `visitById`, held until the transaction ends: acts of two phones at one door come one after the other. */
export const holdVisit = async (tx: Tx, id: VisitId): Promise<Visit | null> => {
  const row = await tx.q.selectFrom('visits').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row ? withProgress(tx, row) : null
}

/** The table refuses somebody inside without ID and consent (V1), or with only under-18s at home (V3). */
export const saveProgress = async (tx: Tx, id: VisitId, progress: Progress, consentId: string | null): Promise<void> => {
  const { consent: _, followOnTold: __, ...columns } = progress
  await tx.q
    .updateTable('visits')
    .set({ ...columns, consentId })
    .where('id', '=', id)
    .execute()
}

/** V1 A yes of its own; an earlier one stays as it was. */
export const addConsent = async (tx: Tx, id: string, visitId: VisitId, consent: Consent): Promise<void> => {
  await tx.q
    .insertInto('consents')
    .values({ ...consent, rooms: [...consent.rooms], id, visitId, contractorId: tx.who.contractorId })
    .execute()
}

/** V2 Narrower, or taken back. */
export const changeConsent = async (tx: Tx, id: string, { limits, rooms, withdrawnAt }: Consent): Promise<void> => {
  await tx.q
    .updateTable('consents')
    .set({ limits, rooms: [...rooms], withdrawnAt })
    .where('id', '=', id)
    .execute()
}

export const consentsOf = async (tx: Tx, visitId: VisitId): Promise<Consent[]> => {
  const rows = await tx.q.selectFrom('consents').selectAll().where('visitId', '=', visitId).orderBy('givenAt').execute()
  return rows.map(consentFrom)
}

export const setAskedHow = async (tx: Tx, id: VisitId): Promise<void> => {
  await tx.q.updateTable('visits').set({ askedHowAt: tx.now }).where('id', '=', id).execute()
}

/** The visits of a household, the latest first. */
export const visitsOfHousehold = async (tx: Tx, householdId: HouseholdId): Promise<Visit[]> => {
  const rows = await tx.q.selectFrom('visits').selectAll().where('householdId', '=', householdId).orderBy('id', 'desc').limit(100).execute()
  return inTurn(rows, (row) => withProgress(tx, row))
}

/** The visit whose household was asked last how it went, and has been asked at all. */
export const lastAsked = async (tx: Tx, householdId: HouseholdId): Promise<Visit | null> => {
  const row = await tx.q
    .selectFrom('visits')
    .selectAll()
    .where('householdId', '=', householdId)
    .where('askedHowAt', 'is not', null)
    .orderBy('askedHowAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? withProgress(tx, row) : null
}

export type EndedEarly = { visitId: VisitId; orderId: OrderId; householdId: HouseholdId; outcome: Outcome; leftAt: Instant }

/** Visits that ended before the work did, since that moment: a new window is to be offered for their orders. */
export const endedBeforeTheWork = async (tx: Tx, since: Instant): Promise<EndedEarly[]> => {
  const rows = await tx.q
    .selectFrom('visits')
    .select(['id as visitId', 'orderId', 'householdId', 'outcome', 'leftAt'])
    .where('outcome', 'in', ['not_today', 'nobody_answered', 'felt_wrong', 'only_under_18s', 'consent_withdrawn', 'would_rather_not'])
    .where('leftAt', '>=', since)
    .orderBy('leftAt')
    .execute()
  return rows as EndedEarly[]
}

/** The contractor as a resident hears it at the door, and as a phone without signal needs it. */
export const contractorCard = (tx: Tx) =>
  tx.q.selectFrom('contractors').select(['name', 'telephone', 'dutyNumber']).executeTakeFirstOrThrow()

/** How each of these visits ended, or how far it has come. A visit that no phone has opened yet is left out. */
export const standings = async (
  tx: Tx,
  ids: readonly VisitId[],
): Promise<Map<VisitId, { state: VisitState; outcome: Progress['outcome'] }>> => {
  const rows = await tx.q
    .selectFrom('visits')
    .select(['id', 'state', 'outcome'])
    .where('id', 'in', [...ids, ''])
    .execute()
  return new Map(rows.map((row) => [row.id as VisitId, { state: stateOf(row), outcome: oneOf(outcomes, row.outcome) }]))
}
