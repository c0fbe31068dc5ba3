import { Form, Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { searchHouseholds } from '../../care/premises/actions.ts'
import { inTheNameOf } from '../context.ts'
import { Button, Card, Empty, Field, IconTile } from '../design/parts.ts'
import { IconTakeCall } from '../design/icons.ts'
import './call/call.css'

export const meta = () => [{ title: 'Take a call · Doorstep' }]

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const asked = new URL(request.url).searchParams.get('for')?.trim() ?? ''
  return { asked, found: asked === '' ? null : await world.db.as(who, (tx) => searchHouseholds(tx, asked)) }
}

export default function TakeACall() {
  const { asked, found } = useLoaderData<typeof loader>()
  return (
    <main id="words">
      <div className="page-head">
        <div className="row call-head">
          <IconTile tone="green" icon={IconTakeCall} />
          <div className="page-words">
            <h1>Who is on the line?</h1>
            <p>Ask for their name or postcode, or type the number they ring from.</p>
          </div>
        </div>
      </div>
      <Card>
        <Form className="call-find">
          <Field name="for" label="Number, name, street or postcode">
            <input className="control" id="for" name="for" type="search" defaultValue={asked} autoFocus autoComplete="off" />
          </Field>
          <Button>Find them</Button>
        </Form>
      </Card>
      {found && <Found found={found} asked={asked} />}
    </main>
  )
}

const Found = ({ found, asked }: { found: readonly { householdId: string; name: string; address: string }[]; asked: string }) => (
  <Card flush title={found.length === 0 ? 'Nobody found' : 'Which door?'}>
    {found.length === 0 ? (
      <Empty title={`Nothing fits “${asked}”`}>Try the postcode, or part of the street. A number has to be the one we hold.</Empty>
    ) : (
      <ul className="call-found">
        {found.map(({ householdId, name, address }) => (
          <li key={householdId}>
            <Link to={`/call/${householdId}`}>
              <strong>{name}</strong> <span>{address}</span>
            </Link>
          </li>
        ))}
      </ul>
    )}
  </Card>
)
