import './learned/learned.css'
import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { setPromiseLevel } from '../../care/booking/actions.ts'
import { inTheNameOf } from '../context.ts'
import { Card, Empty, Facts, NotDoneBox, Table } from '../design/parts.ts'
import { faultsOf, fieldsOf } from './form.ts'
import { levelShown } from './learned/level.ts'
import { LevelCard } from './learned/level-card.tsx'
import { Drawn, Key } from './learned/picture.tsx'
import { PromisesCard } from './learned/promises-card.tsx'
import { jobMinutes, learnedShown, wayMinutes } from './learned/shown.ts'
import type { LearnedShown, RowShown, Span } from './learned/shown.ts'

export const meta = () => [{ title: 'What we have learned · Doorstep' }]

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const shown = await world.db.as(who, async (tx) => ({ ...(await learnedShown(tx)), level: await levelShown(tx) }))
  return { ...shown, way: wayMinutes, job: jobMinutes }
}

const asked = z.object({ inHundred: z.coerce.number(), why: z.string() })

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const read = asked.safeParse(await fieldsOf(request))
  if (!read.success) return faultsOf(read.error)
  const outcome = await world.db.act(who, (tx) => setPromiseLevel(tx, read.data))
  return outcome.ok ? redirect('/learned') : outcome
}

const times = (count: number, one: string, more: string): string =>
  count === 1 ? `One ${one}` : `${count.toLocaleString('en-GB')} ${more}`

const From = ({ night }: Pick<LearnedShown, 'night'>) => {
  if (night === null) return <p>Nothing yet. Tonight Doorstep reads what has been; until then it reckons with what is usual for repairs.</p>
  if (night.since === null)
    return (
      <p>Nothing yet: no visit has been made. Until then Doorstep reckons with what is usual for repairs. Last looked at: {night.at}.</p>
    )
  return (
    <p>
      <strong>
        Since {night.since} somebody was sent {night.sendings === 1 ? 'once' : `${night.sendings.toLocaleString('en-GB')} times`}.
      </strong>{' '}
      Learned anew every night, last {night.at}.
    </p>
  )
}

const spread = ({ low, high }: Span): string => `${low} to ${high}`
const rests = (restsOn: number): string => (restsOn === 0 ? 'none yet' : restsOn.toLocaleString('en-GB'))

const Rows = ({ caption, rows, expected, first }: { caption: string; rows: readonly RowShown[]; expected: number; first: string }) => (
  <div className="learned-rows">
    <Table
      caption={caption}
      columns={[
        { title: first, heads: true, cell: (row) => <span className="strong">{row.name}</span> },
        { title: 'Drawn', cell: (row) => <Drawn row={row} expected={expected} /> },
        { title: 'Half within', end: true, cell: (row) => <strong>{row.learned.middle} min</strong> },
        { title: 'Eight in ten, min', end: true, cell: (row) => spread(row.learned) },
        { title: 'As we began, min', end: true, cell: (row) => `${row.first.middle}, ${spread(row.first)}` },
        { title: 'Rests on', end: true, cell: (row) => rests(row.restsOn) },
      ]}
      rows={rows}
      rowKey={(row) => row.key}
    />
  </div>
)

const Roads = ({ roads, week, way }: Pick<LearnedShown, 'roads' | 'week'> & { way: number }) => (
  <Card flush title="On the road" aside={`A way of ${way} minutes by the map`}>
    <Key expected={way} said="The map" />
    <Rows caption="How long a way takes, by the hour at which somebody is sent" rows={roads} expected={way} first="Sent" />
    <details className="learned-more">
      <summary>By the day of the week, and from how many</summary>
      <Table
        caption="Half of the ways within so many minutes, by the day of the week; in brackets, from how many"
        columns={[
          { title: 'Day', heads: true, cell: (row) => row.name },
          ...week[0]!.hours.map(({ band }, at) => ({
            title: band,
            end: true,
            cell: ({ hours }: LearnedShown['week'][number]) => (
              <span>
                {hours[at]!.minutes} min <span className="third">({hours[at]!.restsOn})</span>
              </span>
            ),
          })),
        ]}
        rows={week}
        rowKey={(row) => row.name}
      />
    </details>
    <p className="learned-note">
      From being sent to the door, reading and setting off included. Hours that have few of their own lean on the whole.
    </p>
  </Card>
)

const Work = ({ work, job }: Pick<LearnedShown, 'work'> & { job: number }) => (
  <Card flush title="At the home" aside={`Where ${job} minutes were expected`}>
    <Key expected={job} said="Expected" />
    <Rows caption="How long a visit takes, from the knock to leaving" rows={work} expected={job} first="Work" />
    <p className="learned-note">
      From the knock to leaving, when somebody was in and the work was the end of it. What a household’s needs add is in the expected
      minutes already.
    </p>
  </Card>
)

const Doors = ({ doors: { restsOn, inHundred, firstInHundred, minutes, hours } }: Pick<LearnedShown, 'doors'>) => (
  <Card title="When nobody comes to the door">
    <Facts
      rows={[
        ['How often', `${inHundred} in 100 visits`],
        ...hours.map((one): [string, string] => [
          one.band,
          `${one.inHundred} in 100, from ${times(one.restsOn, 'visit', 'visits').toLowerCase()}`,
        ]),
        ['As we began', `${firstInHundred} in 100`],
        ['Until they leave', `${minutes} min`],
        ['Rests on', restsOn === 0 ? 'nothing yet' : times(restsOn, 'visit', 'visits')],
      ]}
    />
  </Card>
)

const LeftOut = ({ leftOut }: Pick<LearnedShown, 'leftOut'>) => (
  <Card flush title="What was left out">
    {leftOut.length === 0 ? (
      <Empty title="Nothing was left out">
        Clocks go wrong and people forget to press. What tells us nothing is left out, and stands here.
      </Empty>
    ) : (
      <ul className="learned-left-out">
        {leftOut.map(({ words, count }) => (
          <li key={words}>
            {words} <strong>{count.toLocaleString('en-GB')}</strong>
          </li>
        ))}
      </ul>
    )}
    <p className="learned-note">A visit that ended for another reason than the work is not looked at, and nobody counts those.</p>
  </Card>
)

const Used = () => (
  <Card title="What it is for">
    <div className="stack-close">
      <p>The plan, the promises at risk and the windows that are offered reckon with these times, each night’s from that night on.</p>
      <p>Safety rules do not: they go by the minutes expected.</p>
      <p>
        It is about roads and work, never about a person. What fewer than three people did is counted with the whole and not shown by
        itself.
      </p>
    </div>
  </Card>
)

export default function Learned() {
  const { night, roads, week, work, promises, doors, leftOut, way, job, level } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <h1>What we have learned</h1>
          <From night={night} />
        </div>
      </div>
      <NotDoneBox answer={answer} />
      <div className="columns">
        <div className="column">
          <Roads roads={roads} week={week} way={way} />
          <Work work={work} job={job} />
          <PromisesCard promises={promises} />
        </div>
        <div className="column">
          <Used />
          <LevelCard level={level} />
          <Doors doors={doors} />
          <LeftOut leftOut={leftOut} />
        </div>
      </div>
    </main>
  )
}
