import type { ReactNode } from 'react'
import { IconDog, IconDoorOpen, IconKnock, IconMarker, IconPhone, IconTwoPeople, IconWeakSignal, type Icon } from '../icons.ts'

/** What a precaution asks of the worker, each with its icon. */
export const precautionIcons = {
  two: IconTwoPeople,
  dog: IconDog,
  stop: IconKnock,
  signal: IconWeakSignal,
  ring: IconPhone,
  outside: IconDoorOpen,
  marker: IconMarker,
} as const satisfies Record<string, Icon>
export type PrecautionIcon = keyof typeof precautionIcons

/** P4 Protects the worker: a square solid plate with a striped edge. Stands under “Read before you set off”. */
export function PrecautionPlate({
  icon,
  action,
  children,
}: {
  icon: PrecautionIcon
  /** Its own “I have read it”. */ action?: ReactNode
  children: ReactNode
}) {
  const Sign = precautionIcons[icon]
  return (
    <div className="precaution">
      <Sign aria-hidden className="precaution-icon" strokeWidth={2.2} />
      <span className="precaution-words">{children}</span>
      {action}
    </div>
  )
}

/** The button on a plate (P2), and what it becomes once read. */
export function PrecautionRead({
  read,
  children,
  ...button
}: {
  read: boolean
  children: ReactNode
  name?: string
  value?: string
  onClick?: () => void
}) {
  if (read) return <span className="precaution-read">✓ {children}</span>
  return (
    <button className="precaution-button" {...button}>
      {children}
    </button>
  )
}

/** The place of precautions: its heading and nothing else beside them. */
export function Precautions({
  title,
  heading: Heading = 'h3',
  children,
}: {
  title: string
  /** One below the heading above it. */ heading?: 'h2' | 'h3'
  children: ReactNode
}) {
  return (
    <div className="precautions">
      <Heading className="precautions-title">{title}</Heading>
      <div className="precautions-row">{children}</div>
    </div>
  )
}
