import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from '../../platform/config.ts'
import type { Keys } from '../../platform/keys.ts'
import { supervise } from '../../platform/supervise.ts'
import type { Supervised } from '../../platform/supervise.ts'

type Settings = Readonly<Record<string, string | undefined>>
type Say = (sentence: string) => void

const fileOf = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** What every program is told: where the database is, without the owner's password, and where the rest lies. */
export function settingsFor(config: Config, databaseUrl: string): Settings {
  const bare = new URL(databaseUrl)
  bare.username = bare.password = ''
  return {
    ...process.env,
    PORT: String(config.port),
    DATABASE_URL: bare.toString(),
    DOORSTEP_DATA_DIR: config.dataDir,
    DOORSTEP_KEY_FILE: config.keyFile,
    DOORSTEP_PUBLIC_URL: config.publicUrl,
    // A program that was killed is back in half the time.
    NODE_COMPILE_CACHE: join(config.dataDir, 'compile-cache'),
  }
}

/** The programs that are Doorstep: one answers people, one does what is due because time passed, one looks whether it was done. */
export const startDoorstep = (config: Config, settings: Settings, say: Say): Supervised[] => [
  supervise({ name: 'The server', file: fileOf('serve.ts'), env: settings, log: logIn(config, 'serve'), say }),
  supervise({ name: 'The worker', file: fileOf('work.ts'), env: settings, log: logIn(config, 'work'), say }),
  supervise({ name: 'The auditor', file: fileOf('audit.ts'), env: settings, log: logIn(config, 'audit'), say }),
]

export type Exchange = { readonly url: string; readonly program: Supervised; readonly settings: Settings }
/** What the programs beside Doorstep are told: its numbers, and the files that say whose telephone is whose and who is played. */
export type Lines = { readonly telephone: string; readonly dutyNumber: string; readonly directory: string; readonly crew: string }

/**
 * The local telephone exchange that plays the supplier in a demonstration; `settings` are what makes the others use it.
 * Its account is derived from the keys, so that calls under way survive a restart of any program.
 */
export async function startExchange(config: Config, keys: Keys, lines: Lines, say: Say): Promise<Exchange> {
  const port = await portNear(config.port + 100)
  const supplier = {
    DOORSTEP_TWILIO_API_URL: `http://localhost:${port}`,
    DOORSTEP_TWILIO_ACCOUNT_SID: `AC${keys.passwordOf('exchange account').slice(0, 32)}`,
    DOORSTEP_TWILIO_AUTH_TOKEN: keys.passwordOf('exchange token'),
    DOORSTEP_TWILIO_FROM: lines.telephone,
    DOORSTEP_SMPP_URL: secondSupplier(await portNear(port + 1), keys.passwordOf('exchange smpp').slice(0, 8), lines.telephone),
  }
  const env = {
    ...process.env,
    ...supplier,
    DOORSTEP_EXCHANGE_PORT: String(port),
    DOORSTEP_EXCHANGE_LINES: lines.dutyNumber,
    DOORSTEP_EXCHANGE_DIRECTORY: lines.directory,
    DOORSTEP_PUBLIC_URL: config.publicUrl,
  }
  const program = supervise({ name: 'The telephone exchange', file: fileOf('exchange/main.ts'), env, log: logIn(config, 'exchange'), say })
  return { url: supplier.DOORSTEP_TWILIO_API_URL, program, settings: supplier }
}

/** The exchange plays the second supplier too; `blocked` is how its centre says that somebody replied STOP. SMPP passwords have eight characters. */
const secondSupplier = (port: number, password: string, from: string): string =>
  `smpp://doorstep:${password}@localhost:${port}?from=${encodeURIComponent(from)}&blocked=1091`

/** The demonstration's other operatives, played over the phone's own API; `crew` names the file that says who. */
export const startCrew = (config: Config, exchange: Exchange, crew: string, say: Say): Supervised => {
  const env = {
    ...process.env,
    DOORSTEP_CREW_OFFICE: `http://localhost:${config.port}`,
    DOORSTEP_CREW_EXCHANGE: exchange.url,
    DOORSTEP_CREW_FILE: crew,
    DOORSTEP_CREW_BOOK: join(config.dataDir, 'crew-phones.json'),
  }
  return supervise({ name: 'The crew', file: fileOf('crew/main.ts'), env, log: logIn(config, 'crew'), say })
}

const logIn = (config: Config, name: string): string => join(config.dataDir, 'logs', `${name}.log`)

/** That port when it is free, else any. */
const portNear = (wanted: number): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer()
    probe.once('listening', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
    probe.once('error', () => probe.once('error', failed).listen(0, 'localhost'))
    probe.listen(wanted, 'localhost')
  })
