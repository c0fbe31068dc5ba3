import type { ReactNode } from 'react'
import {
  IconDoNotRing,
  IconHearing,
  IconLanguage,
  IconMedical,
  IconMobility,
  IconNoise,
  IconOneThing,
  IconOvershoes,
  IconOxygen,
  IconPersonChosen,
  IconPhone,
  IconSaid,
  IconTakesTime,
  IconTwoPeople,
  type Icon,
} from '../icons.ts'

/** The families of needs, each with its thin icon. A need says what to do, never a diagnosis (H3). */
export const needIcons = {
  time: IconTakesTime,
  language: IconLanguage,
  overshoes: IconOvershoes,
  hearing: IconHearing,
  who: IconPersonChosen,
  quiet: IconDoNotRing,
  noise: IconNoise,
  speech: IconSaid,
  contact: IconPhone,
  supply: IconMedical,
  oxygen: IconOxygen,
  steps: IconOneThing,
  mobility: IconMobility,
  two: IconTwoPeople,
} as const satisfies Record<string, Icon>
export type NeedIcon = keyof typeof needIcons

/** P4 Protects the resident: a soft round heather pill. Stands under “What helps…”, never beside a precaution. */
export function NeedPill({ icon, wide, children }: { icon: NeedIcon; /** As wide as its column. */ wide?: boolean; children: ReactNode }) {
  const Sign = needIcons[icon]
  return (
    <span className={wide ? 'need need-wide' : 'need'}>
      <Sign aria-hidden className="need-icon" strokeWidth={1.9} />
      {children}
    </span>
  )
}

/** The place of needs: its heading and nothing else beside them. */
export function Needs({
  title,
  heading: Heading = 'h3',
  children,
}: {
  title: string
  /** One below the heading above it. */ heading?: 'h2' | 'h3'
  children: ReactNode
}) {
  return (
    <div className="needs">
      <Heading className="needs-title">{title}</Heading>
      <div className="needs-row">{children}</div>
    </div>
  )
}
