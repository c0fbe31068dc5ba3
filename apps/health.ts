import type { FastifyInstance } from 'fastify'
import { readEverybodysHealth } from '../care/messages/actions.ts'
import type { KnownHealth } from '../care/messages/actions.ts'
import type { World } from '../platform/world.ts'

const freshSeconds = 5

/** Live: this process answers. Ready: the database answers, the timer engine's heart beats, and there is a telephone supplier. */
export const healthPlugin =
  ({ world }: { world: World }) =>
  async (server: FastifyInstance): Promise<void> => {
    server.get('/health/live', async () => ({ live: true }))
    server.get('/health/ready', async (_request, reply) => {
      const found = await look(world).catch(() => null)
      const troubles = [
        ...(found ? [] : ['The database does not answer.']),
        ...(found && !found.isFresh ? ['The timer engine has not been heard for more than 5 seconds. See whether the worker runs.'] : []),
        ...(canCall(world)
          ? []
          : ['No telephone supplier is set. Set DOORSTEP_TWILIO_ACCOUNT_SID, DOORSTEP_TWILIO_AUTH_TOKEN and DOORSTEP_TWILIO_FROM.']),
      ]
      const ready = troubles.length === 0
      return reply
        .code(ready ? 200 : 503)
        .send({ ready, troubles, engine: found?.engine ?? null, suppliers: suppliersIn(world, found?.health ?? []) })
    })
  }

/** Texts alone wake nobody: whoever is to be ready can ring. */
const canCall = (world: World): boolean => world.suppliers.some((one) => one.call !== undefined)

/** M3 Each supplier that is set, and whether it answered when it was last used or probed; null while nobody has.  */
const suppliersIn = (world: World, health: readonly KnownHealth[]) =>
  world.suppliers.flatMap(({ name, text, call }) =>
    [...(text ? ['text'] : []), ...(call ? ['call'] : [])].map((channel) => {
      const known = health.filter((one) => one.supplier === name && one.channel === channel)
      const isWell = known.length === 0 ? null : known.every((one) => one.failedInTurn === 0)
      return { name, channel, answers: isWell, trouble: known.find((one) => one.failedInTurn > 0)?.trouble ?? null }
    }),
  )

const look = (world: World) =>
  world.db.door(async (tx) => {
    const { q, now } = tx
    const beat = await q
      .selectFrom('heartbeats')
      .select(['worker', 'beatAt', 'figures'])
      .orderBy('beatAt', 'desc')
      .limit(1)
      .executeTakeFirst()
    const age = beat ? (now.epochMilliseconds - beat.beatAt.epochMilliseconds) / 1000 : null
    return {
      health: await readEverybodysHealth(tx),
      isFresh: age !== null && age < freshSeconds,
      engine: beat ? { worker: beat.worker, secondsSinceHeartbeat: age, figures: beat.figures } : null,
    }
  })
