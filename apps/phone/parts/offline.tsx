import { useState } from 'react'
import { checkInGrace } from '../../../care/alarms/rules.ts'
import { raiseWords } from '../../../care/safeguarding/words.ts'
import { actLabel } from '../../../care/visits/words.ts'
import type { ActKind } from '../../../care/visits/rules.ts'
import { after, isAtOrAfter } from '../../../lib/time.ts'
import { Button } from '../../design/forms/button.tsx'
import { IconClock, IconConcern, IconDoorOpen, IconHelp, IconOnPhone, IconPhoto, IconSaid, IconWaitingToSend } from '../../design/icons.ts'
import type { Icon } from '../../design/icons.ts'
import type { Entry } from '../kept/book.ts'
import { now } from '../kept/clock.ts'
import { putAway, usePhone } from '../phone.ts'
import { watchActLabel } from '../screens/watch/words.ts'
import { offline, time } from '../words.ts'
import { Reach } from './reach.tsx'

const signs: Partial<Record<ActKind, Icon>> = { consent: IconDoorOpen, go_in: IconDoorOpen, door_opened: IconDoorOpen, photo: IconPhoto }
const signOf = ({ told }: Entry): Icon =>
  told.kind === 'concern' ? IconConcern : (told.kind === 'visit' && signs[told.facts.kind]) || IconSaid
const titleOf = ({ told }: Entry): string => {
  if (told.kind === 'visit') return actLabel[told.facts.kind]
  return told.kind === 'concern' || told.kind === 'help' ? raiseWords.title : watchActLabel[told.kind]
}

/** What waits, item by item. A call for help is not among it: somebody may be reading over their shoulder (A2). */
const waitingOf = (entries: readonly Entry[]): Entry[] => entries.filter((one) => one.state === 'waiting' && one.told.kind !== 'help')

const Waiting = ({ entries }: { entries: readonly Entry[] }) => (
  <section>
    <h2 className="phone-label">{offline.waiting(entries.length)}</h2>
    <ul className="waiting">
      {entries.map((entry) => {
        const Sign = signOf(entry)
        return (
          <li key={entry.id} className="waiting-line">
            <Sign aria-hidden size={26} strokeWidth={1.9} />
            <span className="waiting-words">
              <span className="strong">{titleOf(entry)}</span>
              <span className="second small">{time(Temporal.Instant.from(entry.at))}</span>
            </span>
            <span className="waiting-saved">
              <IconOnPhone aria-hidden size={20} strokeWidth={1.9} />
              {offline.saved}
            </span>
          </li>
        )
      })}
    </ul>
  </section>
)

/** A4 What the office will do, and when; what Help can and cannot do. */
const Truth = () => {
  const { watch } = usePhone().watch
  const missed = watch && after(watch.checkInBy, checkInGrace)
  return (
    <>
      {watch && missed && (
        <section className="insist">
          <h2 className="insist-title">
            <IconClock aria-hidden size={24} strokeWidth={2} />
            {offline.by(watch.checkInBy)}
          </h2>
          <p>
            {offline.heard(watch.lastHeardAt)} {isAtOrAfter(now(), missed) ? offline.looksNow : offline.looksThen(missed)}
          </p>
        </section>
      )}
      <p className="help-truth">
        <IconHelp aria-hidden size={26} strokeWidth={2} />
        <span>
          <strong>{offline.helpTitle}</strong> {offline.help}
        </span>
      </p>
      <Reach />
    </>
  )
}

/** No signal, and what that means. Slate, not the colour of an alarm. */
export function OfflineStrip() {
  const { hasLine, entries } = usePhone()
  const [isOpen, setOpen] = useState(false)
  const waiting = waitingOf(entries)
  const refused = entries.filter((one) => one.state === 'refused' && one.told.kind !== 'help')
  return (
    <>
      {refused.map((entry) => (
        <Refused key={entry.id} entry={entry} />
      ))}
      {!hasLine && (
        <section className="offline">
          <IconWaitingToSend aria-hidden size={30} strokeWidth={1.9} />
          <div className="offline-words">
            <h2>{waiting.length > 0 ? offline.title : offline.plain}</h2>
            <p>{waiting.length > 0 ? offline.lead : offline.plainLead}</p>
            <button type="button" className="button button-text" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? offline.hide : waiting.length > 0 ? offline.see : offline.what}
            </button>
          </div>
        </section>
      )}
      {!hasLine && isOpen && (
        <div className="offline-more">
          {waiting.length > 0 && <Waiting entries={waiting} />}
          <Truth />
        </div>
      )}
    </>
  )
}

const Refused = ({ entry }: { entry: Entry }) => (
  <section className="refused" role="alert">
    <h2>
      {offline.refused}: {titleOf(entry)}, {time(Temporal.Instant.from(entry.at))}
    </h2>
    {entry.reasons?.map((reason) => (
      <p key={reason.code}>
        {reason.sentence} {reason.next}
      </p>
    ))}
    <Button type="button" kind="quiet" onClick={() => void putAway(entry.id)}>
      {offline.understood}
    </Button>
  </section>
)
