import { Form } from 'react-router'
import { leastLevel, mostLevel } from '../../../care/booking/rules/level.ts'
import { Button, Card, Input } from '../../design/parts.ts'
import type { LevelShown } from './level.ts'

/** B4 How sure a promise must be, what another level would cost, and the form of those who may set it. */
export const LevelCard = ({ level: { inHundred, set, maySet } }: { level: LevelShown }) => (
  <Card title="How sure a promise must be">
    <div className="stack-close">
      <p>
        <strong>{`Kept at least ${inHundred} times in 100.`}</strong> {set ?? 'As usual: nobody has set it otherwise.'}
      </p>
      <p className="second">
        A higher level offers fewer windows, and households wait longer for one. A lower level offers more, and more often nobody comes in
        time. What is promised already stays promised.
      </p>
      {maySet && (
        <details className="learned-set">
          <summary>Set another level</summary>
          <Form method="post" className="stack-close">
            <Input
              name="inHundred"
              label={`Of 100 promises, how many must be kept? ${leastLevel} to ${mostLevel}`}
              type="number"
              min={leastLevel}
              max={mostLevel}
              defaultValue={inHundred}
              required
            />
            <Input name="why" label="Why?" required minLength={5} maxLength={300} autoComplete="off" />
            <div>
              <Button kind="quiet">Set it</Button>
            </div>
          </Form>
        </details>
      )}
    </div>
  </Card>
)
