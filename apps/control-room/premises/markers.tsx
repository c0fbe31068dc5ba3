import { Form } from 'react-router'
import { Button, Card, faultOf, Input, PrecautionPlate, TextArea, type NotDone } from '../../design/parts.ts'
import type { MarkerShown } from './page-shown.ts'

const Told = ({ marker }: { marker: MarkerShown }) => (
  <div className="premises-told">
    <p>
      {marker.label}: {marker.consequence}
      {marker.hours && ` (${marker.hours})`}.
    </p>
    <p className="second">
      Source: “{marker.source}”{marker.happened && `, ${marker.happened}`}. Proposed by {marker.proposed}. {marker.about}
    </p>
    {marker.decided && <p className="second">Decided by {marker.decided}</p>}
    {marker.told && <p className="second">{marker.told}</p>}
  </div>
)

/** P1 In force: who decided and why, whether the resident was told (P3), and when it ends by itself. */
export const InForce = ({ marker, senior }: { marker: MarkerShown; senior: boolean }) => (
  <article className="premises-marker">
    <PrecautionPlate icon={marker.icon}>{marker.sentence}</PrecautionPlate>
    <Told marker={marker} />
    <p className="third">Ends by itself, {marker.ends}.</p>
    {senior && (
      <details className="tell-need">
        <summary>End it before its time</summary>
        <Form method="post">
          <input type="hidden" name="do" value="end" />
          <input type="hidden" name="markerId" value={marker.key} />
          <div className="field">
            <label className="field-label" htmlFor={`end-${marker.key}`}>
              Why it is no longer needed, in a sentence
            </label>
            <input className="control" id={`end-${marker.key}`} name="why" required />
          </div>
          <Button kind="quiet">End it</Button>
        </Form>
      </details>
    )}
  </article>
)

/** P1, P3 Waits for a named senior person who did not propose it. */
export const ToDecide = ({ marker, senior, answer }: { marker: MarkerShown; senior: boolean; answer: NotDone }) => (
  <Card title="Proposed, not in force" aside={`Ends by itself undecided, ${marker.ends}`}>
    <Told marker={marker} />
    {!senior && <p className="second">A director, the safeguarding lead or an administrator decides. Until then it does nothing.</p>}
    {senior && marker.mine && <p className="second">You proposed it: another senior person decides.</p>}
    {senior && !marker.mine && (
      <Form method="post" className="stack premises-decide">
        <input type="hidden" name="do" value="decide" />
        <input type="hidden" name="markerId" value={marker.key} />
        <TextArea
          name="why"
          label="Why, in a sentence"
          hint="It is read again at the review."
          rows={2}
          fault={faultOf(answer, 'why')}
          required
        />
        <fieldset className="stack-close">
          <legend className="field-label">Does the resident know?</legend>
          <label className="row">
            <input type="radio" className="radio" name="told" value="told" /> They were told today
          </label>
          <label className="row">
            <input type="radio" className="radio" name="told" value="not_told" /> They were not told, because
          </label>
          <Input name="notToldWhy" label="telling them would put somebody at risk: how?" fault={faultOf(answer, 'resident')} />
        </fieldset>
        <div className="row">
          <Button name="agree" value="yes">
            Put it in force
          </Button>
          <Button kind="quiet" name="agree" value="no">
            Do not
          </Button>
        </div>
      </Form>
    )}
  </Card>
)
