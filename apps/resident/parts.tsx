/** The few parts that only residents' pages have. Nothing here needs script. */
import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { IconPhone } from '../design/icons.ts'
import { ButtonLink } from '../design/parts.ts'
import { usePage } from './use-page.ts'

/** The telephone as the page's main button. Nothing where no number is known. */
export function RingUs({ kind = 'primary' }: { kind?: 'primary' | 'quiet' }) {
  const { telephone, common } = usePage()
  if (telephone === null) return null
  return (
    <ButtonLink kind={kind} icon={IconPhone} to={`tel:${telephone.replaceAll(' ', '')}`}>
      {common.ringUs} <span className="left-to-right home-number">{telephone}</span>
    </ButtonLink>
  )
}

export const BackTo = ({ to }: { to: string }) => (
  <a className="back" href={to}>
    {usePage().common.back}
  </a>
)

/** A form that sends. It posts to where it stands, its language with it, and works without script. */
export function Send({ to, children }: { to?: string; children: ReactNode }) {
  const { pathname, search } = useLocation()
  return (
    <form method="post" action={to ?? `${pathname}${search}`} noValidate>
      {children}
    </form>
  )
}

/** A form whose answer only goes along in the address of the next page: it changes nothing. */
export function GoOn({ to, keep = {}, children }: { to: string; keep?: Readonly<Record<string, string>>; children: ReactNode }) {
  const [path, query] = to.split('?')
  const hidden = { ...keep, ...Object.fromEntries(new URLSearchParams(query)) }
  return (
    <form method="get" action={path} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
