import { useState } from 'react'
import { longestPause, pauseWhys } from '../../../../care/alarms/rules.ts'
import type { PauseWhy } from '../../../../care/alarms/rules.ts'
import { Button } from '../../../design/forms/button.tsx'
import { Frame } from '../../parts/frame.tsx'
import { Key, Main } from '../../parts/pieces.tsx'
import { pauseWatch, usePhone } from '../../phone.ts'
import { pause, pauseLabel, watching } from './words.ts'

const lengths = [5, 10, 15, longestPause]

/** A1 The check-in waits a while, for a reason and never longer than the longest pause; only once the office knows of it. */
export function Pause({ close }: { close: () => void }) {
  const { hasLine } = usePhone()
  const [why, setWhy] = useState<PauseWhy | null>(null)
  const [minutes, setMinutes] = useState(10)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const go = async (): Promise<void> => {
    if (!why) return
    setBusy(true)
    const tried = await pauseWatch(why, minutes)
    setBusy(false)
    if (tried.ok) return close()
    setFault(tried.reasons.map(({ sentence, next }) => `${sentence} ${next}`).join(' '))
  }
  return (
    <Frame
      title={watching.title}
      isOver
      main={
        busy ? (
          <Button type="button" size="large" wide busy={pause.busy}>
            {pause.busy}
          </Button>
        ) : (
          <Main missing={why === null && pause.missing} does={() => void go()}>
            {pause.go(minutes)}
          </Main>
        )
      }
    >
      <div>
        <h1>{pause.title}</h1>
        <p className="second">{pause.hint}</p>
      </div>
      <section>
        <h2 className="phone-label">{pause.why}</h2>
        <div className="keys keys-tall">
          {pauseWhys.map((one) => (
            <Key key={one} chosen={why === one} does={() => setWhy(one)}>
              {pauseLabel[one]}
            </Key>
          ))}
        </div>
      </section>
      <section>
        <h2 className="phone-label">{pause.long}</h2>
        <div className="keys">
          {lengths.map((one) => (
            <Key key={one} chosen={minutes === one} does={() => setMinutes(one)}>
              {pause.minutes(one)}
            </Key>
          ))}
        </div>
      </section>
      {!hasLine && <p className="insist">{pause.noSignal}</p>}
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
