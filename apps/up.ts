import { readConfig } from '../platform/config.ts'
import { openKeys } from '../platform/keys.ts'
import { migrate } from '../platform/postgres/migrate.ts'
import { keepDatabase } from '../platform/postgres/open.ts'
import { endWhenAsked } from '../platform/supervise.ts'
import { Trouble, codeOf } from '../platform/trouble.ts'
import { clearUnfinished, ensureContent, whereToLook } from './up/demonstration.ts'
import { settingsFor, startCrew, startDoorstep, startExchange } from './up/programs.ts'
import { untilReady } from './up/ready.ts'

/**
 * All of Doorstep on one machine: the database, the programs that serve and work, and in a demonstration the telephone
 * exchange. `npm start` runs this when everything is installed and built. Ends with all it started.
 */
const stops: (() => Promise<void>)[] = []
const stopAll = async (): Promise<void> => {
  for (let stop = stops.pop(); stop; stop = stops.pop()) await stop()
}
const say = (sentence: string): void => console.log(sentence)

async function up(): Promise<void> {
  const config = readConfig(process.env)
  say(config.databaseUrl === null ? 'Starting the database…' : 'Looking at the database…')
  const database = await keepDatabase(config, say)
  stops.push(database.stop)
  await clearUnfinished(config, database.url)
  const keys = openKeys(config.keyFile, !database.isOurs)
  const news = await migrate({ ownerUrl: database.url, passwordOf: keys.passwordOf })
  if (news.length > 0) say(`  ${news.length} migrations ran`)
  const settings = settingsFor(config, database.url)
  const { demonstration } = await ensureContent(readConfig(settings), keys, say)
  const exchange = demonstration && config.twilio === null ? await startExchange(config, keys, demonstration, say) : null
  const programs = [...(exchange ? [exchange.program] : []), ...startDoorstep(config, { ...settings, ...exchange?.settings }, say)]
  stops.push(async () => void (await Promise.all(programs.map((program) => program.stop()))))
  const address = `http://localhost:${config.port}`
  await untilReady(address, say)
  if (demonstration && exchange) programs.push(startCrew(config, exchange, demonstration.crew, say))
  if (demonstration) for (const line of whereToLook(keys, address, exchange?.url ?? null)) say(line)
  say(`Doorstep is ready at ${address}`)
}

/** As Node says it, and as PostgreSQL does. */
const isDiskFull = (error: unknown): boolean => ['ENOSPC', '53100'].includes(codeOf(error))

let isEnding = false
endWhenAsked(() => {
  isEnding = true
  return stopAll()
})
try {
  await up()
} catch (error) {
  // What fails because we are being ended needs no words, and the ending goes on.
  if (!isEnding) await giveUp(error)
}

async function giveUp(error: unknown): Promise<never> {
  await stopAll()
  const trouble = isDiskFull(error) ? new Trouble('The disk is full.', 'Free some space, then start again.') : error
  if (trouble instanceof Trouble) console.error(`\n${trouble.sentence}\nWhat to do: ${trouble.next}`)
  else console.error(error)
  process.exit(1)
}
