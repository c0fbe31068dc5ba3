import type { AddressInfo } from 'node:net'
import { hooksPlugin } from '../../apps/api/hooks.ts'
import { trueClock } from '../../platform/clock.ts'
import { makeServer } from '../../platform/http/server.ts'
import { crowTravelTimes } from '../../platform/maps/crow.ts'
import { openDb } from '../../platform/postgres/tx.ts'
import type { DbUrls } from '../../platform/postgres/tx.ts'
import { makeWorld, trueChance } from '../../platform/world.ts'
import { freePort } from '../../test/harness/ports.ts'
import { benchKeys } from '../ground.ts'

/** The hooks in a process of their own, as they stand in the web server. Tells its parent where. */
const push = { publicKey: '', send: () => Promise.reject(new Error('no push')) }

process.once('message', async ({ urls, authToken }: { urls: DbUrls; authToken: string }) => {
  const port = await freePort()
  const world = makeWorld(
    trueClock,
    trueChance,
    { keys: benchKeys, suppliers: [], push, travel: crowTravelTimes(), publicUrl: `http://127.0.0.1:${port}`, trouble: console.error },
    (get) => openDb(urls, trueClock, {}, get),
  )
  const trouble = (error: unknown): void => console.error(error)
  const server = makeServer({ https: false, log: trouble })
  server.register(hooksPlugin({ world, authToken, listeners: [], trouble }))
  await server.listen({ port, host: '127.0.0.1' })
  process.send?.(`http://127.0.0.1:${(server.server.address() as AddressInfo).port}`)
})
process.once('disconnect', () => process.exit(0))
