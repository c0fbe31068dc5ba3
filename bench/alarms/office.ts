import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openWorld } from '../../apps/world.ts'
import { readConfig } from '../../platform/config.ts'
import { openKeys } from '../../platform/keys.ts'
import { startEmbedded } from '../../platform/postgres/embedded.ts'
import { migrate } from '../../platform/postgres/migrate.ts'
import { supervise } from '../../platform/supervise.ts'
import type { World } from '../../platform/world.ts'
import { freePort } from '../../test/harness/ports.ts'
import { account, startExchange } from './exchange.ts'
import type { Exchange } from './exchange.ts'
import { fillTown } from './town.ts'

export type Office = {
  address: string
  owner: pg.Client
  world: World
  exchange: Exchange
  /** When the first of the workers is asked whether they are well. */
  firstDue: Date
  /** The engine, as it is kept alive in use. */
  workPid(): number
  /** Its resident memory in MB, and the most that was seen. */
  memory(): { now: number; most: number }
  stop(): Promise<void>
}

/** The web process and the work process as `npm start` runs them, on a durable PostgreSQL of their own with `watches` live watches. Needs the build. */
export const openOffice = async (watches: number, say: (line: string) => void): Promise<Office> => {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-bench-'))
  const database = await startEmbedded({ dataDir: join(folder, 'postgres') })
  const keys = openKeys(join(folder, 'keys.json'), true)
  await migrate({ ownerUrl: database.url, passwordOf: keys.passwordOf })
  const owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  const firstDue = new Date(Date.now() + 45_000)
  await fillTown(owner, watches, firstDue)
  say(`${watches} live watches, 2% of them due each minute`)
  const port = await freePort()
  const address = `http://localhost:${port}`
  const exchange = await startExchange(address)
  const bare = new URL(database.url)
  bare.username = bare.password = ''
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    PORT: String(port),
    DATABASE_URL: bare.toString(),
    DOORSTEP_DATA_DIR: folder,
    DOORSTEP_PUBLIC_URL: address,
    NODE_COMPILE_CACHE: join(folder, 'compile-cache'),
    DOORSTEP_TWILIO_API_URL: exchange.url,
    DOORSTEP_TWILIO_ACCOUNT_SID: account.sid,
    DOORSTEP_TWILIO_AUTH_TOKEN: account.token,
    DOORSTEP_TWILIO_FROM: account.from,
  }
  const program = (name: string, file: string) =>
    supervise({ name, env, say, file: fileURLToPath(new URL(`../../apps/${file}`, import.meta.url)), log: join(folder, `${file}.log`) })
  const [serve, work] = [program('The server', 'serve.ts'), program('The worker', 'work.ts')]
  await untilReady(address, () =>
    [`${folder}/serve.ts.log`, `${folder}/work.ts.log`].map((log) => readFileSync(log, 'utf8').slice(-2000)).join('\n'),
  )
  const { world } = openWorld(readConfig(env))
  let most = 0
  const measure = (): number => {
    const status = readFileSync(`/proc/${work.pid()}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
  }
  const looking = setInterval(() => {
    try {
      most = Math.max(most, measure())
    } catch {} // between two lives of the engine
  }, 500)
  return {
    ...{ address, owner, world, exchange, firstDue },
    workPid: () => work.pid()!,
    memory: () => ({ now: measure(), most }),
    stop: async () => {
      clearInterval(looking)
      await Promise.all([serve.stop(), work.stop()])
      exchange.close()
      await world.db.close()
      await owner.end()
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const untilReady = async (address: string, logs: () => string): Promise<void> => {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`${address}/health/ready`).catch(() => null)
    if (answer?.ok) return
    await pause(200)
  }
  throw new Error(`Doorstep did not get ready:\n${logs()}`)
}
