import { data, type LoaderFunctionArgs } from 'react-router'
import { labelsOf } from '../../care/dispatch/rehearsal/days/drawing/day-chart.ts'
import { pictureOf } from '../../care/dispatch/rehearsal/days/drawing/picture.ts'
import { linesOf } from '../../care/dispatch/rehearsal/days/report.ts'
import type { Drawn } from '../../care/dispatch/rehearsal/days/rehearse.ts'
import { timeOf } from '../../care/dispatch/rehearsal/days/words.ts'
import { csvFile } from '../../lib/csv.ts'
import { inTheNameOf } from '../context.ts'
import { runOf } from './rehearse/runs.ts'

const visitLines = (drawn: Drawn): (string | number)[][] => {
  const labels = labelsOf(drawn)
  const rows = drawn.visits.map((one) => [
    labels.get(one.worker) ?? '',
    ...[one.open, one.close, one.sent, one.knock, one.left].map(timeOf),
    ...[one.emergency, one.forTwo].map((is) => (is ? 'yes' : 'no')),
  ])
  return [['who', 'window_opens', 'window_closes', 'sent', 'knock', 'left', 'emergency', 'for_two'], ...rows]
}

const file = (name: string, type: string, body: string): Response =>
  new Response(body, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })

/** What a rehearsal found, to take away: figures of every life, the picture, or the visits of one day. */
export const loader = ({ context, params, request }: LoaderFunctionArgs): Response => {
  const run = runOf(inTheNameOf(context).who.contractorId, params['run'] ?? '')
  const asked = new URL(request.url).searchParams
  const lived = run?.rows.filter(({ figures }) => figures.length > 0) ?? []
  if (!run || lived.length < run.rows.length)
    throw data(
      { title: 'This rehearsal is no longer here', why: 'Rehearsals are kept for an hour.', next: 'Rehearse the day again.' },
      { status: 404 },
    )
  const drawn = run.rows[Number(asked.get('row') ?? 0)]?.drawn
  if (asked.get('as') === 'svg') return file('rehearsal.svg', 'image/svg+xml', pictureOf(run.name, run.rows))
  if (asked.get('as') === 'visits' && drawn) return file('visits.csv', 'text/csv', csvFile(visitLines(drawn)))
  return file('rehearsal.csv', 'text/csv', csvFile(linesOf(run.rows)))
}
