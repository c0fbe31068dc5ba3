import { Form, Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { needsToConfirm } from '../../care/households/actions.ts'
import { needTable } from '../../care/households/rules.ts'
import { markersForDeciders, searchHouseholds } from '../../care/premises/actions.ts'
import { precautionTable } from '../../care/premises/rules.ts'
import { premisesOfAll } from '../../care/premises/actions.ts'
import { inTheNameOf } from '../context.ts'
import { Button, Card, Count, Field } from '../design/parts.ts'
import { doorIn, nameIn, whatIsKnown } from './board/known.ts'
import { dayName } from './say.ts'
import './call/call.css'

export const meta = () => [{ title: 'Households · Doorstep' }]

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const asked = new URL(request.url).searchParams.get('for')?.trim() ?? ''
  return world.db.as(who, async (tx) => {
    const due = await needsToConfirm(tx)
    const { toDecide, endingSoon } = await markersForDeciders(tx)
    const known = await whatIsKnown(tx, { households: due.map((one) => one.householdId) })
    const places = await premisesOfAll(
      tx,
      [...toDecide, ...endingSoon].map((one) => one.premisesId),
    )
    const marker = (one: (typeof toDecide)[number], note: string) => ({
      to: `/premises/${one.premisesId}`,
      title: places.get(one.premisesId)?.line1 ?? '',
      note: `${precautionTable[one.code].label}. ${note}`,
    })
    return {
      asked,
      found:
        asked === ''
          ? null
          : (await searchHouseholds(tx, asked)).map((one) => ({
              to: `/households/${one.householdId}`,
              title: one.name,
              note: one.address,
            })),
      due: due.map((one) => ({
        to: `/households/${one.householdId}`,
        title: `${nameIn(known, one.householdId)}, ${doorIn(known, one.householdId)}`,
        note: `${needTable[one.code].label}: ask again since ${dayName(one.reviewOn, tx.now)}`,
      })),
      toDecide: toDecide.map((one) => marker(one, `Ends by itself undecided, ${dayName(one.reviewOn, tx.now)}.`)),
      endingSoon: endingSoon.map((one) => marker(one, 'In force; it ends by itself soon.')),
    }
  })
}

type Line = { to: string; title: string; note: string }

export default function Households() {
  const { asked, found, due, toDecide, endingSoon } = useLoaderData<typeof loader>()
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <h1>Households</h1>
          <p>Who lives behind the door, and what makes a visit comfortable for them.</p>
        </div>
      </div>
      <Card>
        <Form className="call-find">
          <Field name="for" label="Name, street, postcode or number">
            <input className="control" id="for" name="for" type="search" defaultValue={asked} autoComplete="off" />
          </Field>
          <Button>Find</Button>
        </Form>
      </Card>
      {found && <Lines title="Found" lines={found} none={`Nothing fits “${asked}”. Try the postcode, or part of the street.`} />}
      <Lines title="Precautions to decide" lines={toDecide} none="No precaution waits for a decision." />
      <Lines title="Precautions that end within a month" lines={endingSoon} none="None ends within a month." />
      <Lines title="Needs to ask about again" lines={due} none="Everything that was told was asked again in time." />
    </main>
  )
}

const Lines = ({ title, lines, none }: { title: string; lines: readonly Line[]; none: string }) => (
  <Card flush title={title} count={lines.length > 0 && <Count of={lines.length} quiet />}>
    {lines.length === 0 ? (
      <p className="second call-none">{none}</p>
    ) : (
      <ul className="call-found">
        {lines.map((one) => (
          <li key={one.to + one.note}>
            <Link to={one.to}>
              <strong>{one.title}</strong> <span>{one.note}</span>
            </Link>
          </li>
        ))}
      </ul>
    )}
  </Card>
)
