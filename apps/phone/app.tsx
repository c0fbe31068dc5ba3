import { useState } from 'react'
import { reckon, screenOf } from './kept/reckon.ts'
import type { Screen, Visit } from './kept/reckon.ts'
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

/** One thing at a time: what this phone shows follows from what it was told and what was done here, and from nothing else. */
export function App() {
  const { stage, visit } = usePhone()
  const [isRaising, setRaising] = useState(false)
  const raise = (): void => setRaising(true)
  if (stage !== 'signed_in') return <SignIn stage={stage} />
  if (isRaising) return <Raise close={() => setRaising(false)} />
  if (visit.kind === 'nothing') return <Nothing raise={raise} />
  if (visit.kind === 'breathing') return <Breathing until={visit.until} raise={raise} />
  return <OneVisit visit={visit} raise={raise} />
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
