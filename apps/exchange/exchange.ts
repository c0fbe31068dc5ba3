import type { AddressInfo } from 'node:net'
import formbody from '@fastify/formbody'
import fastify from 'fastify'
import { fromDate } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import { directoryOf } from './directory.ts'
import type { Directory } from './directory.ts'
import { handsDoor } from './doors/control.ts'
import { pageDoor } from './doors/page.ts'
import { supplierDoor } from './doors/rest.ts'
import { notifyDoor } from './second/notify.ts'
import type { NotifyAccount } from './second/notify.ts'
import { smppDoor } from './second/smpp.ts'
import type { SmppDoor } from './second/smpp.ts'
import { handsetInHand } from './handset.ts'
import type { HandsetInHand } from './handset.ts'
import { makeFaults } from './switch/faults.ts'
import type { Faults } from './switch/faults.ts'
import { makeHandsets } from './switch/handsets.ts'
import { e164 } from './switch/numbers.ts'
import { makePace } from './switch/pace.ts'
import type { PaceName } from './switch/pace.ts'
import type { Switch } from './switch/switch.ts'
import { makeWork } from './switch/work.ts'

export type ExchangeSettings = {
  /** On the loopback interface only. 0 finds a free one. */
  port: number
  accountSid: string
  authToken: string
  /** Where the customer's program is: `http://localhost:3000`. */
  callbackBase: string
  /** The customer's own numbers; the first is the one that handsets use unless somebody wrote to them. */
  lines?: readonly string[]
  directory?: Directory
  /** Plays the second supplier too: an SMPP centre for this customer, on this port (0 finds one). */
  smpp?: { port: number; user: string; password: string }
  /** Plays GOV.UK Notify too, for this account. */
  notify?: NotifyAccount
  /** `at_once` for tests (unless set), `lifelike` for people. */
  pace?: PaceName
  now?: () => Instant
}

/** What the customer's program did wrong, with Twilio's number for it. */
export type Trouble = { code: number; what: string; at: Instant }

export type Exchange = {
  /** Also the supplier's API address. */
  url: string
  handset(number: string): HandsetInHand
  faults: Faults
  /** The second supplier's centre, where it is played. */
  smpp: SmppDoor | null
  /** Resolves when the exchange has nothing under way by itself. */
  settled(): Promise<void>
  troubles(): readonly Trouble[]
  close(): Promise<void>
}

/** A number from the range kept for drama. */
const invented = '+441314960142'
const troublesKept = 200

export const startExchange = async (settings: ExchangeSettings): Promise<Exchange> => {
  const { accountSid, authToken, lines = [invented], pace = 'at_once', now = () => fromDate(new Date()) } = settings
  const callbackBase = settings.callbackBase.replace(/\/$/, '')
  const troubles: Trouble[] = []
  let closed = false
  const exchange: Switch = {
    settings: { accountSid, authToken, callbackBase },
    lines: new Set(lines.map(e164)),
    ...{
      now,
      pace: makePace(pace),
      work: makeWork(),
      faults: makeFaults(),
      handsets: makeHandsets(),
      messages: new Map(),
      calls: new Map(),
      bySmpp: null,
    },
    trouble: (code, what) => {
      troubles.push({ code, what, at: now() })
      troubles.splice(0, troubles.length - troublesKept)
    },
    closed: () => closed,
  }
  const server = await serve(exchange, settings.directory ?? directoryOf(() => []), () => troubles)
  if (settings.notify) notifyDoor(server, exchange, settings.notify)
  exchange.bySmpp = settings.smpp ? await smppDoor(exchange, settings.smpp) : null
  await server.listen({ host: '127.0.0.1', port: settings.port })
  return {
    url: `http://localhost:${(server.server.address() as AddressInfo).port}`,
    handset: (number) => handsetInHand(exchange, e164(number)),
    faults: exchange.faults,
    smpp: exchange.bySmpp,
    settled: exchange.work.settled,
    troubles: () => troubles,
    close: async () => {
      closed = true
      exchange.pace.stop()
      await exchange.bySmpp?.close()
      await server.close()
    },
  }
}

/** Names of this machine: a page elsewhere that points a name of its own at it gets nothing. */
const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

const serve = async (exchange: Switch, directory: Directory, troubles: () => readonly Trouble[]) => {
  const server = fastify({ logger: false, bodyLimit: 100_000, forceCloseConnections: true })
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    if (!loopback.has(request.hostname))
      return reply.code(403).send({ code: 'NOT_HERE', detail: 'The exchange answers on this machine only.' })
  })
  await server.register(formbody)
  server.removeContentTypeParser('text/plain')
  supplierDoor(server, exchange)
  handsDoor(server, exchange, directory)
  pageDoor(server, exchange.settings.callbackBase)
  server.get('/troubles', async () => troubles().map(({ at, ...trouble }) => ({ ...trouble, at: at.toString() })))
  return server
}
