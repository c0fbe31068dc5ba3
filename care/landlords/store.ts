import type { LandlordId } from '../../lib/ids.ts'
import { oneOf } from '../../lib/lists.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { clockUnits } from './rules.ts'
import type { Landlord, Priority } from './rules.ts'

const columns = ['id', 'name', 'telephone', 'safeguardingName', 'safeguardingContact'] as const

export const saveLandlord = async (tx: Tx, landlord: Landlord): Promise<void> => {
  await tx.q
    .insertInto('landlords')
    .values({ ...landlord, contractorId: tx.who.contractorId })
    .execute()
}

export const savePriority = async (tx: Tx, landlordId: LandlordId, priority: Priority): Promise<void> => {
  await tx.q
    .insertInto('landlordPriorities')
    .values({ ...priority, landlordId, contractorId: tx.who.contractorId })
    .onConflict((c) => c.columns(['contractorId', 'landlordId', 'code']).doUpdateSet(priority))
    .execute()
}

export const readLandlords = async (tx: Tx): Promise<Landlord[]> =>
  (await tx.q.selectFrom('landlords').select(columns).orderBy('name').execute()) as Landlord[]

export const readPriorities = async (tx: Tx, landlordId: LandlordId): Promise<Priority[]> => {
  const rows = await tx.q
    .selectFrom('landlordPriorities')
    .select(['code', 'label', 'isEmergency', 'within', 'unit'])
    .where('landlordId', '=', landlordId)
    .orderBy('unit')
    .orderBy('within')
    .execute()
  return rows.map((row) => ({ ...row, unit: oneOf(clockUnits, row.unit)! }))
}
