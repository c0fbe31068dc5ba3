import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { copyTemplate, dropDatabase } from '../platform/postgres/cluster.ts'
import { freePort } from '../test/harness/ports.ts'
import { startProgram } from '../test/harness/program.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'doorstep-troubles-'))
chmodSync(folder, 0o755)
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const start = [process.execPath, join(root, 'scripts', 'start.mjs')]
const isRoot = process.getuid?.() === 0

/** What a start that must fail says. It says it in words (no stack), says what to do, and ends with status 1. */
async function saidBy(env: Record<string, string | undefined>, command = start, cwd = root): Promise<string> {
  const usual = { PORT: String(await freePort()), DOORSTEP_DATA_DIR: join(folder, 'data'), DATABASE_URL: undefined }
  const program = startProgram(command, { env: { ...usual, ...env }, cwd })
  expect(await program.ended).toBe(1)
  const said = program.printed()
  expect(said).toContain('What to do: ')
  expect(said).not.toMatch(/^ {4}at /m)
  return said
}

/** A folder with programs that answer in place of the machine's own. */
function instead(programs: Record<string, string>): string {
  const path = mkdtempSync(join(folder, 'instead-'))
  for (const [name, script] of Object.entries(programs)) writeFileSync(join(path, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return `${path}:${process.env['PATH']}`
}

test('an older Node', async () => {
  const older = join(folder, 'older.cjs')
  writeFileSync(older, `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })`)
  expect(await saidBy({}, [process.execPath, '-r', older, start[1]!])).toContain(
    'Doorstep needs Node 20 or newer to start, and this is Node 18.20.4.',
  )
})

test('a port that is taken, before anything is done', async () => {
  const other = createServer().listen(0)
  await new Promise((done) => other.once('listening', done))
  const { port } = other.address() as AddressInfo
  const said = await saidBy({ PORT: String(port) })
  expect(said).toContain(`Port ${port} is taken by another program.`)
  expect(said).toContain(`PORT=${port + 1} npm start`)
  other.close()
})

test('settings that cannot be used, all of them', async () => {
  const said = await saidBy({ DATABASE_URL: 'mysql://here', DOORSTEP_PUBLIC_URL: 'doorstep' })
  expect(said).toMatch(/DATABASE_URL must be .*; DOORSTEP_PUBLIC_URL must be/)
})

test('a data folder that is a file', async () => {
  writeFileSync(join(folder, 'file'), '')
  expect(await saidBy({ DOORSTEP_DATA_DIR: join(folder, 'file') })).toMatch(/The data folder .* cannot be written to/)
})

test('a registry that cannot be reached', async () => {
  const bare = join(folder, 'bare')
  for (const part of ['package.json', 'package-lock.json', 'scripts']) cpSync(join(root, part), join(bare, part), { recursive: true })
  const env = { npm_config_registry: 'http://127.0.0.1:1/', npm_config_cache: join(folder, 'empty-cache') }
  const said = await saidBy(env, [process.execPath, join(bare, 'scripts', 'start.mjs')], bare)
  expect(said).toContain('The registry that packages come from cannot be reached (ECONNREFUSED).')
})

test('a database that cannot be reached', async () => {
  expect(await saidBy({ DATABASE_URL: 'postgres://amina:quiet@127.0.0.1:1/doorstep' })).toMatch(/at 127\.0\.0\.1:1 cannot be reached/)
})

test('a database that is not ours is not touched', async () => {
  const cluster = inject('cluster')
  const url = await copyTemplate(cluster)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('drop table doorstep_migrations')
  expect(await saidBy({ DATABASE_URL: url })).toMatch(/already holds tables that are not Doorstep's/)
  await client.end()
  await dropDatabase(cluster, url)
})

test('a database whose keys are lost', async () => {
  const cluster = inject('cluster')
  const url = await copyTemplate(cluster)
  const said = await saidBy({ DATABASE_URL: url, DOORSTEP_DATA_DIR: join(folder, 'without-keys') })
  expect(said).toMatch(/The key file .* is missing, and this database was sealed with it/)
  await dropDatabase(cluster, url)
})

test('a damaged data folder', async () => {
  const damaged = join(folder, 'damaged')
  mkdirSync(join(damaged, 'postgres', 'data'), { recursive: true })
  expect(await saidBy({ DOORSTEP_DATA_DIR: damaged })).toContain('is damaged: its PG_VERSION is missing')
})

test.runIf(isRoot)('root without user namespaces and without another user', async () => {
  const refuse = 'echo "$0: Operation not permitted" >&2; exit 1'
  const said = await saidBy({ PATH: instead({ unshare: refuse, setpriv: refuse }) })
  expect(said).toContain('Start Doorstep as an ordinary user, or set DATABASE_URL')
})

test.runIf(isRoot)('a disk without room, before anything is done', async () => {
  const small = join(folder, 'small')
  mkdirSync(small)
  const script = `mount -t tmpfs -o size=20m none ${small} && exec "$@"`
  const said = await saidBy({ DOORSTEP_DATA_DIR: join(small, 'data') }, ['unshare', '--mount', 'sh', '-c', script, 'sh', ...start])
  expect(said).toMatch(/The disk that holds .*small.* is full/)
})
