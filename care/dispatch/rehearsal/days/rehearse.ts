/** One day lived once under one what-if: what it came to, and who was where when. The same day, what-if and draw give the same answer. */
import { playDay } from '../play.ts'
import type { Day } from './day.ts'
import { figuresOf } from './figures.ts'
import type { Figures } from './figures.ts'
import { truthOf } from './luck.ts'
import { madeUpDay } from './made-up.ts'
import type { MadeUp } from './made-up.ts'
import { dispatcherFor } from './policies.ts'
import { homeOf, personOf } from './told.ts'
import { asIf } from './what-if.ts'
import type { WhatIf } from './what-if.ts'

/** For a picture. People are named by their trade alone (B8). `knock` and `left`: null where nobody came. */
export type Drawn = {
  readonly workers: readonly {
    readonly id: string
    readonly trade: string
    readonly from: number
    readonly to: number
    readonly offAt: number | null
  }[]
  readonly visits: readonly {
    readonly worker: string
    readonly sent: number
    readonly knock: number
    readonly left: number
    readonly open: number
    readonly close: number
    readonly emergency: boolean
    readonly forTwo: boolean
  }[]
  readonly unvisited: readonly { readonly trade: string; readonly open: number; readonly close: number; readonly emergency: boolean }[]
}

/** What is rehearsed: a day as it stands, or a made-up one, which is another in each draw. */
export type Rehearsed = { readonly day: Day } | { readonly madeUp: MadeUp }
export type Lived = { readonly figures: Figures; readonly drawn: Drawn }

const drawnOf = (day: Day, outcome: ReturnType<typeof playDay>): Drawn => {
  const promises = new Map(day.promises.map((one) => [one.id, one]))
  const came = outcome.stays.filter(({ left }) => left !== null)
  const visited = new Set(came.map(({ home }) => home))
  return {
    workers: day.workers.map(({ id, trade, shiftStart, shiftEnd, offAt }) => ({ id, trade, from: shiftStart, to: shiftEnd, offAt })),
    visits: came.map(({ person, home, sent, knock, left }) => {
      const { open, close, emergency, forTwo } = promises.get(home)!
      return { worker: person, sent, knock: knock!, left: left!, open, close, emergency, forTwo }
    }),
    unvisited: day.promises
      .filter(({ id }) => !visited.has(id) && !outcome.cancelled.has(id))
      .map(({ trade, open, close, emergency }) => ({ trade, open, close, emergency })),
  }
}

export const liveOnce = (what: Rehearsed, whatIf: WhatIf, draw: number): Lived => {
  const was = 'day' in what ? what.day : madeUpDay(what.madeUp, draw)
  const day = asIf(was, whatIf, draw)
  // on record, breaks stand between the sendings already
  const rests = whatIf.policy !== 'as_it_was'
  const people = day.workers.map((one) => personOf(rests ? one : { ...one, breakMin: 0 }, day))
  const homes = day.promises.map((one) => homeOf(one, day.breathing))
  const { luck, trip } = truthOf(was, draw)
  const outcome = playDay({ people, homes, luck, trip, breathing: day.breathing }, dispatcherFor(whatIf.policy, day, people, homes))
  return { figures: figuresOf(day, outcome), drawn: drawnOf(day, outcome) }
}
