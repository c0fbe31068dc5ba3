import './today/today.css'
import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { inTheNameOf } from '../context.ts'
import { mayOpen } from '../doors.ts'
import { DayBar, MapView, NotDoneBox } from '../design/parts.ts'
import { IconAtRisk, IconCheck, IconDoor } from '../design/icons.ts'
import { dayBoard, sendingBoard, waitingBoard, withEarly, type Tally } from './board.ts'
import { actOnToday } from './today/acts.ts'
import { AlarmBand } from './today/alarm-band.tsx'
import { DecidedByHand } from './today/by-hand.tsx'
import { NeedsAPerson } from './today/needs-a-person.tsx'
import { CouldSetOff } from './today/could-set-off.tsx'
import { AtRisk } from './today/at-risk.tsx'
import { NotHome } from './today/not-home.tsx'
import { Breaks, PutRightCard, WaitOnPurpose } from './today/wait-on-purpose.tsx'
import { WhoIsOut } from './today/who-is-out.tsx'

export const meta = () => [{ title: 'Today · Doorstep' }]

/** The three parts of the board are read side by side: a second's difference between them is no untruth. */
export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const [day, waiting, { early, ...sending }] = await Promise.all([
    world.db.as(who, dayBoard),
    world.db.as(who, waitingBoard),
    world.db.as(who, sendingBoard),
  ])
  return { ...withEarly(day, early), waiting, ...sending, mayLearn: who.kind === 'staff' && mayOpen('/learned', who.role) }
}

export const action = (args: ActionFunctionArgs) => actOnToday(args)

const promises = ({ all, kept, onCourse, atRisk, missed, cancelled }: Tally): string => {
  if (all === 0) return 'No promises today.'
  const parts = [`${kept} kept`, `${onCourse} on course`, `${atRisk} at risk`]
  const rest = [...(missed > 0 ? [`${missed} missed`] : []), ...(cancelled > 0 ? [`${cancelled} cancelled`] : [])]
  return `${[...parts, ...rest].join(', ')}.`
}

const Bar = ({ tally }: { tally: Tally }) => (
  <div className="today-bar">
    <DayBar
      label={promises(tally)}
      parts={[
        { tone: 'green', amount: tally.kept, label: 'kept' },
        { tone: 'slate', amount: tally.onCourse, label: 'on course' },
        { tone: 'lamp', amount: tally.atRisk, label: 'at risk' },
        { tone: 'heather-quiet', amount: tally.missed, label: 'missed' },
      ]}
    />
    <p className="today-bar-words" aria-hidden>
      <span>
        <IconCheck size={16} strokeWidth={2.4} /> {tally.kept} kept
      </span>
      <span>
        <IconDoor size={16} strokeWidth={2.2} /> {tally.onCourse} on course
      </span>
      <span className={tally.atRisk > 0 ? 'strong' : undefined}>
        <IconAtRisk size={16} strokeWidth={2.2} /> {tally.atRisk} at risk
      </span>
    </p>
  </div>
)

export default function Today() {
  const { day, tally, people, marks, out, awaited, waiting, risks, proposals, waits, breaks, putRight, byHand, unplanned, mayLearn } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <main id="words">
      <AlarmBand alarms={waiting.alarms} />
      <div className="page-head">
        <div className="page-words">
          <h1>{day}</h1>
          <p>
            {tally.all > 0 && (
              <>
                <strong>{tally.all === 1 ? 'One promise today.' : `${tally.all} promises today.`}</strong>{' '}
              </>
            )}
            {promises(tally)} {people}
          </p>
        </div>
        <Bar tally={tally} />
      </div>
      <NotDoneBox answer={answer} />
      <div className="columns">
        <div className="column today-column">
          <section className="today-map" aria-label="Map">
            <MapView label="Where everybody is today" marks={marks} />
          </section>
          <WhoIsOut rows={out} />
          <NotHome rows={awaited} />
        </div>
        <div className="column">
          <NeedsAPerson waiting={waiting} />
          <AtRisk risks={risks} mayLearn={mayLearn} />
          <CouldSetOff proposals={proposals} unplanned={unplanned} />
          <DecidedByHand byHand={byHand} />
          <WaitOnPurpose waits={waits} />
          <Breaks breaks={breaks} />
          <PutRightCard lines={putRight} />
        </div>
      </div>
    </main>
  )
}
