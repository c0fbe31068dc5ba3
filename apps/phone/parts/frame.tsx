import { useLayoutEffect } from 'react'
import type { ReactNode } from 'react'
import { raiseWords } from '../../../care/safeguarding/words.ts'
import { Button } from '../../design/forms/button.tsx'
import { IconConcern, IconNoSignal, IconSaid, IconSignal } from '../../design/icons.ts'
import { Logo } from '../../design/marks/logo.tsx'
import { usePhone } from '../phone.ts'
import { Nudge } from '../screens/watch/nudge.tsx'
import { watching } from '../screens/watch/words.ts'
import { line } from '../words.ts'
import { OfflineStrip } from './offline.tsx'
import { useOver } from './over.ts'

/** Whether there is signal, or when the office last took something from this phone. Alike after every sending (A2). */
const Line = () => {
  const { hasLine, sentAt } = usePhone()
  const Sign = hasLine ? IconSignal : IconNoSignal
  return (
    <p className="phone-line" role="status">
      <Sign aria-hidden size={20} strokeWidth={2} />
      {hasLine ? (sentAt ? line.sent(sentAt) : line.good) : line.none}
    </p>
  )
}

type Framed = {
  title: string
  main?: ReactNode
  /** In the middle of the screen. */ calm?: boolean | 'quiet'
  /** Opens “Something is not right”; left out where the screen has it in a better place. */ raise?: () => void
  /** Has the check-in on it already. */ hasCheckIn?: boolean
  /** Lies over another and goes back there. */ isOver?: boolean
  children: ReactNode
}

/** Every screen: its title and the line above, one main button below, and room for Help in its corner. */
export function Frame({ title, main, calm = false, raise, hasCheckIn = false, isOver = false, children }: Framed) {
  const { stage } = usePhone()
  useLayoutEffect(() => scrollTo(0, 0), [])
  return (
    <div className="phone-screen">
      <header className="phone-head">
        <Logo size={34} />
        <p className="phone-title">{title}</p>
        <Line />
      </header>
      <main className="phone-words">
        <OfflineStrip />
        {stage === 'signed_in' && !hasCheckIn && !isOver && <Nudge />}
        <div className={['phone-main', calm && 'phone-calm', calm === 'quiet' && 'phone-quiet'].filter(Boolean).join(' ')}>
          {children}
          {raise && (
            <Button type="button" kind="text" icon={IconConcern} onClick={raise}>
              {raiseWords.title}
            </Button>
          )}
          {stage === 'signed_in' && !isOver && <ToChecks />}
        </div>
      </main>
      <footer className="phone-foot">
        <div className="phone-foot-main">{main}</div>
      </footer>
    </div>
  )
}

/** The same on every screen, whatever was asked for or sent (A2). */
const ToChecks = () => {
  const { open } = useOver()
  return (
    <Button type="button" kind="text" icon={IconSaid} onClick={() => open('checks')}>
      {watching.title}
    </Button>
  )
}
