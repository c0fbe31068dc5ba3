import { createContext, RouterContextProvider } from 'react-router'
import type { Session } from '../platform/sign-in/sessions.ts'
import type { Who } from '../platform/who.ts'
import type { World } from '../platform/world.ts'

/** What a loader or action may ask for: `context.get(worldContext)`. */
export const worldContext = createContext<World>()
/** Who is signed in or came by a link; null on pages that anyone may open. */
export const whoContext = createContext<Who | null>(null)
/** The number used once that lets our own inline script run. */
export const nonceContext = createContext<string>('')

/** The desk's session, locked or open; null on pages that anyone may open, and for residents. */
export const sessionContext = createContext<Session | null>(null)
/** The address that asks, for slowing guesses. */
export const askerContext = createContext<string>('')
/** Set when the gate kept the door shut: the root then shows the calm page for it instead of any loader's data. */
export const closedContext = createContext<403 | 404 | null>(null)
/** Set when a page's data was asked for by a desk that must sign in first: where it is sent, in the language of the router. */
export const elsewhereContext = createContext<string | null>(null)

/** The origin of a demonstration's exchange, whose handsets show residents' pages in a frame; null where there is none. */
export const framedByContext = createContext<string | null>(null)

export type ForRequest = {
  world: World
  who: Who | null
  session: Session | null
  asker: string
  closed: 403 | 404 | null
  elsewhere: string | null
  framedBy: string | null
  nonce: string
}

/**
 * The load context of one request. The web build carries its own copy of these contexts, so the server must call the copy
 * inside the build (`build.entry.module.forRequest`), never import this file itself.
 */
export const forRequest = ({ world, who, session, asker, closed, elsewhere, framedBy, nonce }: ForRequest): RouterContextProvider => {
  const context = new RouterContextProvider()
  context.set(worldContext, world)
  context.set(whoContext, who)
  context.set(sessionContext, session)
  context.set(askerContext, asker)
  context.set(closedContext, closed)
  context.set(elsewhereContext, elsewhere)
  context.set(framedByContext, framedBy)
  context.set(nonceContext, nonce)
  return context
}

/** The World and who asks, on a page that not everybody may open. */
export const inTheNameOf = (context: Readonly<RouterContextProvider>): { world: World; who: Who } => {
  const who = context.get(whoContext)
  if (!who) throw new Response(null, { status: 403 })
  return { world: context.get(worldContext), who }
}
