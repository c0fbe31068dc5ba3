import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { receipt } from '../../../care/messages/actions.ts'
import { notifyCallback } from '../../../platform/telephone/notify.ts'
import { forMessage } from '../calls.ts'
import { hearReceipt, hearText } from './texts.ts'
import type { Hearing } from './texts.ts'

const mostBytes = 64_000
type Receipt = Extract<z.output<typeof notifyCallback>, { is: 'receipt' }>

/** Our own id of the message comes first: its callback may be here before we have noted Notify's, or when Notify's answer never reached us. */
const noteReceipt = async ({ world }: Hearing, { id, messageId, state }: Receipt): Promise<void> => {
  const report = { of: 'message', sid: id, state, errorCode: null } as const
  const meant = await forMessage(world, messageId, (tx, one) => receipt(tx, one, report, { supplier: 'notify' }).then(() => true))
  if (!meant) await hearReceipt(world, { supplier: 'notify', id, state, reference: null, errorCode: null })
}

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
        if (read.data.is === 'receipt') await noteReceipt(hearing, read.data)
        else await (await hearText(hearing, read.data.text))?.answer()
        return reply.code(204).send()
      },
    )
  }
