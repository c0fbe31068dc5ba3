import './design/design.css'
import type { ReactNode } from 'react'
import {
  data,
  Links,
  Meta,
  Outlet,
  redirect,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
  type LoaderFunctionArgs,
  type MiddlewareFunction,
} from 'react-router'
import { closedContext, elsewhereContext, nonceContext } from './context.ts'
import { Trouble } from './design/blocks/trouble.tsx'
import { themeFrom } from './design/theme-choice.ts'
import { directionOf, faceOf, languageOf, runsScript } from './page.ts'

/** What the gate refused never reaches a loader. */
export const middleware: MiddlewareFunction<Response>[] = [
  ({ context }) => {
    const elsewhere = context.get(elsewhereContext)
    if (elsewhere !== null) throw redirect(elsewhere)
    const closed = context.get(closedContext)
    if (closed !== null) throw data(null, { status: closed })
  },
]

type RootSays = { nonce: string; theme: 'light' | 'dark' | null }

export const loader = ({ request, context }: LoaderFunctionArgs): RootSays => ({
  nonce: context.get(nonceContext),
  theme: themeFrom(request.headers.get('Cookie')),
})

/** What the document was told holds for as long as the document does. */
export const shouldRevalidate = (): boolean => false

/** The document itself: its language and direction come from the page, its size of type from the face. */
export function Layout({ children }: { children: ReactNode }) {
  const matches = useMatches()
  const root = useRouteLoaderData<typeof loader>('root')
  const face = faceOf(matches)
  const lang = languageOf(matches)
  return (
    <html lang={lang} dir={directionOf(lang)} data-face={face ?? 'sign-in'} data-theme={root?.theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="same-origin" />
        <link rel="icon" href="/logo.svg" type="image/svg+xml" />
        <Meta />
        <Links nonce={root?.nonce} />
      </head>
      <body>
        {children}
        {runsScript(face) && <ScrollRestoration nonce={root?.nonce} />}
        {runsScript(face) && <Scripts nonce={root?.nonce} />}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export { Trouble as ErrorBoundary }
