import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import formbody from '@fastify/formbody'
import Fastify from 'fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a request that changes something came from our own pages. Programs with keys or signatures are not asked. */
const isFromElsewhere = (request: FastifyRequest): boolean => {
  if (safeMethods.has(request.method) || request.url.startsWith('/hooks/') || request.url.startsWith('/api/v1/')) return false
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = request.headers
  return origin !== undefined && origin !== 'null' && URL.parse(origin)?.host !== request.headers.host
}

/** Whoever asked went away before they had the answer, or before all that they sent was here: nothing broke on our side. */
const hasLeft = (error: { code?: string }, request: FastifyRequest): boolean =>
  request.socket.destroyed && (error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET')

/** A web server with the headers and checks that every answer shares. Routes are added by whoever starts it. */
export const makeServer = ({ https, log }: { https: boolean; log: (error: unknown, url: string) => void }): FastifyInstance => {
  const server = Fastify({ logger: false, bodyLimit: 1_000_000, trustProxy: 'loopback', forceCloseConnections: true })
  server.addHook('onRequest', async (request, reply) => {
    reply.header('X-Content-Type-Options', 'nosniff')
    reply.header('Referrer-Policy', 'same-origin')
    reply.header('Permissions-Policy', 'camera=(self), geolocation=(self), microphone=()')
    reply.header('Cross-Origin-Opener-Policy', 'same-origin')
    if (https) reply.header('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
    if (isFromElsewhere(request))
      return reply
        .code(403)
        .send({ code: 'FROM_ELSEWHERE', detail: 'This form was sent from another site.', next: 'Open the page here and send it again.' })
  })
  server.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500 && !hasLeft(error, request)) log(error, request.url.split('?')[0] ?? '')
    return reply.code(status).send(
      status >= 500
        ? {
            code: 'BROKEN',
            detail: 'Something broke on our side. Nothing was half done.',
            next: 'Try again. If it stays, ring the office.',
          }
        : { code: 'NOT_UNDERSTOOD', detail: error.message, next: 'Put it right and send it again.' },
    )
  })
  server.register(compress, {
    threshold: 2048,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  server.register(formbody)
  return server
}
