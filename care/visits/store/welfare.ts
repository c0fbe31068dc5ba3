/** V6 Welfare checks and their steps. */
import type { HouseholdId, Id, VisitId } from '../../../lib/ids.ts'
import { oneOf } from '../../../lib/lists.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { welfareEnds, welfareSteps } from '../rules/welfare.ts'
import type { WelfareEnd, WelfareStep } from '../rules/welfare.ts'

export type WelfareCheck = {
  id: Id<'welfareCheck'>
  visitId: VisitId
  householdId: HouseholdId
  openedAt: Instant
  nextStepBy: Instant
  state: 'open' | 'closed'
  outcome: WelfareEnd | null
  closedBy: string | null
  closedAt: Instant | null
}
export type WelfareStepDone = { id: string; step: WelfareStep; result: string; byId: string; at: Instant }

const columns = ['id', 'visitId', 'householdId', 'openedAt', 'nextStepBy', 'state', 'outcome', 'closedBy', 'closedAt'] as const
type Row = Record<(typeof columns)[number], unknown>
const from = (row: Row): WelfareCheck => ({ ...(row as WelfareCheck), outcome: oneOf(welfareEnds, row.outcome) })

export const openCheck = async (tx: Tx, check: Pick<WelfareCheck, 'id' | 'visitId' | 'householdId' | 'nextStepBy'>): Promise<void> => {
  await tx.q
    .insertInto('welfareChecks')
    .values({ ...check, contractorId: tx.who.contractorId, openedAt: tx.now })
    .execute()
}

export const checkById = async (tx: Tx, id: Id<'welfareCheck'>): Promise<WelfareCheck | null> => {
  const row = await tx.q.selectFrom('welfareChecks').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? from(row) : null
}
export const checkOfVisit = async (tx: Tx, visitId: VisitId): Promise<WelfareCheck | null> => {
  const row = await tx.q.selectFrom('welfareChecks').select(columns).where('visitId', '=', visitId).executeTakeFirst()
  return row ? from(row) : null
}
/** Open checks, the one that needs somebody soonest first. */
export const openChecks = async (tx: Tx): Promise<WelfareCheck[]> => {
  const rows = await tx.q.selectFrom('welfareChecks').select(columns).where('state', '=', 'open').orderBy('nextStepBy').execute()
  return rows.map(from)
}

export const setNextStepBy = async (tx: Tx, id: Id<'welfareCheck'>, nextStepBy: Instant): Promise<void> => {
  await tx.q.updateTable('welfareChecks').set({ nextStepBy }).where('id', '=', id).execute()
}

/** Closed by a person who knows how they are; false when it was closed already. */
export const closeCheck = async (tx: Tx, id: Id<'welfareCheck'>, outcome: WelfareEnd, closedBy: string): Promise<boolean> => {
  const row = await tx.q
    .updateTable('welfareChecks')
    .set({ state: 'closed', outcome, closedBy, closedAt: tx.now })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return row.numUpdatedRows > 0n
}

export const addWelfareStep = async (tx: Tx, step: WelfareStepDone & { welfareCheckId: Id<'welfareCheck'> }): Promise<void> => {
  await tx.q
    .insertInto('welfareSteps')
    .values({ ...step, contractorId: tx.who.contractorId })
    .execute()
}

export const stepsOfCheck = async (tx: Tx, id: Id<'welfareCheck'>): Promise<WelfareStepDone[]> => {
  const rows = await tx.q
    .selectFrom('welfareSteps')
    .select(['id', 'step', 'result', 'byId', 'at'])
    .where('welfareCheckId', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, step: oneOf(welfareSteps, row.step)! }))
}
