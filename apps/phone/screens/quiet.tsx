import { useState } from 'react'
import type { Reason } from '../../../lib/refusal.ts'
import type { Instant } from '../../../lib/time.ts'
import { Button } from '../../design/forms/button.tsx'
import { IconBreathing, IconConcern } from '../../design/icons.ts'
import { Logo } from '../../design/marks/logo.tsx'
import { raiseWords } from '../../../care/safeguarding/words.ts'
import { Frame } from '../parts/frame.tsx'
import { endShift, usePhone } from '../phone.ts'
import { breathing, nothing, yourBreak } from '../words.ts'
import { HomeMain, HomeQuestion, useHome } from './watch/home.tsx'
import { BreakToCome, useBreak } from '../parts/your-break.tsx'

const Worried = ({ raise }: { raise: () => void }) => (
  <Button type="button" kind="quiet" icon={IconConcern} onClick={raise}>
    {raiseWords.title}
  </Button>
)

/** The main button is the way home while the office waits to hear of it (A8). */
const useFoot = (raise: () => void) => {
  const isHomeExpected = useHome() !== null
  return isHomeExpected ? { main: <HomeMain />, raise } : { main: <Worried raise={raise} /> }
}

/** B2 No visit now, and not a word about the next. */
export function Nothing({ raise }: { raise: () => void }) {
  const rest = useBreak()
  return rest?.isOn ? <OnABreak until={rest.until} raise={raise} /> : <UntilItIsTime raise={raise} />
}

const UntilItIsTime = ({ raise }: { raise: () => void }) => {
  const { me, isHome } = usePhone()
  const isHomeExpected = useHome() !== null
  return (
    <Frame title={nothing.head} calm="quiet" {...useFoot(raise)}>
      <Logo size={64} />
      <h1>{nothing.title(me?.name.split(' ')[0] ?? '')}</h1>
      {!isHomeExpected && !isHome && (
        <>
          <p className="lead">{nothing.lead}</p>
          <p className="second">{nothing.hint}</p>
        </>
      )}
      <BreakToCome />
      <HomeQuestion />
      <EndShift />
    </Frame>
  )
}

/** D1 It is theirs, and nobody cuts it short. */
const OnABreak = ({ until, raise }: { until: Instant; raise: () => void }) => (
  <Frame title={yourBreak.head} calm="quiet" {...useFoot(raise)}>
    <IconBreathing aria-hidden size={64} strokeWidth={1.6} className="quiet-sign" />
    <h1>{yourBreak.now(until)}</h1>
    <p className="lead">{yourBreak.nowLead}</p>
    <HomeQuestion />
    <EndShift />
  </Frame>
)

const EndShift = () => {
  const { entries } = usePhone()
  const [reasons, setReasons] = useState<readonly Reason[]>([])
  const waits = entries.some((entry) => entry.state === 'waiting')
  const end = async (): Promise<void> => {
    const tried = await endShift()
    if (!tried.ok) setReasons(tried.reasons)
  }
  return (
    <>
      <Button type="button" kind="text" disabled={waits} onClick={() => void end()}>
        {nothing.end}
      </Button>
      {waits && <p className="second">{nothing.waits}</p>}
      {reasons.map((reason) => (
        <p key={reason.code} className="fault" role="alert">
          {reason.sentence} {reason.next}
        </p>
      ))}
    </>
  )
}

/** B2 Between two visits: theirs. */
export function Breathing({ until, raise }: { until: Instant | null; raise: () => void }) {
  return (
    <Frame title={breathing.head} calm="quiet" {...useFoot(raise)}>
      <IconBreathing aria-hidden size={64} strokeWidth={1.6} className="quiet-sign" />
      <h1>{until ? breathing.title(until) : breathing.open}</h1>
      <p className="lead">{breathing.lead}</p>
      <BreakToCome />
      <HomeQuestion />
    </Frame>
  )
}
