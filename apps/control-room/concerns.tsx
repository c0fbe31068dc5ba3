import { Form, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { addToConcern, concernsForLead, myConcerns, raiseConcern } from '../../care/safeguarding/actions.ts'
import { dangers, mostWords } from '../../care/safeguarding/rules.ts'
import { concernStateLabel, dangerLabel, raiseWords } from '../../care/safeguarding/words.ts'
import { inTheNameOf } from '../context.ts'
import { Button, Card, Chip, Count, Empty, faultOf, NotDoneBox, Table, TextArea, Toast, type NotDone } from '../design/parts.ts'
import { IconCheck, IconClock } from '../design/icons.ts'
import { anId, faultsOf, fieldsOf } from './form.ts'
import { ago, moment } from './say.ts'
import './concerns/concerns.css'

export const meta = () => [{ title: 'Concerns · Doorstep' }]

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const { mine, cases } = await world.db.as(who, async (tx) => {
    const listed = who.kind === 'staff' && who.role === 'safeguarding_lead' ? await concernsForLead(tx) : null
    return {
      mine: (await myConcerns(tx)).map((one) => ({
        key: one.concernId,
        reference: one.reference,
        when: moment(one.saidAt, tx.now),
        state: concernStateLabel[one.state],
        lead: one.lead,
        read: one.readAt ? `Read ${moment(one.readAt, tx.now)}` : 'Not read yet; somebody is reminded until it is',
        words: one.words,
        added: one.added.map((more) => ({ when: moment(more.at, tx.now), words: more.words })),
      })),
      cases: listed?.ok
        ? listed.value.map((one) => ({
            key: one.concernId,
            reference: one.reference,
            author: one.author,
            since: ago(one.receivedAt, tx.now),
            danger: dangerLabel[one.danger],
            state: concernStateLabel[one.state],
            unread: one.readAt === null,
          }))
        : null,
    }
  })
  return { mine, cases, actId: world.newId('act'), thanks: new URL(request.url).searchParams.has('thanks') }
}

const acts = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('raise'),
    actId: anId('act'),
    danger: z.enum(dangers).default('not_said'),
    told: z.string().trim().min(1, 'Write what you saw or heard, in your own words.').max(mostWords),
  }),
  z.object({
    do: z.literal('add'),
    actId: anId('act'),
    concernId: anId('concern'),
    told: z.string().trim().min(1, 'Write what you want to add.').max(mostWords),
  }),
])

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const read = acts.safeParse(await fieldsOf(request))
  if (!read.success) return faultsOf(read.error)
  const act = read.data
  const outcome = await world.db.act<unknown>(who, (tx) =>
    act.do === 'raise' ? raiseConcern(tx, { ...act, words: act.told, saidAt: tx.now }) : addToConcern(tx, { ...act, words: act.told }),
  )
  return outcome.ok ? redirect(act.do === 'raise' ? '/concerns?thanks' : '/concerns') : outcome
}

export default function Concerns() {
  const { mine, cases, actId, thanks } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const newest = mine[0]
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <h1>Concerns</h1>
          <p>Anybody can say that something is not right. Only the named few can read it, and every look is on record.</p>
        </div>
      </div>
      {thanks && newest && (
        <div className="concern-thanks">
          <Toast>{raiseWords.receipt(newest.reference)}</Toast>
        </div>
      )}
      <NotDoneBox answer={answer} />
      <div className="columns">
        <div className="column">
          {cases && <Cases cases={cases} />}
          <Raise actId={actId} answer={answer} />
        </div>
        <Card flush title="What you raised" count={mine.length > 0 && <Count of={mine.length} quiet />}>
          {mine.length === 0 && (
            <Empty title="Nothing yet">What you raise stands here, with its reference, how it stands, and who looks after it.</Empty>
          )}
          {mine.map((one) => (
            <Mine key={one.key} one={one} actId={actId} />
          ))}
        </Card>
      </div>
    </main>
  )
}

type Data = Awaited<ReturnType<typeof loader>>

/** S1 Danger first, then their own words; nothing else is asked. */
const Raise = ({ actId, answer }: { actId: string; answer: NotDone }) => (
  <Card title={raiseWords.title}>
    <p className="concern-danger">Is somebody in danger now? Ring 999 first.</p>
    <Form method="post" className="stack">
      <input type="hidden" name="do" value="raise" />
      <input type="hidden" name="actId" value={actId} />
      <fieldset className="row">
        <legend className="field-label">Is somebody in danger now?</legend>
        {(['yes', 'no', 'not_said'] as const).map((value) => (
          <label key={value} className="row">
            <input type="radio" className="radio" name="danger" value={value} defaultChecked={value === 'not_said'} />
            {{ yes: 'Yes', no: 'No', not_said: 'I do not know' }[value]}
          </label>
        ))}
      </fieldset>
      <TextArea name="told" label={raiseWords.question} hint={raiseWords.hint} rows={6} required fault={faultOf(answer, 'told')} />
      <p className="second">{raiseWords.never}</p>
      <div>
        <Button>Send to the safeguarding lead</Button>
      </div>
    </Form>
  </Card>
)

const Cases = ({ cases }: { cases: NonNullable<Data['cases']> }) => (
  <Card flush title="Cases" count={<Count of={cases.filter((one) => one.unread).length} />} aside="Looking at this list is on record">
    <Table
      caption="Concerns that wait for the lead"
      columns={[
        {
          title: 'Reference',
          heads: true,
          cell: (row) => <Link to={`/concerns/${row.key}`}>{row.reference}</Link>,
        },
        { title: 'From', cell: (row) => row.author },
        { title: 'Since', cell: (row) => row.since },
        { title: 'Danger', cell: (row) => row.danger },
        {
          title: 'How it stands',
          cell: (row) => (
            <Chip tone={row.unread ? 'lamp' : 'slate'} icon={row.unread ? IconClock : IconCheck}>
              {row.unread ? 'Not read' : row.state}
            </Chip>
          ),
        },
      ]}
      rows={cases}
      rowKey={(row) => row.key}
      empty={<Empty title="No concern waits">Each stands here by its reference; the words are sealed until you open it.</Empty>}
    />
  </Card>
)

/** S2, S6 Its author sees their own words, can add to them, and hears how it stands. */
const Mine = ({ one, actId }: { one: Data['mine'][number]; actId: string }) => (
  <article className="concern-mine">
    <h3>
      {one.reference} <span className="third">{one.when}</span>
    </h3>
    <p className="second">
      {one.state}
      {one.lead && `, by ${one.lead}`}. {one.read}.
    </p>
    <details>
      <summary>Your words</summary>
      <blockquote>{one.words}</blockquote>
      {one.added.map((more) => (
        <blockquote key={more.when + more.words}>
          <span className="third">Added {more.when}</span> {more.words}
        </blockquote>
      ))}
      <Form method="post" className="stack-close">
        <input type="hidden" name="do" value="add" />
        <input type="hidden" name="actId" value={actId} />
        <input type="hidden" name="concernId" value={one.key} />
        <textarea className="control" name="told" rows={2} aria-label={`Add to ${one.reference}`} required />
        <div>
          <Button kind="quiet" size="small">
            Add to it
          </Button>
        </div>
      </Form>
    </details>
  </article>
)
