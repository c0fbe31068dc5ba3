import './alarms/alarms.css'
import {
  Form,
  Link,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { answerDrill, startDrill } from '../../care/alarms/actions.ts'
import { parseId } from '../../lib/ids.ts'
import { inTheNameOf } from '../context.ts'
import { IconClock } from '../design/icons.ts'
import { Button, Card, Chip, Empty, NotDoneBox, Table } from '../design/parts.ts'
import { drillShown, drillsShown, type DrillShown } from './alarms/drills/shown.ts'
import { AlarmPages } from './alarms/pages-nav.tsx'

export const meta = () => [{ title: 'Drills · Doorstep' }]

/** The drill that was asked for by its address, else the newest. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const wanted = parseId('drill', new URL(request.url).searchParams.get('drill') ?? '')
  return world.db.as(who, async (tx) => {
    const all = await drillsShown(tx)
    const chosen = wanted ?? parseId('drill', all.drills[0]?.key ?? '')
    return { ...all, chosen: chosen as string | null, report: chosen ? await drillShown(tx, chosen) : null }
  })
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const answers = (await request.formData()).get('do') === 'answer'
  const outcome = answers ? await world.db.act(who, answerDrill) : await world.db.act(who, startDrill)
  return outcome.ok ? redirect('/alarms/drills') : outcome
}

export default function Drills() {
  const { drills, next, report, chosen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state === 'submitting'
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <h1>Drills</h1>
          <p>Once a month the real telephones ring, with words that begin “This is a drill”. The next is on {next}.</p>
        </div>
        <AlarmPages />
      </div>
      <NotDoneBox answer={answer} />
      <div className="columns">
        <div className="column">
          {report ? (
            <Report report={report} />
          ) : (
            <section className="card">
              <Empty title="No drill yet">After a drill or a test it says here who was rung, what arrived and who answered.</Empty>
            </section>
          )}
        </div>
        <div className="column">
          <Card title="Ring everybody now">
            <Form method="post" className="stack-close">
              <p className="second">Everybody of every ladder is rung at once, on every way. Not while somebody asks for help.</p>
              <div>
                <Button kind="quiet" name="do" value="start" busy={busy && 'Ringing'}>
                  Start a drill
                </Button>
              </div>
            </Form>
          </Card>
          <Card flush title="The last year">
            <Table
              caption="Drills and tests of the last year"
              columns={[
                { title: 'When', heads: true, cell: (row) => <Link to={`/alarms/drills?drill=${row.key}`}>{row.when}</Link> },
                { title: 'What', cell: (row) => row.title },
                { title: 'Answered', end: true, cell: (row) => `${row.answered} of ${row.asked}` },
              ]}
              rows={drills}
              rowKey={(row) => row.key}
              chosen={(row) => row.key === chosen}
              empty={<Empty title="None in the last year">Each drill and each test stays here for a year.</Empty>}
            />
          </Card>
        </div>
      </div>
    </main>
  )
}

const Report = ({ report }: { report: DrillShown }) => (
  <Card flush title={report.title} aside={report.when}>
    <Table
      caption="Who was rung, what came back"
      columns={[
        { title: 'Who', heads: true, cell: (row) => row.name },
        { title: 'What was sent and what came back', cell: (row) => row.ways },
        { title: 'Answered', cell: (row) => row.answered },
      ]}
      rows={report.people}
      rowKey={(row) => row.key}
      foot={
        <>
          <span>
            {report.answered} of {report.people.length} answered.
          </span>
          {report.open && (
            <Chip tone="lamp-tint" icon={IconClock}>
              Rings until {report.until}
            </Chip>
          )}
        </>
      }
    />
  </Card>
)
