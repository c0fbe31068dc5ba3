import './alarms/alarms.css'
import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { parseInstant } from '../../lib/time.ts'
import { inTheNameOf } from '../context.ts'
import { ButtonLink, Card, Empty, Face, NameCell, Table } from '../design/parts.ts'
import { AlarmPages } from './alarms/pages-nav.tsx'
import { pastShown } from './alarms/past.ts'

export const meta = () => [{ title: 'Past alarms · Doorstep' }]

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const before = parseInstant(new URL(request.url).searchParams.get('before') ?? '')
  return world.db.as(who, (tx) => pastShown(tx, before))
}

/** Every alarm that is over, with how soon it was answered and how it ended. */
export default function PastAlarms() {
  const { rows, older } = useLoaderData<typeof loader>()
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <h1>Past alarms</h1>
          <p>Each with its whole story: who was rung, what came back, what was said and done.</p>
        </div>
        <AlarmPages />
      </div>
      <Card flush>
        <Table
          caption="Alarms that are over, the newest first"
          columns={[
            { title: 'When', heads: true, cell: (row) => <Link to={`/alarms/${row.key}`}>{row.when}</Link> },
            { title: 'Who', cell: (row) => <NameCell mark={row.face && <Face spec={row.face} size={28} />} name={row.name} /> },
            { title: 'What', cell: (row) => row.what },
            { title: 'Answered after', end: true, cell: (row) => row.answered },
            { title: 'How it ended', cell: (row) => (row.why ? `${row.ended}: ${row.why}` : row.ended) },
            { title: 'Looked back on', cell: (row) => row.review },
          ]}
          rows={rows}
          rowKey={(row) => row.key}
          empty={<Empty title="No alarm is over yet">An alarm stands here, with its whole story, once a person has ended it.</Empty>}
        />
      </Card>
      {older && (
        <p>
          <ButtonLink kind="quiet" to={`/alarms/past?before=${encodeURIComponent(older)}`}>
            Older
          </ButtonLink>
        </p>
      )}
    </main>
  )
}
