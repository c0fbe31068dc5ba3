import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { line, openPlace } from '../../../test/harness/kill/place.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { startProgram } from '../../../test/harness/program.ts'
import { startExchange } from '../../exchange/exchange.ts'

/** The worker as it really runs, in a process of its own, with a second supplier at the other end of a socket. */
const database = await freshDatabase()
const place = await openPlace(database.ownerUrl)
const account = { user: 'doorstep', password: 'eight888' }
const second = await startExchange({
  ...{ port: 0, callbackBase: 'http://127.0.0.1:9', lines: [line], smpp: { port: 0, ...account } },
  ...{ accountSid: 'AC00000000000000000000000000000000', authToken: 'a token that only two know' },
})
const smppUrl = `smpp://${account.user}:${account.password}@127.0.0.1:${second.smpp!.port}?from=${encodeURIComponent(line)}`
const worker = startProgram([process.execPath, fileURLToPath(new URL('../../work.ts', import.meta.url))], {
  env: { ...place.settings, DOORSTEP_SMPP_URL: smppUrl },
})
await worker.prints(/The worker runs/)
const amina = second.handset('+447700900104')
const stranger = second.handset('+447700900799')
afterAll(async () => {
  worker.kill('SIGKILL')
  await worker.ended
  await second.close()
  await place.close()
})
beforeEach(async () => {
  second.faults.clear()
  await place.rows('truncate alarms, inbound_messages cascade')
  await expect.poll(() => second.smpp!.sessions(), { timeout: 30_000 }).toBeGreaterThan(0)
})
const alarms = () => place.rows<{ kind: string; heard: string }>('select kind, heard from alarms order by id')
const kept = () => place.rows<{ body: string }>('select body from inbound_messages order by id')
const acts = async () => (await place.rows('select id from alarm_acts')).length
const thanked = () => amina.texts.filter(({ body }) => body.includes('got your message')).length

test(
  'A2, A5 the word by SMPP is an alarm; the supplier hears that we have it after it is committed, and not before',
  { timeout: 60_000 },
  async () => {
    const holding = new pg.Client({ connectionString: database.ownerUrl })
    await holding.connect()
    await holding.query('begin; lock table inbound_messages in exclusive mode')
    const before = second.smpp!.acknowledged()
    const saying = amina.says('herron please', line, 'smpp')
    const waits = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ~ 'inbound_messages'`
    try {
      await expect.poll(async () => (await place.rows(waits)).length, { timeout: 40_000 }).toBe(1)
      expect([second.smpp!.acknowledged(), (await alarms()).length]).toEqual([before, 0])
    } finally {
      await holding.end()
    }
    await saying
    expect(second.smpp!.acknowledged()).toBeGreaterThan(before)
    expect(await alarms()).toEqual([{ kind: 'code_text', heard: 'herron please' }])
    await amina.awaitText('Larkfield Repairs: thanks, got your message.')
    await place.exchange.handset('+447700900101').awaitText('Amina Yusuf needs help, by text', 10_000)
  },
)

test('A5 the supplier repeats itself: one alarm, one act, one innocent answer', async () => {
  const before = thanked()
  second.faults.on('received_twice', amina.number, 'smpp')
  await amina.says('heron', line, 'smpp')
  expect(await alarms()).toEqual([{ kind: 'code_text', heard: 'heron' }])
  await expect.poll(thanked).toBe(before + 1)
  await amina.says('and hurry', line, 'smpp')
  await expect.poll(thanked).toBe(before + 2)
  expect([await acts(), (await kept()).map(({ body }) => body)]).toEqual([1, ['heron', 'and hurry']])
})

const filler = 'I am at the flat on Easter Road and it takes longer than we thought '

test('A2 a long text whose first part has the word: heard at once, one alarm, one text, with all its words at the desk', async () => {
  const words = `Is the heron there? ${filler}${filler}thanks`
  await amina.says(words, line, 'smpp')
  expect([await alarms(), await acts()]).toEqual([[{ kind: 'code_text', heard: words }], 1])
  expect(await kept()).toEqual([{ body: words }])
})

test('A2 a word that was cut in two between parts is heard when its second half is here', async () => {
  const words = `${'so '.repeat(21)}a heron ${filler}` // cut after 67 letters: “he”, “ron”
  await amina.says(words, line, 'smpp')
  expect([await alarms(), await acts()]).toEqual([[{ kind: 'code_text', heard: words }], 1])
  expect(await kept()).toEqual([{ body: words }])
})

test('A2 a long text of nobody we know, with the word, is one alarm with all its words; one without it waits for a person', async () => {
  const words = `heron ${filler}${filler}`
  await stranger.says(words, line, 'smpp')
  expect([await alarms(), await acts()]).toEqual([[{ kind: 'unmatched', heard: words }], 1])
  await place.rows('truncate alarms cascade')
  await stranger.says(`${filler}${filler}`, line, 'smpp')
  expect(await alarms()).toEqual([])
  expect(await kept()).toEqual([{ body: words }, { body: `${filler}${filler}` }])
})
