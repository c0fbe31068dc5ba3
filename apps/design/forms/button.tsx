import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { IconBusy, type Icon } from '../icons.ts'
import { Kbd } from '../marks/chips.tsx'

export type ButtonLook = {
  /** One primary in a view. */
  kind?: 'primary' | 'quiet' | 'text' | undefined
  size?: 'small' | 'large' | undefined
  icon?: Icon | undefined
  /** As wide as its place. */
  wide?: boolean | undefined
  children: ReactNode
}

const classOf = ({ kind = 'primary', size, wide }: Omit<ButtonLook, 'children'>): string =>
  ['button', `button-${kind}`, size && `button-${size}`, wide && 'button-wide'].filter(Boolean).join(' ')

const Inside = ({ icon: Sign, children }: Pick<ButtonLook, 'icon' | 'children'>) => (
  <>
    {Sign && <Sign aria-hidden className="button-icon" strokeWidth={2.2} />}
    <span>{children}</span>
  </>
)

export type ButtonProps = ButtonLook & {
  type?: 'submit' | 'button' | undefined
  name?: string | undefined
  value?: string | undefined
  /** The word shown while it works: “Saving”. Give it the navigation state; it is never shown without script. */
  busy?: string | false | undefined
  disabled?: boolean | undefined
  form?: string | undefined
  formAction?: string | undefined
  onClick?: (() => void) | undefined
  popoverTarget?: string | undefined
  /** The single key that presses it, shown on it; the page listens for keys and looks for `data-key`. */
  hotkey?: string | undefined
  'aria-pressed'?: boolean | undefined
}

const keyWords: Record<string, string> = { ' ': 'Space' }

/** The one button. Without script it submits its form, with its name and value. */
export function Button({ kind, size, wide, icon, children, busy, type = 'submit', hotkey, ...rest }: ButtonProps) {
  if (busy)
    return (
      <button className={`${classOf({ kind: 'quiet', size, wide })} button-busy`} type={type} disabled aria-live="polite">
        <IconBusy aria-hidden className="button-icon turning" strokeWidth={2.2} />
        <span>{busy}</span>
      </button>
    )
  return (
    <button
      className={classOf({ kind, size, wide })}
      type={type}
      {...(hotkey ? { 'data-key': hotkey, 'aria-keyshortcuts': keyWords[hotkey] ?? hotkey } : {})}
      {...rest}
    >
      <Inside icon={icon}>{children}</Inside>
      {hotkey && <Kbd>{keyWords[hotkey] ?? hotkey.toUpperCase()}</Kbd>}
    </button>
  )
}

/** A link that looks like a button: it goes somewhere and changes nothing. `tel:` and other sites are plain anchors. */
export function ButtonLink({ kind, size, wide, icon, children, to }: ButtonLook & { to: string }) {
  const look = { className: classOf({ kind, size, wide }), children: <Inside icon={icon}>{children}</Inside> }
  return /^[a-z]+:/.test(to) ? <a href={to} {...look} /> : <Link to={to} {...look} />
}
