import { trueClock } from '../platform/clock.ts'
import { keysFromSeed } from '../platform/keys.ts'
import { crowTravelTimes } from '../platform/maps/crow.ts'
import { openDb } from '../platform/postgres/tx.ts'
import type { DbUrls } from '../platform/postgres/tx.ts'
import { startLoop } from '../platform/timers/loop.ts'
import { makeWorld, trueChance } from '../platform/world.ts'

/** A worker for the benches: runs timers of the kind `bench` and tells its parent how late each was, in ms. */
process.once('message', ({ urls, seed }: { urls: DbUrls; seed: string }) => {
  const world = makeWorld(
    trueClock,
    trueChance,
    {
      keys: keysFromSeed(seed),
      suppliers: [],
      push: { publicKey: '', send: () => Promise.reject(new Error('no push')) },
      travel: crowTravelTimes(),
      publicUrl: 'http://localhost',
      trouble: console.error,
    },
    (get) => openDb(urls, trueClock, {}, get),
  )
  const run = async ({ timer, once }: Parameters<Parameters<typeof startLoop>[1][number]['run']>[0]): Promise<void> => {
    const startedAt = performance.timeOrigin + performance.now()
    await once(async () => undefined)
    process.send?.(startedAt - timer.dueAt.epochMilliseconds)
  }
  startLoop(world, [{ kind: 'bench', run }], {
    engineUrl: urls.engine,
    worker: `worker ${process.pid}`,
    trouble: (_timer, error) => console.error(String(error)),
  })
  process.send?.('ready')
})
process.once('disconnect', () => process.exit(0))
