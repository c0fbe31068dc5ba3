import type { RefObject } from 'react'
import { Button, Kbd } from '../design/parts.ts'
import type { RailEntry } from './rail.ts'

/** What the keys do; opened by `?`. Whoever dictates, or presses keys by accident, can put single keys to rest. */
export const KeysHelp = ({
  dialog,
  entries,
  keys,
  setKeys,
}: {
  dialog: RefObject<HTMLDialogElement | null>
  entries: readonly RailEntry[]
  keys: boolean
  setKeys: (on: boolean) => void
}) => (
  <dialog ref={dialog} className="keys-help" aria-labelledby="keys-help-title">
    <form method="dialog" className="stack">
      <h2 id="keys-help-title">Keys</h2>
      <dl className="keys-list">
        <div className="keys-pair">
          <dt>
            <Kbd>/</Kbd>
          </dt>
          <dd>Search</dd>
        </div>
        <div className="keys-pair">
          <dt>
            <Kbd>?</Kbd>
          </dt>
          <dd>This list</dd>
        </div>
        {entries.map(({ path, word, letter }) => (
          <div key={path} className="keys-pair">
            <dt>
              <Kbd>g</Kbd> <Kbd>{letter}</Kbd>
            </dt>
            <dd>{word}</dd>
          </div>
        ))}
      </dl>
      <label className="row">
        <input type="checkbox" className="tick" checked={keys} onChange={(event) => setKeys(event.currentTarget.checked)} />
        Single keys are on
      </label>
      <Button kind="quiet">Close</Button>
    </form>
  </dialog>
)
