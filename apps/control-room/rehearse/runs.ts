/**
 * Rehearsals that were asked for in the last hour: kept in the memory of this process and nowhere else, for whoever may open the
 * page. Each is lived a question at a time in the thread that rehearses, so that it can be stopped and holds nobody else up.
 */
import { roadsBy } from '../../../care/booking/actions.ts'
import type { What } from '../../../care/dispatch/rehearsal/days/asked.ts'
import { openRehearser } from '../../../care/dispatch/rehearsal/days/asked.ts'
import type { Lived } from '../../../care/dispatch/rehearsal/days/rehearse.ts'
import type { Row } from '../../../care/dispatch/rehearsal/days/report.ts'
import type { WhatIf } from '../../../care/dispatch/rehearsal/days/what-if.ts'
import { titleOf } from '../../../care/dispatch/rehearsal/days/words.ts'
import type { ContractorId } from '../../../lib/ids.ts'
import { after, hours, isBefore } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { letOthersIn } from '../../../platform/thinking/let-others-in.ts'
import type { World } from '../../../platform/world.ts'

export type RunState = 'running' | 'over' | 'stopped' | 'failed'
export type Run = {
  readonly id: string
  readonly contractorId: ContractorId
  readonly askedBy: string
  readonly askedAt: Instant
  readonly name: string
  /** A day on record that is not over: what has not happened yet is drawn. */
  readonly partly: boolean
  readonly lives: number
  readonly rows: readonly Row[]
  /** Days lived so far, all rows counted. */
  readonly done: number
  readonly state: RunState
}
export type ToRehearse = Pick<Run, 'contractorId' | 'askedBy' | 'name' | 'partly' | 'lives'> & {
  readonly what: What
  readonly whatIfs: readonly WhatIf[]
}

const kept = 12
const keptFor = hours(1)
const runs = new Map<string, Run>()

const note = (id: string, change: (run: Run) => Partial<Run>): void => {
  const run = runs.get(id)
  if (run) runs.set(id, { ...run, ...change(run) })
}

const forgetOld = (now: Instant): void => {
  const old = [...runs.values()].filter((one, n) => n < runs.size - kept || isBefore(after(one.askedAt, keptFor), now))
  for (const { id } of old) runs.delete(id)
}

/** The row as it is once it has lived this draw as well. */
const lived = (row: Row, { figures, drawn }: Lived): Row => ({ ...row, figures: [...row.figures, figures], drawn: row.drawn ?? drawn })

const isRunning = (id: string): boolean => runs.get(id)?.state === 'running'

const live = async ({ rehearsing, travel }: World, id: string, { what, whatIfs, lives }: ToRehearse): Promise<void> => {
  const here = rehearsing === null ? openRehearser(roadsBy(travel)) : null
  for (let draw = 1; draw <= lives; draw++)
    for (const [n, whatIf] of whatIfs.entries()) {
      await letOthersIn()
      if (!isRunning(id)) return
      const question = { what, whatIf, draw }
      const answer = here ? here(question) : ((await rehearsing!.ask(question)) as Lived | null)
      if (answer === null) return note(id, () => ({ state: 'failed' }))
      note(id, (run) => ({ done: run.done + 1, rows: run.rows.map((row, at) => (at === n ? lived(row, answer) : row)) }))
    }
  note(id, (run) => ({ state: run.state === 'running' ? 'over' : run.state }))
}

/** Begins, and answers its id at once. Whoever asked for another before has that one stopped. */
export const startRun = (world: World, asked: ToRehearse): string => {
  const now = world.now()
  forgetOld(now)
  for (const one of runs.values())
    if (one.contractorId === asked.contractorId && one.askedBy === asked.askedBy && one.state === 'running') stopRun(one)
  const { what: _, whatIfs, ...rest } = asked
  const id = world.token()
  const rows = whatIfs.map((whatIf): Row => ({ title: titleOf(whatIf), whatIf, figures: [], drawn: null }))
  runs.set(id, { ...rest, id, askedAt: now, rows, done: 0, state: 'running' })
  void live(world, id, asked).catch(() => note(id, () => ({ state: 'failed' })))
  return id
}

export const stopRun = ({ id }: Pick<Run, 'id'>): void => note(id, (run) => ({ state: run.state === 'running' ? 'stopped' : run.state }))

export const runOf = (contractorId: ContractorId, id: string): Run | null => {
  const run = runs.get(id)
  return run?.contractorId === contractorId ? run : null
}
export const runsOf = (contractorId: ContractorId): Run[] =>
  [...runs.values()].filter((one) => one.contractorId === contractorId).toReversed()
