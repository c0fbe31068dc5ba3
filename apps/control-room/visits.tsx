import { Form, Link, useLoaderData, useLocation, type LoaderFunctionArgs } from 'react-router'
import { inTheNameOf } from '../context.ts'
import { IconCheck, IconExport, IconMoved } from '../design/icons.ts'
import { Button, Card, Chip, Empty, Input, Select, Table } from '../design/parts.ts'
import { askedIn, visitRows } from './visits/list.ts'
import './visits/visits.css'

export const meta = () => [{ title: 'Visits · Doorstep' }]

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const asked = askedIn(request.url)
  return world.db.as(who, async (tx) => ({ asked, rows: await visitRows(tx, asked) }))
}

const spans = [
  { value: '1', label: 'Today' },
  { value: '7', label: 'The last 7 days' },
  { value: '30', label: 'The last 30 days' },
]
const onlys = [
  { value: 'all', label: 'All of them' },
  { value: 'now', label: 'Going on now' },
  { value: 'over', label: 'Over' },
]

export default function Visits() {
  const { asked, rows } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <h1>Visits</h1>
          <p>Each can be read as a story, from the order to the goodbye.</p>
        </div>
        <div className="row">
          <Link to="/orders">Orders without a window</Link>
          <a className="button button-quiet" href={`/visits/export${search}`} download>
            <IconExport aria-hidden className="button-icon" strokeWidth={2.2} />
            <span>Export</span>
          </a>
        </div>
      </div>
      <Card>
        <Form className="visits-filter">
          <Input name="for" label="Household, street, work or person" type="search" defaultValue={asked.text} autoComplete="off" />
          <Select name="days" label="When" options={spans} defaultValue={String(asked.days)} />
          <Select name="only" label="Which" options={onlys} defaultValue={asked.only} />
          <Button kind="quiet">Show</Button>
        </Form>
      </Card>
      <Card flush>
        <Table
          caption="Visits, the latest first"
          columns={[
            { title: 'Household', heads: true, cell: (row) => <Link to={`/visits/${row.visitId}`}>{row.household}</Link> },
            { title: 'Where', cell: (row) => row.where },
            { title: 'Work', cell: (row) => row.work },
            { title: 'Who went', cell: (row) => row.who },
            { title: 'Sent', cell: (row) => `${row.day}, ${row.sent}` },
            {
              title: 'How it stands',
              cell: (row) => (
                <Chip tone={row.over ? 'outline' : 'green'} icon={row.over ? IconCheck : IconMoved}>
                  {row.standing}
                </Chip>
              ),
            },
          ]}
          rows={rows}
          rowKey={(row) => row.visitId}
          empty={<Empty title="No visit fits">Try more days, or fewer words. A visit stands here from the moment somebody is sent.</Empty>}
        />
      </Card>
    </main>
  )
}
