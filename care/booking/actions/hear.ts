/** A household answers our promise by text. */
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { Inbound } from '../../messages/actions.ts'
import { asksToCancel } from '../rules/texts.ts'
import { appointmentsOfHousehold } from '../store/appointments.ts'
import { cancelAppointment } from './appointments.ts'

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
