import { Form, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { householdPage } from '../../care/households/actions.ts'
import { languageName } from '../../care/households/rules.ts'
import { spokenTelephone } from '../../care/messages/rules.ts'
import { premisesOf } from '../../care/premises/actions.ts'
import { addressLine } from '../../care/premises/rules.ts'
import { ordersOfHousehold } from '../../care/repairs/actions.ts'
import { orderStateLabels } from '../../care/repairs/words.ts'
import { inTheNameOf } from '../context.ts'
import { Button, ButtonLink, Card, Empty, NotDoneBox, Facts } from '../design/parts.ts'
import { householdIn, noSuch } from './call/caller.ts'
import { faultsOf, fieldsOf } from './form.ts'
import { actOnHousehold, householdActs } from './household/acts.ts'
import { ContactCardForm } from './household/contact-card-form.tsx'
import { NeedsList } from './household/needs-list.tsx'
import { needsShown, type NeedLine } from './household/needs-shown.ts'
import { ChangePerson, PersonForm } from './household/person-form.tsx'
import { needChoices, tellNeedFrom } from './household/tell-need.ts'
import { TellNeedForm } from './household/tell-need-form.tsx'
import { visitRows } from './visits/list.ts'
import './call/call.css'

export const meta = () => [{ title: 'The household · Doorstep' }]

export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  return world.db.as(who, async (tx) => {
    const id = householdIn(params)
    const page = await householdPage(tx, id)
    if (!page) throw noSuch('We do not know this household')
    const premises = await premisesOf(tx, page.household.premisesId)
    return {
      id,
      name: page.name,
      premisesId: page.household.premisesId,
      address: premises ? addressLine(premises) : '',
      people: page.household.people.map((one) => ({
        key: one.id,
        bareName: one.name,
        nameToUse: one.nameToUse,
        telephone: one.telephone,
        name: [one.title, one.name].filter(Boolean).join(' '),
        facts: [
          one.isTenant ? 'Tenant' : one.livesHere ? 'Lives here' : (one.tie ?? 'Somebody to ring'),
          one.nameToUse && `say “${one.nameToUse}”`,
          one.pronoun,
          one.telephone && spokenTelephone(one.telephone),
        ]
          .filter(Boolean)
          .join(' · '),
      })),
      needs: await needsShown(tx, page),
      extraMinutes: page.adjustments.extraMinutes,
      contact: page.contact,
      language: languageName(page.contact.language),
      choices: await needChoices(tx),
      visits: await visitRows(tx, { days: 30, text: '', only: 'all' }, id),
      orders: (await ordersOfHousehold(tx, id)).map((one) => ({ id: one.id, what: one.description, state: orderStateLabels[one.state] })),
    }
  })
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const id = householdIn(params)
  const fields = await fieldsOf(request)
  if (fields['do'] === 'tell_need') {
    const told = await tellNeedFrom(world, who, id, fields)
    return told.ok ? redirect(`/households/${id}`) : { of: 'need', answer: told }
  }
  const read = householdActs.safeParse(fields)
  if (!read.success) return { of: String(fields['do']), answer: faultsOf(read.error) }
  const outcome = await world.db.act(who, (tx) => actOnHousehold(tx, id, read.data))
  return outcome.ok ? redirect(`/households/${id}`) : { of: read.data.do, answer: outcome }
}

export default function HouseholdPage() {
  const home = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const answerFor = (of: string) => (tried?.of === of ? tried.answer : null)
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <p className="crumbs">
            <Link to="/households">Households</Link> / {home.name}
          </p>
          <h1>{home.name}</h1>
          <p>
            <Link to={`/premises/${home.premisesId}`}>{home.address}</Link>
          </p>
        </div>
        <ButtonLink to={`/call/${home.id}`}>They are on the line</ButtonLink>
      </div>
      <NotDoneBox answer={tried?.answer} />
      <div className="columns">
        <div className="column">
          <Card title="What makes a visit comfortable here" aside={home.extraMinutes > 0 && `${home.extraMinutes} minutes more`}>
            {home.needs.length === 0 && <p className="second">Nothing told yet. Ask when they ring.</p>}
            <NeedsList needs={home.needs} end={(need) => <NeedEnd need={need} />} />
            <TellNeedForm choices={home.choices} answer={answerFor('need')} />
          </Card>
          <Visits visits={home.visits} orders={home.orders} />
        </div>
        <div className="column">
          <Card title="Who lives here">
            <Facts rows={home.people.map((one) => [one.name, <Somebody key={one.key} one={one} />] as const)} />
            <PersonForm answer={answerFor('add_person')} />
          </Card>
          <Card title="How they want to be told">
            <ContactCardForm contact={home.contact} languages={home.choices.languages} answer={answerFor('contact')} />
          </Card>
        </div>
      </div>
    </main>
  )
}

type Home = Awaited<ReturnType<typeof loader>>

const Somebody = ({ one }: { one: Home['people'][number] }) => (
  <>
    {one.facts}
    <ChangePerson person={one} />
  </>
)

/** H2 Asked again, it still holds; or it does not any more. */
const NeedEnd = ({ need }: { need: NeedLine }) => (
  <>
    <p className="third">
      {need.note && <>“{need.note}” </>}
      {need.told} {need.askAgain ? <strong>Ask again now.</strong> : `Ask again by ${need.askAgainOn}.`}
    </p>
    <div className="row">
      <Form method="post">
        <input type="hidden" name="needId" value={need.key} />
        <Button kind="quiet" size="small" name="do" value="confirm_need">
          It still holds
        </Button>
      </Form>
      <details className="need-over">
        <summary>No longer</summary>
        <Form method="post" className="row">
          <input type="hidden" name="do" value="end_need" />
          <input type="hidden" name="needId" value={need.key} />
          <input className="control" name="why" aria-label={`Why does “${need.label}” no longer hold?`} placeholder="Why?" required />
          <Button kind="quiet" size="small">
            End it
          </Button>
        </Form>
      </details>
    </div>
  </>
)

const Visits = ({ visits, orders }: Pick<Home, 'visits' | 'orders'>) => (
  <>
    <Card flush title="Orders">
      {orders.length === 0 && <Empty title="No orders">What the landlord asks for, or they report, stands here.</Empty>}
      <ul className="call-found">
        {orders.map((one) => (
          <li key={one.id}>
            <Link to={`/orders/${one.id}`}>
              <strong>{one.what}</strong> <span>{one.state}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
    <Card flush title="Visits of the last 30 days">
      {visits.length === 0 && <Empty title="No visits">Each can be read as a story from the moment somebody is sent.</Empty>}
      <ul className="call-found">
        {visits.map((one) => (
          <li key={one.visitId}>
            <Link to={`/visits/${one.visitId}`}>
              <strong>
                {one.day}: {one.work}
              </strong>
              <span>
                {one.who}. {one.standing}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  </>
)
