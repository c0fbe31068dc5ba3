/** Where stories happen: a database, a clock, the telephone network and our own server, all real but for the hour. */
import formbody from '@fastify/formbody'
import Fastify from 'fastify'
import pg from 'pg'
import { inject } from 'vitest'
import { hooksPlugin } from '../../../apps/api/hooks.ts'
import { phoneSignInPlugin } from '../../../apps/api/phone-sign-in.ts'
import { phonePlugin } from '../../../apps/api/phone.ts'
import { constraintReasons } from '../../../apps/constraints.ts'
import { startExchange } from '../../../apps/exchange/exchange.ts'
import type { Exchange } from '../../../apps/exchange/exchange.ts'
import { handlers } from '../../../apps/handlers.ts'
import { listeners } from '../../../apps/listeners.ts'
import { movedClock } from '../../../platform/clock.ts'
import { copyTemplate, dropDatabase } from '../../../platform/postgres/cluster.ts'
import { roleUrls } from '../../../platform/postgres/roles.ts'
import { openDb } from '../../../platform/postgres/tx.ts'
import { twilioTelephone } from '../../../platform/telephone/twilio.ts'
import { makeWorld } from '../../../platform/world.ts'
import type { World } from '../../../platform/world.ts'
import { chanceFrom } from '../chance.ts'
import { testKeys } from '../keys.ts'
import { noPush } from '../no-push.ts'
import { noRoads } from '../one-visit.ts'
import { freePort } from '../ports.ts'
import { handMoved } from './clock.ts'
import type { HandMovedClock } from './clock.ts'

/** The contractor's two numbers: what people see, and the duty number. */
export const lines = ['+441314960142', '+441314960143']
const accountSid = 'AC00000000000000000000000000000000'
const authToken = 'a token that only two know, at least'

export type Stage = {
  world: World
  clock: HandMovedClock
  exchange: Exchange
  publicUrl: string
  /** What broke on our side, in words. A story in which something broke has failed. */
  troubles: string[]
  /** Looks past every policy. For preparing and for looking. */
  rows<T = Record<string, unknown>>(query: string, values?: unknown[]): Promise<T[]>
  strike(): Promise<void>
}

/** Sets the stage at this moment. `strike` takes everything down again. */
export const setStage = async (at: Temporal.Instant): Promise<Stage> => {
  const cluster = inject('cluster')
  const ownerUrl = await copyTemplate(cluster)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const clock = movedClock(at)
  const exchange = await startExchange({ port: 0, accountSid, authToken, callbackBase: publicUrl, lines, now: () => clock.now() })
  const telephone = twilioTelephone({ apiUrl: exchange.url, accountSid, authToken, from: lines[0]! })
  const urls = roleUrls(ownerUrl, testKeys.passwordOf)
  const troubles: string[] = []
  const trouble = (error: unknown, where: string): void => void troubles.push(`${where}: ${String(error)}`)
  const world = makeWorld(
    clock,
    chanceFrom(1),
    { keys: testKeys, suppliers: [telephone], push: noPush, travel: noRoads, publicUrl, trouble },
    (get) => openDb(urls, clock, constraintReasons, get),
  )
  const server = Fastify({ forceCloseConnections: true })
  server.register(formbody)
  server.register(hooksPlugin({ world, authToken, listeners, trouble }))
  server.register(phoneSignInPlugin({ world }))
  server.register(phonePlugin({ world, trouble }))
  await server.listen({ host: '127.0.0.1', port })
  return {
    ...{ world, exchange, publicUrl, troubles },
    clock: handMoved({ world, clock, handlers, settled: () => exchange.settled(), trouble }),
    rows: async <T>(query: string, values: unknown[] = []) => (await owner.query(query, values)).rows as T[],
    strike: async () => {
      await exchange.close()
      await server.close()
      await world.db.close()
      await owner.end()
      await dropDatabase(cluster, ownerUrl)
    },
  }
}
