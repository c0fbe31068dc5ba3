import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { freePort } from '../test/harness/ports.ts'
import { isAlive, startProgram } from '../test/harness/program.ts'
import type { Program } from '../test/harness/program.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'doorstep-start-'))
const started: Program[] = []
afterAll(async () => {
  for (const program of started) program.kill('SIGTERM')
  await Promise.all(started.map((program) => program.ended))
  rmSync(folder, { recursive: true, force: true })
})

const port = await freePort()
const address = `http://localhost:${port}`
const ready = new RegExp(`^Doorstep is ready at ${address}$`, 'm')

function start(): Program {
  const env = { PORT: String(port), DOORSTEP_DATA_DIR: folder, DATABASE_URL: undefined, DOORSTEP_TWILIO_ACCOUNT_SID: undefined }
  const program = startProgram(['npm', 'start'], { env, cwd: root })
  started.push(program)
  return program
}

test('npm start brings up everything, says where to look, and ends with the one line', async () => {
  const doorstep = start()
  await doorstep.prints(ready)
  expect(doorstep.printed().trimEnd().split('\n').at(-1)).toBe(`Doorstep is ready at ${address}`)
  expect((await fetch(`${address}/health/ready`)).status).toBe(200)
})

test('a second npm start from the same folder says that one runs already, and where', async () => {
  const second = start()
  expect(await second.ended).not.toBe(0)
  expect(second.printed()).toContain(`Doorstep is already running from ${folder} (process`)
  expect(second.printed()).toContain(`${address})`)
})

test.each([
  ['The server', 'apps/serve.ts'],
  ['The worker', 'apps/work.ts'],
  ['The database', 'bin/postgres'],
])('%s that dies is started again', async (name, file) => {
  const doorstep = started[0]!
  process.kill(doorstep.whoRuns(file), 'SIGKILL')
  await doorstep.prints(new RegExp(`${name} ended unexpectedly.*it is started again`))
  const health = () =>
    fetch(`${address}/health/ready`).then(
      (answer) => answer.status,
      () => 0,
    )
  await expect.poll(health, { timeout: 20_000 }).toBe(200)
})

test('Ctrl-C leaves no process behind, and the next start comes to ready', async () => {
  const doorstep = started[0]!
  const family = doorstep.family()
  expect(family.length).toBeGreaterThan(5)
  doorstep.interrupt()
  await doorstep.ended
  expect(family.filter(isAlive)).toEqual([])
  await start().prints(ready)
})

test('kill -9 of npm leaves no process behind', async () => {
  const doorstep = started.at(-1)!
  const family = doorstep.family()
  doorstep.kill('SIGKILL')
  await expect.poll(() => family.filter(isAlive), { timeout: 20_000 }).toEqual([])
})

test('kill -9 of the program that keeps the others leaves no process behind, and the next start recovers', async () => {
  const doorstep = start()
  await doorstep.prints(ready)
  const family = doorstep.family()
  process.kill(doorstep.whoRuns('apps/up.ts'), 'SIGKILL')
  await expect.poll(() => family.filter(isAlive), { timeout: 20_000 }).toEqual([])
  const next = start()
  await next.prints(ready)
})
