import type { ReactNode } from 'react'
import { Form } from 'react-router'
import { Button } from '../../design/parts.ts'
import type { PersonShown } from './sending-shown.ts'

/** Everybody on the page has this form: ids carry whose it is. */
const Line = ({ id, label, children }: { id: string; label: string; children: ReactNode }) => (
  <div className="field">
    <label className="field-label" htmlFor={id}>
      {label}
    </label>
    {children}
  </div>
)

/** D4 What the engine is told by hand about this person. It changes what is proposed; who may go stays as it is (D5). */
export const SteerForm = ({ one: { id, firstName }, promised }: { one: PersonShown; promised: boolean }) => (
  <details className="send-ask">
    <summary>{promised ? `Hold ${firstName} back, pin or keep away` : `Hold ${firstName} back`}</summary>
    <Form method="post" className="stack-close">
      <input type="hidden" name="do" value="see_steer" />
      <input type="hidden" name="operativeId" value={id} />
      <Line id={`kind-${id}`} label="What should Doorstep do?">
        <select className="control" id={`kind-${id}`} name="kind">
          <option value="hold_back">{`Hold ${firstName} back until a time`}</option>
          {promised && <option value="pin">{`Propose only ${firstName} for this promise`}</option>}
          {promised && <option value="keep_away">{`Never propose ${firstName} for this promise`}</option>}
        </select>
      </Line>
      <Line id={`until-${id}`} label="Held back until, like 11:00">
        <input className="control" id={`until-${id}`} name="until" autoComplete="off" />
      </Line>
      <Line id={`why-${id}`} label="Why?">
        <input className="control" id={`why-${id}`} name="reason" required minLength={5} autoComplete="off" />
      </Line>
      <div>
        <Button kind="quiet">See what it does</Button>
      </div>
    </Form>
  </details>
)
