import './today/today.css'
import { useEffect } from 'react'
import { useActionData, useLoaderData, useLocation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { inTheNameOf } from '../context.ts'
import { mayOpen } from '../doors.ts'
import { DayBar, MapView, NotDoneBox } from '../design/parts.ts'
import { IconAtRisk, IconCheck, IconDoor } from '../design/icons.ts'
import { dayBoard, dayPart, sendingPart, waitingBoard, type Tally } from './board.ts'
import { askedIn, isNarrowed } from './board/narrow.ts'
import { actOnToday } from './today/acts.ts'
import { AlarmBand } from './today/alarm-band.tsx'
import { DecidedByHand } from './today/by-hand.tsx'
import { NeedsAPerson } from './today/needs-a-person.tsx'
import { CouldSetOff } from './today/could-set-off.tsx'
import { AtRisk } from './today/at-risk.tsx'
import { NotHome } from './today/not-home.tsx'
import { PartBar } from './today/part/part-bar.tsx'
import { Breaks, PutRightCard, WaitOnPurpose } from './today/wait-on-purpose.tsx'
import { WhoIsOut } from './today/who-is-out.tsx'

export const meta = () => [{ title: 'Today · Doorstep' }]

/** The three parts of the board are read side by side: a second's difference between them is no untruth. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const asked = askedIn(request.url)
  const [day, waiting, { early, ...sending }] = await Promise.all([
    world.db.as(who, dayBoard),
    world.db.as(who, waitingBoard),
    world.db.as(who, (tx) => sendingPart(tx, asked)),
  ])
  return {
    ...dayPart(day, early, asked),
    waiting,
    asked,
    ...sending,
    mayLearn: who.kind === 'staff' && mayOpen('/learned', who.role),
  }
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

/** A link into a list takes the keys along, for whoever goes without a mouse. */
const useKeysGoAlong = (): void => {
  const location = useLocation()
  useEffect(() => {
    if (location.hash !== '') document.getElementById(location.hash.slice(1))?.focus({ preventScroll: true })
  }, [location])
}

export default function Today() {
  const { day, tally, people, marks, awaited, waiting, asked, choices, byHand, unplanned, mayLearn, ...lists } =
    useLoaderData<typeof loader>()
  const { out, risks, proposals, waits, breaks, putRight } = lists
  useKeysGoAlong()
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
      <PartBar asked={asked} lists={lists} choices={choices} isCrowded={Object.values(lists).some(({ pages }) => pages > 1)} />
      <div className="columns today-columns">
        <div className="column">
          <NeedsAPerson waiting={waiting} />
          <AtRisk risks={risks} asked={asked} mayLearn={mayLearn} />
          <PutRightCard putRight={putRight} asked={asked} />
          <CouldSetOff proposals={proposals} asked={asked} unplanned={unplanned} />
          <DecidedByHand byHand={byHand} />
          <WaitOnPurpose waits={waits} asked={asked} />
          <Breaks breaks={breaks} asked={asked} />
        </div>
        <div className="column today-column">
          <section className="today-map" aria-label="Map">
            <MapView label={isNarrowed(asked) ? 'Where everybody in this part of the day is' : 'Where everybody is today'} marks={marks} />
          </section>
          <WhoIsOut out={out} asked={asked} />
          <NotHome rows={awaited} />
        </div>
      </div>
    </main>
  )
}
