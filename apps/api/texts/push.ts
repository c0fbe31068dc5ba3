import { readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { leaveThisBrowser, pushShown, tellThisBrowser } from '../../../care/messages/actions.ts'
import { readCookie } from '../../../platform/http/cookies.ts'
import { sessionOf } from '../../../platform/sign-in/sessions.ts'
import type { Who } from '../../../platform/who.ts'
import type { World } from '../../../platform/world.ts'

/** Registered for the whole site by the desk (`navigator.serviceWorker.register('/push-worker.js')`); the phone's own worker keeps `/phone/`. */
const worker = readFileSync(new URL('../../control-room/push-worker.js', import.meta.url), 'utf8')

const bytes = (wanted: number) =>
  z
    .string()
    .regex(/^[\w-]+={0,2}$/)
    .max(200)
    .refine((text) => Buffer.from(text, 'base64url').length === wanted)
/** What a browser says of itself, as `PushSubscription.toJSON()` writes it. Push services are reached by https. */
const subscription = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(2_000),
  keys: z.object({ p256dh: bytes(65), auth: bytes(16) }), // a point of P-256, and a secret (RFC 8291)
})
const gone = z.object({ endpoint: z.string().max(2_000) })
const shown = z.object({ message: z.string().max(64) })

const mostBytes = 8_000

/**
 * Push to the browsers of the control room: `GET /api/push/key` (the key to subscribe with), `POST /api/push/browsers` and `/gone`, and
 * `POST /api/push/shown` from the service worker. Each for whoever is signed in, in JSON alone, so that no other page can post here.
 */
export const pushPlugin =
  ({ world }: { world: World }) =>
  async (server: FastifyInstance): Promise<void> => {
    server.get('/push-worker.js', async (_request, reply) =>
      reply.header('Cache-Control', 'no-cache').type('text/javascript; charset=utf-8').send(worker),
    )
    server.get('/api/push/key', async () => ({ key: world.push.publicKey }))
    const post = <F>(path: string, form: z.ZodType<F>, act: (who: Who, given: F) => Promise<unknown>): void => {
      server.post(`/api/push/${path}`, { bodyLimit: mostBytes }, async (request, reply) => {
        const who = await signedIn(world, request)
        if (!who) return reply.code(401).send({ code: 'SIGN_IN_FIRST', detail: 'You are not signed in.', next: 'Sign in, then try again.' })
        const read = isJson(request) ? form.safeParse(request.body) : null
        if (!read?.success) return notUnderstood(reply)
        await act(who, read.data)
        return reply.code(204).send()
      })
    }
    post('browsers', subscription, (who, { endpoint, keys }) => world.db.as(who, (tx) => tellThisBrowser(tx, { endpoint, ...keys })))
    post('gone', gone, (who, { endpoint }) => world.db.as(who, (tx) => leaveThisBrowser(tx, endpoint)))
    post('shown', shown, (who, { message }) => world.db.as(who, (tx) => pushShown(tx, message)))
  }

const isJson = (request: FastifyRequest): boolean => (request.headers['content-type'] ?? '').startsWith('application/json')

const signedIn = async (world: World, request: FastifyRequest): Promise<Who | null> => {
  const token = readCookie(request.headers.cookie, 'desk')
  const session = token ? await sessionOf(world, token, false) : null
  return session?.who.kind === 'staff' ? session.who : null
}

const notUnderstood = (reply: FastifyReply) =>
  reply.code(400).send({ code: 'NOT_UNDERSTOOD', detail: 'This is not what a browser sends.', next: 'Reload the page, then try again.' })
