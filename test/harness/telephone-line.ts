import formbody from '@fastify/formbody'
import Fastify from 'fastify'
import { afterAll } from 'vitest'
import { hooksPlugin } from '../../apps/api/hooks.ts'
import { notifyHooksPlugin } from '../../apps/api/texts/notify.ts'
import { startExchange } from '../../apps/exchange/exchange.ts'
import type { ExchangeSettings } from '../../apps/exchange/exchange.ts'
import { alarmHandlers } from '../../care/alarms/jobs.ts'
import type { Listener } from '../../care/messages/actions.ts'
import { messageHandlers } from '../../care/messages/jobs.ts'
import type { Instant } from '../../lib/time.ts'
import { after } from '../../lib/time.ts'
import { notifySupplier } from '../../platform/telephone/notify.ts'
import { twilioTelephone } from '../../platform/telephone/twilio.ts'
import { runDue } from '../../platform/timers/engine.ts'
import type { FreshDatabase } from './database.ts'
import { noRoads } from './one-visit.ts'
import { freePort } from './ports.ts'
import { testWorld } from './world.ts'

export const line = '+441314960199'
const accountSid = 'AC00000000000000000000000000000000'
export const authToken = 'a token that only two know, at least'

type LineSettings = { listeners?: readonly Listener[]; at?: Instant; notify?: NonNullable<ExchangeSettings['notify']> }

/** A world whose telephone is a real exchange over sockets, with our hooks on the other end of it; with GOV.UK Notify too where it is given. */
export const openLine = async (database: FreshDatabase, { listeners = [], at, notify }: LineSettings = {}) => {
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const exchange = await startExchange({
    port: 0,
    accountSid,
    authToken,
    callbackBase: publicUrl,
    lines: [line],
    ...(notify ? { notify } : {}),
  })
  const patience = Temporal.Duration.from({ milliseconds: 400 })
  const telephone = twilioTelephone({ apiUrl: exchange.url, accountSid, authToken, from: line, patience })
  const suppliers = notify ? [telephone, notifySupplier({ ...notify, url: exchange.url, patience })] : [telephone]
  const { world, clock } = testWorld(database, { travel: noRoads, suppliers, publicUrl, ...(at ? { at } : {}) })
  const troubles: string[] = []
  const server = Fastify({ forceCloseConnections: true })
  server.register(formbody)
  const hearing = { world, listeners, trouble: (error: unknown, where: string) => void troubles.push(`${where}: ${String(error)}`) }
  server.register(hooksPlugin({ ...hearing, authToken }))
  if (notify) server.register(notifyHooksPlugin({ ...hearing, token: notify.callbackToken }))
  await server.listen({ host: '127.0.0.1', port })
  afterAll(async () => {
    await exchange.close()
    await server.close()
  })
  const due = async (): Promise<void> => {
    await runDue(world, [...alarmHandlers, ...messageHandlers], {
      worker: 'test',
      trouble: (timer, error) => troubles.push(`${timer.kind}: ${String(error)}`),
    })
    await exchange.settled()
  }
  return {
    world,
    clock,
    exchange,
    publicUrl,
    server,
    /** What broke, in words. */
    troubles,
    /** Runs what is due now, and waits until the exchange has come to rest. */
    due,
    /** The clock moves, and what is due then happens. */
    passes: async (by: Temporal.Duration): Promise<void> => {
      clock.moveTo(after(clock.now(), by))
      await due()
    },
  }
}
