import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { accepted, answerAuditorByKey, contractorOfHandoff, shoutedAt } from '../../care/alarms/actions.ts'
import { acceptedByCentre, auditorAnswered, auditorForgot, notAcceptedByCentre } from '../../care/alarms/words.ts'
import type { ContractorId } from '../../lib/ids.ts'
import { gathered } from '../../platform/telephone/incoming.ts'
import { isSigned } from '../../platform/telephone/signature.ts'
import type { FormFields } from '../../platform/telephone/signature.ts'
import { response, say } from '../../platform/telephone/twiml.ts'
import { engineOf } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'

/** `tokens`: the secrets of our suppliers, the engine's and the auditor's own; whoever holds one of them signs what is posted here. */
export type GuardingHooks = { world: World; tokens: readonly string[] }

const mostBytes = 64_000
const which = z.object({ shout: z.string().max(64).optional(), handoff: z.string().max(64).optional() })

/** Keys pressed in the calls that guard the alarms: in the auditor's own (`1`: I have it), and in the one to the receiving centre (`1`: accepted). */
export const guardingHooksPlugin =
  ({ world, tokens }: GuardingHooks) =>
  async (server: FastifyInstance): Promise<void> => {
    const isOurs = ({ raw, body, headers }: FastifyRequest): boolean =>
      tokens.some((token) =>
        isSigned(
          token,
          world.publicUrl,
          raw.url ?? '',
          (typeof body === 'object' && body !== null ? body : {}) as FormFields,
          headers['x-twilio-signature'],
        ),
      )
    const hook = (path: string, heard: (asked: z.output<typeof which>) => Promise<string>): void => {
      server.post(path, { bodyLimit: mostBytes }, async (request, reply) => {
        if (!isOurs(request))
          return reply.code(403).send({
            code: 'NOT_SIGNED',
            detail: 'This was not signed by our supplier.',
            next: 'Check DOORSTEP_PUBLIC_URL and the auth token.',
          })
        const [keys, asked] = [gathered.safeParse(request.body), which.safeParse(request.query)]
        const said = keys.data?.keys === '1' && asked.data ? await heard(asked.data) : notAcceptedByCentre
        return reply.type('text/xml; charset=utf-8').send(response(say(said)))
      })
    }
    hook('/hooks/auditor/keys', async ({ shout = '' }) => {
      const whose = await world.db.door((tx) => shoutedAt(tx, shout))
      if (!whose) return auditorForgot
      await world.db.as(engineOf(whose.contractorId as ContractorId), (tx) => answerAuditorByKey(tx, whose.staffId))
      return auditorAnswered
    })
    hook('/hooks/arc/keys', async ({ handoff = '' }) => {
      const contractorId = await world.db.door((tx) => contractorOfHandoff(tx, handoff))
      const known =
        contractorId !== null && (await world.db.as(engineOf(contractorId as ContractorId), (tx) => accepted(tx, handoff, 'key', null)))
      return known ? acceptedByCentre : notAcceptedByCentre
    })
  }
