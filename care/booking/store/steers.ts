/** Rows of `steers`, which only booking writes (D4). */
import type { AppointmentId, HouseholdId, Id, OperativeId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { Steer, ToSteer } from '../rules/steers.ts'

export const addSteer = async (tx: Tx, id: Id<'steer'>, steer: ToSteer, setBy: string): Promise<void> => {
  const { kind, operativeId, reason } = steer
  const about = steer.kind === 'hold_back' ? { until: steer.until } : { appointmentId: steer.appointmentId }
  await tx.q
    .insertInto('steers')
    .values({ ...{ id, kind, operativeId, reason, setBy, setAt: tx.now, contractorId: tx.who.contractorId }, ...about })
    .execute()
}

/** False when it was not in force. */
export const markSteerEnded = async (tx: Tx, id: Id<'steer'>, endedBy: string): Promise<boolean> => {
  const ended = await tx.q
    .updateTable('steers')
    .set({ endedBy, endedAt: tx.now })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

const firstName = (name: string): string => name.split(' ')[0] ?? name

/** Everything decided by hand that nobody ended, whose time has not come, and whose promise is alive; the oldest first. */
export const steersInForce = async (tx: Tx): Promise<Steer[]> => {
  const rows = await tx.q
    .selectFrom('steers')
    .innerJoin('staff', (join) => join.onRef('staff.id', '=', 'steers.setBy').onRef('staff.contractorId', '=', 'steers.contractorId'))
    .innerJoin('operatives', (join) =>
      join.onRef('operatives.id', '=', 'steers.operativeId').onRef('operatives.contractorId', '=', 'steers.contractorId'),
    )
    .leftJoin('appointments', (join) =>
      join.onRef('appointments.id', '=', 'steers.appointmentId').onRef('appointments.contractorId', '=', 'steers.contractorId'),
    )
    .select(['steers.id', 'kind', 'steers.operativeId', 'steers.appointmentId', 'until', 'reason', 'appointments.householdId'])
    .select(['staff.name as setByName', 'operatives.firstName'])
    .where('steers.endedAt', 'is', null)
    .where((eb) => eb.or([eb('until', '>', tx.now), eb('appointments.state', '=', 'promised')]))
    .orderBy('setAt')
    .orderBy('steers.id')
    .execute()
  return rows.map((row): Steer => {
    const about = { id: row.id as Id<'steer'>, operativeId: row.operativeId as OperativeId, reason: row.reason }
    const named = { ...about, by: firstName(row.setByName), firstName: row.firstName, householdId: row.householdId as HouseholdId | null }
    return row.until !== null
      ? { ...named, kind: 'hold_back', until: row.until }
      : { ...named, kind: row.kind as 'pin' | 'keep_away', appointmentId: row.appointmentId as AppointmentId }
  })
}
