import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { notifyCallback } from '../../../platform/telephone/notify.ts'
import { hearReceipt, hearText } from './texts.ts'
import type { Hearing } from './texts.ts'

const mostBytes = 64_000
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * What GOV.UK Notify posts to us: receipts, and texts to the service's number. The token that it was given comes before anything else is
 * looked at. Its texts cannot be answered in the answer; a person reads what nobody understood.
 */
export const notifyHooksPlugin =
  (hearing: Hearing & { token: string }) =>
  async (server: FastifyInstance): Promise<void> => {
    const expected = digest(`Bearer ${hearing.token}`)
    server.post(
      '/hooks/notify',
      {
        bodyLimit: mostBytes,
        onRequest: async (request, reply) => {
          if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected))
            return reply
              .code(403)
              .send({ code: 'NOT_SIGNED', detail: 'This does not carry our token.', next: 'Check DOORSTEP_NOTIFY_CALLBACK_TOKEN.' })
        },
      },
      async (request, reply) => {
        const read = notifyCallback.safeParse(request.body)
        if (!read.success)
          return reply.code(400).send({
            code: 'NOT_UNDERSTOOD',
            detail: 'A field that is always there is missing or unknown.',
            next: 'See Notify’s description of callbacks.',
          })
        if (read.data.is === 'receipt')
          await hearReceipt(hearing.world, { supplier: 'notify', ...read.data, reference: null, errorCode: null })
        else await (await hearText(hearing, read.data.text))?.answer()
        return reply.code(204).send()
      },
    )
  }
