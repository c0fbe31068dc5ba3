import { Form, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { cancelAppointment, landlordAgreed } from '../../care/booking/actions.ts'
import { callOffOrder } from '../../care/repairs/actions.ts'
import type { Outcome } from '../../lib/refusal.ts'
import type { OrderId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { inTheNameOf } from '../context.ts'
import { Button, ButtonLink, Card, Chip, Empty, Facts, Input, NotDoneBox } from '../design/parts.ts'
import { IconDoor, IconTakesTime } from '../design/icons.ts'
import { orderIn } from './call/order-on-the-line.ts'
import { anId, faultsOf, fieldsOf } from './form.ts'
import { orderShown } from './orders/order-shown.ts'
import './call/call.css'

export const meta = () => [{ title: 'The order · Doorstep' }]

export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  return world.db.as(who, async (tx) => orderShown(tx, await orderIn(tx, params)))
}

const why = z.string().trim().min(3, 'Say why, in a few words.').max(300)
const acts = z.discriminatedUnion('do', [
  z.object({ do: z.literal('cancel'), appointmentId: anId('appointment'), why }),
  z.object({ do: z.literal('agreed'), appointmentId: anId('appointment'), spokeTo: why }),
  z.object({ do: z.literal('call_off'), why }),
])

const perform = (tx: Tx, id: OrderId, act: z.infer<typeof acts>): Promise<Outcome<unknown>> => {
  if (act.do === 'cancel') return cancelAppointment(tx, act)
  return act.do === 'agreed' ? landlordAgreed(tx, act) : callOffOrder(tx, id, act.why)
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const read = acts.safeParse(await fieldsOf(request))
  if (!read.success) return faultsOf(read.error)
  const outcome = await world.db.act(who, async (tx) => perform(tx, (await orderIn(tx, params)).id, read.data))
  return outcome.ok ? redirect(`/orders/${params['order']}`) : outcome
}

export default function OrderPage() {
  const order = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <p className="crumbs">
            <Link to="/orders">Orders</Link> / {order.state}
          </p>
          <h1>{order.what}</h1>
          <p>
            {order.householdId ? <Link to={`/households/${order.householdId}`}>{order.name}</Link> : order.name},{' '}
            <Link to={`/premises/${order.premisesId}`}>{order.address}</Link>
          </p>
        </div>
        <Chip tone="lamp-tint" icon={IconTakesTime}>
          Finish by {order.finishBy}
        </Chip>
      </div>
      <NotDoneBox answer={answer} />
      <div className="columns">
        <div className="column">
          <Card title="The order">
            <Facts rows={order.facts} />
          </Card>
          <Card flush title="Visits">
            {order.visits.length === 0 && <Empty title="Nobody has been sent yet">Each visit stands here, with its story.</Empty>}
            <ul className="call-found">
              {order.visits.map((one) => (
                <li key={one.visitId}>
                  <Link to={`/visits/${one.visitId}`}>
                    <strong>
                      {one.day}, {one.sent}: {one.who}
                    </strong>
                    <span>{one.standing}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </Card>
        </div>
        <div className="column">
          {order.isOpen ? <Open order={order} /> : <Card title={order.state}>Nothing more happens with this order.</Card>}
        </div>
      </div>
    </main>
  )
}

type Shown = Awaited<ReturnType<typeof loader>>

const Open = ({ order }: { order: Shown }) => (
  <>
    <Card title="The promise">
      <div className="stack-close">
        {order.promise ? (
          <p>
            <Chip tone="slate" icon={IconDoor}>
              {order.promise.window}
            </Chip>
          </p>
        ) : (
          <p className="second">No window is promised yet.</p>
        )}
        <div className="row">
          {order.householdId && (
            <ButtonLink kind={order.promise ? 'quiet' : 'primary'} to={`/call/${order.householdId}/${order.id}`}>
              {order.promise ? 'Move it' : 'Find a window'}
            </ButtonLink>
          )}
          {(order.promise || order.isEmergency) && <ButtonLink to={`/orders/${order.id}/send`}>Send somebody</ButtonLink>}
        </div>
        {order.promise?.landlordMustCome && <LandlordComes promise={order.promise} />}
        {order.history.map((one) => (
          <p key={one.key} className="third">
            {one.words}
            {one.why && <>. {one.why}</>}
          </p>
        ))}
      </div>
    </Card>
    {order.promise && (
      <WithWhy act="cancel" appointmentId={order.promise.id} title="Cancel the visit" label="Why" button="Cancel and tell them" />
    )}
    <WithWhy act="call_off" title="Call off the order" label="Why" button="Call it off" />
  </>
)

/** D3 A precaution here says that the landlord's person comes as well. */
const LandlordComes = ({ promise }: { promise: NonNullable<Shown['promise']> }) =>
  promise.landlordAgreed ? (
    <p>The landlord’s person agreed to be there.</p>
  ) : (
    <Form method="post" className="stack-close">
      <input type="hidden" name="do" value="agreed" />
      <input type="hidden" name="appointmentId" value={promise.id} />
      <Input name="spokeTo" label="The landlord’s person must be there. Who agreed?" required />
      <div>
        <Button kind="quiet">They agreed</Button>
      </div>
    </Form>
  )

const WithWhy = ({
  act,
  appointmentId,
  title,
  label,
  button,
}: {
  act: string
  appointmentId?: string
  title: string
  label: string
  button: string
}) => (
  <details className="card tell-need">
    <summary>{title}</summary>
    <Form method="post" className="stack-close">
      <input type="hidden" name="do" value={act} />
      {appointmentId && <input type="hidden" name="appointmentId" value={appointmentId} />}
      <div className="field">
        <label className="field-label" htmlFor={`why-${act}`}>
          {label}
        </label>
        <input className="control" id={`why-${act}`} name="why" required />
      </div>
      <div>
        <Button kind="quiet">{button}</Button>
      </div>
    </Form>
  </details>
)
