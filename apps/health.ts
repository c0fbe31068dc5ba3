import type { FastifyInstance } from 'fastify'
import type { World } from '../platform/world.ts'

const freshSeconds = 5

/** Live: this process answers. Ready: the database answers, the timer engine's heart beats, and there is a telephone supplier. */
export const healthPlugin =
  ({ world, hasSupplier }: { world: World; hasSupplier: boolean }) =>
  async (server: FastifyInstance): Promise<void> => {
    server.get('/health/live', async () => ({ live: true }))
    server.get('/health/ready', async (_request, reply) => {
      const found = await look(world).catch(() => null)
      const troubles = [
        ...(found ? [] : ['The database does not answer.']),
        ...(found && !found.isFresh ? ['The timer engine has not been heard for more than 5 seconds. See whether the worker runs.'] : []),
        ...(hasSupplier
          ? []
          : ['No telephone supplier is set. Set DOORSTEP_TWILIO_ACCOUNT_SID, DOORSTEP_TWILIO_AUTH_TOKEN and DOORSTEP_TWILIO_FROM.']),
      ]
      return reply.code(troubles.length === 0 ? 200 : 503).send({ ready: troubles.length === 0, troubles, engine: found?.engine ?? null })
    })
  }

const look = (world: World) =>
  world.db.door(async ({ q, now }) => {
    const beat = await q
      .selectFrom('heartbeats')
      .select(['worker', 'beatAt', 'figures'])
      .orderBy('beatAt', 'desc')
      .limit(1)
      .executeTakeFirst()
    const age = beat ? (now.epochMilliseconds - beat.beatAt.epochMilliseconds) / 1000 : null
    return {
      isFresh: age !== null && age < freshSeconds,
      engine: beat ? { worker: beat.worker, secondsSinceHeartbeat: age, figures: beat.figures } : null,
    }
  })
