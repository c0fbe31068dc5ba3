/** What the phone told us (`visit_steps`), what it was shown (`visit_shown`) and what was read on it (`marker_reads`). Appended only. */
import type { MarkerId, OperativeId, VisitId } from '../../../lib/ids.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { ActKind } from '../rules/visit.ts'
import type { Shown } from '../rules/shown.ts'

export type Step = {
  id: string
  visitId: VisitId
  operativeId: OperativeId
  kind: ActKind
  happenedAt: Instant
  facts: Record<string, unknown>
}

export const addStep = async (tx: Tx, { facts, ...step }: Step): Promise<void> => {
  await tx.q
    .insertInto('visitSteps')
    .values({ ...step, facts: JSON.stringify(facts), receivedAt: tx.now, contractorId: tx.who.contractorId })
    .execute()
}

export const hasStep = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.q.selectFrom('visitSteps').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

/** When this phone's last act about the visit happened; null before the first. */
export const lastStepAt = async (tx: Tx, visitId: VisitId, operativeId: OperativeId): Promise<Instant | null> => {
  const row = await tx.q
    .selectFrom('visitSteps')
    .select('happenedAt')
    .where('visitId', '=', visitId)
    .where('operativeId', '=', operativeId)
    .orderBy('happenedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.happenedAt ?? null
}

export const stepsOf = async (tx: Tx, visitId: VisitId): Promise<(Step & { receivedAt: Instant })[]> => {
  const rows = await tx.q
    .selectFrom('visitSteps')
    .selectAll()
    .where('visitId', '=', visitId)
    .orderBy('happenedAt')
    .orderBy('receivedAt')
    .orderBy('id')
    .execute()
  return rows.map(({ contractorId: _, ...row }) => ({
    ...row,
    visitId: row.visitId as VisitId,
    operativeId: row.operativeId as OperativeId,
    kind: row.kind as ActKind,
    facts: (row.facts ?? {}) as Record<string, unknown>,
  }))
}

export type Showing = { operativeId: OperativeId; shownAt: Instant; shown: Shown }

export const keepShown = async (tx: Tx, visitId: VisitId, operativeId: OperativeId, shown: Shown): Promise<void> => {
  await tx.q
    .insertInto('visitShown')
    .values({ contractorId: tx.who.contractorId, visitId, operativeId, shownAt: tx.now, snapshot: JSON.stringify(shown) })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** V5 Everything that was shown, word for word, in order. */
export const showingsOf = async (tx: Tx, visitId: VisitId): Promise<Showing[]> => {
  const rows = await tx.q.selectFrom('visitShown').selectAll().where('visitId', '=', visitId).orderBy('shownAt').execute()
  return rows.map((row) => ({ operativeId: row.operativeId as OperativeId, shownAt: row.shownAt, shown: row.snapshot as Shown }))
}

export const lastShown = async (tx: Tx, visitId: VisitId, operativeId: OperativeId): Promise<Shown | null> => {
  const row = await tx.q
    .selectFrom('visitShown')
    .select('snapshot')
    .where('visitId', '=', visitId)
    .where('operativeId', '=', operativeId)
    .orderBy('shownAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? (row.snapshot as Shown) : null
}

/** P2 Said to be read, by this operative, for this visit. */
export const keepRead = async (
  tx: Tx,
  read: { visitId: VisitId; operativeId: OperativeId; markerId: MarkerId; readAt: Instant },
): Promise<void> => {
  await tx.q
    .insertInto('markerReads')
    .values({ ...read, contractorId: tx.who.contractorId })
    .onConflict((c) => c.doNothing())
    .execute()
}

export const readBy = async (tx: Tx, visitId: VisitId, operativeId: OperativeId): Promise<MarkerId[]> => {
  const rows = await tx.q
    .selectFrom('markerReads')
    .select('markerId')
    .where('visitId', '=', visitId)
    .where('operativeId', '=', operativeId)
    .execute()
  return rows.map((row) => row.markerId as MarkerId)
}

/** When somebody was first let in, for those of these visits where somebody was. */
export const letInTimes = async (tx: Tx, visitIds: readonly VisitId[]): Promise<Map<VisitId, Instant>> => {
  const rows = await tx.q
    .selectFrom('visitSteps')
    .select(['visitId', 'happenedAt'])
    .where('kind', '=', 'go_in')
    .where('visitId', 'in', [...visitIds, ''])
    .orderBy('happenedAt', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.visitId as VisitId, row.happenedAt]))
}
