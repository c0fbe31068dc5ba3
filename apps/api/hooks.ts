import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ContractorId } from '../../lib/ids.ts'
import { answerByKey, receive, receiveCall } from '../../care/alarms/actions.ts'
import { contractorOfMessage, contractorOfNumber, receipt, spokenWords, thankForText, understandOnce } from '../../care/messages/actions.ts'
import type { Listener } from '../../care/messages/actions.ts'
import { asTelephone } from '../../care/messages/rules.ts'
import { gathered, incomingCall, incomingText, statusReport } from '../../platform/telephone/incoming.ts'
import { isSigned } from '../../platform/telephone/signature.ts'
import type { FormFields } from '../../platform/telephone/signature.ts'
import { message, response, say } from '../../platform/telephone/twiml.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { engineOf } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'

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
    hook('voice', incomingCall, (call) => hearCall(hooks, call))
    hook('gather', gathered, (keys, request) => hearKeys(hooks, keys, messageOf(request)))
    hook('status', statusReport, (report, request) => noteReport(hooks, report, messageOf(request)))
  }

const fieldsOf = (body: unknown): FormFields => (typeof body === 'object' && body !== null ? (body as FormFields) : {})
const xml = (reply: FastifyReply, body: string) => reply.type('text/xml; charset=utf-8').send(body)
const notUnderstood = (reply: FastifyReply) =>
  reply.code(400).send({
    code: 'NOT_UNDERSTOOD',
    detail: 'A field that is always there is missing or unknown.',
    next: 'See the supplier’s description of this request.',
  })

/** Our own id of the message, which travels in the addresses that we give to the supplier. */
const ours = z.object({ id: z.string().max(64).optional(), message: z.string().max(64).optional() })
const messageOf = (request: FastifyRequest): string | null => {
  const query = ours.safeParse(request.query).data
  return query?.message ?? query?.id ?? null
}

/** Runs `work` for the contractor whose number it is; null when it is nobody's. */
const forNumber = async <T>(
  { world }: Hooks,
  to: string,
  work: (tx: Tx) => Promise<T>,
): Promise<{ contractorId: ContractorId; value: T } | null> => {
  const contractorId = (await world.db.door((tx) => contractorOfNumber(tx, asTelephone(to)))) as ContractorId | null
  return contractorId === null ? null : { contractorId, value: await world.db.as(engineOf(contractorId), work) }
}

const forMessage = async <T>({ world }: Hooks, id: string | null, work: (tx: Tx, id: string) => Promise<T>): Promise<T | null> => {
  const contractorId = id === null ? null : ((await world.db.door((tx) => contractorOfMessage(tx, id))) as ContractorId | null)
  return id === null || contractorId === null ? null : world.db.as(engineOf(contractorId), (tx) => work(tx, id))
}

const hearText = async (hooks: Hooks, { sid, from, to, body }: z.output<typeof incomingText>): Promise<string> => {
  const received = await forNumber(hooks, to, (tx) => receive(tx, { supplierId: sid, from, to, body }))
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

const hearCall = async (hooks: Hooks, { sid, from, to, ours: weRang }: z.output<typeof incomingCall>): Promise<string> => {
  if (weRang) return response()
  const heard = await forNumber(hooks, to, (tx) => receiveCall(tx, { supplierId: sid, from, to }))
  return heard ? response(say(heard.value)) : response()
}

/** Keys in a call of ours: whoever is on duty answers an alarm, a household at its safe telephone hears its message. */
const hearKeys = async (hooks: Hooks, { keys }: z.output<typeof gathered>, messageId: string | null): Promise<string> => {
  const said = await forMessage(hooks, messageId, async (tx, id) => {
    const toDuty = await answerByKey(tx, id, keys)
    if (toDuty !== null) return say(toDuty)
    const toHousehold = keys === '1' ? await spokenWords(tx, id) : null
    return toHousehold && say(toHousehold.words, toHousehold.voice)
  })
  return said ? response(said) : response()
}

const noteReport = async (hooks: Hooks, report: z.output<typeof statusReport>, messageId: string | null): Promise<string> => {
  await forMessage(hooks, messageId, (tx, id) => receipt(tx, id, report))
  return response()
}
