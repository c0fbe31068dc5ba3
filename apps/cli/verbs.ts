import type { ParseArgsConfig } from 'node:util'
import type { Config } from '../../platform/config.ts'
import { checkConfig } from './check-config.ts'
import { migrateNow } from './migrate.ts'
import { verify } from './verify-record.ts'

export type Asked = { config: Config; values: Record<string, unknown>; positionals: string[]; print: (line: string) => void }
/** One verb of the command line; `run` gives the exit status. */
export type Verb = {
  name: string
  usage: string
  says: string
  options?: NonNullable<ParseArgsConfig['options']>
  run(asked: Asked): Promise<number>
}

export const verbs: readonly Verb[] = [
  { name: 'verify-record', usage: 'verify-record', says: 'walks every record’s chain and names the first broken link', run: verify },
  { name: 'check-config', usage: 'check-config', says: 'prints the settings in use, secrets hidden', run: checkConfig },
  { name: 'migrate', usage: 'migrate', says: 'brings the database to today’s shape', run: migrateNow },
  {
    name: 'serve',
    usage: 'serve',
    says: 'answers people: the pages and the API',
    run: async () => {
      await import('../serve.ts')
      return 0
    },
  },
  {
    name: 'work',
    usage: 'work',
    says: 'does what is due because time passed',
    run: async () => {
      await import('../work.ts')
      return 0
    },
  },
]
