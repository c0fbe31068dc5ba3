/** Rows of `bookings`. Only booking writes them, and only `actions/send.ts` adds one (D6). */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Bookings } from '../../../db/types.ts'
import type { AppointmentId, BookingId, HouseholdId, LandlordId, OperativeId, OrderId, PremisesId, VisitId } from '../../../lib/ids.ts'
import { oneOf } from '../../../lib/lists.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { Load } from '../../dispatch/facts.ts'
import { bookingStates } from '../rules/states.ts'
import type { BookingState } from '../rules/states.ts'

/** D4 Why this person, in sentences, and what was set aside (D5). `hard` counts towards a fair day and week and nothing else (B8). */
export type BookingWhy = {
  readonly sentences: readonly string[]
  readonly overrideId: string | null
  readonly emergency: boolean
  readonly hard: boolean
}

/** B1 An operative being sent. Two people at one visit are two bookings with the same visit and the same code. */
export type Booking = {
  readonly id: BookingId
  readonly visitId: VisitId
  readonly appointmentId: AppointmentId | null
  readonly orderId: OrderId
  readonly householdId: HouseholdId
  readonly premisesId: PremisesId
  readonly landlordId: LandlordId
  readonly operativeId: OperativeId
  readonly state: BookingState
  readonly checkCode: string
  readonly expectedMinutes: number
  /** What the household's needs added to it, and whether somebody interprets: as it stood at the sending. */
  readonly extraMinutes: number
  readonly interpreter: boolean
  /** What the map said of the way. */
  readonly travelMinutes: number
  /** How long it was likely to take, as the household was told. */
  readonly likelyMinutes: number
  readonly sentAt: Instant
  readonly sentBy: string
  readonly emergencyReason: string | null
  readonly why: BookingWhy
  readonly judgedAt: Instant
  readonly arrivedAt: Instant | null
  readonly leftAt: Instant | null
  readonly breathingUntil: Instant | null
  readonly endedAt: Instant | null
}

const fromRow = ({ contractorId: _, live: __, ...row }: Selectable<Bookings>): Booking => {
  const state = oneOf(bookingStates, row.state)
  if (state === null) throw new Error(`Booking ${row.id} is in the unknown state ${row.state}.`)
  return {
    ...row,
    id: row.id as BookingId,
    visitId: row.visitId as VisitId,
    appointmentId: row.appointmentId as AppointmentId | null,
    orderId: row.orderId as OrderId,
    householdId: row.householdId as HouseholdId,
    premisesId: row.premisesId as PremisesId,
    landlordId: row.landlordId as LandlordId,
    operativeId: row.operativeId as OperativeId,
    why: row.why as BookingWhy,
    likelyMinutes: row.likelyMinutes ?? row.travelMinutes,
    state,
  }
}

/** B1 The index `booking_one_live_per_operative` refuses a second live one, whatever the rules said. */
export const addBooking = async (tx: Tx, booking: Pick<Booking, Sent>): Promise<void> => {
  await tx.q
    .insertInto('bookings')
    .values({
      ...booking,
      contractorId: tx.who.contractorId,
      state: 'on_the_way',
      why: JSON.stringify(booking.why),
    })
    .execute()
}
type Sent =
  | 'id'
  | 'visitId'
  | 'appointmentId'
  | 'orderId'
  | 'householdId'
  | 'premisesId'
  | 'landlordId'
  | 'operativeId'
  | 'checkCode'
  | 'expectedMinutes'
  | 'extraMinutes'
  | 'interpreter'
  | 'travelMinutes'
  | 'likelyMinutes'
  | 'sentAt'
  | 'sentBy'
  | 'emergencyReason'
  | 'why'
  | 'judgedAt'

export const bookingById = async (tx: Tx, id: BookingId): Promise<Booking | null> => {
  const row = await tx.q.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** As `bookingById`, held until the transaction ends. */
export const holdBooking = async (tx: Tx, id: BookingId): Promise<Booking | null> => {
  const row = await tx.q.selectFrom('bookings').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row ? fromRow(row) : null
}

export const liveBookingOf = async (tx: Tx, operativeId: OperativeId): Promise<Booking | null> => {
  const row = await tx.q
    .selectFrom('bookings')
    .selectAll()
    .where('operativeId', '=', operativeId)
    .where('live', '=', true)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Everybody who is out or breathing, in the order in which they were sent. */
export const allLiveBookings = async (tx: Tx): Promise<Booking[]> => {
  const rows = await tx.q.selectFrom('bookings').selectAll().where('live', '=', true).orderBy('sentAt').orderBy('id').execute()
  return rows.map(fromRow)
}

/** Whoever was sent to this appointment and is not free again. */
export const liveBookingsOfAppointment = async (tx: Tx, id: AppointmentId): Promise<Booking[]> => {
  const rows = await tx.q
    .selectFrom('bookings')
    .selectAll()
    .where('appointmentId', '=', id)
    .where('live', '=', true)
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** Whoever was sent for this order and is not free again. */
export const liveBookingsOfOrder = async (tx: Tx, id: OrderId): Promise<Booking[]> => {
  const rows = await tx.q.selectFrom('bookings').selectAll().where('orderId', '=', id).where('live', '=', true).orderBy('id').execute()
  return rows.map(fromRow)
}

/** One sending at a time for an order, so that two controllers do not send twice. Held until the transaction ends. */
export const holdSending = async (tx: Tx, id: OrderId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sending ${id}`}, 0))`.execute(tx.q)
}

/** By household, who was inside or at the door there last: a row of the index for each, however often somebody came. */
export const lastThere = async (tx: Tx, householdIds: readonly HouseholdId[]): Promise<Map<HouseholdId, OperativeId>> => {
  const { rows } = await sql<{ householdId: HouseholdId; operativeId: OperativeId }>`
    select asked.id as household_id, last.operative_id
    from unnest(${[...householdIds]}::text[]) as asked (id)
    cross join lateral (
      select operative_id from bookings where household_id = asked.id and left_at is not null order by left_at desc limit 1
    ) as last`.execute(tx.q)
  return new Map(rows.map((row) => [row.householdId, row.operativeId]))
}

/** Those of one visit: one person, or two. */
export const bookingsOfVisit = async (tx: Tx, visitId: VisitId): Promise<Booking[]> => {
  const rows = await tx.q.selectFrom('bookings').selectAll().where('visitId', '=', visitId).orderBy('id').execute()
  return rows.map(fromRow)
}

/** Live, or sent since that moment, soonest first: where somebody was last at a door, and a fair day. Never handed out by an action (B8). */
export const bookingsSince = async (tx: Tx, since: Instant, operativeIds: readonly OperativeId[]): Promise<Booking[]> => {
  if (operativeIds.length === 0) return []
  const rows = await tx.q
    .selectFrom('bookings')
    .selectAll()
    .where((e) => e.or([e('live', '=', true), e('sentAt', '>=', since)]))
    .where('operativeId', 'in', [...operativeIds])
    .orderBy('sentAt')
    .execute()
  return rows.map(fromRow)
}

/** B8 What was hard on a day of theirs, and the road: the mean of the days on which they were sent. Whoever was not sent is missing. */
export const loadADay = async (
  tx: Tx,
  { from, to }: { from: Instant; to: Instant },
  operativeIds: readonly OperativeId[],
): Promise<Map<OperativeId, Load>> => {
  const { rows } = await sql<Load & { operativeId: OperativeId; days: number }>`
    select operative_id, count(distinct (sent_at at time zone 'Europe/London')::date)::integer as days,
      count(*) filter (where (why ->> 'emergency')::boolean)::integer as emergencies,
      count(*) filter (where (why ->> 'hard')::boolean and not (why ->> 'emergency')::boolean)::integer as hard_visits,
      sum(travel_minutes)::integer as travel_minutes
    from bookings
    where sent_at >= ${from} and sent_at < ${to} and operative_id = any (${[...operativeIds]}::text[])
    group by operative_id`.execute(tx.q)
  return new Map(
    rows.map(({ operativeId, days, emergencies, hardVisits, travelMinutes }) => [
      operativeId,
      { emergencies: emergencies / days, hardVisits: hardVisits / days, travelMinutes: travelMinutes / days },
    ]),
  )
}

/** The booking goes on to its next state, with what is known about it by then. */
export const moveBooking = async (
  tx: Tx,
  id: BookingId,
  change: {
    state: BookingState
    arrivedAt?: Instant
    leftAt?: Instant
    breathingUntil?: Instant
    endedAt?: Instant
  },
): Promise<void> => {
  await tx.q.updateTable('bookings').set(change).where('id', '=', id).execute()
}

/** How long this contractor's people breathe between two homes, in minutes. */
export const breathingMinutes = async (tx: Tx): Promise<number> => {
  const row = await tx.q.selectFrom('contractors').select('breathingMinutes').executeTakeFirstOrThrow()
  return row.breathingMinutes
}

/** Everybody who was sent in this span, the latest first; with `householdId` to that household alone. */
export const sentBetween = async (tx: Tx, { from, to }: { from: Instant; to: Instant }, householdId?: HouseholdId): Promise<Booking[]> => {
  const all = tx.q.selectFrom('bookings').selectAll().where('sentAt', '>=', from).where('sentAt', '<', to)
  const rows = await (householdId ? all.where('householdId', '=', householdId) : all)
    .orderBy('sentAt', 'desc')
    .orderBy('id')
    .limit(1000)
    .execute()
  return rows.map(fromRow)
}
