import { Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { teamPage } from '../../care/training/actions.ts'
import { liveBookings } from '../../care/booking/actions.ts'
import { isOut } from '../../care/booking/rules.ts'
import { setRests } from '../../care/workforce/actions.ts'
import { tradeLabels } from '../../care/workforce/words.ts'
import { clockTime } from '../../lib/time.ts'
import { inTheNameOf } from '../context.ts'
import { Card, Chip, Empty, Face, Initials, NameCell, NotDoneBox, Table } from '../design/parts.ts'
import { IconCheck, IconClock, IconNotAllowed, IconPeople } from '../design/icons.ts'
import { readFace } from '../design/faces/read.ts'
import { faultsOf, fieldsOf } from './form.ts'
import { breaksSetShown } from './people/breaks.ts'
import { BreaksCard } from './people/breaks-card.tsx'
import { whyNotFit } from './people/fitness-words.ts'

export const meta = () => [{ title: 'People · Doorstep' }]

export const loader = ({ context }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  return world.db.as(who, async (tx) => {
    const rows = []
    const out = new Set((await liveBookings(tx)).filter((one) => isOut(one.state)).map((one) => one.operativeId))
    for (const one of await teamPage(tx)) {
      rows.push({
        id: one.id,
        name: one.name,
        face: readFace(one.face),
        trades: one.trades.map((trade) => tradeLabels[trade]).join(', '),
        card: one.idCardNumber,
        onShift: one.onShift,
        out: out.has(one.id),
        shift: one.unwell
          ? 'Home unwell'
          : one.shift
            ? `${one.onShift ? 'On shift' : 'Comes'}, ${clockTime(one.shift.from)} to ${clockTime(one.shift.to)}`
            : 'Not on shift today',
        fit: one.fitness.fit,
        why: whyNotFit(one.fitness, tx.now),
      })
    }
    return { rows, breaks: await breaksSetShown(tx) }
  })
}

const asked = z.object({ after: z.coerce.number(), minutes: z.coerce.number(), why: z.string() })

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const read = asked.safeParse(await fieldsOf(request))
  if (!read.success) return faultsOf(read.error)
  const outcome = await world.db.act(who, (tx) => setRests(tx, read.data))
  return outcome.ok ? redirect('/people#breaks') : outcome
}

/** B8 Who is here and fit to be sent, by name and in no other order; no figure of visits or minutes. */
export default function People() {
  const { rows, breaks } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <h1>People</h1>
          <p>
            <strong>{rows.filter((one) => one.onShift).length} on shift.</strong> Nobody is compared by visits or minutes: there is no such
            figure.
          </p>
        </div>
      </div>
      <NotDoneBox answer={answer} />
      <Card flush>
        <Table
          caption="Who works here"
          columns={[
            {
              title: 'Who',
              heads: true,
              cell: (row) => (
                <NameCell
                  mark={row.face ? <Face spec={row.face} size={32} /> : <Initials name={row.name} />}
                  name={<Link to={`/people/${row.id}`}>{row.name}</Link>}
                  after={row.trades}
                />
              ),
            },
            {
              title: 'Today',
              cell: (row) => (
                <Chip tone={row.out ? 'green' : row.onShift ? 'slate' : 'outline'} icon={row.out ? IconPeople : IconClock}>
                  {row.out ? 'With a household' : row.shift}
                </Chip>
              ),
            },
            {
              title: 'Fit to be sent',
              cell: (row) => (
                <Chip tone={row.fit ? 'green' : 'lamp-tint'} icon={row.fit ? IconCheck : IconNotAllowed}>
                  {row.fit ? 'Fit' : 'Not fit'}
                </Chip>
              ),
            },
            { title: 'Why, or what is near', cell: (row) => row.why[0] ?? 'Everything is in date' },
            { title: 'ID card', cell: (row) => row.card },
          ]}
          rows={rows}
          rowKey={(row) => row.id}
          empty={<Empty title="Nobody works here yet">Operatives stand here as soon as they are added.</Empty>}
        />
      </Card>
      <BreaksCard breaks={breaks} />
    </main>
  )
}
