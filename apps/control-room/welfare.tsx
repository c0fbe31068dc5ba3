import { Form, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { closeWelfareCheck, openWelfareChecks, takeWelfareStep } from '../../care/visits/actions.ts'
import { welfareEnds, welfareSteps } from '../../care/visits/rules/welfare.ts'
import { signOfDanger, welfareEndLabel, welfareStepWords } from '../../care/visits/words.ts'
import { staffNamed } from '../../care/workforce/actions.ts'
import { contactCardOf } from '../../care/messages/actions.ts'
import { spokenTelephone } from '../../care/messages/rules.ts'
import { householdOf } from '../../care/households/actions.ts'
import { parseId } from '../../lib/ids.ts'
import type { StaffId } from '../../lib/ids.ts'
import { minutesBetween } from '../../lib/time.ts'
import { inTheNameOf } from '../context.ts'
import { Button, Card, Chip, Facts, Insist, NotDoneBox } from '../design/parts.ts'
import { IconClock } from '../design/icons.ts'
import { noSuch } from './call/caller.ts'
import { faultsOf, fieldsOf, ticked } from './form.ts'
import { howLong, moment } from './say.ts'

export const meta = () => [{ title: 'Welfare check · Doorstep' }]

const checkIn = (params: { check?: string | undefined }) => {
  const id = parseId('welfareCheck', params.check)
  if (!id) throw noSuch('There is no such welfare check', 'Open it from Today.')
  return id
}

export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  return world.db.as(who, async (tx) => {
    const check = (await openWelfareChecks(tx)).find((one) => one.id === checkIn(params))
    if (!check) throw noSuch('This welfare check is over', 'Somebody closed it, knowing how they are. The visit tells the story.')
    const taken = []
    for (const one of check.taken)
      taken.push({
        key: one.id,
        what: welfareStepWords[one.step],
        result: one.result,
        when: moment(one.at, tx.now),
        by: (await staffNamed(tx, one.byId as StaffId)) ?? 'At the door',
      })
    const card = await contactCardOf(tx, check.householdId)
    const people = (await householdOf(tx, check.householdId))?.people ?? []
    const numbers = check.safeContactOnly
      ? [
          [
            'Only this contact',
            card?.safeTelephone
              ? `${spokenTelephone(card.safeTelephone)}${card.safeFrom ? `, ${card.safeFrom.slice(0, 5)} to ${card.safeTo?.slice(0, 5)}` : ''}`
              : 'None named',
          ],
        ]
      : [
          ...(card?.telephone ? [[check.household, spokenTelephone(card.telephone)]] : []),
          ...people.flatMap((one) =>
            one.telephone ? [[`${one.name}${one.tie ? `, ${one.tie}` : ''}`, spokenTelephone(one.telephone)]] : [],
          ),
        ]
    const left = minutesBetween(tx.now, check.nextStepBy)
    return {
      visitId: check.visitId,
      household: check.household,
      where: check.where,
      safeContactOnly: check.safeContactOnly,
      opened: moment(check.openedAt, tx.now),
      next: left < 0 ? 'A person is needed now' : `Next step within ${howLong(left)}`,
      steps: check.steps.map((value) => ({ value, words: welfareStepWords[value] })),
      ends: welfareEnds.map((value) => ({ value, words: welfareEndLabel[value] })),
      numbers: numbers as [string, string][],
      taken,
    }
  })
}

const acts = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('step'),
    step: z.enum(welfareSteps),
    result: z.string().trim().min(1, 'Say what came of it.').max(500),
    sign: ticked,
  }),
  z.object({ do: z.literal('close'), outcome: z.enum(welfareEnds, 'Choose how they are.') }),
])

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const checkId = checkIn(params)
  const read = acts.safeParse(await fieldsOf(request))
  if (!read.success) return faultsOf(read.error)
  const act = read.data
  const outcome = await world.db.act(who, (tx) =>
    act.do === 'step' ? takeWelfareStep(tx, { checkId, ...act }) : closeWelfareCheck(tx, { checkId, outcome: act.outcome }),
  )
  if (!outcome.ok) return outcome
  return redirect(act.do === 'close' ? '/today' : `/welfare/${checkId}`)
}

export default function Welfare() {
  const check = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <p className="crumbs">
            <Link to="/today">Today</Link> / <Link to={`/visits/${check.visitId}`}>The visit</Link>
          </p>
          <h1>Nobody answered: how is {check.household}?</h1>
          <p>
            {check.where}. Since {check.opened}.
          </p>
        </div>
        <Chip tone="lamp" icon={IconClock}>
          {check.next}
        </Chip>
      </div>
      <NotDoneBox answer={answer} />
      {check.safeContactOnly && (
        <Insist title="Safe contact only">
          <p>Use only the contact this household named. Ask no neighbour, leave no card, and say this first to the police.</p>
        </Insist>
      )}
      <div className="columns">
        <div className="column">
          <Card title="What the office does, in this order">
            <ol className="stack">
              {check.steps.map(({ value, words }) => (
                <li key={value}>
                  <Form method="post" className="stack-close">
                    <input type="hidden" name="do" value="step" />
                    <input type="hidden" name="step" value={value} />
                    <label htmlFor={`result-${value}`} className="strong">
                      {words}
                    </label>
                    <div className="row">
                      <input
                        className="control"
                        style={{ width: '320px' }}
                        id={`result-${value}`}
                        name="result"
                        placeholder="What came of it?"
                        required
                      />
                      <label className="row">
                        <input type="checkbox" className="tick" name="sign" /> A sign of danger
                      </label>
                      <Button kind="quiet">Done</Button>
                    </div>
                  </Form>
                </li>
              ))}
            </ol>
            <p className="third">{signOfDanger}</p>
          </Card>
        </div>
        <div className="column">
          <Card title="Who to ring">
            {check.numbers.length > 0 ? <Facts rows={check.numbers} /> : <p className="second">No number is known.</p>}
          </Card>
          <Card title="What was done">
            {check.taken.length === 0 && <p className="second">Nothing yet.</p>}
            <Facts rows={check.taken.map((one) => [`${one.when}, ${one.by}`, `${one.what} ${one.result}`] as const)} />
          </Card>
          <Card title="You know how they are">
            <Form method="post" className="stack-close">
              <input type="hidden" name="do" value="close" />
              {check.ends.map(({ value, words }) => (
                <label key={value} className="row">
                  <input type="radio" className="radio" name="outcome" value={value} required /> {words}
                </label>
              ))}
              <div>
                <Button>Close the check</Button>
              </div>
            </Form>
          </Card>
        </div>
      </div>
    </main>
  )
}
