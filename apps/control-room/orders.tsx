import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { promiseOfOrder, liveBookings } from '../../care/booking/actions.ts'
import { isOut } from '../../care/booking/rules.ts'
import { openOrders } from '../../care/repairs/actions.ts'
import { tradeLabels } from '../../care/workforce/words.ts'
import { dayOf, isBefore } from '../../lib/time.ts'
import { inTheNameOf } from '../context.ts'
import { ButtonLink, Card, Chip, Empty, Table } from '../design/parts.ts'
import { IconAtRisk, IconTakesTime } from '../design/icons.ts'
import { nameIn, whatIsKnown } from './board/known.ts'
import { dayName } from './say.ts'

export const meta = () => [{ title: 'Orders without a window · Doorstep' }]

export const loader = ({ context }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  return world.db.as(who, async (tx) => {
    const going = new Set((await liveBookings(tx)).filter((one) => isOut(one.state)).map((one) => one.orderId))
    const waiting = []
    for (const order of await openOrders(tx)) if (!going.has(order.id) && !(await promiseOfOrder(tx, order.id))) waiting.push(order)
    const known = await whatIsKnown(tx, {
      households: waiting.flatMap((one) => one.householdId ?? []),
      orders: waiting.map((one) => one.id),
    })
    return waiting.map((one) => ({
      id: one.id,
      householdId: one.householdId,
      name: nameIn(known, one.householdId),
      where: known.places.get(one.premisesId)?.line1 ?? '',
      work: one.description,
      trade: tradeLabels[one.trade],
      by: dayName(dayOf(one.finishBy), tx.now),
      late: isBefore(one.finishBy, tx.now),
      emergency: one.isEmergency,
    }))
  })
}

export default function Orders() {
  const rows = useLoaderData<typeof loader>()
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <p className="crumbs">
            <Link to="/visits">Visits</Link> / Orders
          </p>
          <h1>Orders without a window</h1>
          <p>The first to be finished stands first. Ring, find a window, promise it.</p>
        </div>
      </div>
      <Card flush>
        <Table
          caption="Orders without a window"
          columns={[
            { title: 'Work', heads: true, cell: (row) => <Link to={`/orders/${row.id}`}>{row.work}</Link> },
            { title: 'Whose', cell: (row) => `${row.name}, ${row.where}` },
            { title: 'Trade', cell: (row) => row.trade },
            {
              title: 'Finish by',
              cell: (row) => (
                <Chip tone={row.late || row.emergency ? 'lamp' : 'slate'} icon={row.late || row.emergency ? IconAtRisk : IconTakesTime}>
                  {row.emergency ? `Emergency, ${row.by.toLowerCase()}` : row.by}
                </Chip>
              ),
            },
            {
              title: 'Next',
              cell: (row) =>
                row.householdId && (
                  <ButtonLink kind="quiet" size="small" to={`/call/${row.householdId}/${row.id}`}>
                    Find a window
                  </ButtonLink>
                ),
            },
          ]}
          rows={rows}
          rowKey={(row) => row.id}
          empty={<Empty title="Every open order has its window">New orders stand here until a window is promised.</Empty>}
        />
      </Card>
    </main>
  )
}
