import { useRef, useState } from 'react'
import { Button } from '../../../design/forms/button.tsx'
import { HelpButton } from '../../../design/forms/help-button.tsx'
import type { Place } from '../../kept/book.ts'
import { howThisPhoneIs } from '../../kept/device.ts'
import type { PhoneState } from '../../kept/device.ts'
import { placeWhereAllowed } from '../../kept/place.ts'
import { askForHelp, putUnheardAway, usePhone } from '../../phone.ts'
import { concern, help } from '../../words.ts'
import { useOver } from '../over.ts'
import { Reach } from '../reach.tsx'
import { useHold } from './hold.ts'
import type { Asked } from './hold.ts'
import { KeepHolding } from './keep-holding.tsx'
import { startSound } from './sound.ts'

type Loud = { stop(): void }

/**
 * A2 Help: held for three seconds, or pressed five times, it is sent, silently unless the thumb slides up. Then this screen is as
 * it was.
 */
export function Help() {
  const { stage, isUnheard } = usePhone()
  const isKnown = stage === 'pin' || stage === 'signed_in'
  const place = useRef<Promise<Place | null>>(Promise.resolve(null))
  const state = useRef<Promise<PhoneState | null>>(Promise.resolve(null))
  const [loud, setLoud] = useState<Loud | null>(null)
  const [isUnknown, setUnknown] = useState(false)
  const send = async ({ withSound, how }: Asked): Promise<void> => {
    if (!isKnown) return setUnknown(true)
    if (withSound) setLoud(startSound())
    await askForHelp({ silent: !withSound, how, place: await place.current, phone: await state.current })
  }
  const { holding, handlers } = useHold((asked) => void send(asked))
  const begin = (): void => {
    place.current = placeWhereAllowed()
    state.current = howThisPhoneIs()
  }
  return (
    <aside className="phone-help" aria-label="Help">
      {holding && <KeepHolding {...holding} />}
      {loud && <Sounding stop={() => (loud.stop(), setLoud(null))} />}
      {isUnknown && <Ring999 title={help.unknownTitle} words={help.unknown} close={() => setUnknown(false)} />}
      {isUnheard && !loud && <Ring999 title={help.unheardTitle} words={help.unheard} close={putUnheardAway} />}
      <HelpButton
        held={holding !== null}
        aria-label={help.aria}
        {...handlers}
        onPointerDown={(event) => (begin(), handlers.onPointerDown(event))}
        onKeyDown={(event) => (event.repeat || begin(), handlers.onKeyDown(event))}
      />
    </aside>
  )
}

/** Loud, everybody knows: it may be said here, and ended by the PIN. */
const Sounding = ({ stop }: { stop: () => void }) => {
  const { hasLine, stage, watch } = usePhone()
  const { open } = useOver()
  return (
    <div className="help-cover" role="alert">
      <h1>{help.loud}</h1>
      <p className="lead">{watch.help?.answeredBy ? help.loudAnswered(watch.help.answeredBy) : hasLine ? help.loudSent : help.loudHint}</p>
      <Button type="button" size="large" wide kind="quiet" onClick={stop}>
        {help.quiet}
      </Button>
      {stage === 'signed_in' && (
        <Button type="button" kind="text" onClick={() => (stop(), open({ pin: 'safe_now' }))}>
          {help.safe}
        </Button>
      )}
    </div>
  )
}

/** Nobody in the office will come of it, and this says so: the one screen that Help changes by itself. */
const Ring999 = ({ title, words, close }: { title: string; words: string; close: () => void }) => (
  <div className="help-cover" role="alert">
    <h1>{title}</h1>
    <p className="lead">{words}</p>
    <a className="button button-primary button-large button-wide" href="tel:999">
      {concern.ring}
    </a>
    <Reach />
    <Button type="button" kind="text" onClick={close}>
      OK
    </Button>
  </div>
)
