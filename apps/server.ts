import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { openLink } from '../care/messages/actions.ts'
import { makeServer } from '../platform/http/server.ts'
import { roadLines } from '../platform/maps/roads.ts'
import type { World } from '../platform/world.ts'
import { guardingHooksPlugin } from './api/guarding-hooks.ts'
import { hooksPlugin } from './api/hooks.ts'
import { pushPlugin } from './api/texts/push.ts'
import { notifyHooksPlugin } from './api/texts/notify.ts'
import { apiPlugin } from './api/v1/plugin.ts'
import { phonePlugin } from './api/phone.ts'
import { phoneSignInPlugin } from './api/phone-sign-in.ts'
import { healthPlugin } from './health.ts'
import { listeners } from './listeners.ts'
import { livePlugin } from './live.ts'
import type { LinkOpener, WebBuild } from './pages.ts'
import { pagesPlugin } from './pages.ts'
import { phoneFilesPlugin } from './phone-files.ts'
import type { Opened } from './world.ts'

const builtAt = (path: string): string => fileURLToPath(new URL(`../build/${path}`, import.meta.url))

/** `authToken`: the telephone supplier's secret, null when none is set; `auditorToken`: that of the auditor's own, where it has one. `framedBy`: whose pages may show ours in a frame. */
export type ServerSettings = {
  authToken: string | null
  auditorToken?: string | null
  /** What GOV.UK Notify's callbacks carry. */
  notifyToken?: string | null
  framedBy?: string | null
  log: (error: unknown, where: string) => void
}

const openLinkOf =
  (world: World): LinkOpener =>
  async (token) => {
    const link = await world.db.door((tx) => openLink(tx, token))
    return link && { kind: 'resident', contractorId: link.contractorId, householdId: link.householdId, linkId: link.linkId }
  }

/** The whole web server: health, hooks, the phone and its API, live screens, and the pages of every face. */
export const buildServer = async (
  { world, urls, geography }: Opened,
  { authToken, auditorToken = null, notifyToken = null, framedBy = null, log }: ServerSettings,
): Promise<FastifyInstance> => {
  const server = makeServer({ https: world.publicUrl.startsWith('https:'), log })
  const build = (await import(new URL('../build/web/server/index.js', import.meta.url).href)) as WebBuild
  server.register(healthPlugin({ world }))
  server.register(livePlugin({ world, listenUrl: urls.door }))
  server.register(fastifyStatic, {
    root: builtAt('web/client'),
    wildcard: false,
    index: false,
    setHeaders: (reply, path) =>
      void reply.header('Cache-Control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600'),
  })
  const roads = JSON.stringify(roadLines(geography.roads))
  server.get('/map/roads.json', async (_request, reply) =>
    reply.header('Cache-Control', 'public, max-age=86400').type('application/json').send(roads),
  )
  server.register(phoneSignInPlugin({ world }))
  server.register(phoneFilesPlugin({ framedBy }))
  server.register(apiPlugin({ world }))
  server.register(phonePlugin({ world, trouble: log }))
  server.register(pushPlugin({ world }))
  if (notifyToken !== null) server.register(notifyHooksPlugin({ world, token: notifyToken, listeners, trouble: log }))
  if (authToken !== null) server.register(hooksPlugin({ world, authToken, listeners, trouble: log }))
  server.register(guardingHooksPlugin({ world, tokens: [authToken, auditorToken].filter((token) => token !== null) }))
  server.register(pagesPlugin({ world, build, openLink: openLinkOf(world), framedBy }))
  return server
}
