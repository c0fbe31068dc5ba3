import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { Trouble } from '../trouble.ts'
import { debianBinaries } from './binaries.ts'
import { startEmbedded } from './embedded.ts'
import type { EmbeddedOptions } from './embedded.ts'
import { migrate } from './migrate.ts'
import type { PasswordOf } from './roles.ts'

/** A PostgreSQL for tests, with one migrated database from which each test file gets its copy. */
export type TestCluster = { readonly url: string; readonly template: string; stop(): Promise<void> }
/** Which PostgreSQL: our own, Debian's of a major version, or a throw-away server somewhere (its roles are set anew). */
export type TestServer = { kind: 'embedded' } | { kind: 'debian'; major: number } | { kind: 'address'; url: string }

const folderName = 'doorstep-test-'

export async function startTestCluster(server: TestServer, passwordOf: PasswordOf): Promise<TestCluster> {
  const running = server.kind === 'address' ? { url: server.url, stop: async () => {} } : await startThrowAway(server)
  const template = `doorstep_template_${randomBytes(4).toString('hex')}`
  try {
    await asAdmin(running.url, (admin) => admin.query(`create database ${template}`))
    await migrate({ ownerUrl: inDatabase(running.url, template), passwordOf })
    await asAdmin(running.url, (admin) => admin.query(`alter database ${template} with is_template true allow_connections false`))
  } catch (error) {
    await running.stop()
    throw error
  }
  const stop = async (): Promise<void> => {
    if (server.kind === 'address') await dropTemplate(running.url, template)
    await running.stop()
  }
  return { url: running.url, template, stop }
}

/** Makes a copy of the template; resolves to its address as the server's owner. */
export async function copyTemplate(cluster: Pick<TestCluster, 'url' | 'template'>): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(cluster.url, (admin) => admin.query(`create database ${name} template ${cluster.template} strategy file_copy`))
  return inDatabase(cluster.url, name)
}

/** Drops the database that `url` names, whoever is still connected to it. */
export const dropDatabase = (cluster: Pick<TestCluster, 'url'>, url: string): Promise<void> =>
  asAdmin(cluster.url, (admin) => admin.query(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`))

async function dropTemplate(url: string, template: string): Promise<void> {
  await asAdmin(url, async (admin) => {
    await admin.query(`alter database ${template} with is_template false`)
    await admin.query(`drop database ${template}`)
  })
}

async function startThrowAway(server: { kind: 'embedded' } | { kind: 'debian'; major: number }) {
  sweep()
  const folder = mkdtempSync(join(tmpdir(), `${folderName}${process.pid}-`))
  const running = await startEmbedded({ dataDir: join(folder, 'postgres'), durable: false, ...programs(server) })
  const stop = async (): Promise<void> => {
    await running.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: running.url, stop }
}

function programs(server: { kind: 'embedded' } | { kind: 'debian'; major: number }): Pick<EmbeddedOptions, 'binaries'> {
  if (server.kind === 'embedded') return {}
  const binaries = debianBinaries(server.major)
  if (!binaries)
    throw new Trouble(`PostgreSQL ${server.major} is not installed here.`, `Install it: apt-get install postgresql-${server.major}`)
  return { binaries }
}

/** Removes what a killed run left behind: folders whose process has gone. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(folderName))) {
    const pid = Number(name.slice(folderName.length).split('-')[0])
    try {
      process.kill(pid, 0)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') continue
      rmSync(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 3 })
    }
  }
}

const inDatabase = (url: string, name: string): string => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.toString()
}

async function asAdmin(url: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: inDatabase(url, 'postgres') })
  admin.on('error', () => {})
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
