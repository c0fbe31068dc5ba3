import { Form, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '../../lib/ids.ts'
import { inTheNameOf } from '../context.ts'
import { Button, ButtonLink, Card, Empty, Face, Initials, Input, NotDoneBox } from '../design/parts.ts'
import { orderIn } from './call/order-on-the-line.ts'
import { EffectCard } from './effects/effect-card.tsx'
import { faultsOf, fieldsOf } from './form.ts'
import { acts, perform, type AskedFirst } from './orders/send-acts.ts'
import { sendingShown, type PersonShown } from './orders/sending-shown.ts'
import { SteerForm } from './orders/steer-form.tsx'
import './orders/send.css'

export const meta = () => [{ title: 'Send somebody · Doorstep' }]

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const asked = new URL(request.url).searchParams
  return world.db.as(who, async (tx) =>
    sendingShown(tx, await orderIn(tx, params), {
      together: parseId('operative', asked.get('with')),
      reason: asked.get('emergency')?.trim() || null,
    }),
  )
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const read = acts.safeParse(await fieldsOf(request))
  if (!read.success) return { refused: faultsOf(read.error), first: null }
  const act = read.data
  const outcome = await world.db.act(who, async (tx) => perform(tx, await orderIn(tx, params), act))
  if (!outcome.ok) return { refused: outcome, first: null }
  if (outcome.value !== null) return { refused: null, first: outcome.value }
  return redirect(act.do === 'send' ? '/today' : `/orders/${params['order']}/send`)
}

export default function Send() {
  const shown = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <p className="crumbs">
            <Link to={`/orders/${shown.orderId}`}>The order</Link> / Send somebody
          </p>
          <h1>Who goes to {shown.name}?</h1>
          <p>
            {shown.address}. {shown.work}. {shown.window}
          </p>
        </div>
      </div>
      <NotDoneBox answer={answer?.refused ?? shown.refused} title={answer?.refused ? 'This was not done' : 'Nobody can be sent yet'} />
      {answer?.first && <SayYes first={answer.first} orderId={shown.orderId} />}
      {shown.needsReason && <EmergencyReason />}
      {shown.takesTwo && <TwoGo shown={shown} />}
      {!shown.needsReason && (
        <div className="send-people">
          <Card flush title="Who could go">
            {shown.could.length === 0 && (
              <Empty title="Nobody could go now">Each of the others stands below, with every reason and the next step.</Empty>
            )}
            {shown.could.map((one) => (
              <Person key={one.id} one={one} shown={shown} />
            ))}
          </Card>
          <Card flush title="Who cannot, and why">
            {shown.cannot.map((one) => (
              <Person key={one.id} one={one} shown={shown} />
            ))}
          </Card>
        </div>
      )}
    </main>
  )
}

type Shown = Awaited<ReturnType<typeof loader>>

/** B6 What it does to everybody else, and then yes or no. */
const SayYes = ({ first: { question, effect, yes, fields }, orderId }: { first: AskedFirst; orderId: string }) => (
  <EffectCard question={question} effect={effect}>
    <Form method="post" className="row">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button>{yes}</Button>
      <ButtonLink kind="quiet" to={`/orders/${orderId}/send`}>
        No, leave it to the plan
      </ButtonLink>
    </Form>
  </EffectCard>
)

const EmergencyReason = () => (
  <Card title="No window is promised">
    <Form className="stack-close">
      <p className="second">Nobody goes to a door unannounced. If it cannot wait, say what the emergency is; it is kept on record.</p>
      <Input name="emergency" label="What is the emergency?" required />
      <div>
        <Button kind="quiet">Show who could go</Button>
      </div>
    </Form>
  </Card>
)

const TwoGo = ({ shown }: { shown: Shown }) => (
  <section className="attention">
    <p className="strong">Two people go to this home.</p>
    <p>
      {shown.together ? `With ${shown.together}: choose the second person.` : 'Choose the first, then the second.'}{' '}
      {shown.together && <Link to={`/orders/${shown.orderId}/send`}>Begin again</Link>}
    </p>
  </section>
)

const Person = ({ one, shown }: { one: PersonShown; shown: Shown }) => (
  <article className="send-person">
    {one.face ? <Face spec={one.face} size={40} /> : <Initials name={one.name} />}
    <div className="send-words">
      <h3>
        {one.name} <span className="third">{one.trades}</span>
      </h3>
      {one.why.length > 0 && <p className="second">{one.why.join(' ')}</p>}
      <ul>
        {[...one.byHand, ...one.reasons].map((reason) => (
          <li key={reason.code}>
            <strong>{reason.sentence}</strong> <span className="second">{reason.next}</span>
          </li>
        ))}
      </ul>
      {one.askable && <AskOverride one={one} />}
      <SteerForm one={one} promised={shown.promised} />
    </div>
    <SendThem one={one} shown={shown} />
  </article>
)

/** D5 Only what two people may set aside can be asked for; a household's own request never. */
const AskOverride = ({ one }: { one: PersonShown }) => (
  <details className="send-ask">
    <summary>{one.may ? 'Ask a second person to let them go alone' : 'Ask a second person to set this aside'}</summary>
    <Form method="post" className="stack-close">
      <input type="hidden" name="do" value="ask" />
      <input type="hidden" name="operativeId" value={one.id} />
      <input type="hidden" name="rules" value={one.rules} />
      <div className="field">
        <label className="field-label" htmlFor={`reason-${one.id}`}>
          Why is it right this once?
        </label>
        <input className="control" id={`reason-${one.id}`} name="reason" required minLength={10} />
      </div>
      <div>
        <Button kind="quiet">Ask</Button>
      </div>
    </Form>
  </details>
)

const SendThem = ({ one, shown }: { one: PersonShown; shown: Shown }) => {
  if (!one.may) return null
  if (shown.takesTwo && !shown.togetherId && !one.cleared)
    return (
      <ButtonLink
        kind="quiet"
        to={`/orders/${shown.orderId}/send?${new URLSearchParams({ with: one.id, ...(shown.reason && { emergency: shown.reason }) })}`}
      >
        {`${one.firstName} and…`}
      </ButtonLink>
    )
  return (
    <Form method="post">
      <input type="hidden" name="do" value={one.proposed ? 'send' : 'see_send'} />
      <input type="hidden" name="operativeIds" value={[shown.togetherId, one.id].filter(Boolean).join(' ')} />
      {shown.reason && <input type="hidden" name="emergencyReason" value={shown.reason} />}
      <input type="hidden" name="overrideId" value={one.overrideId ?? ''} />
      <Button kind={one.proposed ? 'primary' : 'quiet'}>
        {`Send ${[shown.together, one.firstName].filter(Boolean).join(' and ')}${one.proposed ? '' : '…'}`}
      </Button>
    </Form>
  )
}
