import { Form } from 'react-router'
import { IconHelp } from '../../design/icons.ts'
import { ButtonLink, Face, Initials } from '../../design/parts.ts'
import type { Waiting } from '../board.ts'

/** Somebody may be in danger: the only red on the page, above everything, until a person has answered and stood it down. */
export const AlarmBand = ({ alarms }: { alarms: Waiting['alarms'] }) => (
  <>
    {alarms.map(({ key, name, firstName, face, what, where, since, ringing, answeredBy }) => (
      <section key={key} className="today-alarm" role="alert" data-answered={!ringing || undefined} aria-label={`${what}: ${name}`}>
        {face ? <Face spec={face} size={44} /> : <Initials name={name} />}
        <div className="today-alarm-words">
          <h2>
            <IconHelp aria-hidden size={20} strokeWidth={2.2} /> {what}: {name}
          </h2>
          <p>
            {where}. {since === 'just now' ? 'Just now.' : `${since}.`}{' '}
            {answeredBy && !ringing ? `${answeredBy} has it.` : 'Nobody has answered yet.'}
          </p>
        </div>
        {ringing ? (
          <Form method="post" action="/alarms">
            <input type="hidden" name="do" value="answer" />
            <button className="today-alarm-key" name="alarmId" value={key}>
              Answer for {firstName}
            </button>
          </Form>
        ) : (
          <ButtonLink kind="quiet" to="/alarms">
            Open the alarm
          </ButtonLink>
        )}
      </section>
    ))}
  </>
)
