import { Form } from 'react-router'
import { IconHelp, IconPhone, IconWarning } from '../../../design/icons.ts'
import { Button, Face, Initials, Kbd } from '../../../design/parts.ts'
import { Act } from './act.tsx'
import { ticked } from './hooks.ts'
import type { AlarmHead } from './shown/alarm.ts'

/** Their face; of a number that nobody knows, a telephone. */
export const WhoseFace = ({ alarm, size }: { alarm: AlarmHead; size: number }) => {
  if (alarm.face) return <Face spec={alarm.face} size={size} />
  if (!alarm.unmatched) return <Initials name={alarm.name} />
  return (
    <span className="alarm-nobody" style={{ width: size, height: size }}>
      <IconPhone aria-hidden size={size / 2} />
    </span>
  )
}

/** A3 Who, where, how long, and one key. It cannot be dismissed. */
export const Band = ({ alarm, trade, now, locked }: { alarm: AlarmHead; trade?: string | null; now: number; locked: boolean }) => (
  <section className="alarm-band" data-answered={!alarm.ringing || undefined} aria-labelledby={`who-${alarm.key}`}>
    <div className="alarm-face">
      <WhoseFace alarm={alarm} size={72} />
    </div>
    <div className="alarm-words">
      <p className="alarm-what">
        <IconHelp aria-hidden size={18} strokeWidth={2.4} /> {alarm.what}
        {alarm.sos && !alarm.unmatched && `, ${alarm.loud ? 'with sound' : 'silently'}`}
        {alarm.how && (
          <>
            {' '}
            <span aria-hidden>·</span> {alarm.how}
          </>
        )}
      </p>
      <h1 id={`who-${alarm.key}`}>
        {alarm.name}
        {trade ? `, ${trade.toLowerCase()}` : ''}
      </h1>
      <p className="alarm-where">{alarm.where}</p>
    </div>
    <div className="alarm-time">
      <p>{alarm.since}</p>
      <p className="alarm-seconds" role="timer" aria-live="off">
        {ticked(now - alarm.raisedMs)}
      </p>
      {alarm.late && <p>{alarm.late}</p>}
    </div>
    {alarm.ringing ? <Answer alarm={alarm} locked={locked} /> : <Held alarm={alarm} now={now} locked={locked} />}
  </section>
)

/** Leads to the desk of this alarm, also from the middle of another page. */
const Answer = ({ alarm, locked }: { alarm: AlarmHead; locked: boolean }) => (
  <Form method="post" action="/alarms" className="alarm-answer" preventScrollReset>
    <input type="hidden" name="do" value="answer" />
    <input type="hidden" name="alarmId" value={alarm.key} />
    {locked && (
      <label>
        Your PIN
        <input className="control" name="pin" type="password" inputMode="numeric" autoComplete="off" required />
      </label>
    )}
    <button className="alarm-key" {...(locked ? {} : { 'data-key': ' ', 'aria-keyshortcuts': 'Space' })}>
      <span className="alarm-key-words">Answer {!locked && <Kbd>Space</Kbd>}</span>
      <span className="alarm-key-note">I have this. Keeps for 2 minutes.</span>
    </button>
  </Form>
)

/** Whoever has it keeps it by doing anything on this page. */
const Held = ({ alarm, now, locked }: { alarm: AlarmHead; now: number; locked: boolean }) => {
  const left = alarm.lapsesMs === null ? null : ticked(alarm.lapsesMs - now)
  return (
    <div className="alarm-held">
      <p className="alarm-held-who">{alarm.mine ? 'You have it' : `${alarm.answeredBy ?? 'Somebody'} has it`}</p>
      {left && (
        <p>
          Rings again in <strong className="figures">{left}</strong> unless {alarm.mine ? 'you do' : 'they do'} something.
        </p>
      )}
      {alarm.mine && !locked && (
        <Act act="still_here" alarmId={alarm.key}>
          <Button hotkey="i">I am still on it</Button>
        </Act>
      )}
    </div>
  )
}

/** A2 The one thing that must not be misread, whatever else stands on the page. */
export const Duress = ({ alarm }: { alarm: AlarmHead }) =>
  alarm.duress && (
    <div className="alarm-duress" role="note">
      <IconWarning aria-hidden size={26} strokeWidth={2.2} />
      <p>
        <strong>Duress PIN: do not believe “all is well”.</strong> Somebody forces {alarm.firstName}. Never ring or text their phone, and
        tell nobody who is with them. Ring 999.
      </p>
    </div>
  )
