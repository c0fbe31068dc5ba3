import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { ringWhoJoined } from '../../care/alarms/actions.ts'
import { receipt } from '../../care/messages/actions.ts'
import { eventOfReport } from '../../care/messages/rules.ts'
import { gathered, incomingCall, incomingText, statusReport } from '../../platform/telephone/incoming.ts'
import type { IncomingText, StatusReport } from '../../platform/telephone/incoming.ts'
import { isSigned } from '../../platform/telephone/signature.ts'
import type { FormFields } from '../../platform/telephone/signature.ts'
import { message, response } from '../../platform/telephone/twiml.ts'
import { askedFor, forMessage, hearCall, hearKeys, noteCallEnded } from './calls.ts'
import type { AskedFor } from './calls.ts'
import { hearText } from './texts/texts.ts'
import type { Hearing } from './texts/texts.ts'

export type Hooks = Hearing & {
  /** The supplier's secret: whoever holds it signs what is posted here. */
  authToken: string
}

/** No form of a supplier's comes near this; a larger body is refused before it is read to its end. */
const mostBytes = 64_000

/**
 * What the telephone supplier posts to us. Nothing is looked at before the signature is found right, so that a stranger costs us one
 * digest and no database. An inbound text goes first to the alarms, which store and decide; that is committed before anybody else
 * hears it, and before we answer. Needs `@fastify/formbody`.
 */
export const hooksPlugin =
  (hooks: Hooks) =>
  async (server: FastifyInstance): Promise<void> => {
    server.addHook('preHandler', async (request, reply) => {
      if (
        !isSigned(
          hooks.authToken,
          hooks.world.publicUrl,
          request.raw.url ?? '',
          fieldsOf(request.body),
          request.headers['x-twilio-signature'],
        )
      )
        return reply.code(403).send({
          code: 'NOT_SIGNED',
          detail: 'This was not signed by our supplier.',
          next: 'Check DOORSTEP_PUBLIC_URL and the auth token.',
        })
    })
    const hook = <F>(name: string, form: z.ZodType<F>, act: (form: F, request: FastifyRequest) => Promise<string>): void => {
      server.post(`/hooks/twilio/${name}`, { bodyLimit: mostBytes }, async (request, reply) => {
        const parsed = form.safeParse(request.body)
        return parsed.success ? xml(reply, await act(parsed.data, request)) : notUnderstood(reply)
      })
    }
    hook('sms', incomingText, (text) => answerText(hooks, text))
    hook('voice', incomingCall, (call) => hearCall(hooks.world, call))
    hook('gather', gathered, (heard, request) => hearKeys(hooks.world, heard, askedOf(request)))
    hook('status', statusReport, (report, request) => noteReport(hooks, report, askedOf(request)))
  }

const fieldsOf = (body: unknown): FormFields => (typeof body === 'object' && body !== null ? (body as FormFields) : {})
const xml = (reply: FastifyReply, body: string) => reply.type('text/xml; charset=utf-8').send(body)
const notUnderstood = (reply: FastifyReply) =>
  reply.code(400).send({
    code: 'NOT_UNDERSTOOD',
    detail: 'A field that is always there is missing or unknown.',
    next: 'See the supplier’s description of this request.',
  })

const askedOf = (request: FastifyRequest): AskedFor => askedFor.safeParse(request.query).data ?? {}

const answerText = async (hooks: Hooks, { sid: supplierId, ...text }: IncomingText): Promise<string> => {
  const answer = (await (await hearText(hooks, { supplierId, ...text }))?.answer()) ?? ''
  return answer === '' ? response() : response(message(answer))
}

const noteReport = async ({ world }: Hooks, report: StatusReport, { id, message: messageId, attempt }: AskedFor): Promise<string> => {
  const ours = messageId ?? id ?? null
  await (ours === null
    ? noteCallEnded(world, report)
    : forMessage(world, ours, async (tx, one) => {
        await receipt(tx, one, report, { supplier: 'twilio', attemptId: attempt })
        if (report.of === 'call' && eventOfReport('call', report.state)) await ringWhoJoined(tx, one)
      }))
  return response()
}
