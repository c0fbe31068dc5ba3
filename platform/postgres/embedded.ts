import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { dirname, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Trouble } from '../trouble.ts'
import { embeddedBinaries } from './binaries.ts'
import type { Binaries } from './binaries.ts'
import { homeIn, lastLines, noSpace, prepare, superuser } from './data-folder.ts'
import type { Home } from './data-folder.ts'
import { clearStalePostmaster, readPostmaster, runningPostmaster } from './postmaster.ts'
import { unprivileged } from './unprivileged.ts'

export type EmbeddedOptions = {
  /** The folder that is PostgreSQL's own; made when missing. */
  readonly dataDir: string
  /** A loopback port; a free one when left out. */
  readonly port?: number
  /** Only a folder that is thrown away afterwards may say false. */
  readonly durable?: boolean
  readonly binaries?: Binaries
}
export type Embedded = {
  /** The superuser's address of the database `doorstep`, on the loopback interface. */
  readonly url: string
  readonly pid: number
  /** Resolves when PostgreSQL has gone, whoever ended it: true when it was `stop`. */
  readonly ended: Promise<boolean>
  stop(): Promise<void>
}

/** How long PostgreSQL may take to recover after a crash before we give up on it. */
const patience = { toStart: 60_000, toStop: 20_000 }

/**
 * Starts a PostgreSQL of our own and waits until it answers. It ends when this process does, `kill -9` included
 * (where the machine has `setpriv`; elsewhere the next start ends it). Throws Trouble in words.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const binaries = options.binaries ?? embeddedBinaries()
  const home = homeIn(resolve(options.dataDir))
  mkdirSync(dirname(home.folder), { recursive: true })
  const as = unprivileged(binaries.postgres, dirname(home.folder))
  prepare(home, binaries, as)
  if (!(await clearStalePostmaster(home.data, patience.toStop)))
    throw new Trouble(
      `Another PostgreSQL (process ${runningPostmaster(home.data)?.pid}) is at work on ${home.data} and does not end.`,
      'End it, or set DOORSTEP_DATA_DIR to another folder.',
    )
  const port = options.port ?? (await freePort())
  const command = as.wrapUntilWeDie([binaries.postgres, '-D', home.data, ...settings(port, options.durable ?? true)])
  const running = await launchUntilReady(command, home)
  await ensureDatabase(addressOf(home, port, 'postgres'))
  return watchOver(running, addressOf(home, port, 'doorstep'))
}

/** The address of the PostgreSQL that a running Doorstep keeps in this folder, or null when none runs. */
export function findEmbedded(dataDir: string): string | null {
  const home = homeIn(resolve(dataDir))
  const running = runningPostmaster(home.data)
  return running ? addressOf(home, running.port, 'doorstep') : null
}

const settings = (port: number, durable: boolean): string[] =>
  Object.entries({
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 120,
    shared_buffers: '64MB',
    max_wal_size: '512MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

const addressOf = (home: Home, port: number, database: string): string =>
  `postgres://${superuser}:${readFileSync(home.password, 'utf8').trim()}@127.0.0.1:${port}/${database}`

type Running = { readonly child: ChildProcess; readonly gone: Promise<void> }

/** After a sudden death the helpers of the old PostgreSQL may take a moment to leave: until then it is tried again. */
async function launchUntilReady(command: readonly string[], home: Home): Promise<Running> {
  for (let waited = 0; ; waited += 200) {
    const running = launch(command, home)
    if (await isReady(running.child, home)) return running
    const said = lastLines(readFileSync(home.log, 'utf8'), 6)
    if (!/pre-existing shared memory block/.test(said) || waited >= patience.toStop) throw refusedToStart(home, said)
    await pause(200)
  }
}

/** Its own process group, so that Ctrl-C in a terminal reaches it only through us, after the programs that use it. */
function launch(command: readonly string[], home: Home): Running {
  const tooLong = 5_000_000
  if ((statSync(home.log, { throwIfNoEntry: false })?.size ?? 0) > tooLong) renameSync(home.log, `${home.log}.old`)
  const log = openSync(home.log, 'a', 0o600)
  const child = spawn(command[0]!, command.slice(1), { detached: true, stdio: ['ignore', log, log], cwd: home.folder })
  closeSync(log)
  return { child, gone: new Promise((done) => child.once('close', () => done())) }
}

/** Whether it came to answer; false when it ended instead. One that does neither in time is ended. */
async function isReady(child: ChildProcess, home: Home): Promise<boolean> {
  let failed = false
  child.once('error', () => (failed = true))
  for (let waited = 0; waited < patience.toStart; waited += 20) {
    if (failed || child.exitCode !== null || child.signalCode !== null) return false
    const found = readPostmaster(home.data)
    if (found?.pid === child.pid && found?.ready) return true
    await pause(20)
  }
  child.kill('SIGQUIT')
  return false
}

function refusedToStart(home: Home, said: string): Trouble {
  if (noSpace.test(said))
    return new Trouble(`The disk that holds ${home.folder} is full, so PostgreSQL cannot start.`, 'Free some space, then start again.')
  return new Trouble(
    `PostgreSQL refuses to start on ${home.data}. The last lines of its log (${home.log}):\n${said}\n`,
    'If the folder is damaged, put a backup of it back, or move it aside to begin with an empty database.',
  )
}

const ensureDatabase = (maintenanceUrl: string): Promise<void> =>
  asSuperuser(maintenanceUrl, async (client) => {
    const { rowCount } = await client.query(`select from pg_database where datname = 'doorstep'`)
    if (!rowCount) await client.query('create database doorstep')
  })

/** Throws away everything in the database `doorstep` of an embedded PostgreSQL. `url` is what `startEmbedded` gave. */
export const emptyEmbedded = (url: string): Promise<void> =>
  asSuperuser(url.replace(/doorstep$/, 'postgres'), async (client) => {
    await client.query('drop database doorstep with (force)')
    await client.query('create database doorstep')
  })

async function asSuperuser(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function watchOver({ child, gone }: Running, url: string): Embedded {
  let asked = false
  return {
    url,
    pid: child.pid!,
    ended: gone.then(() => asked),
    async stop() {
      asked = true
      child.kill('SIGINT')
      const hurry = setTimeout(() => child.kill('SIGQUIT'), patience.toStop)
      await gone
      clearTimeout(hurry)
    },
  }
}

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })
