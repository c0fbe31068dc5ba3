/** D1 Breaks of people who are made up, placed beside all others' as the product places them: a made-up noon is no emptier than a real one. Pure. */
import { instant, minutesBetween } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Trade } from '../../workforce/rules.ts'
import { restIn, usualRest } from '../../workforce/rules/breaks.ts'
import type { RestBeside } from '../../workforce/rules/breaks.ts'
import type { Person } from './play.ts'

/** Any midnight: whoever places breaks asks for moments. */
const midnight = instant('2026-11-24T00:00Z')
const momentAt = (minutes: number): Instant => midnight.add({ minutes })

type Rests = Pick<Person, 'breakFrom' | 'breakMin'>

/** A break that somebody has, in minutes after midnight, as whoever places the next one asks for it. */
export const restBeside = ({ breakFrom, breakMin }: Rests, trades: readonly Trade[]): RestBeside => ({
  ...{ rest: { from: momentAt(breakFrom), minutes: breakMin }, trades },
})

/** The break of one more person; it is added to the others'. `minutes`: how long breaks are. */
export const restOf = (
  { shiftStart, shiftEnd }: Pick<Person, 'shiftStart' | 'shiftEnd'>,
  held: readonly Trade[],
  beside: RestBeside[],
  minutes = usualRest.minutes,
): Rests => {
  const rest = restIn({ from: momentAt(shiftStart), to: momentAt(shiftEnd) }, { ...usualRest, minutes }, held, beside)
  if (rest === null) return { breakFrom: shiftEnd, breakMin: 0 }
  beside.push({ rest, trades: held })
  return { breakFrom: minutesBetween(midnight, rest.from), breakMin: rest.minutes }
}
