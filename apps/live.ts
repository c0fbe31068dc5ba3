import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readCookie } from '../platform/http/cookies.ts'
import { calmly } from '../platform/http/calmly.ts'
import type { Hearing } from '../platform/postgres/hear.ts'
import { hear } from '../platform/postgres/hear.ts'
import { sessionOf } from '../platform/sign-in/sessions.ts'
import type { World } from '../platform/world.ts'

const heartbeatMs = 5000

/**
 * Live screens over server-sent events: `/live` tells a signed-in desk that something of its contractor changed (never what);
 * the page then asks again for what it may see. A desk that fell asleep still hears, so that an alarm rings.
 */
export const livePlugin =
  ({ world, listenUrl }: { world: World; listenUrl: string }) =>
  async (server: FastifyInstance): Promise<void> => {
    const open = new Map<ServerResponse, string>()
    const tell = (wanted: (contractorId: string) => boolean, event: string): void => {
      for (const [stream, contractorId] of open)
        if (wanted(contractorId)) stream.write(`event: ${event}\ndata: ${world.now().toString()}\n\n`)
    }
    let hearing: Hearing | null = null
    let isLive = true
    const heart = setInterval(() => tell(() => isLive, 'still_here'), heartbeatMs)
    server.addHook('onReady', async () => {
      const changed = (contractorId: string): void => tell((one) => one === contractorId, 'changed')
      hearing = hear(listenUrl, { board: changed, board_calmly: calmly(1000, changed) }, (live) => {
        isLive = live
        tell(() => true, live ? 'changed' : 'not_live')
      })
    })
    server.addHook('onClose', async () => {
      clearInterval(heart)
      for (const stream of open.keys()) stream.end()
      await hearing?.stop()
    })

    server.get('/live', async (request: FastifyRequest, reply) => {
      const token = readCookie(request.headers.cookie, 'desk')
      const session = token ? await sessionOf(world, token, false) : null
      if (!session || session.who.kind !== 'staff')
        return reply.code(401).send({ code: 'SIGN_IN_FIRST', detail: 'You are not signed in.', next: 'Sign in, then open this again.' })
      reply.hijack()
      const stream = reply.raw
      stream.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' })
      stream.write(`retry: 3000\nevent: still_here\ndata: ${world.now().toString()}\n\n`)
      open.set(stream, session.who.contractorId)
      request.raw.on('close', () => open.delete(stream))
    })
  }
