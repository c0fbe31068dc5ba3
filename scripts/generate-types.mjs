// Writes db/types.ts from the migrated database that DATABASE_URL names.
import { spawnSync } from 'node:child_process'

const mapping = {
  timestamptz: 'Temporal.Instant',
  date: 'Temporal.PlainDate',
  time: 'string',
  int8: 'number',
  jsonb: "import('../platform/postgres/types.ts').Json",
  bytea: 'Buffer',
}
const { status } = spawnSync(
  'kysely-codegen',
  [
    '--dialect',
    'postgres',
    '--camel-case',
    '--out-file',
    'db/types.ts',
    '--exclude-pattern',
    'doorstep_migrations',
    '--type-mapping',
    JSON.stringify(mapping),
  ],
  { stdio: 'inherit' },
)
process.exit(status ?? 1)
