import { openKeys } from '../../platform/keys.ts'
import { migrate } from '../../platform/postgres/migrate.ts'
import { databaseOf } from '../world.ts'
import type { Asked } from './asked.ts'

export const migrateNow = async ({ config, print }: Asked): Promise<number> => {
  const keys = openKeys(config.keyFile, true)
  const ran = await migrate({ ownerUrl: databaseOf(config), passwordOf: keys.passwordOf })
  print(ran.length === 0 ? 'The database has today’s shape already.' : `${ran.length} migrations ran: ${ran.join(', ')}.`)
  return 0
}
