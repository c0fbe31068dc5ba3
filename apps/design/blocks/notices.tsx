import type { ReactNode } from 'react'
import { IconCheck, IconLineDropped } from '../icons.ts'
import { Logo } from '../marks/logo.tsx'

/** Nothing here yet: what is so, and what will appear. */
export const Empty = ({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) => (
  <div className="empty">
    <Logo size={38} />
    <p className="empty-title">{title}</p>
    <p className="second">{children}</p>
    {action}
  </div>
)

/** While something slow is on its way; the words come after a second: “Finding windows, 2 seconds”. */
export const Skeleton = ({ words, lines = 3 }: { words?: string; lines?: 1 | 2 | 3 }) => (
  <div className="skeleton" role="status">
    {['56%', '86%', '73%'].slice(0, lines).map((width) => (
      <svg key={width} className="skeleton-bar" width={width} height="14" aria-hidden>
        <rect width="100%" height="14" rx="7" fill="var(--slate-tint)" />
      </svg>
    ))}
    {words && <p className="second small">{words}</p>}
  </div>
)

/** What was just done. `undo` is a form or button with the class `toast-undo`. */
export const Toast = ({ children, undo }: { children: ReactNode; undo?: ReactNode }) => (
  <div className="toast" role="status">
    <IconCheck aria-hidden size={20} strokeWidth={2.2} />
    <span className="toast-words">{children}</span>
    {undo}
  </div>
)

/** The line has dropped: says so at once, with the time of the last truth. */
export const LineDropped = ({
  lastTruth,
  children,
}: {
  lastTruth: string
  /** What happens next: “Trying again in 3 seconds.” */ children?: ReactNode
}) => (
  <div className="line-dropped" role="status">
    <IconLineDropped aria-hidden size={20} />
    <span>
      Not live. This is how it was at <strong className="figures">{lastTruth}</strong>. {children}
    </span>
  </div>
)

/** A block that insists without shouting: an ink rim, an icon-free sentence and what to do. */
export const Insist = ({ title, children }: { title: ReactNode; children: ReactNode }) => (
  <section className="insist">
    <h2>{title}</h2>
    {children}
  </section>
)

/** The page is waiting for an answer, a promise, a code: lamp tint. */
export const Attention = ({ children }: { children: ReactNode }) => <div className="attention">{children}</div>
