import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { createRequestHandler, matchPath } from 'react-router'
import type { RouterContextProvider, ServerBuild } from 'react-router'
import { readCookie } from '../platform/http/cookies.ts'
import { sessionOf } from '../platform/sign-in/sessions.ts'
import type { Session } from '../platform/sign-in/sessions.ts'
import type { Who } from '../platform/who.ts'
import { roleName } from '../platform/who.ts'
import type { World } from '../platform/world.ts'
import type { ForRequest } from './context.ts'
import type { Door } from './doors.ts'
import { doors } from './doors.ts'

/** What the web build hands back: React Router's build, and the load context made by the build's own copy of the contexts. */
export type WebBuild = ServerBuild & { entry: { module: { forRequest(parts: ForRequest): RouterContextProvider } } }

/** Whose link a token is; given by the messages duty. Null when it is nobody's, has run out or was revoked. */
export type LinkOpener = (token: string) => Promise<Who | null>

type Answer =
  | { open: true; door: Door; who: Who | null; session: Session | null }
  | { open: false; status: 302; to: string }
  | { open: false; status: 403 | 404 }

/** A page that is open already asks for its data again; the router understands a redirect only in its own words. */
const isDataRequest = (url: string): boolean => (url.split('?')[0] ?? '').endsWith('.data')

/** The page address behind React Router's data requests (`/today.data`), which pass the same gate as the page. */
export const pageOf = (url: string): string => {
  const path = url.split('?')[0] ?? '/'
  if (path === '/_root.data' || path === '/_.data') return '/'
  return path.endsWith('.data') ? path.slice(0, -'.data'.length) : path
}

/** Whether a person did something: a live screen asks again for the very page that it shows, and nobody touched it. */
const isTouched = ({ method, url, headers }: FastifyRequest): boolean =>
  method === 'POST' || !isDataRequest(url) || URL.parse(headers.referer ?? '')?.pathname !== pageOf(url)

const findDoor = (path: string): { door: Door; params: Record<string, string | undefined> } | null => {
  for (const door of doors as readonly Door[]) {
    const match = matchPath(door.path, path)
    if (match) return { door, params: match.params }
  }
  return null
}

/** Who may come in by this address: asks the one table of doors. What is not in the table does not exist. */
export const askAtTheGate = async (
  world: World,
  openLink: LinkOpener,
  { path, cookie, touched }: { path: string; cookie: string | undefined; touched: boolean },
): Promise<Answer> => {
  const found = findDoor(path)
  if (!found) return { open: false, status: 404 }
  const { door, params } = found
  if (door.may === 'resident link') {
    const who = params['token'] ? await openLink(params['token']) : null
    return who ? { open: true, door, who, session: null } : { open: false, status: 302, to: '/link-has-ended' }
  }
  const token = readCookie(cookie, 'desk')
  const session = token ? await sessionOf(world, token, touched) : null
  if (door.may === 'anyone') return { open: true, door, who: session?.state === 'open' ? session.who : null, session }
  if (!session || (session.state === 'locked' && !door.whileLocked))
    return { open: false, status: 302, to: `/sign-in?then=${encodeURIComponent(path)}` }
  return (door.may as readonly string[]).includes(roleName(session.who))
    ? { open: true, door, who: session.who, session }
    : { open: false, status: 403 }
}

const requestOf = (request: FastifyRequest): Request => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) for (const one of [value ?? []].flat()) headers.append(name, one)
  const address = new URL(request.url, `${request.protocol}://${request.host}`)
  if (request.method === 'GET' || request.method === 'HEAD') return new Request(address, { method: request.method, headers })
  const streamed: RequestInit & { duplex: 'half' } = {
    method: request.method,
    headers,
    body: Readable.toWeb(request.raw) as BodyInit,
    duplex: 'half',
  }
  return new Request(address, streamed)
}

/** The pages of all faces, served by React Router behind the gate. */
export const pagesPlugin =
  ({ world, build, openLink, framedBy }: { world: World; build: WebBuild; openLink: LinkOpener; framedBy: string | null }) =>
  async (server: FastifyInstance): Promise<void> => {
    const handle = createRequestHandler(build, 'production')
    server.removeAllContentTypeParsers()
    server.addContentTypeParser('*', (_request, _payload, done) => done(null))
    server.route({
      method: ['GET', 'HEAD', 'POST'],
      url: '/*',
      handler: async (request, reply) => {
        const answer = await askAtTheGate(world, openLink, {
          path: pageOf(request.url),
          cookie: request.headers.cookie,
          touched: isTouched(request),
        })
        const elsewhere = !answer.open && answer.status === 302 ? answer.to : null
        if (elsewhere && !isDataRequest(request.url)) return reply.redirect(elsewhere)
        const context = build.entry.module.forRequest({
          world,
          who: answer.open ? answer.who : null,
          session: answer.open ? answer.session : null,
          asker: request.ip,
          closed: answer.open || answer.status === 302 ? null : answer.status,
          elsewhere,
          framedBy,
          nonce: randomBytes(16).toString('base64'),
        })
        return reply.send(await handle(requestOf(request), context))
      },
    })
  }
