import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { inTheNameOf } from '../context.ts'
import { Card, Chip, Empty, PromiseChip, Table, type PromiseState } from '../design/parts.ts'
import { IconAtRisk, IconCheck, IconLess } from '../design/icons.ts'
import { ordersShown } from './orders-shown.ts'

export const meta = () => [{ title: 'Your orders · Doorstep' }]

export const loader = ({ context }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  if (who.kind !== 'landlord') throw new Response(null, { status: 403 })
  return world.db.as(who, (tx) => ordersShown(tx, who.landlordId))
}

const chips: Record<string, PromiseState> = { promised: 'on_course', kept: 'kept', missed: 'at_risk', moved: 'moved' }

/** What needs them first, then every order with what was promised and what became of it. Nothing of what residents told us. */
export default function Landlord() {
  const { name, rows, late, open, waiting, kept, over, shownDays } = useLoaderData<typeof loader>()
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <h1>{name}</h1>
          <p>
            <strong>{open === 1 ? 'One open order.' : `${open} open orders.`}</strong>{' '}
            {late === 0 ? 'None is past its clock.' : late === 1 ? 'One is past its clock.' : `${late} are past their clocks.`}{' '}
            {waiting > 0 && `${waiting} ${waiting === 1 ? 'has' : 'have'} no window yet. `}
            {over > 0 && `Promised windows that have passed: ${over}. Kept: ${kept}.`}
          </p>
        </div>
      </div>
      <Card flush title="Orders and promises" aside={`Open, and of the last ${shownDays} days`}>
        <Table
          caption="Orders and promises"
          columns={[
            { title: 'Your number', heads: true, cell: (row) => row.ref },
            { title: 'Work', cell: (row) => row.what },
            { title: 'Where', cell: (row) => row.where },
            { title: 'Reported', cell: (row) => row.reported },
            {
              title: 'Finish by',
              cell: (row) =>
                row.late ? (
                  <Chip tone="lamp" icon={IconAtRisk}>
                    {row.by}, past
                  </Chip>
                ) : (
                  row.by
                ),
            },
            {
              title: 'Promised to the household',
              cell: (row) => {
                const chip = row.promise.state && chips[row.promise.state]
                return chip ? <PromiseChip state={chip}>{row.promise.words}</PromiseChip> : row.promise.words
              },
            },
            {
              title: 'How it stands',
              cell: (row) => (
                <Chip tone={row.open ? 'slate' : 'outline'} icon={row.open ? IconLess : IconCheck}>
                  {row.state}
                </Chip>
              ),
            },
          ]}
          rows={rows}
          rowKey={(row) => row.id}
          empty={
            <Empty title="No orders yet">
              Each order of yours stands here, with what was promised to the household and what became of it.
            </Empty>
          }
        />
      </Card>
    </main>
  )
}
