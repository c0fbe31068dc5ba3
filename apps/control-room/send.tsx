import { Form, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { askOverride, promiseOfOrder, sendOperative, steer } from '../../care/booking/actions.ts'
import { invalid } from '../../lib/refusal.ts'
import { parseId, type AppointmentId } from '../../lib/ids.ts'
import { atTime, dayOf } from '../../lib/time.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { inTheNameOf } from '../context.ts'
import { Button, ButtonLink, Card, Empty, Face, Initials, Input, NotDoneBox } from '../design/parts.ts'
import { orderIn } from './call/order-on-the-line.ts'
import { anId, faultsOf, fieldsOf, ids, time } from './form.ts'
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

const acts = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('send'),
    operativeIds: ids('operative'),
    emergencyReason: z.string().trim().optional(),
    overrideId: z.union([z.literal(''), anId('override')]).optional(),
  }),
  z.object({ do: z.literal('ask'), operativeId: anId('operative'), rules: z.string().min(1), reason: z.string().trim() }),
  z.object({
    do: z.literal('steer'),
    kind: z.enum(['hold_back', 'pin', 'keep_away']),
    operativeId: anId('operative'),
    until: time,
    reason: z.string().trim(),
  }),
])
type Steering = Extract<z.infer<typeof acts>, { do: 'steer' }>

/** Until a time of today, or for the promise of this order. */
const steerFrom = (tx: Tx, { kind, operativeId, until, reason }: Steering, promise: { id: AppointmentId } | null) => {
  if (kind !== 'hold_back' && promise) return steer(tx, { kind, operativeId, reason, appointmentId: promise.id })
  if (kind !== 'hold_back') return invalid({ field: 'kind', sentence: 'No window is promised for this order, so there is nothing to pin.' })
  if (until === null) return invalid({ field: 'until', sentence: 'Say until when, like 11:00.' })
  return steer(tx, { kind, operativeId, reason, until: atTime(dayOf(tx.now), until) })
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const read = acts.safeParse(await fieldsOf(request))
  if (!read.success) return faultsOf(read.error)
  const act = read.data
  const outcome = await world.db.act<unknown>(who, async (tx) => {
    const order = await orderIn(tx, params)
    const promise = await promiseOfOrder(tx, order.id)
    if (act.do === 'ask')
      return askOverride(tx, {
        appointmentId: promise?.id ?? null,
        orderId: order.id,
        operativeId: act.operativeId,
        rules: act.rules.split(' '),
        reason: act.reason,
      })
    if (act.do === 'steer') return steerFrom(tx, act, promise)
    const overrideId = act.overrideId === '' ? undefined : act.overrideId
    if (act.emergencyReason)
      return sendOperative(tx, {
        operativeIds: act.operativeIds,
        overrideId,
        emergency: { orderId: order.id, reason: act.emergencyReason },
      })
    if (!promise) return invalid({ field: 'emergency', sentence: 'No window is promised. Promise one, or say what the emergency is.' })
    return sendOperative(tx, { operativeIds: act.operativeIds, overrideId, appointmentId: promise.id })
  })
  if (!outcome.ok) return outcome
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
      <NotDoneBox answer={answer ?? shown.refused} title={answer ? 'This was not done' : 'Nobody can be sent yet'} />
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
      <input type="hidden" name="do" value="send" />
      <input type="hidden" name="operativeIds" value={[shown.togetherId, one.id].filter(Boolean).join(' ')} />
      {shown.reason && <input type="hidden" name="emergencyReason" value={shown.reason} />}
      <input type="hidden" name="overrideId" value={one.overrideId ?? ''} />
      <Button
        kind={one.reasons.length === 0 ? 'primary' : 'quiet'}
      >{`Send ${[shown.together, one.firstName].filter(Boolean).join(' and ')}`}</Button>
    </Form>
  )
}
