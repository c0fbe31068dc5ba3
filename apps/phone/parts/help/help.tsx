import { useRef, useState } from 'react'
import { Button } from '../../design/forms/button.tsx'
import { HelpButton } from '../../design/forms/help-button.tsx'
import { IconCheck } from '../../design/icons.ts'
import type { Place } from '../kept/book.ts'
import { askForHelp, usePhone } from '../phone.ts'
import { help } from '../words.ts'
import { holdSeconds, useHold } from './hold.ts'
import type { Holding } from './hold.ts'
import { Ring } from './ring.tsx'
import { placeWhereAllowed } from './place.ts'
import { startSound } from './sound.ts'

type Loud = { stop(): void }

/** A2 Help: held for three seconds it is sent, silently unless the thumb slides up. Then this screen is as it was. */
export function Help() {
  const { stage } = usePhone()
  const isKnown = stage === 'pin' || stage === 'signed_in'
  const place = useRef<Promise<Place | null>>(Promise.resolve(null))
  const [loud, setLoud] = useState<Loud | null>(null)
  const [isUnknown, setUnknown] = useState(false)
  const send = async (withSound: boolean): Promise<void> => {
    if (!isKnown) return setUnknown(true)
    if (withSound) setLoud(startSound())
    await askForHelp(!withSound, await place.current)
  }
  const { holding, handlers } = useHold((withSound) => void send(withSound))
  const begin = (): void => {
    place.current = placeWhereAllowed()
  }
  return (
    <>
      {holding && <KeepHolding {...holding} />}
      {holding && <HoldOn />}
      {loud && <Sounding stop={() => (loud.stop(), setLoud(null))} />}
      {isUnknown && <Unknown close={() => setUnknown(false)} />}
      <HelpButton
        held={holding !== null}
        aria-label={help.aria}
        {...handlers}
        onPointerDown={(event) => (begin(), handlers.onPointerDown(event))}
        onKeyDown={(event) => (event.repeat || begin(), handlers.onKeyDown(event))}
      />
    </>
  )
}

const Way = ({ chosen, title, note }: { chosen: boolean; title: string; note: string }) => (
  <div className="help-way" data-chosen={chosen}>
    <span className="help-way-mark">{chosen && <IconCheck aria-hidden size={18} strokeWidth={3} />}</span>
    <span>
      <span className="strong">{title}</span>
      {chosen && <span className="unseen"> (chosen)</span>}
      <span className="help-way-note">{note}</span>
    </span>
  </div>
)

const KeepHolding = ({ left, withSound }: Holding) => (
  <div className="help-cover" role="status">
    <h1>{help.title}</h1>
    <p className="second">{help.hint}</p>
    <div className="help-count">
      <Ring part={(holdSeconds - left + 1) / holdSeconds} tone="red" size={180} />
      <span className="help-number">{left}</span>
    </div>
    <p className="strong">{help.toGo(left)}</p>
    <div className="help-ways">
      <p className="second strong">{help.how}</p>
      <Way chosen={!withSound} {...help.silent} />
      <Way chosen={withSound} {...help.sound} />
    </div>
  </div>
)

/** In the place of the main button, so that nothing else can be pressed by the same thumb. */
const HoldOn = () => <p className="help-foot">{help.hold}</p>

const Sounding = ({ stop }: { stop: () => void }) => (
  <div className="help-cover" role="alert">
    <h1>{help.loud}</h1>
    <p className="second">{help.loudHint}</p>
    <Button type="button" size="large" kind="quiet" onClick={stop}>
      {help.quiet}
    </Button>
  </div>
)

const Unknown = ({ close }: { close: () => void }) => (
  <div className="help-cover" role="alert">
    <h1>{help.unknownTitle}</h1>
    <p className="second">{help.unknown}</p>
    <a className="button button-primary button-large" href="tel:999">
      999
    </a>
    <Button type="button" kind="text" onClick={close}>
      OK
    </Button>
  </div>
)
