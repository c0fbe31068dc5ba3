import { Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { prioritiesOf } from '../../care/landlords/actions.ts'
import { sayClock } from '../../care/landlords/rules.ts'
import { ordersOfHousehold, takeOrder } from '../../care/repairs/actions.ts'
import { liveBookings, promiseOfOrder } from '../../care/booking/actions.ts'
import { isOut } from '../../care/booking/rules.ts'
import { tradeLabels } from '../../care/workforce/words.ts'
import { trades } from '../../care/workforce/rules.ts'
import { householdOf } from '../../care/households/actions.ts'
import { dayOf } from '../../lib/time.ts'
import { inTheNameOf } from '../context.ts'
import { Card } from '../design/parts.ts'
import { callerOf, householdIn, noSuch } from './call/caller.ts'
import { CallHead } from './call/call-head.tsx'
import { OrderForm } from './call/order-form.tsx'
import { faultsOf, fieldsOf, ticked, words } from './form.ts'
import { NeedsCard } from './household/needs-card.tsx'
import { needChoices, tellNeedFrom } from './household/tell-need.ts'
import { dayName, windowName } from './say.ts'
import './call/call.css'

export const meta = () => [{ title: 'Take a call · Doorstep' }]

export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  return world.db.as(who, async (tx) => {
    const { adjustments: _, landlordId, ...caller } = await callerOf(tx, householdIn(params))
    const priorities = await prioritiesOf(tx, landlordId)
    const going = new Set((await liveBookings(tx)).filter((one) => isOut(one.state)).map((one) => one.orderId))
    const orders = []
    for (const order of await ordersOfHousehold(tx, caller.householdId)) {
      if (order.state !== 'open') continue
      const promise = await promiseOfOrder(tx, order.id)
      const by = `Finish by ${dayName(dayOf(order.finishBy), tx.now)}.`
      const standing = going.has(order.id)
        ? 'Somebody is on it now.'
        : promise
          ? `Promised: ${windowName(promise.window, tx.now)}.`
          : `No window yet. ${by}`
      orders.push({ id: order.id, what: order.description, standing: `${tradeLabels[order.trade]}. ${standing}` })
    }
    return {
      caller,
      orders,
      needChoices: await needChoices(tx),
      choices: {
        trades: trades.map((value) => ({ value, label: tradeLabels[value] })),
        priorities: priorities.map((one) => ({ value: one.code, label: `${one.label}, ${sayClock(one)}` })),
        usual: priorities.findLast((one) => !one.isEmergency)?.code ?? priorities[0]?.code ?? '',
      },
    }
  })
}

const order = z.object({
  description: z.string().trim().min(1, 'Say in a few words what is wrong.').max(1000),
  trade: z.enum(trades, 'Choose a trade.'),
  room: words(60),
  priorityCode: z.string().min(1, 'Choose how soon.'),
  expectedMinutes: z
    .union([z.literal('').transform(() => undefined), z.coerce.number('Minutes, in figures.').int().min(5).max(480)])
    .optional(),
  hotWork: ticked,
})

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const householdId = householdIn(params)
  const fields = await fieldsOf(request)
  if (fields['do'] === 'tell_need') {
    const told = await tellNeedFrom(world, who, householdId, fields)
    return told.ok ? redirect(`/call/${householdId}`) : { of: 'need' as const, answer: told }
  }
  const read = order.safeParse(fields)
  if (!read.success) return { of: 'order' as const, answer: faultsOf(read.error) }
  const { expectedMinutes, ...given } = read.data
  const taken = await world.db.act(who, async (tx) => {
    const household = await householdOf(tx, householdId)
    if (!household) throw noSuch('We do not know this household')
    return takeOrder(tx, {
      ...given,
      ...(expectedMinutes && { expectedMinutes }),
      householdId,
      premisesId: household.premisesId,
      source: 'telephone',
    })
  })
  return taken.ok ? redirect(`/call/${householdId}/${taken.value}`) : { of: 'order' as const, answer: taken }
}

export default function Caller() {
  const { caller, orders, choices, needChoices: offered } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  return (
    <main id="words">
      <CallHead caller={caller} />
      <div className="columns">
        <div className="column">
          {orders.length > 0 && <OpenOrders orders={orders} householdId={caller.householdId} />}
          <Card title={orders.length > 0 ? 'Or something new' : 'The order'}>
            <OrderForm choices={choices} answer={tried?.of === 'order' ? tried.answer : null} />
          </Card>
        </div>
        <div className="column">
          <NeedsCard needs={caller.needs} choices={offered} answer={tried?.of === 'need' ? tried.answer : null} />
        </div>
      </div>
    </main>
  )
}

type Open = { id: string; what: string; standing: string }

const OpenOrders = ({ orders, householdId }: { orders: readonly Open[]; householdId: string }) => (
  <Card flush title="Is it about one of these?">
    <ul className="call-found">
      {orders.map((one) => (
        <li key={one.id}>
          <Link to={`/call/${householdId}/${one.id}`}>
            <strong>{one.what}</strong> <span>{one.standing}</span>
          </Link>
        </li>
      ))}
    </ul>
  </Card>
)
