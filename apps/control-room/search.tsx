import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { searchHouseholds } from '../../care/premises/actions.ts'
import { searchOrders } from '../../care/repairs/actions.ts'
import { operativesNow } from '../../care/workforce/actions.ts'
import { tradeLabels } from '../../care/workforce/words.ts'
import { inTheNameOf } from '../context.ts'
import { Card, Empty } from '../design/parts.ts'
import { visitRows } from './visits/list.ts'
import './call/call.css'

export const meta = () => [{ title: 'Search · Doorstep' }]

const most = 8

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const asked = new URL(request.url).searchParams.get('for')?.trim() ?? ''
  if (asked.length < 2) return { asked, households: [], visits: [], orders: [], people: [] }
  return world.db.as(who, async (tx) => ({
    asked,
    households: (await searchHouseholds(tx, asked, most)).map((one) => ({
      to: `/households/${one.householdId}`,
      title: one.name,
      note: one.address,
    })),
    visits: (await visitRows(tx, { days: 30, text: asked, only: 'all' }))
      .slice(0, most)
      .map((one) => ({ to: `/visits/${one.visitId}`, title: `${one.household}: ${one.work}`, note: `${one.day}, ${one.who}` })),
    orders: (await searchOrders(tx, asked, most)).map((one) => ({
      to: `/orders/${one.id}`,
      title: one.description,
      note: `${one.landlordRef}, ${one.address}`,
    })),
    people: (await operativesNow(tx))
      .filter((one) => one.name.toLowerCase().includes(asked.toLowerCase()))
      .map((one) => ({ to: `/people/${one.id}`, title: one.name, note: one.trades.map((trade) => tradeLabels[trade]).join(', ') })),
  }))
}

export default function Search() {
  const { asked, households, visits, orders, people } = useLoaderData<typeof loader>()
  const all = households.length + visits.length + orders.length + people.length
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <h1>{asked ? `“${asked}”` : 'Search'}</h1>
          <p>{all === 0 ? 'Nothing found.' : all === 1 ? 'One found.' : `${all} found.`}</p>
        </div>
      </div>
      <Found title="Households" found={households} />
      <Found title="Visits" found={visits} />
      <Found title="Orders" found={orders} />
      <Found title="People" found={people} />
      {all === 0 && (
        <Empty title="Nothing fits">
          Two letters at least: a name, a street, a postcode, a telephone number, a landlord’s order number.
        </Empty>
      )}
    </main>
  )
}

const Found = ({ title, found }: { title: string; found: readonly { to: string; title: string; note: string }[] }) =>
  found.length > 0 && (
    <Card flush title={title}>
      <ul className="call-found">
        {found.map((one) => (
          <li key={one.to}>
            <Link to={one.to}>
              <strong>{one.title}</strong> <span>{one.note}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
