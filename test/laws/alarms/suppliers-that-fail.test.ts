import formbody from '@fastify/formbody'
import Fastify from 'fastify'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { hooksPlugin } from '../../../apps/api/hooks.ts'
import { startExchange } from '../../../apps/exchange/exchange.ts'
import { faultNames } from '../../../apps/exchange/switch/faults.ts'
import type { FaultName } from '../../../apps/exchange/switch/faults.ts'
import { alarmHandlers } from '../../../care/alarms/jobs.ts'
import { alarmOf, raiseAlarm } from '../../../care/alarms/actions.ts'
import { messageHandlers } from '../../../care/messages/jobs.ts'
import { after, seconds } from '../../../lib/time.ts'
import type { Supplier } from '../../../platform/telephone/telephone.ts'
import { twilioTelephone } from '../../../platform/telephone/twilio.ts'
import { runDue } from '../../../platform/timers/engine.ts'
import { chanceFrom } from '../../harness/chance.ts'
import { freshDatabase } from '../../harness/database.ts'
import { noRoads, oneVisit, people } from '../../harness/one-visit.ts'
import { freePort } from '../../harness/ports.ts'
import { seeds } from '../../harness/seeds.ts'
import { authToken, line } from '../../harness/telephone-line.ts'
import { testWorld } from '../../harness/world.ts'

/**
 * A3, A6, M3 Two suppliers, each a program of its own on a socket, that fail in every way we know of: whoever is on duty hears of it
 * within a minute as long as one of them carries anything at all; copies are recognised; what both refuse is never forgotten.
 */
const accountSid = 'AC00000000000000000000000000000000'
const isla = '+447700900101'
const port = await freePort()
const publicUrl = `http://127.0.0.1:${port}`
const settings = { port: 0, accountSid, authToken, callbackBase: publicUrl, lines: [line] }
const exchanges = [await startExchange(settings), await startExchange(settings)] as const
const patience = Temporal.Duration.from({ milliseconds: 250 })
/** A supplier that never answers is given up sooner than in use; everything else is as there. */
const impatient = <How>(how: How) => ({ ...how, patience })
const suppliers = exchanges.map((exchange, at): Supplier => {
  const supplier = twilioTelephone({ apiUrl: exchange.url, accountSid, authToken, from: line })
  return {
    name: (['twilio', 'smpp'] as const)[at]!,
    text: (to, body, how) => supplier.text(to, body, impatient(how)),
    call: (to, what, how) => supplier.call(to, what, impatient(how)),
    answers: () => supplier.answers(patience),
  }
})

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: noRoads, suppliers, publicUrl })
await oneVisit(world, { sent: [] })
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
const server = Fastify({ forceCloseConnections: true })
server.register(formbody)
const troubles: string[] = []
server.register(hooksPlugin({ world, authToken, listeners: [], trouble: (error, where) => troubles.push(`${where}: ${String(error)}`) }))
await server.listen({ host: '127.0.0.1', port })
afterAll(async () => {
  for (const exchange of exchanges) await exchange.close()
  await server.close()
  await owner.end()
})

const handsets = exchanges.map((exchange) => exchange.handset(isla))
const texts = () => handsets.flatMap((handset) => handset.texts.map(({ body }) => body))
const calls = () => handsets.flatMap((handset) => handset.calls.map(({ sid }) => sid))
const due = async (): Promise<void> => {
  await runDue(world, [...alarmHandlers, ...messageHandlers], {
    worker: 'law',
    trouble: (timer, error) => troubles.push(`${timer.kind}: ${String(error)}`),
  })
  for (const exchange of exchanges) await exchange.settled()
}
const passes = async (...steps: readonly number[]): Promise<void> => {
  for (const step of steps) {
    clock.moveTo(after(clock.now(), seconds(step)))
    await due()
  }
}
const asksForHelp = (actId: string) =>
  world.db.as(people.amina, (tx) => raiseAlarm(tx, { kind: 'help', operativeId: people.amina.operativeId, raisedAt: tx.now, actId }))

/** All well, nothing open, nothing waiting; what was heard so far is counted. */
const startAfresh = async () => {
  for (const exchange of exchanges) {
    exchange.faults.clear()
    exchange.faults.release()
    await exchange.settled()
  }
  for (const handset of handsets) if (handset.rings()) await handset.declines()
  await owner.query('truncate timers, messages, inbound_messages, alarms, supplier_health, blocked_numbers cascade')
  clock.moveTo(after(clock.now(), seconds(3600)))
  return { texts: texts().length, calls: calls().length }
}
const heardSince = (before: { texts: number; calls: number }) => texts().length - before.texts + calls().length - before.calls

/** Whatever came names digits that we know; any of them answers, also the oldest; then nothing is left waiting. */
const isRecognised = async (alarmId: Awaited<ReturnType<typeof asksForHelp>>): Promise<void> => {
  for (const exchange of exchanges) {
    exchange.faults.clear()
    exchange.faults.release()
    await exchange.settled()
  }
  await passes(5, 45)
  const known = await owner.query<{ digits: string }>(
    `select digits from alarm_rings where staff_id = 'st_isla' and digits is not null and alarm_id = $1`,
    [alarmId],
  )
  const digits = new Set(known.rows.map((row) => row.digits))
  const [at, said] = handsets
    .map((handset) => handset.texts.findLast(({ body }) => digits.has(/reply (\d\d)/.exec(body)?.[1] ?? '')))
    .reduce<[number, string]>((found, text, n) => (text ? [n, /reply (\d\d)/.exec(text.body)![1]!] : found), [-1, ''])
  expect(at, 'a text of this alarm came in the end').toBeGreaterThanOrEqual(0)
  await handsets[at]!.says(said, line)
  expect(await world.db.as(people.isla, (tx) => alarmOf(tx, alarmId))).toMatchObject({ state: 'answered' })
  await passes(20)
  const waiting = await owner.query(`select template, state from messages where lane = 'duty' and state = 'queued'`)
  expect(waiting.rows, 'nothing forgotten').toEqual([])
  expect(troubles.splice(0), 'what broke on our side').toEqual([])
}

describe('one supplier fails and the other carries', () => {
  test.each(faultNames)('A3, A6, M3 %s: heard within a minute, and copies are harmless', async (fault) => {
    const before = await startAfresh()
    exchanges[0].faults.on(fault)
    const id = await asksForHelp(`act_${fault}`)
    await due()
    await passes(5, 11, 5, 20, 15)
    expect(heardSince(before), 'heard by text or call').toBeGreaterThan(0)
    await isRecognised(id)
  })
})

describe('whatever fails on either side', () => {
  test.each(seeds)('A3, M2, M3 nothing is forgotten and nothing ends by itself, seed %s', async (seed) => {
    const { random } = chanceFrom(seed)
    const pick = (): FaultName => faultNames[Math.floor(random() * faultNames.length)]!
    await startAfresh()
    exchanges[0].faults.on(pick())
    if (random() < 0.7) exchanges[1].faults.on(pick())
    const id = await asksForHelp(`act_${seed}`)
    await due()
    await passes(5, 11, 25, 20)
    expect(await world.db.as(people.isla, (tx) => alarmOf(tx, id))).toMatchObject({ state: 'ringing' })
    await isRecognised(id)
  })
})

test('A3 both are down: the screens ring on, nothing is given up, and the telephones ring as soon as one is back', async () => {
  const before = await startAfresh()
  for (const exchange of exchanges) exchange.faults.on('error_500')
  const id = await asksForHelp('act_down')
  await due()
  await passes(41, 51, 41, 41, 41, 41)
  expect(heardSince(before)).toBe(0)
  const alarm = await world.db.as(people.isla, (tx) => alarmOf(tx, id))
  expect(alarm).toMatchObject({ state: 'ringing', broadcasting: true })
  expect(alarm!.rings.filter(({ channel }) => channel === 'screen').length).toBeGreaterThan(5)
  await isRecognised(id)
})
