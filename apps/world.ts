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
import type { Telephone } from '../platform/telephone/telephone.ts'
import { twilioTelephone } from '../platform/telephone/twilio.ts'
import { Trouble } from '../platform/trouble.ts'
import type { World } from '../platform/world.ts'
import { makeWorld, trueChance } from '../platform/world.ts'
import { constraintReasons } from './constraints.ts'

export type Opened = { world: World; urls: DbUrls; geography: Geography }

/** With no supplier set, nothing leaves and nobody is told otherwise: each sending fails in words, and readiness says why. */
export const noSupplier: Telephone = {
  text: async () => ({ ok: false, kind: 'unreachable', why: 'No telephone supplier is set.' }),
  call: async () => ({ ok: false, kind: 'unreachable', why: 'No telephone supplier is set.' }),
}

/** The address of the database, wherever it is. Throws Trouble when none runs. */
export const databaseOf = (config: Config): string => {
  const url = config.databaseUrl ?? findEmbedded(join(config.dataDir, 'postgres'))
  if (url === null) throw new Trouble('No database runs here.', 'Start Doorstep with npm start, or set DATABASE_URL.')
  return url
}

/** The real world of a program: true clock, true dice, the database and the supplier that the settings name. */
export const openWorld = (config: Config): Opened => {
  const keys = openKeys(config.keyFile, false)
  const urls = roleUrls(databaseOf(config), keys.passwordOf)
  const geography = loadGeography(edinburgh)
  const world = makeWorld(
    trueClock,
    trueChance,
    {
      keys,
      telephone: config.twilio ? twilioTelephone(config.twilio) : noSupplier,
      travel: roadTravelTimes(geography.roads),
      publicUrl: config.publicUrl,
    },
    (get) => openDb(urls, trueClock, constraintReasons, get),
  )
  return { world, urls, geography }
}
