/** A rehearsal in words, for its page. */
import { cellsOf, columnsOf, foundIn, sentenceOf, twosSentence } from '../../../care/dispatch/rehearsal/days/report.ts'
import type { Found } from '../../../care/dispatch/rehearsal/days/report.ts'
import type { Drawn } from '../../../care/dispatch/rehearsal/days/rehearse.ts'
import type { Instant } from '../../../lib/time.ts'
import { clockTime } from '../../../lib/time.ts'
import { moment } from '../say.ts'
import type { Run, RunState } from './runs.ts'

export type RunShown = {
  readonly id: string
  readonly name: string
  readonly state: RunState
  readonly askedBy: string
  readonly askedAt: string
  readonly lives: number
  /** Whole days that every row has lived. */
  readonly lived: number
  readonly done: number
  readonly all: number
  /** “About 40 seconds left”; empty until that can be said. */
  readonly left: string
  /** The day is not over: part of it is drawn. */
  readonly partly: boolean
  readonly found: readonly Found[]
  readonly sentences: readonly string[]
  readonly columns: readonly string[]
  readonly cells: readonly (readonly string[])[]
  readonly rows: readonly { readonly title: string; readonly isDrawn: boolean }[]
  /** The row whose day is shown, and that day. */
  readonly chosen: number
  readonly drawn: Drawn | null
}

const leftWords = (run: Run, all: number, now: Instant): string => {
  const passed = (now.epochMilliseconds - run.askedAt.epochMilliseconds) / 1000
  if (run.state !== 'running' || run.done < 2 || passed < 2) return ''
  const left = (passed / run.done) * (all - run.done)
  if (left < 8) return 'A few seconds left'
  return left < 90 ? `About ${Math.ceil(left / 10) * 10} seconds left` : `About ${Math.ceil(left / 60)} minutes left`
}

export const runShown = (run: Run, chosen: number, now: Instant): RunShown => {
  const lived = Math.min(...run.rows.map(({ figures }) => figures.length))
  const all = run.lives * run.rows.length
  const found = lived === 0 ? [] : foundIn(run.rows)
  return {
    ...{ id: run.id, name: run.name, state: run.state, askedBy: run.askedBy, lives: run.lives, done: run.done, all, lived, found },
    ...{ askedAt: moment(run.askedAt, now), left: leftWords(run, all, now), partly: run.partly, columns: columnsOf(found) },
    sentences: [...found.slice(1).map((one) => sentenceOf(one, lived)), twosSentence(found) ?? []].flat(),
    cells: cellsOf(found),
    rows: run.rows.map(({ title, drawn }) => ({ title, isDrawn: drawn !== null })),
    ...{ chosen, drawn: run.state === 'running' ? null : (run.rows[chosen]?.drawn ?? null) },
  }
}

export type RunLine = { readonly id: string; readonly name: string; readonly what: string; readonly by: string; readonly state: string }
const stateWords: Readonly<Record<RunState, string>> = { running: 'Going on', over: 'Done', stopped: 'Stopped', failed: 'Broke off' }
export const runLine = (run: Run): RunLine => ({
  ...{ id: run.id, name: run.name, by: `${run.askedBy}, ${clockTime(run.askedAt)}`, state: stateWords[run.state] },
  what: run.rows
    .slice(1)
    .map(({ title }) => title)
    .join(' · '),
})
