import { csvLine } from '../../../lib/csv.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { pastDay, roadsBy } from '../../../care/booking/actions.ts'
import type { Roads } from '../../../care/dispatch/rehearsal/days/day.ts'
import { openRehearser } from '../../../care/dispatch/rehearsal/days/asked.ts'
import type { What } from '../../../care/dispatch/rehearsal/days/asked.ts'
import { pictureOf } from '../../../care/dispatch/rehearsal/days/drawing/picture.ts'
import { usualTwos } from '../../../care/dispatch/rehearsal/days/made-up.ts'
import { foundIn, linesOf, tableOf } from '../../../care/dispatch/rehearsal/days/report.ts'
import type { Row } from '../../../care/dispatch/rehearsal/days/report.ts'
import { rowsFor } from '../../../care/dispatch/rehearsal/days/what-if.ts'
import { titleOf } from '../../../care/dispatch/rehearsal/days/words.ts'
import { trades } from '../../../care/workforce/rules.ts'
import type { Day } from '../../../lib/time.ts'
import { Trouble } from '../../../platform/trouble.ts'
import type { Asked } from '../asked.ts'
import { forContractor } from '../contractor.ts'
import { keepPicture, pictureFile } from './picture.ts'
import { untilStopped } from './until-stopped.ts'
import { whatIfsFrom } from './what-ifs.ts'
import type { Knows } from './what-ifs.ts'

const whole = (least: number, most: number, usual: number) => z.coerce.number().int().min(least).max(most).default(usual)
const wanted = z.object({
  ...{ people: whole(4, 300, 25), days: whole(1, 500, 20), seed: whole(0, 1_000_000, 1) },
  twos: whole(0, 100, usualTwos),
  requests: z.coerce.number().int().min(1).max(3000).optional(),
})

type Stage = Knows & { readonly what: What; readonly name: string; readonly isOver: boolean; readonly roads: Roads }

const madeUpStage = (read: z.infer<typeof wanted>): Stage => ({
  what: {
    madeUp: { people: read.people, requests: read.requests ?? Math.round(read.people * 4.2), seed: read.seed, twos: read.twos / 100 },
  },
  ...{
    name: `A made-up branch of ${read.people} people, two going together to ${read.twos} homes of a hundred`,
    isOver: false,
    names: new Map(),
    trades,
    roads: () => [],
  },
})

const dayFrom = (text: string): Day => {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    throw new Trouble(`“${text}” is not a day.`, 'Write the day like 2026-11-20.')
  }
}

/** Read in a transaction that can write nothing. */
const recordedStage = async (asked: Asked, date: Day): Promise<Stage> => {
  let stage: Stage | null = null
  await forContractor(asked, async (world, who) => {
    const found = await world.db.as(who, async (tx) => {
      await sql`set transaction read only`.execute(tx.q)
      return pastDay(tx, date)
    })
    if (!found.ok) {
      const reasons = found.kind === 'refused' ? found.reasons : []
      throw new Trouble(reasons.map((one) => one.sentence).join(' '), reasons.map((one) => one.next).join(' '))
    }
    const { text, name, isOver, names } = found.value
    stage = { what: { day: text }, name, isOver, names: new Map<string, string>(names), trades, roads: roadsBy(world.travel) }
    return 0
  })
  return stage!
}

/** Lives every row once a day, so that a rehearsal that is stopped has lived all of them as often. */
function* livedThrough(stage: Stage, rows: Row[], days: number): Generator<number> {
  const live = openRehearser(stage.roads)
  for (let draw = 1; draw <= days; draw++) {
    for (const [n, row] of rows.entries()) {
      const { figures, drawn } = live({ what: stage.what, whatIf: row.whatIf, draw })
      rows[n] = { ...row, figures: [...row.figures, figures], drawn: row.drawn ?? drawn }
      yield draw
    }
  }
}

const printed = (stage: Stage, rows: readonly Row[], values: Asked['values']): string[] => {
  if (values['csv'] === true) return linesOf(rows).map(csvLine)
  const found = foundIn(rows)
  if (values['json'] === true)
    return [JSON.stringify({ name: stage.name, days: Math.min(...rows.map((row) => row.figures.length)), found })]
  const days = Math.min(...rows.map((row) => row.figures.length))
  const so = stage.isOver || !('day' in stage.what) ? '' : ' It is not over: what has not happened yet is drawn.'
  return [
    `${stage.name}, lived ${days === 1 ? 'once' : `${days} times`}. Every row meets the same luck.${so}`,
    '',
    ...tableOf(found),
    '',
    'In brackets: 95% intervals. Late, nobody came, hours: means of a day, everybody together.',
  ]
}

/** `--day` replays a day of the contractor's own record, `--made-up` days of a drawn branch, under each what-if. */
export const simulateDay = async (asked: Asked): Promise<number> => {
  const { values, positionals, print } = asked
  const read = wanted.safeParse(values)
  if (!read.success)
    throw new Trouble(
      `That cannot be rehearsed: ${read.error.issues.map((one) => `--${one.path.join('.')} ${one.message}`).join('; ')}.`,
      'Give whole numbers: --people 4 to 300, --days 1 to 500, --twos 0 to 100 homes of a hundred.',
    )
  const file = await pictureFile(values['picture'])
  const stage = values['day'] === undefined ? madeUpStage(read.data) : await recordedStage(asked, dayFrom(String(values['day'])))
  const rows = rowsFor(whatIfsFrom(values, positionals, stage), stage.isOver).map((whatIf): Row => ({
    title: titleOf(whatIf, stage.names),
    whatIf,
    figures: [],
    drawn: null,
  }))
  const ended = await untilStopped(livedThrough(stage, rows, read.data.days), (draw) => `day ${draw} of ${read.data.days}`)
  if (rows.some((row) => row.figures.length === 0)) {
    print('Stopped before a day was over.')
    return 0
  }
  for (const line of printed(stage, rows, values)) print(line)
  await keepPicture(file, () => pictureOf(stage.name, rows))
  if (!ended) process.stderr.write('Stopped: this is what there was by then.\n')
  return 0
}
