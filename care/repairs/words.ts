import type { Reason } from '../../lib/refusal.ts'
import { reasonTable } from '../../lib/refusal.ts'
import type { OrderSource, OrderState } from './rules.ts'

export const repairReasons = reasonTable({
  C1_UNKNOWN_ORDER: ['We do not know this order.', 'Look for it by the landlord’s reference or the address.'],
  C1_UNKNOWN_ADDRESS: ['We do not know the address of this order.', 'Add the address first.'],
  C1_UNKNOWN_PRIORITY: ['This landlord has no such priority.', 'Choose one of the landlord’s own priorities.'],
  C1_ORDER_ALREADY_HERE: [
    'An order with this reference of this landlord is already here.',
    'Open that order. If it is other work, give it a reference of its own.',
  ],
  C1_ORDER_IS_OVER: ['This order is finished or was called off.', 'Take a new order, or make follow-on work of this one.'],
  C1_NOTHING_SAID: ['Nothing says what the work is.', 'Say in a few words what is wrong.'],
})

export const constraintReasons: Readonly<Record<string, Reason>> = {
  order_once_per_landlord: repairReasons.reason('C1_ORDER_ALREADY_HERE'),
}

export const orderSourceLabels: Readonly<Record<OrderSource, string>> = {
  telephone: 'Taken on the telephone',
  import: 'From the landlord’s file',
  resident: 'Reported by the resident',
  follow_on: 'Follow-on work',
}

export const orderStateLabels: Readonly<Record<OrderState, string>> = { open: 'Open', done: 'Done', cancelled: 'Called off' }
