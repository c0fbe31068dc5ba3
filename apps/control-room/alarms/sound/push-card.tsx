import { Button, Card } from '../../../design/parts.ts'
import { usePush, type PushState } from './use-push.ts'

const words: Record<PushState, { title: string; mend: string | null }> = {
  unknown: { title: 'Looking whether this browser can be told.', mend: null },
  cannot: { title: 'This browser cannot be told while the page is closed.', mend: 'Use another browser, or leave this page open.' },
  blocked: { title: 'Messages from this site are blocked in this browser.', mend: 'Allow notifications for this site in its settings.' },
  off: { title: 'While the page is closed, this browser is not told.', mend: null },
  asking: { title: 'Asking the browser.', mend: null },
  on: { title: 'This browser is told, also while the page is closed.', mend: null },
  failed: { title: 'It could not be switched on: the push service did not answer.', mend: 'Try again, or leave this page open.' },
}

/** The push channel of the ladder, for this browser: switched on by the person who sits here. */
export const PushCard = () => {
  const { state, turnOn, turnOff } = usePush()
  const { title, mend } = words[state]
  return (
    <Card title="And while this page is closed?">
      <div className="stack-close">
        <div role="status">
          <p className="strong">{title}</p>
          {mend && <p className="second">{mend}</p>}
        </div>
        {(state === 'off' || state === 'failed') && (
          <div>
            <Button kind="quiet" type="button" onClick={turnOn}>
              Tell this browser too
            </Button>
          </div>
        )}
        {state === 'on' && (
          <div>
            <Button kind="quiet" type="button" onClick={turnOff}>
              No longer
            </Button>
          </div>
        )}
        <p className="second small">
          A message on the screen is one way more, and never the only one: calls and texts go out all the same.
        </p>
      </div>
    </Card>
  )
}
