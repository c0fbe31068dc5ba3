import { useState, useSyncExternalStore } from 'react'
import { Link } from 'react-router'
import { dayChart, labelsOf } from '../../../care/dispatch/rehearsal/days/drawing/day-chart.ts'
import { timeOf } from '../../../care/dispatch/rehearsal/days/words.ts'
import { Card, Table } from '../../design/parts.ts'
import { Picture } from './picture.tsx'
import type { RunShown } from './shown.ts'

type Drawn = NonNullable<RunShown['drawn']>

const visitRows = (drawn: Drawn) => {
  const labels = labelsOf(drawn)
  return drawn.visits
    .map((one, n) => ({ ...one, key: String(n), label: labels.get(one.worker) ?? '' }))
    .toSorted((a, b) => a.knock - b.knock)
}

const Visits = ({ drawn, title }: { drawn: Drawn; title: string }) => (
  <Table
    caption={`${title}: each visit of this day`}
    columns={[
      { title: 'Who', heads: true, cell: (row) => row.label },
      { title: 'Promised', cell: (row) => `${timeOf(row.open)} to ${timeOf(row.close)}` },
      { title: 'Sent', end: true, cell: (row) => timeOf(row.sent) },
      { title: 'Knock', end: true, cell: (row) => timeOf(row.knock) },
      { title: 'Left', end: true, cell: (row) => timeOf(row.left) },
      {
        title: 'How',
        cell: (row) =>
          `${row.knock > row.close ? `${row.knock - row.close} min late` : 'In time'}${row.emergency ? ', emergency' : ''}${row.forTwo ? ', two went together' : ''}`,
      },
    ]}
    rows={visitRows(drawn)}
    rowKey={(row) => row.key}
  />
)

const neverChanges = () => () => undefined
const inBrowser = () => true
const onServer = () => false

/** The day of one row, lived once. Drawn in the browser, because a large day is many shapes; the table comes when it is opened. */
export const OneDay = ({ run }: { run: RunShown }) => {
  const [open, setOpen] = useState(false)
  const awake = useSyncExternalStore(neverChanges, inBrowser, onServer)
  const { drawn, chosen, rows } = run
  if (!drawn) return null
  const title = rows[chosen]!.title
  const file = `/rehearse/${run.id}/file?as=visits&row=${chosen}`
  return (
    <Card title="One day of it" aside="The first that was lived; the figures above are of all">
      <nav className="rehearse-rows" aria-label="Whose day">
        {rows.map((row, at) => (
          <Link key={row.title} to={`?row=${at}`} preventScrollReset aria-current={at === chosen ? 'page' : undefined}>
            {row.title}
          </Link>
        ))}
      </nav>
      <div className="rehearse-frame">{awake && <Picture shape={dayChart(title, drawn)} label={`${title}: everybody’s day`} />}</div>
      <noscript>
        <p>The picture needs script. The file below holds the same.</p>
      </noscript>
      <p>
        <a href={file} download>
          The visits of this day as a file
        </a>
      </p>
      <details className="rehearse-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>The visits of this day as a table</summary>
        {open && <Visits drawn={drawn} title={title} />}
      </details>
    </Card>
  )
}
