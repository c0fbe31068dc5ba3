import type { HouseholdId, OrderId, PremisesId } from '../../../lib/ids.ts'
import { next } from '../../../lib/machine.ts'
import { done, invalid, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { householdOf, householdsAt } from '../../households/actions.ts'
import { prioritiesOf } from '../../landlords/actions.ts'
import { finishBy } from '../../landlords/rules.ts'
import { premisesOf, premisesOfAll } from '../../premises/actions.ts'
import { addressLine } from '../../premises/rules.ts'
import { recordEvent } from '../../record/actions.ts'
import type { Trade } from '../../workforce/rules.ts'
import { orderMachine, priorityOfHaste, problems, usualMinutes } from '../rules.ts'
import type { Order, OrderEvent, OrderSource, Problem } from '../rules.ts'
import { changeOrder, countEmergencies, ordersMatching, readOrders, saveOrder } from '../store.ts'
import { repairReasons } from '../words.ts'

export type NewOrder = {
  readonly premisesId: PremisesId
  /** Left out: who lives there now. */
  readonly householdId?: HouseholdId
  readonly landlordRef?: string
  readonly description: string
  readonly room?: string | null
  readonly trade: Trade
  readonly priorityCode: string
  readonly expectedMinutes?: number
  readonly hotWork?: boolean
  readonly reportedAt?: Instant
  readonly source: OrderSource
  readonly followsOrderId?: OrderId
}

/** C1 Takes an order. The landlord's own clock, in the working days of the property's country, says when it is to be finished. */
export const takeOrder = async (tx: Tx, given: NewOrder): Promise<Outcome<OrderId>> => {
  if (given.description.trim() === '') return invalid({ field: 'description', sentence: 'Say in a few words what is wrong.' })
  const premises = await premisesOf(tx, given.premisesId)
  if (!premises) return refused(repairReasons.reason('C1_UNKNOWN_ADDRESS'))
  const priority = (await prioritiesOf(tx, premises.landlordId)).find((one) => one.code === given.priorityCode)
  if (!priority) return refused(repairReasons.reason('C1_UNKNOWN_PRIORITY'))
  const id = tx.world.newId('order')
  const reportedAt = given.reportedAt ?? tx.now
  const order: Order = {
    ...{ room: null, expectedMinutes: usualMinutes[given.trade], hotWork: false, followsOrderId: null, landlordRef: `DS-${id.slice(-8)}` },
    ...given,
    ...{
      id,
      landlordId: premises.landlordId,
      reportedAt,
      isEmergency: priority.isEmergency,
      state: 'open',
      madeSafeAt: null,
      endedAt: null,
    },
    householdId: given.householdId ?? (await householdsAt(tx, [given.premisesId]))[0]?.id ?? null,
    description: given.description.trim(),
    finishBy: finishBy(priority, reportedAt, premises.jurisdiction),
  }
  if (!(await saveOrder(tx, order))) return refused(repairReasons.reason('C1_ORDER_ALREADY_HERE'))
  await recordEvent(tx, {
    verb: 'order_taken',
    subject: ['order', id],
    content: { source: order.source, landlordRef: order.landlordRef, finishBy: order.finishBy.toString() },
  })
  return done(id)
}

/** M4 A resident says what is wrong in their own words; what we make of it (trade, priority) is ours to know. */
export const reportRepair = async (
  tx: Tx,
  { householdId, problem, description, room }: { householdId: HouseholdId; problem: Problem; description: string; room?: string },
): Promise<Outcome<OrderId>> => {
  const household = await householdOf(tx, householdId)
  if (!household) return refused(repairReasons.reason('C1_UNKNOWN_ADDRESS'))
  const { label, trade, haste } = problems[problem]
  const priority = priorityOfHaste(await prioritiesOf(tx, household.landlordId), haste)
  if (!priority) return refused(repairReasons.reason('C1_UNKNOWN_PRIORITY'))
  const said = description.trim()
  const what = said === '' ? label : problem === 'something_else' ? said : `${label}. ${said}`
  if (problem === 'something_else' && said === '') return invalid({ field: 'description', sentence: 'Say in a few words what is wrong.' })
  return takeOrder(tx, {
    premisesId: household.premisesId,
    householdId,
    description: what,
    room: room ?? null,
    trade,
    priorityCode: priority.code,
    source: 'resident',
  })
}

/** Work that a visit found to be needed: an order of its own that follows the first, under the landlord's clock from today. */
export const makeFollowOn = async (
  tx: Tx,
  { orderId, what, trade, minutes }: { orderId: OrderId; what: string; trade: Trade; minutes?: number },
): Promise<Outcome<OrderId>> => {
  const order = await orderOf(tx, orderId)
  if (!order) return refused(repairReasons.reason('C1_UNKNOWN_ORDER'))
  const calm = order.isEmergency ? priorityOfHaste(await prioritiesOf(tx, order.landlordId), 'urgent')?.code : order.priorityCode
  const follows = (await readOrders(tx, { followsOrderId: orderId })).length
  return takeOrder(tx, {
    ...{ premisesId: order.premisesId, description: what, room: order.room, trade, source: 'follow_on', followsOrderId: orderId },
    ...(order.householdId && { householdId: order.householdId }),
    ...(minutes && { expectedMinutes: minutes }),
    priorityCode: calm ?? order.priorityCode,
    landlordRef: `${order.landlordRef}-${follows + 2}`,
  })
}

const end = async (tx: Tx, id: OrderId, event: OrderEvent, why?: string): Promise<Outcome<OrderId>> => {
  const order = await orderOf(tx, id)
  if (!order) return refused(repairReasons.reason('C1_UNKNOWN_ORDER'))
  const state = next<Order['state'], OrderEvent>(orderMachine, order.state, event)
  if (state === null) return refused(repairReasons.reason('C1_ORDER_IS_OVER'))
  await changeOrder(tx, id, { state, endedAt: tx.now })
  await recordEvent(tx, { verb: event === 'finished' ? 'order_finished' : 'order_called_off', subject: ['order', id], ...(why && { why }) })
  return done(id)
}

export const finishOrder = (tx: Tx, id: OrderId): Promise<Outcome<OrderId>> => end(tx, id, 'finished')

export const callOffOrder = (tx: Tx, id: OrderId, why: string): Promise<Outcome<OrderId>> => end(tx, id, 'called_off', why)

/** The danger is over, the work may not be. */
export const orderMadeSafe = async (tx: Tx, id: OrderId): Promise<void> => {
  await changeOrder(tx, id, { madeSafeAt: tx.now })
  await recordEvent(tx, { verb: 'order_made_safe', subject: ['order', id] })
}

export const orderOf = async (tx: Tx, id: OrderId): Promise<Order | null> => (await readOrders(tx, { ids: [id] }))[0] ?? null

export const ordersOf = async (tx: Tx, ids: readonly OrderId[]): Promise<Map<OrderId, Order>> =>
  new Map((await readOrders(tx, { ids })).map((one) => [one.id, one]))

/** Every open order, the first to be finished first. */
export const openOrders = (tx: Tx): Promise<Order[]> => readOrders(tx, { state: 'open' })

/** Orders reported since that moment, whatever became of them. */
export const ordersSince = (tx: Tx, since: Instant): Promise<Order[]> => readOrders(tx, { reportedSince: since })

/** How many emergencies each trade had since that moment, and the minutes that they were expected to take. */
export const emergenciesSince = (tx: Tx, since: Instant): Promise<{ trade: Trade; count: number; minutes: number }[]> =>
  countEmergencies(tx, since)

export const ordersOfHousehold = (tx: Tx, householdId: HouseholdId): Promise<Order[]> => readOrders(tx, { householdId })

export type OrderFound = Order & { readonly address: string }

/** By the landlord's reference or what is wrong; two letters at least. */
export const searchOrders = async (tx: Tx, text: string, most = 20): Promise<OrderFound[]> => {
  if (text.trim().length < 2) return []
  const found = await ordersMatching(tx, text.trim(), most)
  const places = await premisesOfAll(
    tx,
    found.map((one) => one.premisesId),
  )
  return found.map((one) => {
    const place = places.get(one.premisesId)
    return { ...one, address: place ? addressLine(place) : '' }
  })
}
