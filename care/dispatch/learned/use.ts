/** What was learned, in the shape in which the plan and the promise engine reckon with it. Pure. */
import type { Day } from '../../../lib/time.ts'
import { usualWork } from '../odds/stretches.ts'
import type { Work } from '../odds/stretches.ts'
import { bandMinute, bands } from './bands.ts'
import type { Band } from './bands.ts'
import { widerByOverruns } from './lessons.ts'
import type { Cells, Lessons } from './lessons.ts'

/** What a visit usually takes here: the mean when somebody is in, in minutes, and how it spreads. */
export type Usually = { readonly minutes: number; readonly work: Work }

/** The roads of one day: from which minute on (of the day, or after now) a trip takes how many times the map's minutes, and how trips differ. */
export type Roads = { readonly tripCv: number; readonly bands: readonly { readonly from: number; readonly factor: number }[] }

export type Asked = {
  readonly trade: string
  readonly emergency: boolean
  readonly expectedMinutes: number
  /** What the household's needs add to it, and whether somebody interprets. */
  readonly extraMinutes: number
  readonly interpreter: boolean
  /** The hours in which somebody is likely to knock, where they are known. */
  readonly band?: Band
}

/** The body's spread, when body and overruns together spread like this. */
const bodyCv = (cv: number): number => Math.sqrt(Math.max(0.01, (1 + cv * cv) / widerByOverruns - 1))

const homeOf = ({ interpreter, extraMinutes }: Asked, cells: Cells) =>
  interpreter ? cells['with/interpreter'] : extraMinutes > 0 ? cells['with/more_time'] : undefined

/** What such a visit usually takes. A trade that is not known is taken as the whole; a home's own share is laid on top. */
export const usuallyFor = ({ work, unanswered }: Lessons, asked: Asked): Usually => {
  const all = work['all']!
  const cell = (asked.emergency ? work[`${asked.trade}/emergency`] : work[asked.trade]) ?? all
  const home = (homeOf(asked, work) ?? all).mean / all.mean
  return {
    minutes: asked.expectedMinutes * cell.mean * home,
    work: {
      ...usualWork,
      cv: bodyCv(cell.cv),
      noAccessChance: asked.band ? unanswered.hours[asked.band].chance : unanswered.chance,
      noAccessMinutes: unanswered.minutes,
    },
  }
}

/** The roads of this day, in minutes of it. */
export const roadsOn = ({ travel }: Lessons, day: Day): Roads => ({
  tripCv: travel['all']!.cv,
  bands: bands.map((band) => ({ from: bandMinute(band), factor: travel[`${band}/${day.dayOfWeek}`]!.mean })),
})

/** The same, counted from `now`, so many minutes into the day. */
export const roadsFrom = (roads: Roads, now: number): Roads => ({
  ...roads,
  bands: roads.bands.map(({ from, factor }) => ({ from: from - now, factor })),
})

/** How many times the map's minutes a trip takes that begins at this minute; once while nothing was learned. */
export const factorAt = (roads: Roads | undefined, minute: number): number =>
  roads?.bands.findLast(({ from }) => from <= minute)?.factor ?? roads?.bands[0]?.factor ?? 1
