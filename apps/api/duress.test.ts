/** A2 Whoever holds the phone and watches it, byte by byte and text by text, cannot tell which of the two PINs was given. */
import formbody from '@fastify/formbody'
import Fastify from 'fastify'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { watchOf } from '../../care/alarms/actions.ts'
import { alarmHandlers } from '../../care/alarms/jobs.ts'
import { addShift } from '../../care/workforce/actions.ts'
import { after, instant, minutes } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import { hashSecret } from '../../platform/sign-in/secrets.ts'
import { runDue } from '../../platform/timers/engine.ts'
import { setTimer } from '../../platform/timers/timers.ts'
import type { Handler } from '../../platform/timers/timers.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { noRoads, oneVisit, people, place } from '../../test/harness/one-visit.ts'
import { testWorld } from '../../test/harness/world.ts'
import { phonePlugin } from './phone.ts'
import { phoneSignInPlugin } from './phone-sign-in.ts'

const at = (time: string): Instant => instant(`2026-11-24T${time}:00Z`)
const pins = { normal: '4826', duress: '7193' }
const hashes = [await hashSecret(pins.normal), await hashSecret(pins.duress)]
const silent: Handler[] = ['message.send', 'booking.breathing_over'].map((kind) => ({
  kind,
  run: ({ once }) => once(async () => undefined),
}))

const troubles: unknown[] = []

/** A town of its own in which Amina's phone is known and she was just sent, and her phone, whose holder keys `pin` wherever asked. */
const aPhone = async (pin: string) => {
  const database = await freshDatabase()
  const { world, clock } = testWorld(database, { at: at('10:10'), travel: noRoads })
  await oneVisit(world)
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query('update staff set pin_hash = $1, duress_pin_hash = $2', hashes)
  await world.db.act(people.engine, (tx) => addShift(tx, { operativeId: people.amina.operativeId, from: at('08:00'), to: at('16:30') }))
  const { id: subject, checkInBy: dueAt } = (await world.db.as(people.isla, (tx) => watchOf(tx, place.bookingOf('amina'))))!
  await world.db.as(people.engine, (tx) => setTimer(tx, { kind: 'watch.check_in', subject, dueAt, lane: 0 }))
  const server = Fastify()
  server.register(formbody)
  await server.register(phoneSignInPlugin({ world }))
  await server.register(phonePlugin({ world, trouble: (error) => troubles.push(error) }))
  afterAll(async () => {
    await server.close()
    await owner.end()
  })
  const cookies = new Map<string, string>()
  const seen: unknown[] = []
  /** Asks as the phone does, and keeps everything that came back; of a token only how long it is. */
  const ask = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await server.inject({ method, url, headers: { cookie }, ...(payload ? { payload } : {}) })
    for (const given of [reply.headers['set-cookie'] ?? []].flat()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(given)!
      cookies.set(name!, value!)
    }
    const { date: _, ...headers } = reply.headers
    const answered = {
      method,
      url,
      at: clock.now().toString(),
      status: reply.statusCode,
      headers: JSON.stringify(headers),
      body: reply.body,
    }
    seen.push({ ...answered, headers: answered.headers.replaceAll(/(=[\w-]{20})[\w-]+/g, (token) => `=${'.'.repeat(token.length)}`) })
    return reply
  }
  let n = 0
  const tell = (facts: object) =>
    ask('POST', '/api/phone/acts', {
      sentAt: clock.now().toString(),
      acts: [{ id: `act_${String((n += 1)).padStart(4, '0')}`, at: clock.now().toString(), ...facts }],
    })
  const look = async () => {
    await ask('GET', '/api/phone/visit')
    await ask('GET', '/api/phone/watch')
  }
  /** Time passes; whatever falls due happens at its moment, and the phone looks after each. */
  const until = async (time: string) => {
    for (;;) {
      await runDue(world, [...alarmHandlers, ...silent], { worker: 'test', trouble: (_, error) => troubles.push(error) })
      const { rows } = await owner.query<{ due: string }>(
        `select min(due_at)::text due from timers where kind like 'watch%' or kind like 'home_safe%'`,
      )
      const due = rows[0]?.due ? instant(rows[0].due.replace(' ', 'T').replace(/\+00$/, 'Z')) : null
      if (!due || Temporal.Instant.compare(due, at(time)) > 0) break
      clock.moveTo(due)
      await look()
    }
    clock.moveTo(at(time))
    await runDue(world, [...alarmHandlers, ...silent], { worker: 'test', trouble: (_, error) => troubles.push(error) })
    await look()
  }
  const rows = async (sql: string) => (await owner.query(sql)).rows
  const enrol = async () => {
    await ask('POST', '/api/phone/device', { telephone: '07700 900104' })
    const [{ facts }] = await rows(`select facts from messages where template = 'device_code'`)
    await world.db.as(people.engine, (tx) => tx.q.updateTable('messages').set({ facts: '{}' }).execute())
    await ask('POST', '/api/phone/enrol', { code: facts.code })
    seen.length = 0
  }
  await enrol()
  return { ask, tell, look, until, rows, seen, clock, pin: () => pin }
}
type Phone = Awaited<ReturnType<typeof aPhone>>

/** A day on which a PIN is asked wherever one can be. */
const aDay = async ({ ask, tell, look, until, pin }: Phone) => {
  await ask('POST', '/api/phone/pin', { pin: pin() })
  await look()
  await until('10:53') // the check-in of the way was due at 10:52: asked by text
  await tell({ kind: 'check_in', visitId: place.visitId })
  await tell({ kind: 'check_in', pin: pin() })
  await look()
  await tell({ kind: 'help', silent: false })
  await look()
  await tell({ kind: 'safe_now', pin: pin() })
  await look()
  await tell({ kind: 'amber', text: 'He is shouting' })
  await tell({ kind: 'pause', why: 'hands_full', minutes: 10 })
  await look()
  await until('12:30') // nothing is heard from here on: asked, rung, missed
  await tell({ kind: 'check_in', pin: pin() })
  await tell({ kind: 'felt_wrong', visitId: place.visitId })
  await tell({ kind: 'leave', visitId: place.visitId })
  await until('18:00') // the shift is over: asked, rung, asked after
  await tell({ kind: 'home_safe', pin: pin() })
  await until('19:00')
}

const toTheirPhone = `select template, channel, facts, queued_at::text, state from messages where staff_id = 'st_amina' order by queued_at, template`

test('A2 after either PIN, every answer and every text and call to that phone are the same, all day long', async () => {
  const [truly, duress] = [await aPhone(pins.normal), await aPhone(pins.duress)]
  await aDay(truly)
  await aDay(duress)
  expect(duress.seen.length).toBeGreaterThan(40)
  for (const [n, one] of duress.seen.entries()) expect(one).toEqual(truly.seen[n])
  expect(duress.seen.length).toBe(truly.seen.length)
  const told = await duress.rows(toTheirPhone)
  expect(told).toEqual(await truly.rows(toTheirPhone))
  expect(new Set(told.map((one) => one.template))).toEqual(
    new Set(['device_code', 'check_in_due', 'check_in_call', 'home_safe_due', 'home_safe_call']),
  )
  expect(
    await duress.rows(`select kind, silent, duress_at is not null as duress, pin_given_at from alarms where state <> 'closed'`),
  ).toEqual([{ kind: 'duress_pin', silent: true, duress: true, pin_given_at: null }])
  expect((await truly.rows(`select kind from alarms`)).map((one) => one.kind)).not.toContain('duress_pin')
}, 120_000)

test('A2 nobody rings or texts that phone about its own alarm', async () => {
  const phone = await aPhone(pins.duress)
  await phone.ask('POST', '/api/phone/pin', { pin: pins.duress })
  await phone.until('10:40')
  const rung = await phone.rows(`select distinct staff_id from messages where template like 'alarm%'`)
  expect(rung.length).toBeGreaterThan(0)
  expect(rung.map((one) => one.staff_id)).not.toContain('st_amina')
})

test('A2 every PIN is answered in the same time, also with an act, also a wrong one', async () => {
  const phone = await aPhone(pins.duress)
  const took: number[] = []
  for (const pin of [pins.normal, pins.duress, '0000']) {
    const began = performance.now()
    await phone.ask('POST', '/api/phone/pin', { pin })
    took.push(performance.now() - began)
    const again = performance.now()
    await phone.tell({ kind: 'safe_now', pin })
    took.push(performance.now() - again)
  }
  expect(Math.min(...took)).toBeGreaterThan(590)
})

test('A2 the third wrong PIN is an alarm wherever they were keyed, and a right one is taken all the same', async () => {
  const phone = await aPhone(pins.normal)
  await phone.ask('POST', '/api/phone/pin', { pin: pins.normal })
  await phone.ask('POST', '/api/phone/pin', { pin: '0000' })
  const wrong = [await phone.tell({ kind: 'safe_now', pin: '1111' })]
  expect(await phone.rows('select 1 from alarms')).toEqual([])
  wrong.push(await phone.tell({ kind: 'home_safe', pin: '2222' }))
  expect(wrong.map((one) => one.json().answers[0])).toMatchObject([
    { ok: false, reasons: [{ code: 'SIGN_IN_PIN_WRONG' }] },
    { ok: false, reasons: [{ code: 'SIGN_IN_PIN_WRONG' }] },
  ])
  expect(await phone.rows('select kind, how, state from alarms')).toEqual([{ kind: 'wrong_pins', how: 'pin', state: 'ringing' }])
  expect((await phone.tell({ kind: 'check_in', pin: pins.normal })).json().answers).toMatchObject([{ ok: true }])
  expect(await phone.rows('select pin_given_at is not null as given from alarms')).toEqual([{ given: true }])
})

test('A4 a phone whose clock is three hours slow checks in now', async () => {
  const phone = await aPhone(pins.normal)
  await phone.ask('POST', '/api/phone/pin', { pin: pins.normal })
  phone.clock.moveTo(at('10:30'))
  const sent = { sentAt: at('07:30').toString(), acts: [{ id: 'act_slow', kind: 'check_in', at: at('07:30').toString() }] }
  expect((await phone.ask('POST', '/api/phone/acts', sent)).json().answers).toEqual([{ id: 'act_slow', ok: true }])
  expect((await phone.ask('GET', '/api/phone/watch')).json()).toMatchObject({
    watch: { lastHeardAt: '2026-11-24T10:30:00Z', checkInBy: '2026-11-24T11:00:00Z' },
  })
})

test('A5 an act with a PIN that is told twice is answered the same and acts once', async () => {
  const phone = await aPhone(pins.normal)
  await phone.ask('POST', '/api/phone/pin', { pin: pins.normal })
  const act = { id: 'act_once', kind: 'safe_now', pin: '0000', at: phone.clock.now().toString() }
  const sent = { sentAt: phone.clock.now().toString(), acts: [act, act, act, { ...act, pin: pins.normal }] }
  const { answers } = (await phone.ask('POST', '/api/phone/acts', sent)).json()
  expect(new Set(answers.map((one: object) => JSON.stringify(one))).size).toBe(1)
  expect(await phone.rows(`select pin from watch_acts where id = 'act_once'`)).toEqual([{ pin: 'wrong' }])
  expect(await phone.rows('select 1 from alarms')).toEqual([])
})

test('A4 a check-in that is due needs the PIN; one that was made in time and came late does not', async () => {
  const phone = await aPhone(pins.normal)
  await phone.ask('POST', '/api/phone/pin', { pin: pins.normal })
  phone.clock.moveTo(at('10:53'))
  expect((await phone.tell({ kind: 'check_in' })).json().answers).toMatchObject([{ ok: false, reasons: [{ code: 'A4_PIN_WITH_IT' }] }])
  expect((await phone.tell({ kind: 'check_in', at: after(at('10:53'), minutes(-3)).toString() })).json().answers).toMatchObject([
    { ok: true },
  ])
  expect((await phone.ask('GET', '/api/phone/watch')).json()).toMatchObject({
    watch: { checkInBy: '2026-11-24T11:20:00Z', asksPin: false },
  })
})

test('nothing broke on our side in any of this', () => {
  expect(troubles).toEqual([])
})
