/** One order: what it is, its clock, what is promised, who went. */
import { appointmentsOfHousehold, promiseOfOrder } from '../../../care/booking/actions.ts'
import type { Appointment } from '../../../care/booking/actions.ts'
import { appointmentStateLabel } from '../../../care/booking/words.ts'
import { landlordOf, prioritiesOf } from '../../../care/landlords/actions.ts'
import { sayClock } from '../../../care/landlords/rules.ts'
import { premisesOf } from '../../../care/premises/actions.ts'
import { addressLine } from '../../../care/premises/rules.ts'
import { householdOf } from '../../../care/households/actions.ts'
import { householdName } from '../../../care/households/rules.ts'
import type { Order } from '../../../care/repairs/rules.ts'
import { orderSourceLabels, orderStateLabels } from '../../../care/repairs/words.ts'
import { tradeLabels } from '../../../care/workforce/words.ts'
import { markersInForce } from '../../../care/premises/actions.ts'
import { consequencesOf } from '../../../care/premises/rules.ts'
import { dayOf } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { dayName, moment, windowName } from '../say.ts'
import { visitRows } from '../visits/list.ts'

/** “Anna Kowalska agreed on the telephone. 10:40.” */
const whyEnded = ({ endedWhy, agreed }: Appointment, now: Instant): string | null =>
  endedWhy && agreed ? `${endedWhy} ${moment(agreed.at, now)}.` : endedWhy

export const orderShown = async (tx: Tx, order: Order) => {
  const premises = await premisesOf(tx, order.premisesId)
  const household = order.householdId ? await householdOf(tx, order.householdId) : null
  const landlord = await landlordOf(tx, order.landlordId)
  const priority = (await prioritiesOf(tx, order.landlordId)).find((one) => one.code === order.priorityCode)
  const promise = await promiseOfOrder(tx, order.id)
  const history = order.householdId ? (await appointmentsOfHousehold(tx, order.householdId)).filter((one) => one.orderId === order.id) : []
  const visits = order.householdId
    ? (await visitRows(tx, { days: 30, text: '', only: 'all' }, order.householdId)).filter((one) => one.orderId === order.id)
    : []
  return {
    id: order.id,
    what: order.description,
    state: orderStateLabels[order.state],
    isOpen: order.state === 'open',
    isEmergency: order.isEmergency,
    householdId: order.householdId,
    premisesId: order.premisesId,
    name: householdName(household?.people ?? []),
    address: premises ? addressLine(premises) : '',
    finishBy: dayName(dayOf(order.finishBy), tx.now),
    facts: [
      ['Trade', tradeLabels[order.trade]],
      ['Room', order.room ?? 'Not said'],
      ['Minutes of work', `${order.expectedMinutes}${order.hotWork ? ', with flame or sparks' : ''}`],
      ['Landlord', `${landlord?.name ?? ''}, their number ${order.landlordRef}`],
      ['How soon', priority ? `${priority.label}, ${sayClock(priority)}` : order.priorityCode],
      ['Finish by', moment(order.finishBy, tx.now)],
      ['Reported', `${moment(order.reportedAt, tx.now)}. ${orderSourceLabels[order.source]}.`],
      ...(order.madeSafeAt ? [['Made safe', moment(order.madeSafeAt, tx.now)]] : []),
    ] as [string, string][],
    promise: promise && {
      id: promise.id,
      window: windowName(promise.window, tx.now),
      landlordAgreed: promise.landlordAgreedAt !== null,
      landlordMustCome: consequencesOf(await markersInForce(tx, order.premisesId)).landlordAttends,
    },
    history: history
      .filter((one) => one.id !== promise?.id)
      .map((one) => ({
        key: one.id,
        words: `${appointmentStateLabel[one.state]}: ${windowName(one.window, tx.now)}`,
        why: whyEnded(one, tx.now),
      })),
    visits,
  }
}
