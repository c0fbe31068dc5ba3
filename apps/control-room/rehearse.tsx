import './rehearse/rehearse.css'
import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { daysToRehearse, pastDay, twosOnRecord } from '../../care/booking/actions.ts'
import type { What } from '../../care/dispatch/rehearsal/days/asked.ts'
import { rowsFor } from '../../care/dispatch/rehearsal/days/what-if.ts'
import { titleOf } from '../../care/dispatch/rehearsal/days/words.ts'
import { recordEvent } from '../../care/record/actions.ts'
import { trades } from '../../care/workforce/rules.ts'
import { tradeLabels } from '../../care/workforce/words.ts'
import { done, type Outcome } from '../../lib/refusal.ts'
import { inTheNameOf } from '../context.ts'
import { Card, CardLine, Empty } from '../design/parts.ts'
import { fieldsOf } from './form.ts'
import { askedForIn, type AskedFor } from './rehearse/asked-for.ts'
import { RehearsalForm } from './rehearse/form.tsx'
import { runsOf, startRun } from './rehearse/runs.ts'
import { runLine } from './rehearse/shown.ts'
import { dayName } from './say.ts'
import type { Tx } from '../../platform/postgres/tx.ts'

export const meta = () => [{ title: 'Rehearse a day · Doorstep' }]

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const [days, twos] = await world.db.as(who, async (tx) => [await daysToRehearse(tx), await twosOnRecord(tx)] as const)
  return {
    days: [
      ...days.map(({ day, promises }) => ({
        value: day.toString(),
        label: `${dayName(day, world.now())}: ${promises === 1 ? 'one promise' : `${promises} promises`}`,
      })),
      { value: 'made-up', label: 'A made-up day' },
    ],
    trades: trades.map((one) => ({ value: one, label: tradeLabels[one] })),
    twos,
    runs: runsOf(who.contractorId).map(runLine),
  }
}

type Stage = { readonly what: What; readonly name: string; readonly isOver: boolean }

/** R1 Who rehearsed which day, and what for, is on record; what came out is not kept. */
const stageFor = async (tx: Tx, { day, people, twos, whatIfs }: AskedFor): Promise<Outcome<Stage>> => {
  const content = { day: day?.toString() ?? 'made up', whatIfs: whatIfs.map((one) => titleOf(one)) }
  await recordEvent(tx, { verb: 'day_rehearsed', subject: ['contractor', tx.who.contractorId], content })
  if (day === null) {
    const madeUp = { people, twos: twos / 100, requests: Math.round(people * 4.2), seed: Math.floor(tx.world.random() * 1_000_000) }
    return done({ what: { madeUp }, name: `A made-up branch of ${people} people`, isOver: false })
  }
  const found = await pastDay(tx, day)
  return found.ok ? done({ what: { day: found.value.text }, name: found.value.name, isOver: found.value.isOver }) : found
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  if (!('staffId' in who)) throw new Response(null, { status: 403 })
  const asked = askedForIn(await fieldsOf(request))
  if ('kind' in asked) return data(asked, { status: 400 })
  const stage = await world.db.act(who, (tx) => stageFor(tx, asked))
  if (!stage.ok) return data(stage, { status: 409 })
  const { lives, whatIfs } = asked
  const { what, name, isOver } = stage.value
  const id = startRun(world, {
    ...{ what, name, lives, partly: 'day' in what && !isOver },
    whatIfs: rowsFor(whatIfs, isOver),
    contractorId: who.contractorId,
    askedBy: who.name,
  })
  return redirect(`/rehearse/${id}`)
}

export default function Rehearse() {
  const { days, trades: all, twos, runs } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <h1>Rehearse a day</h1>
          <p>What would have happened, had something been otherwise? Nothing is changed by asking, and nobody out there sees it.</p>
        </div>
      </div>
      <div className="columns">
        <div className="column">
          <RehearsalForm shown={{ days, trades: all, twos }} answer={answer} />
        </div>
        <div className="column">
          <Card flush title="Rehearsed in the last hour">
            {runs.length === 0 ? (
              <Empty title="Nothing yet">
                Each rehearsal stands here for an hour, with who asked for it. Take what you need as a file.
              </Empty>
            ) : (
              runs.map((run) => (
                <CardLine
                  key={run.id}
                  title={<Link to={`/rehearse/${run.id}`}>{run.name}</Link>}
                  note={`${run.what}. ${run.by}.`}
                  end={run.state}
                />
              ))
            )}
          </Card>
          <Card title="How to read it">
            <p>
              A day is lived several times. What is on record of it, how long visits and trips took, stays as it was; what nobody can know
              is drawn by luck. Every what-if meets the same luck, so what differs is the what-if. People are shown by their trade, and
              nobody is counted or compared.
            </p>
          </Card>
        </div>
      </div>
    </main>
  )
}
