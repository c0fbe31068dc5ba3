import { readConfig } from '../platform/config.ts'
import { Trouble } from '../platform/trouble.ts'
import { runAuditor } from './audit/run.ts'

/**
 * The auditor: a program of its own that shares no code with the engine, so that no fault of the engine's can silence both. It reads
 * the tables for what should have happened by now, and shouts when it has not (A3, A4, A5). See `audit/`.
 */
const config = readConfig(process.env)
if (config.databaseUrl === null)
  throw new Trouble('The auditor does not know where the database is.', 'Set DATABASE_URL, or let npm start run it.')
const say = (sentence: string): void => console.log(`${new Date().toISOString()} ${sentence}`)
const running = runAuditor(config, config.databaseUrl, say)
say('The auditor looks.')

let isEnding = false
const end = (): void => {
  if (isEnding) return
  isEnding = true
  setTimeout(() => process.exit(1), 9_000).unref()
  void running.stop().then(() => process.exit(0))
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
/** Whoever started it has gone. */
if (process.connected === false) end()
else process.once('disconnect', end)
