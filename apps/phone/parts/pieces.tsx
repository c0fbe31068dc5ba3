import type { ReactNode } from 'react'
import { Button } from '../../design/forms/button.tsx'
import { IconCheck } from '../../design/icons.ts'
import type { Icon } from '../../design/icons.ts'
import { NeedPill, Needs } from '../../design/marks/need.tsx'
import { needFamily } from '../../design/marks/families.ts'
import type { NeedIcon } from '../../../care/households/rules.ts'
import type { Helps as Help } from '../../../care/visits/rules.ts'
import { act } from '../phone.ts'
import type { ActFacts } from '../../../care/visits/rules.ts'

/** The one main button; while something is missing it says what, and cannot be pressed. */
export const Main = ({
  missing,
  does,
  children,
}: {
  missing?: string | false | undefined | null
  does: () => void
  children: ReactNode
}) => (
  <Button type="button" size="large" wide disabled={Boolean(missing)} onClick={does}>
    {missing || children}
  </Button>
)

/** Says acts when it is pressed. */
export const Does = ({
  acts,
  kind = 'quiet',
  icon,
  wide,
  children,
}: {
  acts: readonly ActFacts[]
  kind?: 'quiet' | 'text'
  icon?: Icon
  wide?: boolean
  children: ReactNode
}) => (
  <Button type="button" kind={kind} icon={icon} wide={wide} onClick={() => void act(...acts)}>
    {children}
  </Button>
)

/** One of a few, in a row of large keys: chosen is a tick and a tint, never the tint alone. */
export const Key = ({ chosen, does, children }: { chosen: boolean; does: () => void; children: ReactNode }) => (
  <button type="button" className="key" aria-pressed={chosen} onClick={does}>
    {chosen && <IconCheck aria-hidden size={22} strokeWidth={2.6} />}
    {children}
  </button>
)

/** P4 What helps: at most three, in the shape that protects residents. */
export const Helpful = ({ title, helps }: { title: string; helps: readonly Help[] }) =>
  helps.length === 0 ? null : (
    <Needs title={title} heading="h2">
      {helps.map(({ icon, sentence }) => (
        <NeedPill key={sentence} icon={needFamily[icon as NeedIcon] ?? 'who'} wide>
          {sentence}
        </NeedPill>
      ))}
    </Needs>
  )
