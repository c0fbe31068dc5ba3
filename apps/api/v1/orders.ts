import { z } from 'zod'
import { promiseOfOrder } from '../../../care/booking/actions.ts'
import { findPremises } from '../../../care/premises/actions.ts'
import { openOrders, orderOf, takeOrder } from '../../../care/repairs/actions.ts'
import type { Order } from '../../../care/repairs/rules.ts'
import { trades } from '../../../care/workforce/rules.ts'
import type { OrderId } from '../../../lib/ids.ts'
import { refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'

export const newOrder = z.object({
  landlordRef: z.string().min(1).max(60).describe('Your own number for the order; the same number twice is one order.'),
  uprn: z.string().max(20).optional().describe('Unique Property Reference Number.'),
  addressLine: z.string().max(120).describe('First line of the address.'),
  postcode: z.string().max(10),
  description: z.string().min(1).max(500).describe('What is wrong, in a few words. No names, no health.'),
  room: z.string().max(60).optional(),
  trade: z.enum(trades),
  priority: z.string().max(30).describe('The code of one of the landlord’s priorities.'),
  expectedMinutes: z.int().min(5).max(600).optional(),
})

export const orderShown = z.object({
  id: z.string(),
  landlordRef: z.string(),
  description: z.string(),
  trade: z.enum(trades),
  priority: z.string(),
  state: z.string(),
  reportedAt: z.string().describe('RFC 3339, UTC'),
  finishBy: z.string().describe('RFC 3339, UTC: the landlord’s own clock.'),
  promise: z
    .object({ from: z.string(), to: z.string(), state: z.string() })
    .nullable()
    .describe('The window of arrival that the household was promised.'),
})
export type OrderShown = z.infer<typeof orderShown>

const show = async (tx: Tx, order: Order): Promise<OrderShown> => {
  const { id, landlordRef, description, trade, priorityCode, state } = order
  const promise = await promiseOfOrder(tx, id)
  const times = { reportedAt: order.reportedAt.toString(), finishBy: order.finishBy.toString() }
  return {
    id,
    landlordRef,
    description,
    trade,
    priority: priorityCode,
    state,
    ...times,
    promise: promise && { from: promise.window.from.toString(), to: promise.window.to.toString(), state: promise.state },
  }
}

export const listOrders = async (tx: Tx): Promise<OrderShown[]> => {
  const shown: OrderShown[] = []
  for (const order of await openOrders(tx)) shown.push(await show(tx, order))
  return shown
}

export const readOrder = async (tx: Tx, id: OrderId): Promise<OrderShown | null> => {
  const order = await orderOf(tx, id)
  return order && show(tx, order)
}

export const addOrder = async (tx: Tx, given: z.infer<typeof newOrder>): Promise<Outcome<OrderId>> => {
  const premises = await findPremises(tx, { uprn: given.uprn ?? null, line1: given.addressLine, postcode: given.postcode })
  if (!premises)
    return refused({
      code: 'C1_UNKNOWN_ADDRESS',
      sentence: 'We know no home with this UPRN or address.',
      next: 'Check both, or ask us to add the home.',
    })
  const { landlordRef, description, room, trade, priority, expectedMinutes } = given
  const work = {
    premisesId: premises.id,
    landlordRef,
    description,
    room: room ?? null,
    trade,
    priorityCode: priority,
    source: 'import' as const,
  }
  return takeOrder(tx, { ...work, ...(expectedMinutes !== undefined && { expectedMinutes }) })
}
