import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { accountSid, authToken, line } from './customer.fixture.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const whole = {
  DOORSTEP_EXCHANGE_PORT: '0',
  DOORSTEP_TWILIO_ACCOUNT_SID: accountSid,
  DOORSTEP_TWILIO_AUTH_TOKEN: authToken,
  DOORSTEP_TWILIO_FROM: line,
}
const start = (environment: Record<string, string>, channel: 'ipc' | 'ignore' = 'ignore') =>
  spawn(process.execPath, [main], { env: environment, stdio: ['ignore', 'pipe', 'pipe', channel] }) as ChildProcessByStdio<
    null,
    Readable,
    Readable
  >

test('as a program of its own it says where it is, serves the two phones, and ends when asked', async () => {
  const program = start(whole)
  const [said] = await once(program.stdout, 'data')
  const url = /ready at (http:\S+)/.exec(String(said))?.[1]
  const page = await fetch(`${url}/`)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Two phones')])
  const module = await fetch(`${url}/page/phones.ts`)
  expect([module.headers.get('content-type'), await module.text()]).toEqual([
    'text/javascript; charset=utf-8',
    expect.not.stringContaining('import type'),
  ])
  expect((await fetch(`${url}/page/html.ts`)).status).toBe(404)
  program.kill('SIGTERM')
  expect(await once(program, 'exit')).toEqual([0, null])
})

test('it ends with the program that started it', async () => {
  const program = start(whole, 'ipc')
  await once(program.stdout, 'data')
  program.disconnect()
  expect(await once(program, 'exit')).toEqual([0, null])
})

test('settings that are missing are all told together', async () => {
  const program = start({})
  const [said] = await once(program.stderr, 'data')
  for (const name of ['ACCOUNT_SID', 'AUTH_TOKEN', 'FROM']) expect(String(said)).toContain(`DOORSTEP_TWILIO_${name}`)
  expect(await once(program, 'exit')).toEqual([1, null])
})
