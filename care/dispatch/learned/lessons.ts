/**
 * What the branch's own past has taught: roads by the time of day, work by trade, homes that need more time, doors that nobody came
 * to. From the whole to the part: each cell begins as what is believed of the whole it belongs to, and speaks for itself the more it
 * has seen. Of a branch, never of a person: what fewer than three people did is told in the whole only (B8). Pure.
 */
import type { Instant } from '../../../lib/time.ts'
import { trades } from '../../workforce/rules.ts'
import { usualWork } from '../odds/stretches.ts'
import { bands } from './bands.ts'
import type { Band } from './bands.ts'
import { firstTaught, lessonOf, partTaught } from './belief.ts'
import type { Lesson, Shape } from './belief.ts'
import { sortOut } from './past.ts'
import type { Past, Seen, SortedOut, Stay, Trip } from './past.ts'

export const lessonKinds = ['travel', 'work'] as const
export type LessonKind = (typeof lessonKinds)[number]
/** By key: `all`, `early`, `early/1` (Mondays) · `all`, `plumber`, `plumber/emergency`, `with/interpreter`. */
export type Cells = Readonly<Record<string, Lesson>>

/** Doors that nobody came to: the share of visits, and the minutes until they left. `seen`: visits; `came`: of them, those with somebody in. */
export type Unanswered = {
  readonly seen: number
  readonly came: number
  readonly chance: number
  readonly minutes: number
  /** By the hours of the knock. Hours that have few of their own lean on the whole. */
  readonly hours: Readonly<Record<Band, { readonly seen: number; readonly chance: number }>>
}

export type Lessons = Readonly<Record<LessonKind, Cells>> & {
  readonly unanswered: Unanswered
  readonly leftOut: SortedOut['leftOut']
  /** How many sendings were looked at, and the first of them. */
  readonly sendings: number
  readonly since: Instant | null
}

/** How much single trips differ from what the map says: deviation ÷ mean. */
export const usualTripCv = 0.3

/** Body and overruns together, as `Work` has them: mean 1, and how widely they spread. */
const { cv, overrunChance: often, overrunFactor: times } = usualWork
/** (1 + cv²) of the whole ÷ (1 + cv²) of its body. */
export const widerByOverruns = (1 + often * (times ** 2 - 1)) / (1 + often * (times - 1)) ** 2
const workCv = Math.sqrt((1 + cv ** 2) * widerByOverruns - 1)

/** What fewer people did is a person's own pace, and nobody's figure (B8). */
const fewestPeople = 3
export const ofEnough = <T extends Seen>(seen: readonly T[]): readonly T[] =>
  new Set(seen.map((one) => one.operative)).size < fewestPeople ? [] : seen

type Cell = { readonly key: string; readonly shape: Shape; readonly seen: number }
const ratiosOf = (all: readonly Seen[]): number[] => ofEnough(all).map((one) => one.ratio)
const cell = (key: string, all: readonly Seen[], shapeOf: (ratios: number[]) => Shape): Cell => {
  const ratios = ratiosOf(all)
  return { key, shape: shapeOf(ratios), seen: ratios.length }
}
const whole = (usualCv: number, all: readonly Seen[]): Cell => cell('all', all, (ratios) => firstTaught(1, usualCv, ratios))
const part = (of: Cell, key: string, all: readonly Seen[]): Cell => cell(key, all, (ratios) => partTaught(of.shape, ratios))
const named = (cells: readonly Cell[]): Cells => Object.fromEntries(cells.map(({ key, shape, seen }) => [key, lessonOf(shape, seen)]))

const weekdays = [1, 2, 3, 4, 5, 6, 7]

const travelFrom = (trips: readonly Trip[]): Cells => {
  const all = whole(usualTripCv, trips)
  const byBand = Map.groupBy(trips, (one) => one.band)
  const cells = bands.flatMap((band) => {
    const those = byBand.get(band) ?? []
    const hours = part(all, band, those)
    const byDay = Map.groupBy(those, (one) => one.weekday)
    return [hours, ...weekdays.map((day) => part(hours, `${band}/${day}`, byDay.get(day) ?? []))]
  })
  return named([all, ...cells])
}

const workFrom = (stays: readonly Stay[]): Cells => {
  const all = whole(workCv, stays)
  const byTrade = Map.groupBy(stays, (one) => one.trade)
  const cells = trades.flatMap((trade) => {
    const those = byTrade.get(trade) ?? []
    const mine = part(all, trade, those)
    const urgent = those.filter((one) => one.emergency)
    return [mine, part(mine, `${trade}/emergency`, urgent)]
  })
  const interpreted = stays.filter((one) => one.interpreter)
  const slower = stays.filter((one) => one.moreTime)
  return named([all, ...cells, part(all, 'with/interpreter', interpreted), part(all, 'with/more_time', slower)])
}

/** As many doors as it takes to change what is believed of them, and the same of the wait. */
const [doorsBefore, waitsBefore] = [50, 10]

type Knocks = { readonly came: number; readonly nobody: SortedOut['unanswered'] }
const knocksOf = ({ stays, unanswered }: Pick<SortedOut, 'stays' | 'unanswered'>): Knocks => {
  const people = new Set([...stays, ...unanswered].map((one) => one.operative))
  return people.size < fewestPeople ? { came: 0, nobody: [] } : { came: stays.length, nobody: unanswered }
}
const chanceAfter = (before: number, { came, nobody }: Knocks): number =>
  (doorsBefore * before + nobody.length) / (doorsBefore + came + nobody.length)

const unansweredFrom = ({ stays, unanswered }: SortedOut): Unanswered => {
  const { came, nobody } = knocksOf({ stays, unanswered })
  const seen = came + nobody.length
  const waited = nobody.reduce((sum, one) => sum + one.minutes, 0)
  const chance = chanceAfter(usualWork.noAccessChance, { came, nobody })
  const hours = bands.map((band) => {
    const isThen = (one: { readonly band: Band }): boolean => one.band === band
    const knocks = knocksOf({ stays: stays.filter(isThen), unanswered: unanswered.filter(isThen) })
    return [band, { seen: knocks.came + knocks.nobody.length, chance: chanceAfter(chance, knocks) }] as const
  })
  return {
    ...{ seen, came, chance },
    hours: Object.fromEntries(hours) as Unanswered['hours'],
    minutes: (waitsBefore * usualWork.noAccessMinutes + waited) / (waitsBefore + nobody.length),
  }
}

/** What sendings teach that were sorted out. */
export const lessonsIn = (sorted: SortedOut): Lessons => {
  const { trips, stays, leftOut, sendings, since } = sorted
  return { travel: travelFrom(trips), work: workFrom(stays), unanswered: unansweredFrom(sorted), leftOut, sendings, since }
}

/** What these sendings teach. None of them: what is believed on the first day. */
export const learnFrom = (past: readonly Past[]): Lessons => lessonsIn(sortOut(past))

/** What is believed before a branch has a past. */
export const firstLessons: Lessons = learnFrom([])
