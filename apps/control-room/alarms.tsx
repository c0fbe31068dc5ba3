import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { answerAlarm, renewAnswer, standDown } from '../../care/alarms/actions.ts'
import type { Outcome } from '../../lib/refusal.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { checkDeskPin } from '../../platform/sign-in/pin.ts'
import { askerContext, inTheNameOf, sessionContext } from '../context.ts'
import { Empty, NotDoneBox } from '../design/parts.ts'
import { alarmsShown } from './alarms/alarms-shown.ts'
import { OneAlarm } from './alarms/one-alarm.tsx'
import { useSpaceAnswers } from './alarms/space.ts'
import { anId, faultsOf, fieldsOf } from './form.ts'
import './alarms/alarms.css'

export const meta = () => [{ title: 'Alarms · Doorstep' }]

/** Open also on a desk that fell asleep: it shows what rings and takes an answer with the PIN, and nothing else. */
export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const locked = context.get(sessionContext)?.state === 'locked'
  return { locked, alarms: await world.db.as(who, alarmsShown) }
}

const acts = z.discriminatedUnion('do', [
  z.object({ do: z.literal('answer'), alarmId: anId('alarm'), pin: z.string().optional() }),
  z.object({ do: z.literal('renew'), alarmId: anId('alarm') }),
  z.object({
    do: z.literal('stand_down'),
    alarmId: anId('alarm'),
    spoke: z.enum(['yes', 'no'], 'Did you speak to them?'),
    why: z.string(),
  }),
])

const perform = (tx: Tx, act: z.infer<typeof acts>): Promise<Outcome<unknown>> => {
  if (act.do === 'answer') return answerAlarm(tx, act.alarmId, 'screen')
  return act.do === 'renew'
    ? renewAnswer(tx, act.alarmId)
    : standDown(tx, { alarmId: act.alarmId, why: act.why, spokeToThem: act.spoke === 'yes' })
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const read = acts.safeParse(await fieldsOf(request))
  if (!read.success) return faultsOf(read.error)
  const act = read.data
  if (context.get(sessionContext)?.state === 'locked') {
    if (act.do !== 'answer' || !('staffId' in who)) return redirect('/sign-in?stay=1&then=/alarms')
    const known = await checkDeskPin(world, { staffId: who.staffId, pin: act.pin ?? '', asker: context.get(askerContext) })
    if (!known.ok) return known
  }
  const outcome = await world.db.act(who, (tx) => perform(tx, act))
  return outcome.ok ? redirect('/alarms') : outcome
}

export default function Alarms() {
  const { alarms, locked } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  useSpaceAnswers(!locked && alarms.some((one) => one.ringing))
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <h1>Alarms</h1>
          <p>
            {alarms.length === 0
              ? 'Nobody asks for help.'
              : alarms.length === 1
                ? 'One person may be in danger.'
                : `${alarms.length} people may be in danger.`}
            {locked && ' This desk slept: answer with your PIN.'}
          </p>
        </div>
        {locked && <a href="/sign-in?stay=1&then=/alarms">Sign in</a>}
      </div>
      <NotDoneBox answer={answer} />
      {alarms.map((alarm) => (
        <OneAlarm key={alarm.key} alarm={alarm} locked={locked} answer={answer} />
      ))}
      {alarms.length === 0 && (
        <section className="card">
          <Empty title="All is quiet">
            Whoever asks for help, or should have been heard of, stands here and rings until a person answers. It rings duty telephones too.
          </Empty>
        </section>
      )}
    </main>
  )
}
