import './layout.css'
import type { ReactNode } from 'react'
import { Outlet, useLoaderData, useLocation, useRouteLoaderData, type LoaderFunctionArgs } from 'react-router'
import { IconClose, IconLanguage, IconPhone } from '../design/icons.ts'
import { Logo, Trouble } from '../design/parts.ts'
import type { Handle, PageLanguage } from '../page.ts'
import { languageNames, readFrame, type ResidentFrame } from './frame.ts'
import { frameWords } from './frame-words.ts'

export const handle = { face: 'resident' } satisfies Handle

export const loader = ({ request, context }: LoaderFunctionArgs) => readFrame({ request, context })

/** A link to this same page in the other language. */
const Switch = ({ to }: { to: PageLanguage }) => {
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

const Home = ({ frame, children }: { frame: ResidentFrame; children: ReactNode }) => {
  const words = frameWords[frame.lang]
  return (
    <div className="home">
      <header className="home-header">
        <Logo size={36} />
        <p className="home-contractor">{frame.contractor}</p>
        {frame.other && <Switch to={frame.other} />}
      </header>
      <main className="home-page" id="words">
        {children}
      </main>
      {frame.telephone && (
        <footer className="home-footer">
          <IconPhone aria-hidden size={22} />
          {words.ratherTalk}{' '}
          <a className="left-to-right" href={`tel:${frame.telephone.replaceAll(' ', '')}`}>
            {frame.telephone}
          </a>
        </footer>
      )}
      <aside className="home-leave" aria-label={words.leaveQuickly}>
        <IconClose aria-hidden size={22} />
        <a href="/leave" rel="noreferrer">
          {words.leaveQuickly}
        </a>
      </aside>
    </div>
  )
}

export default function ResidentPages() {
  return (
    <Home frame={useLoaderData<typeof loader>()}>
      <Outlet />
    </Home>
  )
}

export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('resident/layout')
  return <Home frame={frame ?? { contractor: null, telephone: null, lang: 'en', other: null }}>{<Trouble />}</Home>
}
