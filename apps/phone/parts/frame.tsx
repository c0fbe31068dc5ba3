import type { ReactNode } from 'react'
import { raiseWords } from '../../../care/safeguarding/words.ts'
import { Button } from '../../design/forms/button.tsx'
import { IconConcern, IconNoSignal, IconSignal } from '../../design/icons.ts'
import { Logo } from '../../design/marks/logo.tsx'
import { usePhone } from '../phone.ts'
import { line } from '../words.ts'
import { Help } from './help.tsx'
import { OfflineStrip } from './offline.tsx'

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

/** Every screen: its title and the line above, one main button below, and Help always in the same corner. */
export function Frame({
  title,
  main,
  calm = false,
  raise,
  children,
}: {
  title: string
  main?: ReactNode
  /** In the middle of the screen. */ calm?: boolean | 'quiet'
  /** Opens “Something is not right”; left out where the screen has it in a better place. */ raise?: () => void
  children: ReactNode
}) {
  return (
    <div className="phone-screen">
      <header className="phone-head">
        <Logo size={34} />
        <p className="phone-title">{title}</p>
        <Line />
      </header>
      <main className="phone-words">
        <OfflineStrip />
        <div className={['phone-main', calm && 'phone-calm', calm === 'quiet' && 'phone-quiet'].filter(Boolean).join(' ')}>
          {children}
          {raise && (
            <Button type="button" kind="text" icon={IconConcern} onClick={raise}>
              {raiseWords.title}
            </Button>
          )}
        </div>
      </main>
      <footer className="phone-foot">
        <div className="phone-foot-main">{main}</div>
        <Help />
      </footer>
    </div>
  )
}
