import './desk.css'
import { Link, useOutletContext } from 'react-router'
import { Kbd, Logo, NotDoneBox, type NotDone } from '../../../design/parts.ts'
import type { DeskFrame } from '../../desk-frame.ts'
import { Band, Duress, WhoseFace } from './band.tsx'
import { Ending } from './ending.tsx'
import { Nearest, NextOfKin, Reach, WhoIsIt, WhoseNumber } from './helpers.tsx'
import { ticked, useDeskKeys, useServerClock } from './hooks.ts'
import { WriteLine } from './lines.tsx'
import { WhoWasRung } from './rung.tsx'
import { Script } from './script.tsx'
import type { AlarmHead, AlarmOnDesk } from './shown/alarm.ts'
import { ReadTo999 } from './told.tsx'
import { Where } from './where.tsx'

/** How many alarms have a key to switch to them: 9 rings 999, on every desk and always. */
const keyed = 8

type DeskProps = {
  now: number
  heads: readonly AlarmHead[]
  alarm: AlarmOnDesk | null
  head: AlarmHead
  locked: boolean
  arc: string | null
  answer: NotDone
}

/** The whole screen belongs to somebody who may be in danger. */
export const AlarmDesk = ({ now: told, heads, alarm, head, locked, arc, answer }: DeskProps) => {
  const now = useServerClock(told)
  const { keys } = useOutletContext<DeskFrame>()
  useDeskKeys(keys && !locked)
  return (
    <div className="alarm-desk">
      {heads.length > 1 && <Others heads={heads} chosen={head.key} now={now} />}
      <main id="words">
        <Band alarm={head} trade={alarm?.trade ?? null} now={now} locked={locked} />
        <Duress alarm={head} />
        <div className="alarm-said">
          <NotDoneBox answer={answer} />
          {locked && (
            <p className="alarm-locked">
              This desk slept: answer with your PIN. To see where and what to say, <a href="/sign-in?stay=1&then=/alarms">sign in</a>.
            </p>
          )}
        </div>
        {alarm && <Columns key={alarm.key} alarm={alarm} now={now} arc={arc} />}
      </main>
      <Foot />
      <Announced heads={heads} />
    </div>
  )
}

const Columns = ({ alarm, now, arc }: { alarm: AlarmOnDesk; now: number; arc: string | null }) => (
  <div className="alarm-columns">
    <div className="column alarm-say-column">
      <Script alarm={alarm} />
      <ReadTo999 alarm={alarm} />
      <WriteLine alarm={alarm} />
    </div>
    <div className="column alarm-where-column">
      {alarm.unmatched && <WhoIsIt alarm={alarm} />}
      {alarm.foundBy && <WhoseNumber alarm={alarm} number={alarm.foundBy} />}
      <Where alarm={alarm} />
    </div>
    <div className="column alarm-who-column">
      {alarm.ending.waiting && <Ending alarm={alarm} />}
      <WhoWasRung alarm={alarm} now={now} />
      {!alarm.unmatched && <Nearest alarm={alarm} />}
      <Reach alarm={alarm} arc={arc} />
      {!alarm.unmatched && <NextOfKin alarm={alarm} />}
      {!alarm.ending.waiting && <Ending alarm={alarm} />}
    </div>
  </div>
)

/** Several at once: a list that stays in sight, people we know first, the longest waiting first, a key for each. */
const Others = ({ heads, chosen, now }: { heads: readonly AlarmHead[]; chosen: string; now: number }) => (
  <nav className="alarm-others" aria-label={`${heads.length} alarms`}>
    {heads.map((one, place) => (
      <Link
        key={one.key}
        to={`/alarms?alarm=${one.key}`}
        replace
        className="alarm-other"
        aria-current={one.key === chosen ? 'true' : undefined}
        data-ringing={one.ringing || undefined}
        {...(place < keyed ? { 'data-key': `${place + 1}`, 'aria-keyshortcuts': `${place + 1}` } : {})}
      >
        {place < keyed && <Kbd>{place + 1}</Kbd>}
        <WhoseFace alarm={one} size={28} />
        <span>
          <span className="strong">{one.name}</span>{' '}
          <span className="small">{one.ringing ? 'nobody has answered' : `${one.answeredBy ?? 'Somebody'} has it`}</span>
        </span>
        <span className="figures small" aria-hidden>
          {ticked(now - one.raisedMs)}
        </span>
      </Link>
    ))}
  </nav>
)

/** For a screen reader, and only what changed the answer to “does somebody have it?”. The seconds are never read out. */
const Announced = ({ heads }: { heads: readonly AlarmHead[] }) => (
  <p className="unseen" role="alert">
    {heads
      .map((one) =>
        one.ringing
          ? `${one.what}: ${one.name}, ${one.where}. Nobody has answered. Space answers.`
          : `${one.answeredBy ?? 'Somebody'} has the alarm of ${one.name}.`,
      )
      .join(' ')}
  </p>
)

const Foot = () => {
  const { line, help } = useOutletContext<DeskFrame>()
  return (
    <footer className="alarm-foot">
      <Link to="/today" className="alarm-foot-home">
        <Logo size={24} /> Doorstep alarm desk
      </Link>
      <p>
        <span className={line.up ? 'desk-live-dot' : 'desk-live-dot alarm-line-down'} aria-hidden />
        {line.up ? 'Line to the server good, ' : 'The line has dropped. This is how it was at '}
        <span className="figures">{line.asOf}</span>
      </p>
      <button type="button" className="button button-text button-small" onClick={help}>
        Keys <Kbd>?</Kbd>
      </button>
      <p className="alarm-foot-end">
        Closing needs a person and a reason, and two people when help was asked for. This screen cannot be dismissed.
      </p>
    </footer>
  )
}
