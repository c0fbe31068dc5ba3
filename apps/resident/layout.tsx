import './layout.css'
import type { ReactNode } from 'react'
import { Outlet, useLocation, useMatches, useRouteError, isRouteErrorResponse, type LoaderFunctionArgs } from 'react-router'
import { IconClose, IconLanguage, IconMachineDraft, IconPhone } from '../design/icons.ts'
import { Logo } from '../design/parts.ts'
import type { Handle } from '../page.ts'
import { languageNames, readFrame } from './frame.ts'
import type { Language } from '../../care/messages/rules/templates.ts'
import { RingUs } from './parts.tsx'
import { usePage } from './use-page.ts'

export const handle = { face: 'resident' } satisfies Handle

/** A page with the telephone among its own buttons says so, and the foot does not say it again. */
export type PageHandle = { ringsItself?: true }

export const loader = ({ request, context }: LoaderFunctionArgs) => readFrame({ request, context })

/** A link to this same page in the other language. */
const Switch = ({ to }: { to: Language }) => {
  const { pathname, search } = useLocation()
  const asked = new URLSearchParams(search)
  asked.set('lang', to)
  return (
    <a className="home-language" href={`${pathname}?${asked}`} lang={to} hrefLang={to}>
      <IconLanguage aria-hidden size={22} />
      {languageNames[to]}
    </a>
  )
}

const MachineDraft = ({ own, english }: { own: string; english: string }) => (
  <p className="machine-draft">
    <IconMachineDraft aria-hidden size={22} />
    <span className="machine-draft-words">
      <span>{own}</span>
      <bdi lang="en">{english}</bdi>
    </span>
  </p>
)

const RatherTalk = ({ words, telephone }: { words: string; telephone: string }) => (
  <footer className="home-footer">
    <IconPhone aria-hidden size={22} />
    {words}{' '}
    <a className="left-to-right" href={`tel:${telephone.replaceAll(' ', '')}`}>
      {telephone}
    </a>
  </footer>
)

const Home = ({ children, ringsItself }: { children: ReactNode; ringsItself: boolean }) => {
  const { contractor, telephone, other, notYetIn, common } = usePage()
  return (
    <div className="home">
      <header className="home-header">
        <Logo size={36} />
        <p className="home-contractor">{contractor}</p>
        {other && <Switch to={other} />}
      </header>
      <main className="home-page" id="words">
        {children}
        {notYetIn && <p className="second small">{common.notYetIn(notYetIn)}</p>}
        {common.machineDraft && <MachineDraft {...common.machineDraft} />}
      </main>
      {telephone && !ringsItself && <RatherTalk words={common.ratherTalk} telephone={telephone} />}
      <aside className="home-leave" aria-label={common.leaveQuickly}>
        <IconClose aria-hidden size={22} />
        <a href="/leave" rel="noreferrer">
          {common.leaveQuickly}
        </a>
      </aside>
    </div>
  )
}

export default function ResidentPages() {
  const ringsItself = useMatches().some((match) => (match.handle as PageHandle | undefined)?.ringsItself)
  return (
    <Home ringsItself={ringsItself}>
      <Outlet />
    </Home>
  )
}

/** What happened, why, and what to do next, for somebody who only wanted to know who is coming. */
export function ErrorBoundary() {
  const error = useRouteError()
  const { common, to } = usePage()
  const { title, why, next } = isRouteErrorResponse(error) && error.status < 500 ? common.notFound : common.broken
  return (
    <Home ringsItself>
      <title>{title}</title>
      <h1>{title}</h1>
      <p>{why}</p>
      <p>{next}</p>
      <RingUs />
      {!to('').endsWith('/v/') && <a href={to('')}>{common.startAgain}</a>}
    </Home>
  )
}
