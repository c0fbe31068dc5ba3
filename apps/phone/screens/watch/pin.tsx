import { useState } from 'react'
import { Button } from '../../../design/forms/button.tsx'
import { IconCheck } from '../../../design/icons.ts'
import { Frame } from '../../parts/frame.tsx'
import { Keypad, pinLength } from '../../parts/keypad.tsx'
import { Reach } from '../../parts/reach.tsx'
import { sayWithPin, usePhone } from '../../phone.ts'
import type { WithPin } from '../../phone.ts'
import { signIn } from '../../words.ts'
import { pin as words, watching } from './words.ts'

/**
 * A2 The PIN, wherever it is asked after the shift began: whichever of the two it is, this screen, what it waits for and all that
 * follows are the same. It is kept nowhere, and so it needs signal.
 */
export function AskPin({ about, close }: { about: WithPin; close: () => void }) {
  const { hasLine, watch } = usePhone()
  const [digits, setDigits] = useState('')
  const [at, setAt] = useState<'asking' | 'telling' | 'done'>('asking')
  const [fault, setFault] = useState<string>()
  const [due] = useState(watch.watch?.checkInBy ?? null)
  const go = async (): Promise<void> => {
    setAt('telling')
    setFault(undefined)
    const tried = await sayWithPin(about, digits)
    if (tried.ok) return setAt('done')
    setFault(tried.reasons.map(({ sentence, next }) => `${sentence} ${next}`).join(' '))
    setDigits('')
    setAt('asking')
  }
  if (at === 'done') return <Thanked about={about} close={close} />
  return (
    <Frame
      title={watching.title}
      calm
      isOver
      main={
        <Button
          type="button"
          size="large"
          wide
          busy={at === 'telling' && signIn.busy}
          disabled={digits.length < pinLength}
          onClick={() => void go()}
        >
          {words[about].go}
        </Button>
      }
    >
      <h1>{words[about].title}</h1>
      <p className="second">{words.hint[about](due)}</p>
      {!hasLine && (
        <div className="insist pin-no-signal">
          <p>{words.noSignal}</p>
          <Reach />
        </div>
      )}
      <Keypad digits={digits} change={setDigits} />
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <Button type="button" kind="text" onClick={close}>
        {watching.back}
      </Button>
    </Frame>
  )
}

const nextOf = (about: WithPin, { watch }: ReturnType<typeof usePhone>['watch']): string => {
  if (about === 'safe_now') return words.safeNext
  return about === 'check_in' && watch ? words.next(watch.checkInBy) : words.noNext
}

const Thanked = ({ about, close }: { about: WithPin; close: () => void }) => {
  const { watch, visit } = usePhone()
  return (
    <Frame
      title={watching.title}
      calm
      isOver
      main={
        <Button type="button" size="large" wide onClick={close}>
          {visit.kind === 'visit' ? words.back : words.backToNothing}
        </Button>
      }
    >
      <span className="thanked">
        <IconCheck aria-hidden size={36} strokeWidth={2.6} />
      </span>
      <div role="status">
        <h1>{words[about].done}</h1>
        <p className="second">{nextOf(about, watch)}</p>
      </div>
      <Keypad digits={'•'.repeat(pinLength)} />
    </Frame>
  )
}
