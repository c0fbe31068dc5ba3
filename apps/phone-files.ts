import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const root = fileURLToPath(new URL('../build/phone', import.meta.url))

/** Only what we serve ourselves; no inline script. In a demonstration the exchange's handset may show it in a frame. */
const policy = (framedBy: string | null): string =>
  [
    "default-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors 'self'${framedBy ? ` ${framedBy}` : ''}`,
  ].join('; ')

/**
 * The operative's phone, as it was built, at `/phone/`. Files with their digest in the name are kept for a year; the page and the
 * service worker are asked for each time, so that a phone is never a version behind once there is signal.
 * `framedBy`: the origin of the demonstration's exchange, or null.
 */
export const phoneFilesPlugin =
  ({ framedBy }: { framedBy: string | null }) =>
  async (server: FastifyInstance): Promise<void> => {
    server.register(fastifyStatic, {
      root,
      prefix: '/phone/',
      decorateReply: false,
      setHeaders: (reply, path) => {
        void reply.header('Cache-Control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
        void reply.header('Content-Security-Policy', policy(framedBy))
      },
    })
    server.get('/phone', (_request, reply) => reply.redirect('/phone/', 308))
  }
