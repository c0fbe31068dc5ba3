import { useEffect, useState } from 'react'
import { Button } from '../../../design/forms/button.tsx'
import { IconCheck, IconFault, IconHelp } from '../../../design/icons.ts'
import { mayTellPlace } from '../../kept/place.ts'
import { Frame } from '../../parts/frame.tsx'
import { useHold } from '../../parts/help/hold.ts'
import { Countdown, Ways } from '../../parts/help/keep-holding.tsx'
import { usePhone } from '../../phone.ts'
import { practice, watching } from './words.ts'

/** Holding Help for practice. Nothing here can reach the office: it has no way to, and says so. */
export function Practice({ close }: { close: () => void }) {
  const [done, setDone] = useState<keyof typeof practice.done | null>(null)
  const { holding, handlers } = useHold(({ withSound, how }) => {
    navigator.vibrate?.([60, 90, 60])
    setDone(how === '5 presses' ? 'presses' : withSound ? 'sound' : 'silent')
  })
  return (
    <Frame title={practice.title} calm isOver>
      <h1>{practice.title}</h1>
      <p className="second">{holding ? practice.keep : practice.lead}</p>
      <button type="button" className="practice" data-held={holding !== null} {...handlers}>
        {holding ? (
          <Countdown {...holding} />
        ) : (
          <>
            <IconHelp aria-hidden size={32} strokeWidth={2.2} />
            {practice.button}
          </>
        )}
      </button>
      {holding && <Ways {...holding} />}
      {!holding && done && (
        <div role="status">
          <p className="lead strong">{practice.done[done]}</p>
          <p>{practice.nothing}</p>
        </div>
      )}
      {!holding && <WhatItCan />}
      <Button type="button" kind="text" onClick={close}>
        {watching.back}
      </Button>
    </Frame>
  )
}

const canBuzz = (): boolean => 'vibrate' in navigator

/** What Help can do on this phone at this moment, truthfully. */
const WhatItCan = () => {
  const { hasLine } = usePhone()
  const [place, setPlace] = useState(false)
  useEffect(() => void mayTellPlace().then(setPlace), [])
  const lines: readonly [boolean, string][] = [
    [hasLine, hasLine ? practice.line.yes : practice.line.no],
    [canBuzz(), canBuzz() ? practice.buzz.yes : practice.buzz.no],
    [place, place ? practice.place.yes : practice.place.no],
  ]
  return (
    <section className="card what-it-can">
      <h2 className="phone-label">{practice.checks}</h2>
      <ul>
        {lines.map(([can, words]) => {
          const Sign = can ? IconCheck : IconFault
          return (
            <li key={words}>
              <Sign aria-hidden size={22} strokeWidth={2.2} />
              <span>{words}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
