import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { findEmbedded, startEmbedded } from './embedded.ts'
import { runningPostmaster } from './postmaster.ts'

const folder = mkdtempSync(join(tmpdir(), 'doorstep-embedded-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
chmodSync(folder, 0o755)
const dataDir = join(folder, 'postgres')
const data = join(dataDir, 'data')

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ answer: unknown }>(question)
  await client.end()
  return rows[0]?.answer
}

test('it starts, answers, keeps what was written, and leaves no process behind', async () => {
  const first = await startEmbedded({ dataDir })
  await ask(first.url, 'create table kept as select 42 as answer')
  expect(findEmbedded(dataDir)).toBe(first.url)
  await first.stop()
  expect(await first.ended).toBe(true)
  expect(findEmbedded(dataDir)).toBeNull()
  const second = await startEmbedded({ dataDir })
  expect(await ask(second.url, 'select answer from kept')).toBe(42)
  await second.stop()
})

test('the password is random and only its owner reads it', () => {
  expect(statSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(dataDir, 'password'), 'utf8')).toMatch(/^[\w-]{32}$/)
})

test('after a sudden death it recovers and starts again', async () => {
  const first = await startEmbedded({ dataDir })
  process.kill(first.pid, 'SIGKILL')
  expect(await first.ended).toBe(false)
  const second = await startEmbedded({ dataDir })
  expect(await ask(second.url, 'select answer from kept')).toBe(42)
  await second.stop()
})

test.runIf(process.getuid?.() === 0)(
  'where user namespaces are refused, root runs it as nobody; where they are allowed again, it goes on',
  async () => {
    const path = process.env['PATH']
    writeFileSync(join(folder, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    try {
      process.env['PATH'] = `${folder}:${path}`
      const asNobody = await startEmbedded({ dataDir })
      expect(statSync(data).uid).toBe(65534)
      expect(await ask(asNobody.url, 'select answer from kept')).toBe(42)
      await asNobody.stop()
    } finally {
      process.env['PATH'] = path
    }
    const again = await startEmbedded({ dataDir })
    expect(statSync(data).uid).toBe(0)
    await again.stop()
  },
)

test('a postmaster.pid that names a process of somebody else is cleared', async () => {
  writeFileSync(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1\n5432\n\n127.0.0.1\n\nready   \n`)
  expect(runningPostmaster(data)).toBeNull()
  await (await startEmbedded({ dataDir })).stop()
})

test.each([
  ['is missing', null],
  ['says “seventeen”', 'seventeen\n'],
])('a folder whose PG_VERSION %s is told to be damaged', async (_, content) => {
  const odd = join(folder, 'odd')
  mkdirSync(join(odd, 'data'), { recursive: true })
  if (content) writeFileSync(join(odd, 'data', 'PG_VERSION'), content)
  await expect(startEmbedded({ dataDir: odd })).rejects.toThrow(/is damaged: its PG_VERSION .* Put a backup of the folder back/)
})

test('a folder of another PostgreSQL is told with both versions', async () => {
  const old = join(folder, 'old')
  mkdirSync(join(old, 'data'), { recursive: true })
  writeFileSync(join(old, 'data', 'PG_VERSION'), '16\n')
  await expect(startEmbedded({ dataDir: old })).rejects.toThrow(/was made by PostgreSQL 16, and this Doorstep brings PostgreSQL 18/)
})

test('when PostgreSQL refuses, the last lines of its log are shown and where it lies', async () => {
  rmSync(join(data, 'global', 'pg_control'))
  await expect(startEmbedded({ dataDir })).rejects.toThrow(/refuses to start on .*\(.*\/log\):\n[^]*pg_control/)
})

test('a port that is taken is told in the words of the log', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => taken.once('listening', done))
  const { port } = taken.address() as AddressInfo
  await expect(startEmbedded({ dataDir: join(folder, 'fresh'), port, durable: false })).rejects.toThrow(/Address already in use/)
  taken.close()
})
