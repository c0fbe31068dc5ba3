/** Whether an ID card is on a visit: the one thing about an operative that anybody may ask. */
import type { Tx } from '../../../platform/postgres/tx.ts'
import { operativeByCard } from '../../workforce/actions.ts'
import { isInDate } from '../../workforce/rules.ts'
import { isOut } from '../rules/states.ts'
import { liveBookingOf } from '../store/bookings.ts'

/** V7 On the way, at a door or inside, with a card that is good today; true only at this moment. Says not whose card, nor where. */
export const isCardOnVisit = async (tx: Tx, cardNumber: string): Promise<boolean> => {
  const operative = await operativeByCard(tx, cardNumber)
  if (!operative || !isInDate(operative.idCardValidUntil, tx.now)) return false
  const booking = await liveBookingOf(tx, operative.id)
  return booking !== null && isOut(booking.state)
}
