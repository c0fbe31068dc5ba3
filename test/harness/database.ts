import { afterAll, inject } from 'vitest'
import { copyTemplate, dropDatabase } from '../../platform/postgres/cluster.ts'
import { roleUrls } from '../../platform/postgres/roles.ts'
import type { DbUrls } from '../../platform/postgres/tx.ts'
import type { Keys } from '../../platform/keys.ts'
import { testKeys } from './keys.ts'

export type FreshDatabase = {
  /** As the server's owner: past every policy. For preparing and for looking, never for the work under test. */
  readonly ownerUrl: string
  /** As the roles that the product signs in with. */
  readonly urls: DbUrls
  readonly keys: Keys
}

/**
 * A migrated database of this test file's own, dropped after it. Call it at the top of the file:
 * `const database = await freshDatabase()`.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const cluster = inject('cluster')
  const ownerUrl = await copyTemplate(cluster)
  afterAll(() => dropDatabase(cluster, ownerUrl))
  return { ownerUrl, urls: roleUrls(ownerUrl, testKeys.passwordOf), keys: testKeys }
}
