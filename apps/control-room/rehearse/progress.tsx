import { useEffect } from 'react'
import { Form, useNavigation, useRevalidator } from 'react-router'
import { Button, Card } from '../../design/parts.ts'
import type { RunShown } from './shown.ts'

const everyMs = 1000

/** Said aloud at each quarter, not at each day: a screen reader is not to be talked over. */
const quarterWords = ({ done, all }: RunShown): string =>
  ['It has begun.', 'A quarter is done.', 'Half is done.', 'Three quarters are done.'][
    Math.min(3, Math.floor((4 * done) / Math.max(1, all)))
  ]!

/** While it is lived: how far it is, and a way to stop it. Without script, look again by hand. */
export const Progress = ({ run }: { run: RunShown }) => {
  const { revalidate, state } = useRevalidator()
  const busy = useNavigation().state === 'submitting'
  useEffect(() => {
    if (state !== 'idle') return
    const again = setTimeout(() => void revalidate(), everyMs)
    return () => clearTimeout(again)
  }, [revalidate, state])
  const day = Math.min(run.lives, run.lived + 1)
  return (
    <Card title="It is being lived through">
      <p className="rehearse-far">
        <strong>
          Day {day} of {run.lives}
        </strong>
        {run.left && <span className="second"> {run.left}</span>}
      </p>
      <progress className="rehearse-bar" value={run.done} max={run.all} aria-label={`Day ${day} of ${run.lives}`} />
      <div className="row">
        <Form method="post">
          <Button kind="quiet" name="do" value="stop" busy={busy && 'Stopping'}>
            Stop
          </Button>
        </Form>
        <noscript>
          <Form>
            <Button kind="text">Look again</Button>
          </Form>
        </noscript>
      </div>
      <p className="unseen" role="status">
        {quarterWords(run)}
      </p>
    </Card>
  )
}
