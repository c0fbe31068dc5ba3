/** Rows of `appointments`, which only booking writes. */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Appointments } from '../../../db/types.ts'
import type { AppointmentId, HouseholdId, LandlordId, OperativeId, OrderId, PremisesId } from '../../../lib/ids.ts'
import { oneOf } from '../../../lib/lists.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { Told } from '../rules/promises.ts'
import { appointmentStates } from '../rules/states.ts'
import type { AppointmentState } from '../rules/states.ts'
import { consentWays } from '../rules/consent.ts'
import type { Agreed } from '../rules/consent.ts'
import type { Window } from '../rules/windows.ts'

/** B3 A promise to a household. `namedOperativeId` is a face that the household was promised, and books nobody. */
export type Appointment = {
  readonly id: AppointmentId
  readonly orderId: OrderId
  readonly householdId: HouseholdId
  readonly premisesId: PremisesId
  readonly landlordId: LandlordId
  readonly window: Window
  /** Work and the household's own adjustments together. */
  readonly minutes: number
  readonly namedOperativeId: OperativeId | null
  readonly state: AppointmentState
  readonly promisedAt: Instant
  readonly promisedBy: string
  /** D3 When the landlord's person agreed to be there too, where a precaution asks for it. */
  readonly landlordAgreedAt: Instant | null
  readonly endedAt: Instant | null
  readonly endedWhy: string | null
  /** B9 The household's consent, when it was moved. */
  readonly agreed: Agreed | null
} & Told
/** `agreed` stands with a promise that is moved, and with no other (B9). */
export type Ending = { readonly state: AppointmentState; readonly why: string | null; readonly agreed?: Agreed }

const agreedOf = (how: string | null, by: string | null, at: Instant | null): Agreed | null => {
  const way = oneOf([...consentWays, 'themselves'] as const, how)
  return way === null || at === null ? null : { by, how: way, at }
}

const fromRow = (found: Selectable<Appointments>): Appointment => {
  const { contractorId: _, windowFrom, windowTo, movedAgreedBy, movedAgreedHow, movedAgreedAt, ...row } = found
  const state = oneOf(appointmentStates, row.state)
  if (state === null) throw new Error(`Appointment ${row.id} is in the unknown state ${row.state}.`)
  return {
    ...row,
    id: row.id as AppointmentId,
    orderId: row.orderId as OrderId,
    householdId: row.householdId as HouseholdId,
    premisesId: row.premisesId as PremisesId,
    landlordId: row.landlordId as LandlordId,
    namedOperativeId: row.namedOperativeId as OperativeId | null,
    window: { from: windowFrom, to: windowTo },
    agreed: agreedOf(movedAgreedHow, movedAgreedBy, movedAgreedAt),
    state,
  }
}

export const addAppointment = async (
  tx: Tx,
  { window, ...one }: Omit<Appointment, 'state' | 'endedAt' | 'endedWhy' | 'landlordAgreedAt' | 'agreed' | keyof Told>,
): Promise<void> => {
  await tx.q
    .insertInto('appointments')
    .values({
      ...one,
      contractorId: tx.who.contractorId,
      windowFrom: window.from,
      windowTo: window.to,
    })
    .execute()
}

export const appointmentById = async (tx: Tx, id: AppointmentId): Promise<Appointment | null> => {
  const row = await tx.q.selectFrom('appointments').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** As `appointmentById`, held until the transaction ends, so that two people cannot decide about it at once. */
export const holdAppointment = async (tx: Tx, id: AppointmentId): Promise<Appointment | null> => {
  const row = await tx.q.selectFrom('appointments').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row ? fromRow(row) : null
}

export const liveAppointmentOfOrder = async (tx: Tx, orderId: OrderId): Promise<Appointment | null> => {
  const row = await tx.q
    .selectFrom('appointments')
    .selectAll()
    .where('orderId', '=', orderId)
    .where('state', '=', 'promised')
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

export const endAppointment = async (tx: Tx, id: AppointmentId, { state, why, agreed }: Ending): Promise<void> => {
  const consent = agreed && { movedAgreedBy: agreed.by, movedAgreedHow: agreed.how, movedAgreedAt: agreed.at }
  await tx.q
    .updateTable('appointments')
    .set({ state, endedAt: tx.now, endedWhy: why, ...consent })
    .where('id', '=', id)
    .execute()
}

/** Promises whose window touches this span, live or not, soonest first. */
export const appointmentsBetween = async (tx: Tx, { from, to }: Window): Promise<Appointment[]> => {
  const rows = await tx.q
    .selectFrom('appointments')
    .selectAll()
    .where('windowFrom', '<', to)
    .where('windowTo', '>', from)
    .orderBy('windowTo')
    .orderBy('windowFrom')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** As much of a live promise as those need who reckon with it. */
export type Promised = Pick<Appointment, 'id' | 'orderId' | 'householdId' | 'window' | 'state' | 'namedOperativeId' | 'landlordAgreedAt'>

/** Live promises whose window touches this span, the first made first: many, and asked for often. */
export const promisedBetween = async (tx: Tx, { from, to }: Window): Promise<Promised[]> => {
  const rows = await tx.q
    .selectFrom('appointments')
    .select(['id', 'orderId', 'householdId', 'windowFrom', 'windowTo', 'namedOperativeId', 'landlordAgreedAt'])
    .where('state', '=', 'promised')
    .where('windowFrom', '<', to)
    .where('windowTo', '>', from)
    .orderBy('id')
    .execute()
  return rows.map(({ id, orderId, householdId, windowFrom, windowTo, namedOperativeId, landlordAgreedAt }) => ({
    ...{ id: id as AppointmentId, orderId: orderId as OrderId, householdId: householdId as HouseholdId },
    ...{ window: { from: windowFrom, to: windowTo }, state: 'promised', landlordAgreedAt },
    namedOperativeId: namedOperativeId as OperativeId | null,
  }))
}

/** Live promises whose window opens before this moment; those that closed unkept are among them. */
export const promisedBefore = async (tx: Tx, opensBefore: Instant): Promise<Appointment[]> => {
  const rows = await tx.q
    .selectFrom('appointments')
    .selectAll()
    .where('state', '=', 'promised')
    .where('windowFrom', '<', opensBefore)
    .orderBy('windowTo')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

export const appointmentsOfHousehold = async (tx: Tx, householdId: HouseholdId): Promise<Appointment[]> => {
  const rows = await tx.q
    .selectFrom('appointments')
    .selectAll()
    .where('householdId', '=', householdId)
    .orderBy('windowFrom', 'desc')
    .execute()
  return rows.map(fromRow)
}

/** B4 One promise at a time per contractor, so that the last room of a day is not promised twice. Held until the transaction ends. */
export const holdPromising = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`promising ${tx.who.contractorId}`}, 0))`.execute(tx.q)
}

/** B6 What households of live promises know of their being at risk: few rows, however many promises there are. */
export const toldOfRisk = async (tx: Tx): Promise<(Pick<Appointment, 'id'> & Told)[]> => {
  const rows = await tx.q
    .selectFrom('appointments')
    .select(['id', 'riskToldAt', 'riskToldExpectedAt', 'riskToldAgainAt', 'waitsSince'])
    .where('state', '=', 'promised')
    .where('riskToldAt', 'is not', null)
    .execute()
  return rows.map((row) => ({ ...row, id: row.id as AppointmentId }))
}
/** B6 `expected`: when they were told that we expect to be there; null while nobody is on the way. */
export const noteRiskTold = async (tx: Tx, id: AppointmentId, expected: Instant | null): Promise<void> => {
  await tx.q.updateTable('appointments').set({ riskToldAt: tx.now, riskToldExpectedAt: expected }).where('id', '=', id).execute()
}
/** B6 */
export const noteRiskToldAgain = async (tx: Tx, id: AppointmentId): Promise<void> => {
  await tx.q.updateTable('appointments').set({ riskToldAgainAt: tx.now }).where('id', '=', id).execute()
}
/** B6 */
export const noteWaits = async (tx: Tx, id: AppointmentId): Promise<void> => {
  await tx.q.updateTable('appointments').set({ waitsSince: tx.now }).where('id', '=', id).execute()
}

export const setLandlordAgreed = async (tx: Tx, id: AppointmentId): Promise<void> => {
  await tx.q.updateTable('appointments').set({ landlordAgreedAt: tx.now }).where('id', '=', id).execute()
}

/** Every promise made for these orders, the first made first. */
export const appointmentsOfOrders = async (tx: Tx, orderIds: readonly OrderId[]): Promise<Appointment[]> => {
  const rows = await tx.q
    .selectFrom('appointments')
    .selectAll()
    .where('orderId', 'in', [...orderIds, ''])
    .orderBy('promisedAt')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** Missed since then, by nobody coming at all, and the last that was promised for their order. */
export const missedSince = async (tx: Tx, since: Instant): Promise<Appointment[]> => {
  const rows = await tx.q
    .selectFrom('appointments as a')
    .selectAll('a')
    .where('a.state', '=', 'missed')
    .where('a.endedAt', '>=', since)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('bookings as b').select('b.id').whereRef('b.appointmentId', '=', 'a.id').where('b.arrivedAt', 'is not', null))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('appointments as n')
            .select('n.id')
            .whereRef('n.orderId', '=', 'a.orderId')
            .whereRef('n.promisedAt', '>', 'a.promisedAt'),
        ),
      ),
    )
    .orderBy('a.windowTo')
    .orderBy('a.id')
    .execute()
  return rows.map(fromRow)
}
