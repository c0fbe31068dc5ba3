import './alarms/alarms.css'
import './alarms/ladder/ladder.css'
import { Form, redirect, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { addBranch, endLadder, ladderPreview, ringAsTest } from '../../care/alarms/actions.ts'
import { atTime, dayOf } from '../../lib/time.ts'
import type { Outcome } from '../../lib/refusal.ts'
import { inTheNameOf } from '../context.ts'
import { Button, ButtonLink, Card, faultOf, Input, NotDoneBox, Select } from '../design/parts.ts'
import { laddersShown, ringsShown, type LadderShown } from './alarms/ladder/shown.ts'
import { Preview } from './alarms/ladder/preview.tsx'
import { AlarmPages } from './alarms/pages-nav.tsx'
import { anId, faultsOf, fieldsOf } from './form.ts'

export const meta = () => [{ title: 'Who is rung · Doorstep' }]

const asked = z.object({
  branch: z.string().optional(),
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional()
    .catch(undefined),
})

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const { branch, at } = asked.parse(Object.fromEntries(new URL(request.url).searchParams))
  return world.db.as(who, async (tx) => {
    const from = at ? atTime(dayOf(tx.now), at) : tx.now
    const { ladder, rings } = await ladderPreview(tx, { branchId: branch || null, at: from })
    const mayChange = who.kind === 'staff' && (who.role === 'administrator' || who.role === 'director')
    return {
      ...(await laddersShown(tx)),
      preview: ringsShown(rings, from),
      holds: ladder.name,
      branch: branch ?? '',
      at: at ?? '',
      mayChange,
    }
  })
}

const acts = z.discriminatedUnion('do', [
  z.object({ do: z.literal('branch'), name: z.string() }),
  z.object({ do: z.literal('end'), ladderId: anId('ladder') }),
  z.object({ do: z.literal('test_ladder'), ladderId: anId('ladder') }),
  z.object({ do: z.literal('test_person'), staffId: anId('staff') }),
])

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const read = acts.safeParse(await fieldsOf(request))
  if (!read.success) return faultsOf(read.error, { staffId: 'Choose somebody to ring.' })
  const act = read.data
  const outcome = await world.db.act(who, async (tx): Promise<Outcome<unknown>> => {
    if (act.do === 'branch') return addBranch(tx, act.name)
    if (act.do === 'end') return endLadder(tx, act.ladderId)
    return ringAsTest(tx, act.do === 'test_ladder' ? { ladderId: act.ladderId } : { staffId: act.staffId })
  })
  if (!outcome.ok) return outcome
  return redirect(act.do.startsWith('test') ? '/alarms/drills' : '/alarms/ladder')
}

export default function Ladders() {
  const { ladders, otherwise, people, branches, preview, holds, branch, at, mayChange } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state === 'submitting'
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <h1>Who is rung</h1>
          <p>
            Step by step, until a person answers. After the last step everyone on duty is rung, every 40 seconds: no setting changes that.
          </p>
        </div>
        <AlarmPages />
      </div>
      <NotDoneBox answer={answer} />
      <div className="columns">
        <div className="column">
          {ladders.map((one) => (
            <OneLadder key={one.key} ladder={one} mayChange={mayChange} busy={busy} />
          ))}
          <OneLadder ladder={otherwise} mayChange={false} busy={busy} />
          {mayChange && (
            <div className="row">
              <ButtonLink to="/alarms/ladder/new">Write a ladder</ButtonLink>
            </div>
          )}
        </div>
        <div className="column">
          <Card title="Try another time or branch">
            <Form method="get" className="ladder-ask">
              {branches.length > 0 && <Select name="branch" label="Branch" options={branches} choose="No branch" defaultValue={branch} />}
              <Input name="at" label="Time of day" type="time" defaultValue={at} />
              <Button kind="quiet">Show</Button>
            </Form>
          </Card>
          <Preview title={`The coming 10 minutes: ${holds}`} rings={preview} />
          <Card title="Ring it now, as a test">
            <Form method="post" className="ladder-ask">
              <input type="hidden" name="do" value="test_person" />
              <Select name="staffId" label="One person" options={people} choose="Choose" fault={faultOf(answer, 'staffId')} />
              <Button kind="quiet" busy={busy && 'Ringing'}>
                Ring them
              </Button>
            </Form>
            <p className="second small">
              It begins with “This is a drill”, goes the same way as an alarm, and the next page says what came back.
            </p>
          </Card>
          {mayChange && (
            <Card title="Branches">
              <p className="second">
                {branches.length === 0 ? 'None. One ladder holds for everybody.' : branches.map((one) => one.label).join(', ')}
              </p>
              <Form method="post" className="ladder-ask">
                <input type="hidden" name="do" value="branch" />
                <Input name="name" label="Name of a new branch" fault={faultOf(answer, 'name')} maxLength={80} autoComplete="off" />
                <Button kind="quiet">Add it</Button>
              </Form>
            </Card>
          )}
        </div>
      </div>
    </main>
  )
}

const OneLadder = ({ ladder, mayChange, busy }: { ladder: LadderShown; mayChange: boolean; busy: boolean }) => (
  <Card title={ladder.name} aside={`${ladder.branch}. ${ladder.when}`}>
    <ol className="ladder-steps">
      {ladder.steps.map(({ key, who, how, wait }, at) => (
        <li key={key}>
          <p className="strong">
            {at + 1}. {who}
          </p>
          <p className="second">
            By {how}. Then wait {wait}.
          </p>
        </li>
      ))}
      <li>
        <p className="strong">Then everyone on duty</p>
        <p className="second">By every way there is, every 40 seconds, until a person answers.</p>
      </li>
    </ol>
    {ladder.key === null && <p className="second">Holds where no ladder of your own does.</p>}
    <Form method="post" className="row">
      {mayChange && ladder.key && (
        <ButtonLink kind="quiet" to={`/alarms/ladder/${ladder.key}`}>
          Change
        </ButtonLink>
      )}
      {ladder.key && (
        <>
          <input type="hidden" name="ladderId" value={ladder.key} />
          <Button kind="quiet" name="do" value="test_ladder" busy={busy && 'Ringing'}>
            Ring it now as a test
          </Button>
        </>
      )}
      {mayChange && ladder.key && (
        <Button kind="text" name="do" value="end">
          Take it away
        </Button>
      )}
    </Form>
  </Card>
)
