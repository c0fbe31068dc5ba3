import { Form, Link, redirect, useActionData, useLoaderData, data, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { addToConcern, closeConcern, readConcern, takeOnConcern } from '../../care/safeguarding/actions.ts'
import { concernStateLabel, dangerLabel } from '../../care/safeguarding/words.ts'
import { parseId } from '../../lib/ids.ts'
import { inTheNameOf } from '../context.ts'
import { Button, Card, Facts, faultOf, NotDoneBox, TextArea } from '../design/parts.ts'
import { noSuch } from './call/caller.ts'
import { anId, faultsOf, fieldsOf } from './form.ts'
import { moment } from './say.ts'
import './concerns/concerns.css'

export const meta = () => [{ title: 'A concern · Doorstep' }]

const concernIn = (params: { concern?: string | undefined }) => {
  const id = parseId('concern', params.concern)
  if (!id) throw noSuch('There is no such concern', 'Open it from the list of concerns.')
  return id
}

/** S4 Opening one is a look on record; it ends the reminding (S3). */
export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const now = world.now()
  const found = await world.db.act(who, (tx) => readConcern(tx, concernIn(params)))
  if (!found.ok)
    throw data(
      { title: 'This concern is not open to you', why: 'Only the named few can read it.', next: 'Ask the safeguarding lead.' },
      { status: 403 },
    )
  const one = found.value
  return {
    actId: world.newId('act'),
    reference: one.reference,
    state: one.state,
    words: one.words,
    added: one.added.map((more) => ({ when: moment(more.at, now), by: more.by, words: more.words })),
    household: one.householdId,
    premises: one.premisesId,
    visit: one.visitId,
    facts: [
      ['How it stands', concernStateLabel[one.state]],
      ['Danger', dangerLabel[one.danger]],
      ['Raised by', one.author],
      ['Said', moment(one.saidAt, now)],
      ['Reached us', moment(one.receivedAt, now)],
    ] as [string, string][],
  }
}

const acts = z.discriminatedUnion('do', [
  z.object({ do: z.literal('take_on') }),
  z.object({ do: z.literal('add'), actId: anId('act'), told: z.string().trim().min(1, 'Write what you want to add.') }),
  z.object({ do: z.literal('close'), whatWasDone: z.string().trim().min(10, 'Say what was done, in a sentence.') }),
])

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const id = concernIn(params)
  const read = acts.safeParse(await fieldsOf(request))
  if (!read.success) return faultsOf(read.error)
  const act = read.data
  const outcome = await world.db.act<unknown>(who, (tx) => {
    if (act.do === 'take_on') return takeOnConcern(tx, id)
    return act.do === 'add'
      ? addToConcern(tx, { concernId: id, words: act.told, actId: act.actId })
      : closeConcern(tx, { concernId: id, whatWasDone: act.whatWasDone })
  })
  return outcome.ok ? redirect(`/concerns/${id}`) : outcome
}

export default function Concern() {
  const one = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <p className="crumbs">
            <Link to="/concerns">Concerns</Link> / Opened now; this look is on record
          </p>
          <h1>{one.reference}</h1>
        </div>
      </div>
      <NotDoneBox answer={answer} />
      <div className="columns">
        <div className="column">
          <Card title="In their own words">
            <blockquote>{one.words}</blockquote>
            {one.added.map((more) => (
              <blockquote key={more.when + more.words}>
                <span className="third">
                  {more.by}, {more.when}
                </span>
                <br />
                {more.words}
              </blockquote>
            ))}
            <Form method="post" className="stack-close">
              <input type="hidden" name="do" value="add" />
              <input type="hidden" name="actId" value={one.actId} />
              <TextArea
                name="told"
                label="Add to it"
                hint="What was said before stands as it was said."
                rows={3}
                fault={faultOf(answer, 'told')}
                required
              />
              <div>
                <Button kind="quiet">Add</Button>
              </div>
            </Form>
          </Card>
        </div>
        <div className="column">
          <Card title="About it">
            <Facts rows={one.facts} />
            <p className="row">
              {one.visit && <Link to={`/visits/${one.visit}`}>The visit</Link>}
              {one.household && <Link to={`/households/${one.household}`}>The household</Link>}
              {one.premises && <Link to={`/premises/${one.premises}`}>The address</Link>}
            </p>
          </Card>
          {one.state === 'received' && (
            <Card title="What happens now">
              <Form method="post" className="stack-close">
                <p className="second">Whoever raised it sees that it is being acted on, and by whom.</p>
                <div>
                  <Button name="do" value="take_on">
                    I take this on
                  </Button>
                </div>
              </Form>
            </Card>
          )}
          {one.state === 'being_acted_on' && (
            <Card title="Close it">
              <Form method="post" className="stack-close">
                <input type="hidden" name="do" value="close" />
                <TextArea
                  name="whatWasDone"
                  label="What was done"
                  hint="Sealed beside the words, for the named few."
                  rows={3}
                  fault={faultOf(answer, 'whatWasDone')}
                  required
                />
                <div>
                  <Button kind="quiet">Close it</Button>
                </div>
              </Form>
            </Card>
          )}
        </div>
      </div>
    </main>
  )
}
