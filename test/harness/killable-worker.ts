import { recordEvent } from '../../care/record/actions.ts'
import { trueClock } from '../../platform/clock.ts'
import { crowTravelTimes } from '../../platform/maps/crow.ts'
import { openDb } from '../../platform/postgres/tx.ts'
import type { DbUrls } from '../../platform/postgres/tx.ts'
import { startLoop } from '../../platform/timers/loop.ts'
import type { Handler } from '../../platform/timers/timers.ts'
import { makeWorld, trueChance } from '../../platform/world.ts'
import { testKeys } from './keys.ts'
import { noPush } from './no-push.ts'

/**
 * A worker in a process of its own, to be killed: every timer of the kind `law` leaves one event in the record. Told by its
 * parent over the channel which database; answers `ready`, then the lateness of each timer in ms.
 */
process.once('message', (urls: DbUrls) => {
  const world = makeWorld(
    trueClock,
    trueChance,
    { keys: testKeys, suppliers: [], push: noPush, travel: crowTravelTimes(), publicUrl: 'http://localhost', trouble: console.error },
    (get) => openDb(urls, trueClock, {}, get),
  )
  const law: Handler = {
    kind: 'law',
    run: async ({ timer, once }) => {
      await once((tx) => recordEvent(tx, { verb: 'timer_ran', subject: ['timer', timer.subjectId] }))
      process.send?.(Date.now() - timer.dueAt.epochMilliseconds)
    },
  }
  startLoop(world, [law], {
    engineUrl: urls.engine,
    worker: `worker ${process.pid}`,
    trouble: (_timer, error) => console.error(String(error)),
  })
  process.send?.('ready')
})
process.once('disconnect', () => process.exit(0))
