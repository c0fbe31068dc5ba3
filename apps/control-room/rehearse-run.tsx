import './rehearse/rehearse.css'
import { data, Link, redirect, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { compared } from '../../care/dispatch/rehearsal/days/drawing/compared.ts'
import { inTheNameOf } from '../context.ts'
import { IconExport } from '../design/icons.ts'
import { Card, Table } from '../design/parts.ts'
import { OneDay } from './rehearse/day.tsx'
import { Picture } from './rehearse/picture.tsx'
import { Progress } from './rehearse/progress.tsx'
import { runOf, stopRun, type Run } from './rehearse/runs.ts'
import { runShown, type RunShown } from './rehearse/shown.ts'

export const meta = () => [{ title: 'A rehearsal · Doorstep' }]

const found = ({ context, params }: Pick<LoaderFunctionArgs, 'context' | 'params'>): Run => {
  const run = runOf(inTheNameOf(context).who.contractorId, params['run'] ?? '')
  if (run) return run
  throw data(
    {
      title: 'This rehearsal is no longer here',
      why: 'Rehearsals are kept for an hour, and not when Doorstep is started anew.',
      next: 'Rehearse the day again.',
    },
    { status: 404 },
  )
}

export const loader = ({ context, params, request }: LoaderFunctionArgs): RunShown => {
  const run = found({ context, params })
  const row = Number(new URL(request.url).searchParams.get('row') ?? 0)
  return runShown(run, run.rows[row] ? row : 0, inTheNameOf(context).world.now())
}

export const action = ({ context, params }: ActionFunctionArgs) => {
  const run = found({ context, params })
  stopRun(run)
  return redirect(`/rehearse/${run.id}`)
}

export default function OneRehearsal() {
  const run = useLoaderData<typeof loader>()
  return (
    <main id="words">
      <p className="crumbs">
        <Link to="/rehearse">Rehearse a day</Link>
      </p>
      <div className="page-head">
        <div className="page-words">
          <h1>{run.name}</h1>
          <p>
            Asked for by {run.askedBy}, {run.askedAt}. {run.partly && 'The day is not over: what has not happened yet is drawn by luck.'}
          </p>
        </div>
        {run.lived > 0 && <Files id={run.id} />}
      </div>
      <div className="stack">
        {run.state === 'running' ? <Progress run={run} /> : <Ended run={run} />}
        {run.lived > 0 && <Result run={run} />}
        <OneDay run={run} />
      </div>
    </main>
  )
}

const Files = ({ id }: { id: string }) => (
  <div className="row">
    {(['csv', 'svg'] as const).map((as) => (
      <a key={as} className="button button-quiet" href={`/rehearse/${id}/file?as=${as}`} download>
        <IconExport aria-hidden className="button-icon" strokeWidth={2.2} />
        <span>{as === 'csv' ? 'Figures' : 'Picture'}</span>
      </a>
    ))}
  </div>
)

const endedWords = ({ state, lived, lives }: RunShown): string => {
  const days = lived === 1 ? 'once' : `${lived} times`
  if (state === 'over') return `Done. The day was lived ${days}.`
  if (state === 'failed')
    return `It broke off, because the thread that rehearses stopped. ${lived > 0 ? `This is what there was by then, lived ${days}.` : 'Rehearse it again.'}`
  return lived > 0
    ? `Stopped after ${lived} of ${lives}. This is what there was by then.`
    : 'Stopped before a day was over. There is nothing to show.'
}

const Ended = ({ run }: { run: RunShown }) => <p role="status">{endedWords(run)}</p>

const Result = ({ run }: { run: RunShown }) => (
  <>
    <Card title="What would have happened">
      <ul className="rehearse-told">
        {run.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Picture shape={compared(run.name, run.lived, run.found)} label="What-ifs beside each other" />
    </Card>
    <Card flush title="The table behind it">
      <Table
        caption="What-ifs beside each other; hours and counts are means of a day, everybody together"
        columns={run.columns.map((title, at) => ({ title, heads: at === 0, end: at > 0, cell: (row: readonly string[]) => row[at] }))}
        rows={run.cells}
        rowKey={(row) => row[0]!}
        foot="In brackets: 95% intervals. “Beside the first row”: promises of every hundred, on the same luck."
      />
    </Card>
  </>
)
