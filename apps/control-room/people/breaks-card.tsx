import { Form } from 'react-router'
import { Button, Card, Facts, Input } from '../../design/parts.ts'
import type { BreakOfPerson, BreaksSetShown } from './breaks.ts'
import './people.css'

/** D1 When breaks are due and how long they are, and the form of those who may set it. */
export const BreaksCard = ({
  breaks: {
    bounds: { after, minutes },
    ...breaks
  },
}: {
  breaks: BreaksSetShown
}) => (
  <div id="breaks" className="breaks-card">
    <Card title="Breaks">
      <div className="stack-close">
        <Facts
          rows={[
            ['Due', breaks.due],
            ['How long', breaks.long],
          ]}
        />
        <p className="second">
          Everybody whose shift is longer than six hours has one: the law asks for it, and for {minutes.least} minutes at least (Working
          Time Regulations 1998, regulation 12). Those of a branch are spread, up to an hour to either side, so that they are not all away
          at once. Nobody is sent while it lasts.
        </p>
        <p className="second">{breaks.set ?? 'As usual: nobody has set it otherwise.'}</p>
        {breaks.maySet && (
          <details className="breaks-set">
            <summary>Set it otherwise</summary>
            <Form method="post" className="stack-close">
              <Input
                name="after"
                label={`How many minutes after a shift begins? ${after.least} to ${after.most}`}
                type="number"
                min={after.least}
                max={after.most}
                defaultValue={breaks.after}
                required
              />
              <Input
                name="minutes"
                label={`How many minutes long? ${minutes.least} to ${minutes.most}`}
                type="number"
                min={minutes.least}
                max={minutes.most}
                defaultValue={breaks.minutes}
                required
              />
              <Input name="why" label="Why?" required minLength={5} maxLength={300} autoComplete="off" />
              <p className="second">It counts from tomorrow on. Today’s breaks stay as people expect them.</p>
              <div>
                <Button kind="quiet">Set it</Button>
              </div>
            </Form>
          </details>
        )}
      </div>
    </Card>
  </div>
)

/** D1 Another time for one person’s break of today. */
export const MoveBreak = ({ firstName, rest }: { firstName: string; rest: BreakOfPerson }) =>
  rest?.move && (
    <Card title="Another time for the break?">
      <Form method="post" className="stack-close">
        <p className="second">
          {`${firstName}’s break is ${rest.when} today. It may begin between ${rest.move.earliest} and ${rest.move.latest}. You see what it does to everybody’s promises before it is moved; then the plan reckons with it at once, and their phone says it.`}
        </p>
        <Input name="time" label="When does it begin?" type="time" defaultValue={rest.move.from} required />
        <Input name="why" label="Why?" required minLength={5} maxLength={300} autoComplete="off" />
        <div>
          <Button kind="quiet" name="do" value="see_break">
            Move it…
          </Button>
        </div>
      </Form>
    </Card>
  )
