// npm run bench:forged — how long a real text waits while 2,000 forged requests a second come in beside it; then the load at which it gives way.
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import pg from 'pg'
import { signatureOf } from '../platform/telephone/signature.ts'
import { benchDatabase, quantile } from './ground.ts'

const settings = { authToken: 'a token that only two know, at least', line: '+441314960142', seconds: 15, realEveryMs: 50 }
const database = await benchDatabase()
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
await owner.query(
  `insert into contractors (contractor_id, name, telephone, duty_number, code_word, breathing_minutes, is_demonstration, created_at) values ('con_bench', 'Bench', $1, '+441314960143', 'red file', 15, false, now())`,
  [settings.line],
)

const forked = async (file: string, told: object): Promise<[ChildProcess, unknown]> => {
  const child = fork(new URL(file, import.meta.url), { stdio: 'inherit' })
  child.send(told)
  const [said] = (await once(child, 'message')) as [unknown]
  return [child, said]
}
const [server, url] = await forked('./forged/server.ts', { urls: database.urls, authToken: settings.authToken })
const address = `${String(url)}/hooks/twilio/sms`
const [storm] = await forked('./forged/storm.ts', { address })

const agent = new Agent({ keepAlive: true, maxSockets: 20 })
const real = (n: number): Promise<number> => {
  const form = { MessageSid: `SMbench${n}`, From: '+447700900123', To: settings.line, Body: 'hello', NumMedia: '0' }
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-twilio-signature': signatureOf(settings.authToken, address, form),
  }
  const began = performance.now()
  return new Promise((done, failed) => {
    const asked = request(address, { method: 'POST', agent, headers }, (reply) => {
      if (reply.statusCode !== 200) failed(new Error(`A real text was answered ${reply.statusCode}.`))
      reply.resume().once('end', () => done(performance.now() - began))
    })
    asked.once('error', failed)
    asked.end(new URLSearchParams(form).toString())
  })
}

let sent = 0
const underStorm = async (perSecond: number): Promise<void> => {
  storm.send({ perSecond })
  const waits: Promise<number>[] = []
  const ends = performance.now() + settings.seconds * 1000
  while (performance.now() < ends) {
    waits.push(real((sent += 1)))
    await new Promise((next) => setTimeout(next, settings.realEveryMs))
  }
  const took = await Promise.all(waits)
  storm.send('over')
  const [{ refused, other }] = (await once(storm, 'message')) as [{ refused: number; other: number }]
  const ms = (share: number): string => `${quantile(took, share).toFixed(0)} ms`
  console.log(
    `${perSecond} forged a second asked for, ${Math.round(refused / settings.seconds)} refused, ${other} answered otherwise: ${took.length} real texts waited p50 ${ms(0.5)}, p99 ${ms(0.99)}, largest ${ms(1)}`,
  )
}
for (const perSecond of [0, 2_000, 4_000, 8_000]) await underStorm(perSecond)

storm.kill()
server.kill()
agent.destroy()
await owner.end()
await database.stop()
