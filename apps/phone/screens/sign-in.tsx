import { useState } from 'react'
import type { FormEvent } from 'react'
import type { Reason } from '../../../lib/refusal.ts'
import { Button } from '../../design/forms/button.tsx'
import { Input } from '../../design/forms/field.tsx'
import { Frame } from '../parts/frame.tsx'
import { Keypad, pinLength } from '../parts/keypad.tsx'
import { goTo, sayCode, sayNumber, sayPin } from '../phone.ts'
import type { Stage } from '../phone.ts'
import { signIn } from '../words.ts'
import { AfterShift } from './watch/home.tsx'

type Answer = { ok: true } | { ok: false; reasons: readonly Reason[] }

/** Asks, shows that it is asking, and keeps the reasons of a no. */
const useAsking = (ask: (said: string) => Promise<Answer>) => {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const say = async (said: string): Promise<Answer> => {
    setBusy(true)
    setFault(undefined)
    const answer = await ask(said)
    setBusy(false)
    if (!answer.ok) setFault(answer.reasons.map(({ sentence, next }) => `${sentence} ${next}`).join(' '))
    return answer
  }
  return { busy, fault, say }
}

type Words = { title: string; hint: string; label: string; go: string }

const OneField = ({
  words,
  ask,
  type,
  complete,
  other,
}: {
  words: Words
  ask: (said: string) => Promise<Answer>
  type: 'tel' | 'text'
  complete: string
  other?: React.ReactNode
}) => {
  const { busy, fault, say } = useAsking(ask)
  const [said, setSaid] = useState('')
  const send = (event: FormEvent): void => {
    event.preventDefault()
    void say(said)
  }
  return (
    <Frame
      title="Doorstep"
      main={
        <Button size="large" wide form="sign-in" busy={busy && signIn.busy} disabled={said.trim() === ''}>
          {words.go}
        </Button>
      }
    >
      <form id="sign-in" className="stack" onSubmit={send}>
        <h1>{words.title}</h1>
        <p className="second">{words.hint}</p>
        <Input
          name="said"
          label={words.label}
          type={type}
          inputMode={type === 'tel' ? 'tel' : 'numeric'}
          autoComplete={complete}
          value={said}
          fault={fault}
          onChange={(event) => setSaid(event.target.value)}
        />
        {other}
      </form>
    </Frame>
  )
}

/** A2 Whatever PIN it is, this screen looks and waits alike. */
const Pin = () => {
  const { busy, fault, say } = useAsking(sayPin)
  const [pin, setPin] = useState('')
  const go = async (): Promise<void> => {
    await say(pin)
    setPin('')
  }
  return (
    <Frame
      title="Doorstep"
      calm
      main={
        <Button type="button" size="large" wide busy={busy && signIn.busy} disabled={pin.length < pinLength} onClick={() => void go()}>
          {signIn.pin.go}
        </Button>
      }
    >
      <h1>{signIn.pin.title}</h1>
      <p className="second">{signIn.pin.hint}</p>
      <Keypad digits={pin} change={setPin} />
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <AfterShift />
    </Frame>
  )
}

/** The number and the code once for each phone; then only the PIN. */
export function SignIn({ stage }: { stage: Stage }) {
  if (stage === 'number') return <OneField key="number" words={signIn.number} ask={sayNumber} type="tel" complete="tel" />
  if (stage === 'code') {
    const other = (
      <Button type="button" kind="text" onClick={() => goTo('number')}>
        {signIn.code.other}
      </Button>
    )
    return <OneField key="code" words={signIn.code} ask={sayCode} type="text" complete="one-time-code" other={other} />
  }
  return <Pin />
}
