/** What is on record of a past day: read, never written. */
import type { AppointmentId, BookingId, OperativeId, OrderId } from '../../../lib/ids.ts'
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
