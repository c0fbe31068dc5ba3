import type { RefObject } from 'react'
import { Button, Kbd } from '../design/parts.ts'
import type { RailEntry } from './rail.ts'

/** Each works while its button is on the screen. */
const deskKeys = [
  ['Space', 'Answer the alarm in front'],
  ['y', 'Yes, to the question in turn'],
  ['n', 'No, to the question in turn'],
  ['0', 'Nothing was heard'],
  ['9', 'I am ringing 999'],
  ['s', 'Ask the nearest two to go, outside only'],
  ['j', 'Join the open line'],
  ['w', 'Write what you hear'],
  ['i', 'I am still on it'],
  ['1 to 8', 'Switch to another alarm'],
] as const

const Pair = ({ keys, does }: { keys: readonly string[]; does: string }) => (
  <div className="keys-pair">
    <dt>
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </dt>
    <dd>{does}</dd>
  </div>
)

/** What the keys do; opened by `?`. Whoever dictates, or presses keys by accident, can put single keys to rest. */
export const KeysHelp = ({
  dialog,
  entries,
  atAlarm,
  keys,
  setKeys,
}: {
  dialog: RefObject<HTMLDialogElement | null>
  entries: readonly RailEntry[]
  /** The alarm desk has keys of its own. */
  atAlarm: boolean
  keys: boolean
  setKeys: (on: boolean) => void
}) => (
  <dialog ref={dialog} className="keys-help" aria-labelledby="keys-help-title">
    <form method="dialog" className="stack">
      <h2 id="keys-help-title">Keys</h2>
      <dl className="keys-list">
        {!atAlarm && <Pair keys={['/']} does="Search" />}
        {atAlarm && deskKeys.map(([key, does]) => <Pair key={key} keys={[key]} does={does} />)}
        <Pair keys={['?']} does="This list" />
        {entries.map(({ path, word, letter }) => (
          <Pair key={path} keys={['g', letter]} does={word} />
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
