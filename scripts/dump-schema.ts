// Writes db/schema.sql from a database of its own, migrated for the purpose: npm run dump-schema
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { keysFromSeed } from '../platform/keys.ts'
import { startEmbedded } from '../platform/postgres/embedded.ts'
import { migrate } from '../platform/postgres/migrate.ts'
import { dumpSchema } from '../platform/postgres/schema-dump.ts'

const folder = mkdtempSync(join(tmpdir(), 'doorstep-schema-'))
const { url, stop } = await startEmbedded({ dataDir: join(folder, 'postgres'), durable: false })
await migrate({ ownerUrl: url, passwordOf: keysFromSeed('schema').passwordOf })
const client = new pg.Client({ connectionString: url })
await client.connect()
writeFileSync(new URL('../db/schema.sql', import.meta.url), await dumpSchema(client))
await client.end()
await stop()
rmSync(folder, { recursive: true, force: true })
