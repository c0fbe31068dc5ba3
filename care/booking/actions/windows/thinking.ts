/** B4 Promises thought through: in a thread of their own where the world has one, else here. */
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { sent } from '../../../dispatch/capacity/numbers.ts'
import type { DayAsked, DayThought } from '../../../dispatch/capacity/numbers.ts'
import { roomAlone } from '../../../dispatch/capacity/room.ts'
import { openThinker } from '../../../dispatch/promise/thinking.ts'
import { roughTrip } from './trips.ts'

const thinkHere = openThinker(roughTrip)

/** While the thread is dead or does not answer in time, room is proved without it and the odds are not known: nothing else stops. */
export const thoughtThrough = async ({ world }: Tx, days: readonly DayAsked[]): Promise<readonly DayThought[]> => {
  const question = days.map(sent)
  if (world.thinking === null) return thinkHere(question)
  const thought = (await world.thinking.ask(question)) as readonly DayThought[] | null
  return thought ?? roomAlone(days)
}
