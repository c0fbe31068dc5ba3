/** What is on record of a past day: read, never written. */
import { sql } from 'kysely'
import type { AppointmentId, BookingId, OperativeId, OrderId } from '../../../lib/ids.ts'
import { zone } from '../../../lib/time.ts'
import type { Day } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { PastBooking } from '../rules/past-day.ts'
import type { Window } from '../rules/windows.ts'

/** Everybody who was sent in this span, the first in front: no more of it than a rehearsal needs. */
export const sentIn = async (tx: Tx, { from, to }: Window): Promise<PastBooking[]> => {
  const rows = await tx.q
    .selectFrom('bookings')
    .select(['id', 'appointmentId', 'orderId', 'operativeId', 'sentAt', 'arrivedAt', 'leftAt', 'travelMinutes'])
    .where('sentAt', '>=', from)
    .where('sentAt', '<', to)
    .orderBy('sentAt')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    ...row,
    id: row.id as BookingId,
    appointmentId: row.appointmentId as AppointmentId | null,
    orderId: row.orderId as OrderId,
    operativeId: row.operativeId as OperativeId,
  }))
}

/** To how many promises of this span somebody came, and to how many of them two came together. */
export const promisesCameTo = async (tx: Tx, { from, to }: Window): Promise<{ promises: number; ofTwo: number }> => {
  const { rows } = await sql<{ promises: number; ofTwo: number }>`
    select count(*)::integer as promises, count(*) filter (where people > 1)::integer as of_two
    from (
      select count(distinct operative_id) as people from bookings
      where sent_at >= ${from} and sent_at < ${to}
        and appointment_id is not null and arrived_at is not null
      group by appointment_id
    ) as came`.execute(tx.q)
  return rows[0]!
}

/** The latest days of this span for which anything was promised, and how many promises. */
export const daysPromised = async (tx: Tx, { from, to }: Window, most: number): Promise<{ day: Day; promises: number }[]> => {
  const day = sql<string>`to_char(window_from at time zone ${zone}, 'YYYY-MM-DD')`
  const rows = await tx.q
    .selectFrom('appointments')
    .select((e) => [day.as('day'), e.fn.countAll<string>().as('promises')])
    .where('windowFrom', '>=', from)
    .where('windowFrom', '<', to)
    .where('state', '!=', 'moved')
    .groupBy(sql`1`)
    .orderBy(sql`1`, 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({ day: Temporal.PlainDate.from(row.day), promises: Number(row.promises) }))
}
