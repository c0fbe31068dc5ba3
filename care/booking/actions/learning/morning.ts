/** B4 Every morning, before the first window opens: what the pencil says of each promise that still stands for the day. */
import { atTime, dayOf, isBefore } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { letOthersIn } from '../../../../platform/thinking/let-others-in.ts'
import { askAbout } from '../../../dispatch/capacity.ts'
import type { DayAsked } from '../../../dispatch/capacity/numbers.ts'
import type { Signs } from '../../../dispatch/promise/odds.ts'
import { morningOf } from '../../../dispatch/promise/thinking.ts'
import { keepMornings } from '../../store/signs.ts'
import { gathered } from '../windows/capacity.ts'
import { roughTrip } from '../windows/trips.ts'
import { lessonsNow } from './learn.ts'

/** From then on the day's own news would be among the signs. */
const morningEnds = '08:00'

const thoughtThrough = async (day: DayAsked): Promise<ReadonlyMap<string, Signs>> => {
  const steps = morningOf(day, roughTrip)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await letOthersIn()
  }
}

/** A morning that was missed is not made up for. */
export const keepMorning = async (tx: Tx): Promise<void> => {
  const today = dayOf(tx.now)
  if (!isBefore(tx.now, atTime(today, morningEnds))) return
  const span = { from: tx.now, to: atTime(today.add({ days: 1 }), '00:00') }
  const { capacity } = await gathered(tx, span, [], await lessonsNow(tx))
  const visits = capacity.promises.filter(({ window }) => dayOf(window.from).equals(today))
  for (const { asked } of askAbout({ visits, who: '', listed: false }, capacity, tx.now))
    await keepMornings(tx, await thoughtThrough(asked))
}
