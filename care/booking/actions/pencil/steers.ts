/** D4 The controller's hand: hold somebody back, pin somebody to a promise, keep somebody away from one; each with a reason, on the record. */
import type { Id, StaffId } from '../../../../lib/ids.ts'
import { done, refused } from '../../../../lib/refusal.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import { tellBoard } from '../../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { recordEvent } from '../../../record/actions.ts'
import { operativeOf } from '../../../workforce/actions.ts'
import { replaces, steerTrouble } from '../../rules/steers.ts'
import type { Steer, ToSteer } from '../../rules/steers.ts'
import { holdAppointment } from '../../store/appointments.ts'
import { addSteer, markSteerEnded, steersInForce } from '../../store/steers.ts'
import { reason } from '../../words.ts'

export const steersNow = (tx: Tx): Promise<Steer[]> => steersInForce(tx)

/** Who decides, and about whom; refused when this cannot be decided so. */
export const steerable = async (tx: Tx, toSteer: ToSteer): Promise<Outcome<{ by: string; staffId: StaffId; firstName: string }>> => {
  if (tx.who.kind !== 'staff') return refused(reason('D5_ONLY_STAFF'))
  const trouble = steerTrouble(toSteer, tx.now)
  if (trouble !== null) return refused(reason(trouble))
  const operative = await operativeOf(tx, toSteer.operativeId)
  if (operative === null) return refused(reason('B1_NOT_KNOWN'))
  if (toSteer.kind !== 'hold_back') {
    const appointment = await holdAppointment(tx, toSteer.appointmentId)
    if (appointment === null) return refused(reason('B1_NOT_KNOWN'))
    if (appointment.state !== 'promised') return refused(reason('B3_APPOINTMENT_OVER'))
  }
  return done({ by: tx.who.name.split(' ')[0] ?? tx.who.name, staffId: tx.who.staffId, firstName: operative.firstName })
}

/** Decided from now on; an older decision that it contradicts ends. No rule is set aside by it (D5), and nobody is booked. */
export const steer = async (tx: Tx, toSteer: ToSteer): Promise<Outcome<Id<'steer'>>> => {
  const allowed = await steerable(tx, toSteer)
  if (!allowed.ok) return allowed
  const { staffId } = allowed.value
  for (const old of await steersInForce(tx)) if (replaces(toSteer, old)) await markSteerEnded(tx, old.id, staffId)
  const id = tx.world.newId('steer')
  const { kind, operativeId } = toSteer
  const why = toSteer.reason.trim()
  const about = toSteer.kind === 'hold_back' ? { until: toSteer.until.toString() } : { appointmentId: toSteer.appointmentId }
  await addSteer(tx, id, { ...toSteer, reason: why }, staffId)
  await recordEvent(tx, { verb: 'steer_set', subject: ['steer', id], why, content: { kind, operativeId, ...about } })
  await tellBoard(tx)
  return done(id)
}

/** The engine decides by itself again. Ending what is over already changes nothing. */
export const endSteer = async (tx: Tx, id: Id<'steer'>): Promise<Outcome<null>> => {
  if (tx.who.kind !== 'staff') return refused(reason('D5_ONLY_STAFF'))
  if (await markSteerEnded(tx, id, tx.who.staffId)) {
    await recordEvent(tx, { verb: 'steer_ended', subject: ['steer', id] })
    await tellBoard(tx)
  }
  return done(null)
}
