import './alarms/desk/desk.css'
import { data, Form, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { reviewAlarm } from '../../care/alarms/actions.ts'
import { parseId } from '../../lib/ids.ts'
import { inTheNameOf } from '../context.ts'
import { Button, ButtonLink, Card, Empty, Face, Facts, faultOf, NameCell, NotDoneBox, Table, TextArea } from '../design/parts.ts'
import { alarmStory } from './alarms/story.ts'
import { faultsOf, fieldsOf } from './form.ts'

export const meta = () => [{ title: 'An alarm · Doorstep' }]

const unknown = () =>
  data(
    {
      title: 'There is no such alarm',
      why: 'A letter of the address may be missing.',
      next: 'Look at the alarms, or at what is to be looked back on.',
    },
    { status: 404 },
  )

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const id = parseId('alarm', params['alarm'] ?? '')
  const story = id && (await world.db.as(who, (tx) => alarmStory(tx, id)))
  if (!story) throw unknown()
  return story
}

const form = z.object({ text: z.string().max(2000) })

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const alarmId = parseId('alarm', params['alarm'] ?? '')
  if (!alarmId) throw unknown()
  const read = form.safeParse(await fieldsOf(request))
  if (!read.success) return faultsOf(read.error)
  const outcome = await world.db.act(who, (tx) => reviewAlarm(tx, { alarmId, text: read.data.text }))
  return outcome.ok ? redirect(`/alarms/${alarmId}`) : outcome
}

export default function OneAlarm() {
  const { title, when, facts, rung, lines, visit, open, review, due } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <main id="words">
      <p className="crumbs">
        <Link to="/alarms">Alarms</Link>
      </p>
      <div className="page-head">
        <div className="page-words">
          <h1>{title}</h1>
          <p>{when}</p>
        </div>
        {visit && (
          <ButtonLink kind="quiet" to={visit}>
            The visit
          </ButtonLink>
        )}
      </div>
      <NotDoneBox answer={answer} />
      <div className="columns">
        <div className="column">
          <Card title="What happened">
            <Facts rows={facts} />
          </Card>
          <Card title="What was done and heard">
            <ol className="alarm-lines">
              {lines.length === 0 && <li>Nothing was written.</li>}
              {lines.map((line) => (
                <li key={line.key}>
                  <time className="figures second">{line.at}</time>
                  <p>
                    {line.said ? `“${line.words}”` : line.words} <span className="third">{line.by}</span>
                  </p>
                </li>
              ))}
            </ol>
          </Card>
        </div>
        <div className="column">
          {review ? (
            <Card title="Looking back" aside={`${review.by}, ${review.at}`}>
              {review.text}
            </Card>
          ) : (
            !open && (
              <Card title="Looking back" aside={due}>
                <Form method="post" className="stack-close">
                  <TextArea
                    name="text"
                    label="What we learned, and what we change"
                    hint="About how we answered, never about who asked. Asking for help is always right."
                    fault={faultOf(answer, 'text')}
                    required
                    maxLength={2000}
                  />
                  <div>
                    <Button>Keep it</Button>
                  </div>
                </Form>
              </Card>
            )
          )}
          <Card flush title="Who was rung">
            <Table
              caption="Who was rung, and what came back"
              columns={[
                {
                  title: 'Who',
                  heads: true,
                  cell: (row) => <NameCell mark={row.face && <Face spec={row.face} size={28} />} name={row.name} />,
                },
                { title: 'How', cell: (row) => row.how },
                { title: 'What came back', cell: (row) => `${row.back}, ${row.at}` },
              ]}
              rows={rung}
              rowKey={(row) => row.key}
              empty={<Empty title="Nobody yet">The first ring is on its way.</Empty>}
            />
          </Card>
        </div>
      </div>
    </main>
  )
}
