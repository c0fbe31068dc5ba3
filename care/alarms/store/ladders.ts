import type { LadderId, StaffId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { DutyPerson, Ladder, RingChannel, RungGroup } from '../rules.ts'

const time = (text: string): string => text.slice(0, 5)

/** The ladders that hold, with their steps and rungs in order. */
export const readLadders = async (tx: Tx): Promise<(Ladder & { id: LadderId })[]> => {
  const ladders = await tx.q.selectFrom('ladders').selectAll().where('endedAt', 'is', null).orderBy('name').orderBy('id').execute()
  if (ladders.length === 0) return []
  const ids = ladders.map((one) => one.id)
  const steps = await tx.q.selectFrom('ladderSteps').selectAll().where('ladderId', 'in', ids).orderBy('step').execute()
  const rungs = await tx.q.selectFrom('ladderRungs').selectAll().where('ladderId', 'in', ids).orderBy('id').execute()
  return ladders.map((ladder) => ({
    id: ladder.id as LadderId,
    branchId: ladder.branchId,
    name: ladder.name,
    fromTime: time(ladder.fromTime),
    toTime: time(ladder.toTime),
    days: ladder.days,
    steps: steps
      .filter((step) => step.ladderId === ladder.id)
      .map((step) => ({
        waitSeconds: step.waitSeconds,
        rungs: rungs
          .filter((rung) => rung.ladderId === ladder.id && rung.step === step.step)
          .map((rung) => ({
            staffId: rung.staffId as StaffId | null,
            group: rung.roleGroup as RungGroup | null,
            channels: rung.channels as RingChannel[],
          })),
      })),
  }))
}

/** Keeps a ladder: its own row, and its steps and rungs anew. */
export const keepLadder = async (tx: Tx, ladder: Ladder & { id: LadderId }): Promise<void> => {
  const { id, branchId, name, fromTime, toTime, days } = ladder
  const row = { branchId, name, fromTime, toTime, days: days === null ? null : [...days], changedAt: tx.now }
  await tx.q
    .insertInto('ladders')
    .values({ contractorId: tx.who.contractorId, id, ...row })
    .onConflict((c) => c.columns(['contractorId', 'id']).doUpdateSet(row))
    .execute()
  await tx.q.deleteFrom('ladderSteps').where('ladderId', '=', id).execute()
  for (const [at, step] of ladder.steps.entries()) {
    const place = { contractorId: tx.who.contractorId, ladderId: id, step: at + 1 }
    await tx.q
      .insertInto('ladderSteps')
      .values({ ...place, waitSeconds: step.waitSeconds })
      .execute()
    for (const { staffId, group, channels } of step.rungs)
      await tx.q
        .insertInto('ladderRungs')
        .values({ ...place, id: tx.world.newId('rung'), staffId, roleGroup: group, channels: [...channels] })
        .execute()
  }
}

export const endLadderRow = async (tx: Tx, id: LadderId): Promise<void> => {
  await tx.q.updateTable('ladders').set({ endedAt: tx.now, changedAt: tx.now }).where('id', '=', id).execute()
}

export const readBranches = (tx: Tx) => tx.q.selectFrom('branches').select(['id', 'name']).orderBy('name').execute()
export const addBranchRow = async (tx: Tx, branch: { id: string; name: string }): Promise<void> => {
  await tx.q
    .insertInto('branches')
    .values({ contractorId: tx.who.contractorId, ...branch })
    .execute()
}

/** Everybody of the office who can be rung for an alarm; never the one who asks for help, nor whoever has their telephone (A2). */
export const dutyPeople = async (
  tx: Tx,
  { exceptOperativeId = null, exceptTelephone = null }: { exceptOperativeId?: string | null; exceptTelephone?: string | null } = {},
): Promise<DutyPerson[]> => {
  const rows = await tx.q
    .selectFrom('staff as s')
    .select(['s.id', 's.name', 's.role', 's.onCall', 's.telephone', 's.branchId'])
    .where('s.endedAt', 'is', null)
    .where('s.role', 'in', ['controller', 'director', 'administrator', 'safeguarding_lead', 'training_lead'])
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
    .orderBy('s.name')
    .orderBy('s.id')
    .execute()
  return rows
    .filter((row) => row.telephone === null || row.telephone !== exceptTelephone)
    .map(({ telephone, ...row }) => ({ ...row, id: row.id as StaffId, hasTelephone: telephone !== null }))
}

/** Whose browsers asked to be told by push. */
export const withPush = async (tx: Tx): Promise<ReadonlySet<string>> => {
  const rows = await tx.q.selectFrom('pushSubscriptions').select('staffId').distinct().where('goneAt', 'is', null).execute()
  return new Set(rows.map((row) => row.staffId))
}
