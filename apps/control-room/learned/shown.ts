/** What was learned, in minutes and words: each part beside what was believed on the first day. */
import { lessonsNow } from '../../../care/booking/actions.ts'
import { bands } from '../../../care/dispatch/learned/bands.ts'
import type { Lesson } from '../../../care/dispatch/learned/belief.ts'
import { firstLessons } from '../../../care/dispatch/learned/lessons.ts'
import type { Cells, Lessons } from '../../../care/dispatch/learned/lessons.ts'
import { fewestPromises } from '../../../care/dispatch/promise/own.ts'
import type { OwnOdds } from '../../../care/dispatch/promise/own.ts'
import { bandLabel, leftOutLabel } from '../../../care/dispatch/learned/words.ts'
import { trades } from '../../../care/workforce/rules.ts'
import { tradeLabels } from '../../../care/workforce/words.ts'
import { dayOf } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { moment, wholeDay } from '../say.ts'

/** A way or a job as people think of one: the minutes by the map, and the minutes expected. */
export const [wayMinutes, jobMinutes] = [20, 60]

/** Minutes: one in ten is shorter, half are, nine in ten are. */
export type Span = { readonly low: number; readonly middle: number; readonly high: number }
/** `restsOn`: how many of its own; 0 says that it is taken as the whole it belongs to. */
export type RowShown = {
  readonly key: string
  readonly name: string
  readonly learned: Span
  readonly first: Span
  readonly restsOn: number
}

const spanOf = ({ low, middle, high }: Lesson, minutes: number): Span => ({
  low: Math.round(low * minutes),
  middle: Math.round(middle * minutes),
  high: Math.round(high * minutes),
})

type Part = readonly [key: string, name: string]
const rowsOf = (parts: readonly Part[], cells: Cells, before: Cells, minutes: number): RowShown[] =>
  parts.map(([key, name]) => ({
    ...{ key, name, restsOn: cells[key]!.seen },
    learned: spanOf(cells[key]!, minutes),
    first: spanOf(before[key]!, minutes),
  }))

const roadRows = ({ travel }: Lessons): RowShown[] =>
  rowsOf([['all', 'At any hour'], ...bands.map((band): Part => [band, bandLabel[band]])], travel, firstLessons.travel, wayMinutes)

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Half of the ways within so many minutes, by the day of the week. */
const weekOf = ({ travel }: Lessons) =>
  weekdayNames.map((name, n) => ({
    name,
    hours: bands.map((band) => {
      const { seen, middle } = travel[`${band}/${n + 1}`]!
      return { band: bandLabel[band], restsOn: seen, minutes: Math.round(middle * wayMinutes) }
    }),
  }))

/** Trades of which something is known, the one seen most first, each with its emergencies; then homes that ask for more. */
const workRows = ({ work }: Lessons): RowShown[] => {
  const known = trades.filter((trade) => work[trade]!.seen > 0).toSorted((a, b) => work[b]!.seen - work[a]!.seen)
  const parts = known.flatMap((trade): Part[] => [
    [trade, tradeLabels[trade]],
    [`${trade}/emergency`, `${tradeLabels[trade]}, emergencies`],
  ])
  const homes: Part[] = [
    ['with/more_time', 'Homes that need more time'],
    ['with/interpreter', 'With an interpreter'],
  ]
  const seen = [...parts, ...homes].filter(([key]) => work[key]!.seen > 0)
  return rowsOf([['all', 'All work'], ...seen], work, firstLessons.work, jobMinutes)
}

const inHundred = (share: number): number => Math.round(100 * share)

const noPromises: OwnOdds = { experience: null, promises: 0, since: null, held: [] }

/** `standing`: what the odds of windows rest on: the branch's own promises, or rehearsals, because there are too few or what they teach makes no sense. */
const promisesShown = ({ experience, promises, since, held }: OwnOdds) => ({
  standing: experience !== null ? ('own' as const) : promises < fewestPromises ? ('too_few' as const) : ('not_trusted' as const),
  ...{ learnedFrom: promises, since: since && wholeDay(dayOf(since)), fewest: fewestPromises, held },
})

/** `night`: null before the first. */
export const learnedShown = async (tx: Tx) => {
  const found = await lessonsNow(tx)
  const lessons = found ?? firstLessons
  const { unanswered, leftOut } = lessons
  return {
    night: found && { at: moment(found.learnedAt, tx.now), since: found.since && wholeDay(dayOf(found.since)), sendings: found.sendings },
    roads: roadRows(lessons),
    week: weekOf(lessons),
    promises: promisesShown(found?.own ?? noPromises),
    work: workRows(lessons),
    doors: {
      restsOn: unanswered.seen,
      inHundred: inHundred(unanswered.chance),
      firstInHundred: inHundred(firstLessons.unanswered.chance),
      minutes: Math.round(unanswered.minutes),
      hours: bands.flatMap((band) => {
        const { seen, chance } = unanswered.hours[band]
        return seen === 0 ? [] : [{ band: bandLabel[band], inHundred: inHundred(chance), restsOn: seen }]
      }),
    },
    leftOut: Object.entries(leftOutLabel).flatMap(([why, words]) => {
      const count = leftOut[why as keyof typeof leftOutLabel]
      return count === 0 ? [] : [{ words, count }]
    }),
  }
}
export type LearnedShown = Awaited<ReturnType<typeof learnedShown>>
