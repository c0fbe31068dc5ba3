import { Form } from 'react-router'
import { IconHelp, IconWarning } from '../../design/icons.ts'
import { Button } from '../../design/parts.ts'
import type { AuditorShown } from './findings.ts'

/** What the auditor found and nobody has mended. It stays on every page until it is so no more. */
export const AuditorStrip = ({ auditor: { findings, asleep, hasIt } }: { auditor: AuditorShown }) =>
  (findings.length > 0 || asleep) && (
    <section className="desk-auditor" aria-label="The auditor">
      <IconWarning aria-hidden size={20} strokeWidth={2.2} />
      <div role="status">
        <ul>
          {findings.map(({ key, words }) => (
            <li key={key}>{words}</li>
          ))}
          {asleep && <li>{asleep}</li>}
          {hasIt && <li>{hasIt} has it.</li>}
        </ul>
      </div>
      {findings.length > 0 && !hasIt && (
        <Form method="post" action="/alarms">
          <Button kind="quiet" size="small" name="do" value="auditor">
            I have it
          </Button>
        </Form>
      )}
    </section>
  )

/** A drill rings this screen. It never looks like an alarm: no red, and it says what it is first. */
export const DrillStrip = () => (
  <section className="desk-auditor" aria-label="A drill" role="alert">
    <IconHelp aria-hidden size={20} strokeWidth={2.2} />
    <p>This is a drill. Nobody is in danger. It asks whether this screen reaches you.</p>
    <Form method="post" action="/alarms/drills">
      <Button kind="quiet" size="small" name="do" value="answer">
        I see it
      </Button>
    </Form>
  </section>
)
