import { sql } from 'kysely'
import type { OperativeId, StaffId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'

/** The ladder: controllers first, then whoever else is on call; never the one who asks for help (A2). */
export const dutyStaff = async (
  tx: Tx,
  { exceptOperativeId = null }: { exceptOperativeId?: string | null } = {},
): Promise<{ id: StaffId; name: string }[]> => {
  const rows = await tx.q
    .selectFrom('staff as s')
    .select(['s.id', 's.name'])
    .where('s.endedAt', 'is', null)
    .where('s.telephone', 'is not', null)
    .where('s.role', 'in', ['controller', 'director', 'administrator', 'safeguarding_lead', 'training_lead'])
    .where((e) => e.or([e('s.role', '=', 'controller'), e('s.onCall', '=', true)]))
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('operatives as o')
            .select('o.id')
            .where('o.id', '=', exceptOperativeId)
            .where((f) => f.or([f('o.staffId', '=', f.ref('s.id')), f('o.telephone', '=', f.ref('s.telephone'))])),
        ),
      ),
    )
    .orderBy(sql`s.role <> 'controller'`)
    .orderBy('s.name')
    .orderBy('s.id')
    .execute()
  return rows.map((row) => ({ ...row, id: row.id as StaffId }))
}

export const operativeBy = async (tx: Tx, by: { id: string } | { telephone: string }) => {
  const query = tx.q
    .selectFrom('operatives')
    .select(['id', 'staffId', 'name', 'firstName', 'telephone', 'branchId'])
    .where('endedAt', 'is', null)
  const row = await ('id' in by ? query.where('id', '=', by.id) : query.where('telephone', '=', by.telephone)).executeTakeFirst()
  return row ? { ...row, id: row.id as OperativeId, staffId: row.staffId as StaffId } : null
}

export const contractorOf = (tx: Tx) =>
  tx.q
    .selectFrom('contractors')
    .select(['name', 'telephone', 'codeWord', 'codeKeys', 'amberWords', 'checkInGraceSeconds', 'homeSafeMinutes'])
    .where('contractorId', '=', tx.who.contractorId)
    .executeTakeFirstOrThrow()

/** Everybody who works here with the number of their ID card. */
export const operativesWithCards = (tx: Tx) =>
  tx.q.selectFrom('operatives').select(['id', 'idCardNumber']).where('endedAt', 'is', null).execute()

export const changeCodes = async (
  tx: Tx,
  codes: { codeWord: string; codeKeys: string | null; amberWords: string | null },
): Promise<void> => {
  await tx.q.updateTable('contractors').set(codes).where('contractorId', '=', tx.who.contractorId).execute()
}
