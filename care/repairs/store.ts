import { sql } from 'kysely'
import type { HouseholdId, LandlordId, OrderId } from '../../lib/ids.ts'
import { oneOf } from '../../lib/lists.ts'
import type { Instant } from '../../lib/time.ts'
import { anyOf } from '../../platform/postgres/any-of.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { trades } from '../workforce/rules.ts'
import type { Trade } from '../workforce/rules.ts'
import { orderSources, orderStates } from './rules.ts'
import type { Order, OrderState } from './rules.ts'

/** Keeps a new order. False when the landlord's reference is already here, also when somebody else brings it at this moment. */
export const saveOrder = async (tx: Tx, order: Order): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx.q
    .insertInto('orders')
    .values({ ...order, contractorId: tx.who.contractorId })
    .onConflict((c) => c.constraint('order_once_per_landlord').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

// prettier-ignore
const columns = [
  'id', 'landlordId', 'landlordRef', 'premisesId', 'householdId', 'description', 'room', 'trade', 'priorityCode', 'isEmergency', 'expectedMinutes', 'hotWork', 'reportedAt',
  'finishBy', 'source', 'followsOrderId', 'state', 'madeSafeAt', 'endedAt',
] as const

/** A word that is not on its list is a fault of ours and thrown. */
const asOrder = (row: { [K in (typeof columns)[number]]: unknown }): Order => {
  const [trade, source, state] = [oneOf(trades, row.trade), oneOf(orderSources, row.source), oneOf(orderStates, row.state)]
  if (!trade || !source || !state) throw new Error(`order ${String(row.id)}: unknown word`)
  return { ...row, trade, source, state } as Order
}

type By =
  | { ids: readonly OrderId[] }
  | { state: OrderState }
  | { householdId: HouseholdId }
  | { followsOrderId: OrderId }
  | { reportedSince: Instant }

/** Orders, the first to be finished first. */
export const readOrders = async (tx: Tx, by: By): Promise<Order[]> => {
  const all = tx.q.selectFrom('orders').select(columns).orderBy('finishBy').orderBy('id')
  if ('ids' in by) return (await all.where('id', '=', anyOf(by.ids)).execute()).map(asOrder)
  if ('state' in by) return (await all.where('state', '=', by.state).execute()).map(asOrder)
  if ('reportedSince' in by) return (await all.where('reportedAt', '>=', by.reportedSince).execute()).map(asOrder)
  if ('householdId' in by) return (await all.where('householdId', '=', by.householdId).execute()).map(asOrder)
  return (await all.where('followsOrderId', '=', by.followsOrderId).execute()).map(asOrder)
}

/** How many emergencies of each trade were reported since then, and the minutes that they were expected to take. */
export const countEmergencies = async (tx: Tx, since: Instant): Promise<{ trade: Trade; count: number; minutes: number }[]> => {
  const rows = await tx.q
    .selectFrom('orders')
    .select((e) => ['trade', e.fn.countAll<string>().as('count'), e.fn.avg<string>('expectedMinutes').as('minutes')])
    .where('isEmergency', '=', true)
    .where('reportedAt', '>=', since)
    .groupBy('trade')
    .orderBy('trade')
    .execute()
  return rows.flatMap(({ trade, count, minutes }) => {
    const known = oneOf(trades, trade)
    return known === null ? [] : [{ trade: known, count: Number(count), minutes: Math.round(Number(minutes)) }]
  })
}

/** Which of these references of the landlord are here already. */
export const refsHere = async (tx: Tx, landlordId: LandlordId, refs: readonly string[]): Promise<Set<string>> => {
  const rows = await tx.q
    .selectFrom('orders')
    .select('landlordRef')
    .where('landlordId', '=', landlordId)
    .where('landlordRef', '=', sql<string>`any(${[...refs]}::text[])`)
    .execute()
  return new Set(rows.map((row) => row.landlordRef))
}

/** Orders whose reference or description holds these letters, open ones first. */
export const ordersMatching = async (tx: Tx, letters: string, most: number): Promise<Order[]> => {
  const like = `%${letters.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await tx.q
    .selectFrom('orders')
    .select(columns)
    .where((e) => e.or([e('landlordRef', 'ilike', like), e('description', 'ilike', like)]))
    .orderBy(sql`state <> 'open'`)
    .orderBy('finishBy')
    .limit(most)
    .execute()
  return rows.map(asOrder)
}

export const changeOrder = async (
  tx: Tx,
  id: OrderId,
  change: { state?: OrderState; endedAt?: Instant; madeSafeAt?: Instant },
): Promise<void> => {
  await tx.q.updateTable('orders').set(change).where('id', '=', id).execute()
}
