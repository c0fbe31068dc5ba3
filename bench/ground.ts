import { rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keysFromSeed } from '../platform/keys.ts'
import { startEmbedded } from '../platform/postgres/embedded.ts'
import { migrate } from '../platform/postgres/migrate.ts'
import { roleUrls } from '../platform/postgres/roles.ts'
import type { DbUrls } from '../platform/postgres/tx.ts'

export const benchKeys = keysFromSeed('bench')

/** A durable database of the bench's own (fsync on, as in use), migrated and thrown away afterwards. */
export const benchDatabase = async (): Promise<{ ownerUrl: string; urls: DbUrls; stop(): Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-bench-'))
  const { url, stop } = await startEmbedded({ dataDir: join(folder, 'postgres') })
  await migrate({ ownerUrl: url, passwordOf: benchKeys.passwordOf })
  return {
    ownerUrl: url,
    urls: roleUrls(url, benchKeys.passwordOf),
    stop: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The value below which `share` (0 to 1) of the values lie. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
