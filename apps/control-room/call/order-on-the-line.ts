/** One order of the household on the line: what it is, what is promised, what could be. */
import { appointmentsOfOrders, breathingMinutes, promiseLevelNow, promiseOfOrder, windowsFor } from '../../../care/booking/actions.ts'
import type { Appointment } from '../../../care/booking/actions.ts'
import { isSameWindow } from '../../../care/booking/rules/windows.ts'
import type { OfferedWindow } from '../../../care/dispatch/capacity.ts'
import { landlordOf, prioritiesOf } from '../../../care/landlords/actions.ts'
import { sayClock } from '../../../care/landlords/rules.ts'
import { orderOf } from '../../../care/repairs/actions.ts'
import type { Order } from '../../../care/repairs/rules.ts'
import { tradeLabels } from '../../../care/workforce/words.ts'
import type { Adjustments } from '../../../care/households/rules.ts'
import { parseId } from '../../../lib/ids.ts'
import { clockTime, dayOf, minutesBetween } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { dayName, midSentence, windowName } from '../say.ts'
import { noSuch } from './caller.ts'
import { oddsTrouble, windowDays } from './windows.ts'

/** A promise can be taken back at one touch for this long. */
const undoMinutes = 5

export const orderIn = async (tx: Tx, params: { order?: string | undefined }): Promise<Order> => {
  const id = parseId('order', params.order)
  const order = id && (await orderOf(tx, id))
  if (!order) throw noSuch('We do not know this order', 'Look for it by the landlord’s reference or the address.')
  return order
}

const minutesOf = (order: Order, { parts }: Adjustments, breathing: number) => {
  const all = [
    { label: 'Work', minutes: order.expectedMinutes, tone: 'green' as const },
    ...parts.map((one, at) => ({ ...one, tone: at % 2 === 0 ? ('heather' as const) : ('heather-quiet' as const) })),
    { label: 'Breathing space after', minutes: breathing, tone: 'slate' as const },
  ]
  return { parts: all, total: all.reduce((sum, one) => sum + one.minutes, 0) }
}

/** What can be taken back leaves no promise: one that was moved is moved back instead, with consent (B9). */
const promised = (tx: Tx, promise: Appointment, isMoved: boolean) => {
  const isMine = tx.who.kind === 'staff' && promise.promisedBy === tx.who.staffId
  return {
    appointmentId: promise.id,
    window: windowName(promise.window, tx.now),
    undo: isMine && !isMoved && minutesBetween(promise.promisedAt, tx.now) < undoMinutes,
  }
}

const isOther = ({ window }: OfferedWindow, promise: Appointment | null): boolean =>
  promise === null || !isSameWindow(window, promise.window)

/** A day on which only the deadline stands against every window is spoken of once, beside them (C1). */
const speaking = (windows: readonly OfferedWindow[]): OfferedWindow[] =>
  [...Map.groupBy(windows, (one) => dayOf(one.window.from).toString()).values()].flatMap((ofDay) =>
    ofDay.every((one) => one.reason?.code === 'B4_AFTER_DEADLINE') ? [] : ofDay,
  )

export const orderOnTheLine = async (
  tx: Tx,
  order: Order,
  adjustments: Adjustments,
  { days, pastDeadline }: { days: number; pastDeadline: boolean },
) => {
  const landlord = await landlordOf(tx, order.landlordId)
  const priority = (await prioritiesOf(tx, order.landlordId)).find((one) => one.code === order.priorityCode)
  const offered = await windowsFor(tx, order.id, { days, pastDeadline })
  const promise = await promiseOfOrder(tx, order.id)
  const isMoved = (await appointmentsOfOrders(tx, [order.id])).some((one) => one.state === 'moved')
  return {
    order: {
      id: order.id,
      what: order.description,
      about: `${tradeLabels[order.trade]}, about ${order.expectedMinutes} minutes. ${landlord?.name ?? ''}, order ${order.landlordRef}.`,
      finishBy: dayName(dayOf(order.finishBy), tx.now),
      finishHour: `${midSentence(dayName(dayOf(order.finishBy), tx.now))}, ${clockTime(order.finishBy)}`,
      clock: priority ? `${priority.label}, ${sayClock(priority)} by the landlord’s clock` : '',
      isOpen: order.state === 'open',
    },
    promise: promise && promised(tx, promise, isMoved),
    takes: minutesOf(order, adjustments, await breathingMinutes(tx)),
    days: offered.ok ? windowDays(speaking(offered.value.filter((one) => isOther(one, promise))), tx.now) : [],
    level: (await promiseLevelNow(tx)).inHundred,
    oddsTrouble: offered.ok ? oddsTrouble(offered.value) : null,
    /** Windows there are that only the deadline stands against. */
    isDeadlineFirst: offered.ok && offered.value.some((one) => one.reason?.code === 'B4_AFTER_DEADLINE'),
    notOffered: offered.ok ? null : offered,
  }
}
export type OnTheLine = Awaited<ReturnType<typeof orderOnTheLine>>
