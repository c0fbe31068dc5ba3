import { Form, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '../../lib/ids.ts'
import { inTheNameOf } from '../context.ts'
import { Button, Card, Facts, faultOf, Input, NotDoneBox, Select, TextArea, type NotDone } from '../design/parts.ts'
import { noSuch } from './call/caller.ts'
import { faultsOf, fieldsOf } from './form.ts'
import { actOnPremises, premisesActs } from './premises/acts.ts'
import { InForce, ToDecide } from './premises/markers.tsx'
import { premisesShown, type PremisesShown } from './premises/page-shown.ts'
import './household/needs.css'
import './premises/premises.css'

export const meta = () => [{ title: 'The address · Doorstep' }]

const premisesIn = (params: { premises?: string | undefined }) => {
  const id = parseId('premises', params.premises)
  if (!id) throw noSuch('We do not know this address', 'Look for it by street or postcode.')
  return id
}

export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  return world.db.as(who, (tx) => premisesShown(tx, premisesIn(params)))
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const id = premisesIn(params)
  const read = premisesActs.safeParse(await fieldsOf(request))
  if (!read.success) return faultsOf(read.error, { code: 'Choose one.' })
  const outcome = await world.db.act(who, (tx) => actOnPremises(tx, id, read.data))
  return outcome.ok ? redirect(`/premises/${id}`) : outcome
}

export default function PremisesPage() {
  const place = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <p className="crumbs">
            <Link to="/households">Households</Link> / The address
          </p>
          <h1>{place.title}</h1>
          <p>
            {place.address}.{' '}
            {place.household ? (
              <Link to={`/households/${place.household.id}`}>{place.household.name}</Link>
            ) : (
              'Nobody is known to live here.'
            )}
          </p>
        </div>
      </div>
      <NotDoneBox answer={answer} />
      <div className="columns">
        <div className="column">
          <Card title="What protects whoever goes">
            {place.inForce.length === 0 ? (
              <p className="second">No precaution is in force here.</p>
            ) : (
              place.inForce.map((one) => <InForce key={one.key} marker={one} senior={place.senior} />)
            )}
          </Card>
          {place.toDecide.map((one) => (
            <ToDecide key={one.key} marker={one} senior={place.senior} answer={answer} />
          ))}
          <Propose place={place} answer={answer} />
        </div>
        <div className="column">
          <Card title="How to get in">
            <Form method="post" className="stack-close">
              <input type="hidden" name="do" value="way_in" />
              <TextArea name="wayIn" label="In the words of whoever knows" rows={3} defaultValue={place.wayIn} />
              <div>
                <Button kind="quiet">Save the way in</Button>
              </div>
            </Form>
          </Card>
          <Card title="The place">
            <Facts
              rows={[
                ['Rules of', place.rules],
                ['On the map', place.onMap ? 'Yes' : 'No: travel times are guessed'],
                ...place.facts.map((one) => [one.label, <FactTold key={one.code} fact={one} />] as const),
              ]}
            />
            <TellFact place={place} answer={answer} />
          </Card>
        </div>
      </div>
    </main>
  )
}

const FactTold = ({ fact }: { fact: PremisesShown['facts'][number] }) => (
  <>
    {fact.sentence}{' '}
    <Form method="post" className="premises-over">
      <input type="hidden" name="code" value={fact.code} />
      <Button kind="text" size="small" name="do" value="fact_over">
        {`No longer: ${fact.label.toLowerCase()}`}
      </Button>
    </Form>
  </>
)

const TellFact = ({ place, answer }: { place: PremisesShown; answer: NotDone }) => (
  <details className="tell-need">
    <summary>Add a fact about the place</summary>
    <Form method="post">
      <input type="hidden" name="do" value="fact" />
      <Select name="code" label="What about" options={place.choices.facts} />
      <Input name="sentence" label="In one sentence" maxLength={140} fault={faultOf(answer, 'sentence')} required />
      <Button kind="quiet">Add it</Button>
    </Form>
  </details>
)

/** P1 Anybody may propose, with a source; it does nothing until a senior person has decided. */
const Propose = ({ place, answer }: { place: PremisesShown; answer: NotDone }) => (
  <details className="card tell-need" open={faultOf(answer, 'source') !== undefined}>
    <summary>Propose a precaution</summary>
    <p className="second">It does nothing until a senior person has decided. It is never about what somebody is; only about what we do.</p>
    <Form method="post">
      <input type="hidden" name="do" value="propose" />
      <Select name="code" label="What should whoever goes do" choose="Choose one" options={place.choices.precautions} required />
      <Input name="happenedOn" label="When it happened" type="date" fault={faultOf(answer, 'happenedOn')} />
      <Input name="from" label="Only from (if hours matter)" placeholder="08:00" fault={faultOf(answer, 'hours')} />
      <Input name="to" label="to" placeholder="12:00" />
      <div className="premises-wide">
        <TextArea name="source" label="Who saw what, in a sentence" rows={2} fault={faultOf(answer, 'source')} required />
      </div>
      <Button kind="quiet">Propose it</Button>
    </Form>
  </details>
)
