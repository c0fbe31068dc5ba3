import { Link, redirect, Form, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { teamPage } from '../../care/training/actions.ts'
import { operativeOf } from '../../care/workforce/actions.ts'
import { tradeLabels } from '../../care/workforce/words.ts'
import { languageName } from '../../care/households/rules.ts'
import { spokenTelephone } from '../../care/messages/rules.ts'
import { parseId } from '../../lib/ids.ts'
import { clockTime } from '../../lib/time.ts'
import { inTheNameOf } from '../context.ts'
import { Button, Card, Chip, Face, Facts, Initials, NotDoneBox, Table } from '../design/parts.ts'
import { IconCheck, IconClock, IconNotAllowed } from '../design/icons.ts'
import { readFace } from '../design/faces/read.ts'
import { noSuch } from './call/caller.ts'
import { faultsOf, fieldsOf } from './form.ts'
import { acts, perform, seenAgain } from './people/acts.ts'
import { breakOfPerson } from './people/breaks.ts'
import { MoveBreak } from './people/breaks-card.tsx'
import { SayYes } from './people/say-yes.tsx'
import { topicLines, whyNotFit } from './people/fitness-words.ts'
import { swapsOf } from './people/swap.ts'
import { SwapForm } from './people/swap-form.tsx'
import './call/call.css'
import { dayName } from './say.ts'

export const meta = () => [{ title: 'One of us · Doorstep' }]

const personIn = (params: { operative?: string | undefined }) => {
  const id = parseId('operative', params.operative)
  if (!id) throw noSuch('We do not know this person', 'Look among the people.')
  return id
}

const employments = { employed: 'Employed', agency: 'Agency', subcontractor: 'Subcontractor' } as const

export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  return world.db.as(who, async (tx) => {
    const id = personIn(params)
    const one = (await teamPage(tx)).find((member) => member.id === id)
    const operative = await operativeOf(tx, id)
    if (!one || !operative) throw noSuch('They no longer work here', 'Look among the people.')
    const rest = await breakOfPerson(tx, id)
    return {
      id,
      name: one.name,
      firstName: operative.firstName,
      rest,
      face: readFace(one.face),
      trades: one.trades.map((trade) => tradeLabels[trade]).join(', '),
      fit: one.fitness.fit,
      why: whyNotFit(one.fitness, tx.now).slice(0, 3),
      onShift: one.onShift,
      unwell: one.unwell,
      facts: [
        [
          'Today',
          one.unwell
            ? 'Home unwell. Nobody asks why.'
            : one.shift
              ? `${clockTime(one.shift.from)} to ${clockTime(one.shift.to)}`
              : 'Not on shift',
        ],
        ...(rest ? [['Break', rest.when]] : []),
        ['ID card', `${one.idCardNumber}, good to ${dayName(one.fitness.idCard.validUntil, tx.now)}`],
        ['Vetting', `Good to ${dayName(one.fitness.vetting.validUntil, tx.now)}`],
        ['Languages', one.languages.map(languageName).join(', ')],
        ['Works for us as', employments[one.employment]],
        ['Telephone', spokenTelephone(operative.telephone)],
      ] as [string, string][],
      topics: topicLines(one.fitness, tx.now),
      swaps: await swapsOf(tx, id),
    }
  })
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const id = personIn(params)
  const read = acts.safeParse(await fieldsOf(request))
  if (!read.success) return { refused: faultsOf(read.error), first: null }
  const act = read.data
  const outcome = await world.db.act(who, (tx) => perform(tx, id, act))
  if (!outcome.ok) return { refused: outcome, first: await world.db.as(who, (tx) => seenAgain(tx, id, act)) }
  return outcome.value === null ? redirect(`/people/${id}`) : { refused: null, first: outcome.value }
}

export default function Person() {
  const one = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <main id="words">
      <div className="page-head">
        <div className="row call-head">
          {one.face ? <Face spec={one.face} size={64} /> : <Initials name={one.name} />}
          <div className="page-words">
            <p className="crumbs">
              <Link to="/people">People</Link> / {one.trades}
            </p>
            <h1>{one.name}</h1>
            <p>{one.fit ? 'Fit to be sent.' : `Not to be sent: ${one.why.join('; ')}.`}</p>
          </div>
        </div>
      </div>
      <NotDoneBox answer={answer?.refused} />
      {answer?.first && <SayYes first={answer.first} here={`/people/${one.id}`} />}
      <div className="columns">
        <Card flush title="Training">
          <Table
            caption="Training"
            columns={[
              { title: 'Topic', heads: true, cell: (row) => row.label },
              {
                title: 'How it stands',
                cell: (row) => (
                  <Chip
                    tone={row.stops ? 'lamp' : row.good ? 'green' : 'slate'}
                    icon={row.stops ? IconNotAllowed : row.good ? IconCheck : IconClock}
                  >
                    {row.stands}
                  </Chip>
                ),
              },
              { title: 'What a lapse does', cell: (row) => row.gate },
            ]}
            rows={one.topics}
            rowKey={(row) => row.key}
          />
        </Card>
        <div className="column">
          <Card title="With us">
            <Facts rows={one.facts} />
          </Card>
          {(one.onShift || one.unwell) && (
            <Card title={one.unwell ? 'Home unwell' : 'Going home unwell?'}>
              <Form method="post" className="stack-close">
                <p className="second">
                  {one.unwell
                    ? 'They are not sent anywhere until they say they are well.'
                    : 'They are not sent from now on. Promises that need them show as at risk. Nobody asks why.'}
                </p>
                <div>
                  <Button kind="quiet" name="do" value={one.unwell ? 'well' : 'ill'}>
                    {one.unwell ? 'Well again' : 'They go home unwell'}
                  </Button>
                </div>
              </Form>
            </Card>
          )}
          <MoveBreak firstName={one.firstName} rest={one.rest} />
          <SwapForm swaps={one.swaps} />
        </div>
      </div>
    </main>
  )
}
