import { join } from 'node:path'
import { trueClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { openKeys } from '../platform/keys.ts'
import { edinburgh, loadGeography } from '../platform/maps/geography.ts'
import type { Geography } from '../platform/maps/geography.ts'
import { roadTravelTimes } from '../platform/maps/road-travel-times.ts'
import { findEmbedded } from '../platform/postgres/embedded.ts'
import { roleUrls } from '../platform/postgres/roles.ts'
import type { DbUrls } from '../platform/postgres/tx.ts'
import { openDb } from '../platform/postgres/tx.ts'
import { webPushes } from '../platform/push/push.ts'
import { notifySupplier } from '../platform/telephone/notify.ts'
import { smppSupplier } from '../platform/telephone/smpp/smpp.ts'
import type { SmppSupplier } from '../platform/telephone/smpp/smpp.ts'
import type { Supplier } from '../platform/telephone/telephone.ts'
import { twilioTelephone } from '../platform/telephone/twilio.ts'
import { Trouble } from '../platform/trouble.ts'
import type { World } from '../platform/world.ts'
import { makeWorld, trueChance } from '../platform/world.ts'
import { constraintReasons } from './constraints.ts'
import { openLog } from './log.ts'

export type Opened = { world: World; urls: DbUrls; geography: Geography }

/** The suppliers that are set. With none, nothing leaves and nobody is told otherwise: messages wait, and readiness says why. */
const suppliersOf = (config: Config, smpp: SmppSupplier | null): Supplier[] => [
  ...(config.twilio ? [twilioTelephone(config.twilio)] : []),
  ...(smpp ? [smpp] : []),
  ...(config.notify ? [notifySupplier(config.notify)] : []),
]

/** The address of the database, wherever it is. Throws Trouble when none runs. */
export const databaseOf = (config: Config): string => {
  const url = config.databaseUrl ?? findEmbedded(join(config.dataDir, 'postgres'))
  if (url === null) throw new Trouble('No database runs here.', 'Start Doorstep with npm start, or set DATABASE_URL.')
  return url
}

/** The threads of whoever answers people. */
export type Threads = Pick<World, 'thinking' | 'planning' | 'rehearsing'>
const noThreads: Threads = { thinking: null, planning: null, rehearsing: null }

/** The real world of a program: true clock, true dice, the database and the supplier that the settings name. */
export const openWorld = (config: Config, threads: Threads = noThreads): Opened & { smpp: SmppSupplier | null } => {
  const keys = openKeys(config.keyFile, false)
  const urls = roleUrls(databaseOf(config), keys.passwordOf)
  const geography = loadGeography(edinburgh)
  const smpp = config.smpp ? smppSupplier(config.smpp) : null
  const log = openLog('world')
  const world = makeWorld(
    trueClock,
    trueChance,
    {
      keys,
      suppliers: suppliersOf(config, smpp),
      push: webPushes(keys, contactOf(config)),
      travel: roadTravelTimes(geography.roads),
      publicUrl: config.publicUrl,
      trouble: (error, where) => log.error({ err: error, where }),
      ...threads,
    },
    (get) => openDb(urls, trueClock, constraintReasons, get),
  )
  return { world, urls, geography, smpp }
}

/** Push services may write to whoever runs this; they take https addresses only. */
const contactOf = ({ publicUrl }: Config): string => (publicUrl.startsWith('https:') ? publicUrl : 'https://localhost')

/** The same world with connections of its own, so that whoever uses up the others' takes nothing from it. Close it too. */
export const besides = (world: World, urls: DbUrls): World => {
  const other: World = { ...world, db: openDb(urls, trueClock, constraintReasons, () => other) }
  return other
}
