/** Visits of some days, the latest first, as the page and the export show them. */
import { bookingStateLabel } from '../../../care/booking/words.ts'
import { sentBetween } from '../../../care/booking/actions.ts'
import { standingsOf } from '../../../care/visits/actions.ts'
import { outcomeLabel } from '../../../care/visits/words.ts'
import { listed } from '../../../lib/lists.ts'
import { atTime, clockTime, dayOf } from '../../../lib/time.ts'
import type { Day, Instant } from '../../../lib/time.ts'
import type { HouseholdId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { dayName } from '../say.ts'
import { doorIn, nameIn, whatIsKnown } from '../board/known.ts'
import { saysAll } from '../board/narrow.ts'

export type VisitRow = {
  visitId: string
  orderId: string
  day: string
  sent: string
  household: string
  where: string
  work: string
  who: string
  standing: string
  over: boolean
}

export type Asked = { days: number; text: string; only: 'all' | 'now' | 'over' }

export const askedIn = (url: string): Asked => {
  const asked = new URL(url).searchParams
  const days = [1, 7, 30].find((n) => String(n) === asked.get('days')) ?? 7
  const only = (['all', 'now', 'over'] as const).find((one) => one === asked.get('only')) ?? 'all'
  return { days, text: asked.get('for')?.trim() ?? '', only }
}

const spanOf = (today: Day, days: number): { from: Instant; to: Instant } => ({
  from: atTime(today.subtract({ days: days - 1 }), '00:00'),
  to: atTime(today.add({ days: 1 }), '00:00'),
})

const fits = (row: VisitRow, { text, only }: Asked): boolean => {
  const all = `${row.household} ${row.where} ${row.work} ${row.who} ${row.standing}`
  return (only === 'all' || (only === 'over') === row.over) && saysAll(all, text)
}

export const visitRows = async (tx: Tx, asked: Asked, householdId?: HouseholdId): Promise<VisitRow[]> => {
  const bookings = await sentBetween(tx, spanOf(dayOf(tx.now), asked.days), householdId)
  const standings = await standingsOf(tx, [...new Set(bookings.map((one) => one.visitId))])
  const known = await whatIsKnown(tx, {
    households: bookings.map((one) => one.householdId),
    orders: bookings.map((one) => one.orderId),
    operatives: bookings.map((one) => one.operativeId),
  })
  const rows = [...Map.groupBy(bookings, (one) => one.visitId)].map(([visitId, team]): VisitRow => {
    const one = team[0]!
    const outcome = standings.get(visitId)?.outcome
    return {
      visitId,
      orderId: one.orderId,
      day: dayName(dayOf(one.sentAt), tx.now),
      sent: clockTime(one.sentAt),
      household: nameIn(known, one.householdId),
      where: doorIn(known, one.householdId),
      work: known.orders.get(one.orderId)?.description ?? '',
      who: listed(team.flatMap((booking) => known.operatives.get(booking.operativeId)?.name ?? [])),
      standing: outcome ? outcomeLabel[outcome] : bookingStateLabel[one.state],
      over: outcome != null || one.endedAt !== null,
    }
  })
  return rows.filter((row) => fits(row, asked))
}
