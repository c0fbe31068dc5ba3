/** Breaks, as the people’s pages show them. Loaders say the times; the browser is handed words. */
import { breakToday } from '../../../care/booking/actions.ts'
import { mayDecideRests, restsNow } from '../../../care/workforce/actions.ts'
import { restBounds, restMayBegin } from '../../../care/workforce/rules/breaks.ts'
import { lastingWords } from '../../../care/workforce/words.ts'
import type { OperativeId } from '../../../lib/ids.ts'
import { clockTime, isBefore, later } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { moment } from '../say.ts'

/** `maySet`: whether whoever looks may set them. */
export const breaksSetShown = async (tx: Tx) => {
  const { after, minutes, set } = await restsNow(tx)
  return {
    ...{ after, minutes, bounds: restBounds, maySet: mayDecideRests(tx) },
    due: `${lastingWords(after)} after a shift begins`,
    long: lastingWords(minutes),
    set: set && `Set by ${set.by ?? 'somebody who left'}, ${moment(set.at, tx.now)}: “${set.why}”`,
  }
}
export type BreaksSetShown = Awaited<ReturnType<typeof breaksSetShown>>

/** One person’s break of today; null when they have none. `move`: between which times it may begin, for those who may move it. */
export const breakOfPerson = async (tx: Tx, id: OperativeId) => {
  const today = await breakToday(tx, id)
  if (today === null || today.shift.rest === null) return null
  const { shift, span, isBegun } = today
  const { first, last } = restMayBegin(shift, today.shift.rest.minutes)
  const earliest = later(first, tx.now)
  const mayMove = mayDecideRests(tx) && !isBegun && !isBefore(last, earliest)
  return {
    when:
      span === null ? 'Over for today' : isBegun ? `On it until ${clockTime(span.to)}` : `${clockTime(span.from)} to ${clockTime(span.to)}`,
    move: mayMove && span ? { from: clockTime(span.from).padStart(5, '0'), earliest: clockTime(earliest), latest: clockTime(last) } : null,
  }
}
export type BreakOfPerson = Awaited<ReturnType<typeof breakOfPerson>>
