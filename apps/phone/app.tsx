import { useState } from 'react'
import { reckon, screenOf } from './kept/reckon.ts'
import type { Screen, Visit } from './kept/reckon.ts'
import { Help } from './parts/help/help.tsx'
import { OverScreen } from './parts/over.ts'
import type { Over } from './parts/over.ts'
import { usePhone } from './phone.ts'
import { Breathing, Nothing } from './screens/quiet.tsx'
import { ThisVisit } from './screens/this-visit.tsx'
import { OnTheWay } from './screens/on-the-way.tsx'
import { Arrived, Waiting } from './screens/waiting.tsx'
import { DoorOpen } from './screens/door-open.tsx'
import { Consent } from './screens/consent.tsx'
import { Inside } from './screens/inside.tsx'
import { Away, Ended } from './screens/ended.tsx'
import { Raise } from './screens/raise.tsx'
import { SignIn } from './screens/sign-in.tsx'
import { Unbroken } from './screens/watch/broken.tsx'
import { Checks } from './screens/watch/checks.tsx'
import { BuzzBeforeCheckIn } from './screens/watch/nudge.tsx'
import { Pause } from './screens/watch/pause.tsx'
import { AskPin } from './screens/watch/pin.tsx'
import { Practice } from './screens/watch/practice.tsx'
import type { OnVisit } from './screens/on-visit.ts'

const screens: Record<Screen, (props: OnVisit) => React.ReactNode> = {
  this_visit: ThisVisit,
  on_the_way: OnTheWay,
  arrived: Arrived,
  waiting: Waiting,
  door_open: DoorOpen,
  consent: Consent,
  inside: Inside,
  ended: Ended,
  away: Away,
}

/**
 * One thing at a time: what this phone shows follows from what it was told and what was done here, and from nothing else. Help
 * stands beside the screens and not in them: no change of screen, and none that breaks, takes a held thumb off it.
 */
export function App() {
  const [over, setOver] = useState<Over | null>(null)
  const close = (): void => setOver(null)
  return (
    <OverScreen value={{ open: setOver, close }}>
      <Unbroken>
        <OneScreen over={over} open={setOver} close={close} />
      </Unbroken>
      <BuzzBeforeCheckIn />
      <Help />
    </OverScreen>
  )
}

type Opened = { over: Over | null; open: (over: Over) => void; close: () => void }

const OneScreen = ({ over, open, close }: Opened) => {
  const { stage, visit } = usePhone()
  const raise = (): void => open('raise')
  if (stage === 'pin' && over !== null && typeof over === 'object') return <OverIt over={over} close={close} />
  if (stage !== 'signed_in') return <SignIn stage={stage} />
  if (over !== null) return <OverIt over={over} close={close} />
  if (visit.kind === 'nothing') return <Nothing raise={raise} />
  if (visit.kind === 'breathing') return <Breathing until={visit.until} raise={raise} />
  return <OneVisit visit={visit} raise={raise} />
}

const OverIt = ({ over, close }: { over: Over; close: () => void }) => {
  if (over === 'raise') return <Raise close={close} />
  if (over === 'checks') return <Checks close={close} />
  if (over === 'pause') return <Pause close={close} />
  if (over === 'practice') return <Practice close={close} />
  return <AskPin key={over.pin} about={over.pin} close={close} />
}

const OneVisit = ({ visit, raise }: { visit: Visit; raise: () => void }) => {
  const { entries } = usePhone()
  const since = entries.flatMap(({ told, state, at }) =>
    told.kind === 'visit' && told.visitId === visit.visitId && state !== 'refused'
      ? [{ facts: told.facts, at: Temporal.Instant.from(at) }]
      : [],
  )
  const seen = reckon(visit, since)
  const Screen = screens[screenOf(seen)]
  return <Screen key={screenOf(seen)} visit={visit} shown={visit.shown} seen={seen} progress={seen.progress} since={since} raise={raise} />
}
