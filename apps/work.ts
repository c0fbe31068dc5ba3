import { flushCompileCache } from 'node:module'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expectDrills } from '../care/alarms/jobs.ts'
import { expectNights } from '../care/booking/jobs.ts'
import { anchorHeads, sealRecord } from '../care/record/jobs.ts'
import { readConfig } from '../platform/config.ts'
import { endWhenAsked } from '../platform/supervise.ts'
import { startLoop } from '../platform/timers/loop.ts'
import { handlers } from './handlers.ts'
import { listeners } from './listeners.ts'
import { openLog } from './log.ts'
import { hearSmpp } from './api/texts/smpp.ts'
import { besides, openWorld } from './world.ts'

const sealEveryMs = 500

const config = readConfig(process.env)
const log = openLog('work')
const { world, urls, smpp } = openWorld(config)
/** Deciding and duty have connections of their own each, which no household's supplier that thinks long can hold. */
const [deciding, duty] = [besides(world, urls), besides(world, urls)]

const loop = startLoop(world, handlers, {
  engineUrl: urls.engine,
  deciding,
  duty,
  worker: `${hostname()} ${process.pid}`,
  trouble: (timer, error) => log.error({ err: error, timer: timer?.id, kind: timer?.kind }),
})

if (smpp) hearSmpp(smpp, { world: duty, listeners, trouble: (error, where) => log.error({ err: error, where }) })

let sealing = Promise.resolve()
const seal = async (): Promise<void> => {
  await anchorHeads(join(config.dataDir, 'record-heads.log'), await sealRecord(world))
}
const sealer = setInterval(() => {
  sealing = sealing.then(seal).catch((error: unknown) => log.error({ err: error }, 'The record could not be sealed.'))
}, sealEveryMs)
expectDrills(world).catch((error: unknown) => log.error({ err: error }, 'The monthly drills could not be set.'))
expectNights(world).catch((error: unknown) => log.error({ err: error }, 'The nights of learning could not be set.'))
log.info('The worker runs.')
flushCompileCache() // also for whoever is killed before it can end well

endWhenAsked(async () => {
  clearInterval(sealer)
  await loop.stop()
  await sealing
  await Promise.all([smpp?.close(), world.db.close(), duty.db.close(), deciding.db.close()])
})
