import type { ParseArgsConfig } from 'node:util'
import type { Config } from '../../platform/config.ts'

/** What a verb of the command line is handed. */
export type Asked = { config: Config; values: Record<string, unknown>; positionals: string[]; print: (line: string) => void }
/** One verb of the command line; `run` gives the exit status. */
export type Verb = {
  name: string
  usage: string
  says: string
  options?: NonNullable<ParseArgsConfig['options']>
  run(asked: Asked): Promise<number>
}
