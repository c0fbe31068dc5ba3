import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { ContractorId } from '../../lib/ids.ts'
import { receive } from '../../care/alarms/actions.ts'
import { receipt, thankForText, understandOnce } from '../../care/messages/actions.ts'
import type { Listener } from '../../care/messages/actions.ts'
import { gathered, incomingCall, incomingText, statusReport } from '../../platform/telephone/incoming.ts'
import type { IncomingText, StatusReport } from '../../platform/telephone/incoming.ts'
import { isSigned } from '../../platform/telephone/signature.ts'
import type { FormFields } from '../../platform/telephone/signature.ts'
import { message, response } from '../../platform/telephone/twiml.ts'
import { engineOf } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'
import { askedFor, forMessage, forNumber, hearCall, hearKeys, noteCallEnded } from './calls.ts'
import type { AskedFor } from './calls.ts'

export type Hooks = {
  world: World
  /** The supplier's secret: whoever holds it signs what is posted here. */
  authToken: string
  /** Who may hear a text that was nothing for the alarms, in this order. */
  listeners: readonly Listener[]
  trouble: (error: unknown, where: string) => void
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
    hook('sms', incomingText, (text) => hearText(hooks, text))
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

const hearText = async (hooks: Hooks, { sid, to, ...text }: IncomingText): Promise<string> => {
  const received = await forNumber(hooks.world, to, (tx) => receive(tx, { supplierId: sid, to, ...text }))
  if (!received) return response()
  const { contractorId, value } = received
  const answer = value.answer ?? (await offer(hooks, contractorId, value.inbound.id))
  return answer === '' ? response() : response(message(answer))
}

/** Down the list: each in its own transaction, so that one that breaks keeps nobody else from hearing. */
const offer = async ({ world, listeners, trouble }: Hooks, contractorId: ContractorId, inboundId: string): Promise<string> => {
  for (const listener of listeners) {
    try {
      const answer = await world.db.as(engineOf(contractorId), (tx) => understandOnce(tx, inboundId, listener))
      if (answer !== null) return answer
    } catch (error) {
      trouble(error, `the listener ${listener.name}`)
    }
  }
  return world.db.as(engineOf(contractorId), (tx) => thankForText(tx, inboundId))
}

const noteReport = async ({ world }: Hooks, report: StatusReport, { id, message: messageId }: AskedFor): Promise<string> => {
  const ours = messageId ?? id ?? null
  await (ours === null ? noteCallEnded(world, report) : forMessage(world, ours, (tx, one) => receipt(tx, one, report)))
  return response()
}
