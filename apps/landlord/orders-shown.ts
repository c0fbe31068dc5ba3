/** A landlord's own orders with what was promised and what became of it. The database shows them no other's. */
import { appointmentsOfOrders } from '../../care/booking/actions.ts'
import type { Appointment } from '../../care/booking/actions.ts'
import { landlordOf } from '../../care/landlords/actions.ts'
import { premisesOfAll } from '../../care/premises/actions.ts'
import { addressLine } from '../../care/premises/rules.ts'
import { openOrders, ordersSince } from '../../care/repairs/actions.ts'
import type { Order } from '../../care/repairs/rules.ts'
import { orderStateLabels } from '../../care/repairs/words.ts'
import { tradeLabels } from '../../care/workforce/words.ts'
import { before, dayOf, days, isBefore } from '../../lib/time.ts'
import type { LandlordId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { dayName, windowName } from '../control-room/say.ts'

const shownDays = 30

const promiseWords = (promises: readonly Appointment[], tx: Tx): { words: string; state: Appointment['state'] | null } => {
  const last = promises.findLast((one) => one.state !== 'moved')
  if (!last) return { words: 'No window promised yet', state: null }
  const window = windowName(last.window, tx.now)
  const words = {
    promised: window,
    moved: window,
    kept: `Kept: ${window}`,
    missed: `Not kept: ${window}`,
    cancelled: `Cancelled: ${window}`,
  }[last.state]
  return { words, state: last.state }
}

export const ordersShown = async (tx: Tx, landlordId: LandlordId) => {
  const recent = await ordersSince(tx, before(tx.now, days(shownDays)))
  const all = [...new Map([...(await openOrders(tx)), ...recent].map((one): [string, Order] => [one.id, one])).values()]
  const places = await premisesOfAll(
    tx,
    all.map((one) => one.premisesId),
  )
  const promises = Map.groupBy(
    await appointmentsOfOrders(
      tx,
      all.map((one) => one.id),
    ),
    (one) => one.orderId,
  )
  const rows = all.map((one) => {
    const place = places.get(one.premisesId)
    return {
      id: one.id,
      ref: one.landlordRef,
      what: one.description,
      where: place ? addressLine(place) : '',
      trade: tradeLabels[one.trade],
      reported: dayName(dayOf(one.reportedAt), tx.now),
      by: dayName(dayOf(one.finishBy), tx.now),
      late: one.state === 'open' && isBefore(one.finishBy, tx.now),
      open: one.state === 'open',
      state: orderStateLabels[one.state],
      promise: promiseWords(promises.get(one.id) ?? [], tx),
    }
  })
  const over = [...promises.values()].flat().filter((one) => one.state === 'kept' || one.state === 'missed')
  return {
    name: (await landlordOf(tx, landlordId))?.name ?? '',
    rows: rows.toSorted((a, b) => Number(b.late) - Number(a.late) || Number(b.open) - Number(a.open)),
    late: rows.filter((one) => one.late).length,
    open: rows.filter((one) => one.open).length,
    waiting: rows.filter((one) => one.open && one.promise.state === null).length,
    kept: over.filter((one) => one.state === 'kept').length,
    over: over.length,
    shownDays,
  }
}
