import { Form, Link } from 'react-router'
import { Button, Card, Face, Facts, faultOf, Initials, Input, Kbd, MapView, type NotDone } from '../../design/parts.ts'
import { IconHelp } from '../../design/icons.ts'
import type { AlarmOnDesk } from './alarms-shown.ts'

/** A3 One alarm: its band, what is known, who was rung. It cannot be dismissed; a person answers it and a person ends it. */
export const OneAlarm = ({ alarm, locked, answer }: { alarm: AlarmOnDesk; locked: boolean; answer: NotDone }) => (
  <article className="alarm" aria-labelledby={`who-${alarm.key}`}>
    <section className="alarm-band" role="alert" data-answered={!alarm.ringing || undefined}>
      {alarm.face ? <Face spec={alarm.face} size={72} /> : <Initials name={alarm.name} />}
      <div className="alarm-words">
        <h2 id={`who-${alarm.key}`}>
          <IconHelp aria-hidden size={26} strokeWidth={2.2} /> {alarm.name}
        </h2>
        <p className="alarm-where">{alarm.where}</p>
        <p>
          {alarm.what}, {alarm.at}, {alarm.since}.{' '}
          {alarm.ringing ? 'Nobody has answered.' : `${alarm.answeredBy} has it until ${alarm.keeps}.`}
        </p>
      </div>
      {alarm.ringing && <Answer alarm={alarm} locked={locked} />}
    </section>
    {!locked && (
      <div className="columns alarm-below">
        <div className="column">
          {alarm.marks.length > 0 && (
            <section className="alarm-map" aria-label="Where">
              <MapView label={`Where ${alarm.firstName} is`} marks={alarm.marks} />
            </section>
          )}
          <Card title="What is known" aside={alarm.visit && <Link to={alarm.visit}>The visit</Link>}>
            <Facts rows={alarm.known} />
          </Card>
        </div>
        <div className="column">
          {!alarm.ringing && <After alarm={alarm} answer={answer} />}
          <Card title="Who was rung">
            <ul className="alarm-rings">
              {alarm.rings.length === 0 && <li>The first ring is on its way.</li>}
              {alarm.rings.map((ring) => (
                <li key={ring.key}>
                  <span>{ring.words}</span> <span className="second">{ring.back}</span>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    )}
  </article>
)

const Answer = ({ alarm, locked }: { alarm: AlarmOnDesk; locked: boolean }) => (
  <Form method="post" className="alarm-answer" data-answers={locked ? undefined : true}>
    <input type="hidden" name="do" value="answer" />
    <input type="hidden" name="alarmId" value={alarm.key} />
    {locked && (
      <label>
        Your PIN
        <input className="control" name="pin" type="password" inputMode="numeric" autoComplete="off" required />
      </label>
    )}
    <button className="alarm-key">Answer {!locked && <Kbd>Space</Kbd>}</button>
  </Form>
)

/** Whoever answered keeps it by saying so; standing down says how they know. */
const After = ({ alarm, answer }: { alarm: AlarmOnDesk; answer: NotDone }) => (
  <Card title={alarm.mine ? 'You have it' : `${alarm.answeredBy} has it`}>
    {alarm.mine && (
      <Form method="post" className="stack-close">
        <p className="second">It rings again at {alarm.keeps} unless you say that you are still on it.</p>
        <input type="hidden" name="alarmId" value={alarm.key} />
        <div>
          <Button name="do" value="renew">
            I am still on it
          </Button>
        </div>
      </Form>
    )}
    <details className="alarm-over">
      <summary>They are safe: stand down</summary>
      <Form method="post" className="stack-close">
        <input type="hidden" name="do" value="stand_down" />
        <input type="hidden" name="alarmId" value={alarm.key} />
        <fieldset className="stack-close">
          <legend className="field-label">Did you speak to {alarm.firstName}?</legend>
          <label className="row">
            <input type="radio" className="radio" name="spoke" value="yes" required /> Yes, and their voice said so
          </label>
          <label className="row">
            <input type="radio" className="radio" name="spoke" value="no" /> No
          </label>
        </fieldset>
        <Input
          name="why"
          label="What it was, and how you know that they are safe"
          required
          fault={faultOf(answer, 'why') ?? faultOf(answer, 'spoke')}
        />
        <div>
          <Button kind="quiet">Stand down</Button>
        </div>
      </Form>
    </details>
  </Card>
)
