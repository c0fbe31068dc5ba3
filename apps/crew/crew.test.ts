import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { cancelAppointment, sendOperative } from '../../care/booking/actions.ts'
import type { ToSend } from '../../care/booking/actions.ts'
import type { AppointmentId } from '../../lib/ids.ts'
import { after, atTime, dayOf, earlier, later, seconds } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import { makeServer } from '../../platform/http/server.ts'
import { twilioTelephone } from '../../platform/telephone/twilio.ts'
import { runDue } from '../../platform/timers/engine.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { noRoads } from '../../test/harness/one-visit.ts'
import { freePort } from '../../test/harness/ports.ts'
import { smallTown, townPin } from '../../test/harness/small-town.ts'
import { doneAs, newPromise } from '../../test/harness/townspeople.ts'
import { testWorld } from '../../test/harness/world.ts'
import { hooksPlugin } from '../api/hooks.ts'
import { phonePlugin } from '../api/phone.ts'
import { phoneSignInPlugin } from '../api/phone-sign-in.ts'
import { startExchange } from '../exchange/exchange.ts'
import { handlers } from '../handlers.ts'
import type { Line } from './config.ts'
import { makeCrew } from './crew.ts'

const database = await freshDatabase()
const office = `http://localhost:${await freePort()}`
const account = { accountSid: 'AC00000000000000000000000000000000', authToken: 'a token that only two know, at least' }
const exchange = await startExchange({ port: 0, ...account, callbackBase: office })
const telephone = twilioTelephone({ apiUrl: exchange.url, ...account, from: '+441314960142' })
const { world, clock } = testWorld(database, { travel: noRoads, telephone, publicUrl: office })
const troubles: string[] = []
const trouble = (error: unknown, where: string): void => void troubles.push(`${where}: ${String(error)}`)
const server = makeServer({ https: false, log: trouble })
server.register(phoneSignInPlugin({ world }))
server.register(phonePlugin({ world, trouble }))
server.register(hooksPlugin({ world, authToken: account.authToken, listeners: [], trouble }))
await server.listen({ host: 'localhost', port: Number(new URL(office).port) })
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
const folder = mkdtempSync(join(tmpdir(), 'doorstep-crew-'))
afterAll(async () => {
  await exchange.close()
  await server.close()
  await owner.end()
  rmSync(folder, { recursive: true })
})

const town = await smallTown(world, clock)
const today = dayOf(clock.now())
const shifts = [{ from: atTime(today, '07:30'), to: atTime(today, '17:30') }]
const line = (name: string, n: number): Line => ({ name, telephone: `+44770090020${n}`, pin: townPin, shifts })
const lines = [line('Amina Yusuf', 1), line('Grace Okafor', 2), line('Callum Reid', 3)]
const book = join(folder, 'phones.json')
const complaints: string[] = []
const opens = (more: { office?: string; lines?: Line[]; book?: string } = {}) =>
  makeCrew({ office, exchange: exchange.url, lines, book, ...more }, (sentence) => complaints.push(sentence))
let crew = opens({ lines: lines.slice(0, 2) })

const rows = async (query: string, values: unknown[] = []) => (await owner.query(query, values)).rows
const due = async (): Promise<void> => {
  await runDue(world, handlers, { worker: 'test', trouble: (timer, error) => trouble(error, timer.kind) })
  await exchange.settled()
}
/** The crew acts when it says that it will, timers run when they are due, until `isOver`; never longer than `most`. */
const livesUntil = async (isOver: () => Promise<boolean>, most: Instant): Promise<void> => {
  while (!(await isOver())) {
    const now = clock.now()
    expect(Temporal.Instant.compare(now, most), 'it lasts too long').toBe(-1)
    const next = await crew.step(now)
    await due()
    clock.moveTo(later(after(now, seconds(1)), earlier(next, after(now, seconds(60)))))
  }
}
const sends = (toSend: ToSend) => doneAs(world, town.staff.isla, (tx) => sendOperative(tx, toSend))
const stateOf = async (visitId: string): Promise<string[]> =>
  (await rows('select state from bookings where visit_id = $1', [visitId])).map(({ state }) => state)
const ended = (visitId: string) => async () => (await stateOf(visitId)).every((state) => state === 'ended')
const lived = (visitId: string) =>
  rows(
    `select o.first_name who, s.kind from visit_steps s join operatives o on o.id = s.operative_id
      where s.visit_id = $1 and s.kind <> 'all_is_well' order by s.received_at, s.id`,
    [visitId],
  )
/** Hours are lived here, a minute or less at a time. */
const long = 120_000
const at = (time: string): Instant => atTime(today, time)

test(
  'a whole visit is lived from the text with the code to the breathing space, and one that had begun is taken on',
  { timeout: long },
  async () => {
    const { appointmentId } = town.promises.kowalska
    const { visitId } = await sends({ appointmentId, operativeIds: [town.operatives.grace.operativeId] })
    await livesUntil(async () => (await stateOf(visitId))[0] === 'inside', at('10:00'))
    crew = opens({ lines: lines.slice(0, 2) })
    await livesUntil(async () => (await ended(visitId)()) && (await ended(town.visitId)()), at('11:30'))
    expect((await lived(visitId)).map(({ kind }) => kind)).toEqual([
      'set_off',
      'arrive',
      'knock',
      'say_code',
      'door_opened',
      'show_id',
      'under_18s',
      'look_around',
      'consent',
      'go_in',
      'note',
      'leave',
    ])
    expect(await rows('select state, outcome from visits order by id')).toEqual([
      { state: 'left', outcome: 'done' },
      { state: 'left', outcome: 'done' },
    ])
    const [{ minutes }] = await rows(`select extract(epoch from arrived_at - sent_at) / 60 as minutes from bookings where visit_id = $1`, [
      visitId,
    ])
    expect(Number(minutes)).toBeCloseTo(12, 0)
  },
)

test('two who are sent together go in together and both are away at the end', { timeout: long }, async () => {
  crew = opens({ lines: lines.slice(1) })
  const promise = {
    home: town.homes.sandhu,
    description: 'Shower leaks',
    trade: 'plumber',
    from: '10:00',
    to: '12:00',
    day: today,
  } as const
  const { appointmentId } = await newPromise(world, town.staff.isla, promise)
  const operativeIds = [town.operatives.grace.operativeId, town.operatives.callum.operativeId]
  const { visitId } = await sends({ appointmentId, operativeIds })
  await livesUntil(ended(visitId), at('13:00'))
  const acts = await lived(visitId)
  for (const who of ['Grace', 'Callum'])
    expect(acts.filter((act) => act.who === who).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['read_marker', 'arrive', 'leave']),
    )
  expect(acts.filter(({ kind }) => kind === 'knock')).toHaveLength(1)
})

test('A2 a PIN that was refused is never tried again', { timeout: long }, async () => {
  crew = opens({ lines: [{ ...lines[1]!, pin: '0000' }], book: join(folder, 'wrong.json') })
  const until = after(clock.now(), seconds(900))
  await livesUntil(async () => Temporal.Instant.compare(clock.now(), until) >= 0, after(until, seconds(120)))
  expect(await rows(`select count(*)::int wrong from watch_acts where pin = 'wrong'`)).toEqual([{ wrong: 1 }])
  expect(complaints.splice(0)).toEqual(['Grace Okafor: the PIN was refused, so this phone stays out of it.'])
})

test(
  'whoever goes with somebody who is not played waits at the door, checks in all the while, and follows',
  { timeout: long },
  async () => {
    crew = opens({ lines: lines.slice(2) })
    clock.moveTo(at('12:25'))
    await due()
    // Two of the few plumbers are wanted for this: whoever else waits for one is not let down for it (B4), so nobody does.
    for (const one of await rows(`select id from appointments where state = 'promised'`))
      await doneAs(world, town.staff.isla, (tx) =>
        cancelAppointment(tx, { appointmentId: one['id'] as AppointmentId, why: 'The landlord asked for it.' }),
      )
    const promise = {
      home: town.homes.sandhu,
      description: 'Bath leaks',
      trade: 'plumber',
      from: '12:30',
      to: '14:30',
      day: today,
    } as const
    const { appointmentId } = await newPromise(world, town.staff.isla, promise)
    const operativeIds = [town.operatives.amina.operativeId, town.operatives.callum.operativeId]
    const { visitId } = await sends({ appointmentId, operativeIds })
    const sentAt = clock.now()
    await livesUntil(async () => Temporal.Instant.compare(clock.now(), after(sentAt, seconds(2400))) > 0, at('14:30'))
    expect((await lived(visitId)).map(({ kind }) => kind)).toEqual(['read_marker', 'set_off', 'arrive'])
    expect(await rows(`select 1 from watch_acts where operative_id = $1 and kind = 'check_in'`, [operativeIds[1]])).not.toEqual([])
  },
)

test('A4 nobody who is played ever missed a check-in or had to be asked for one; whoever is left out, did', async () => {
  const alarmed = await rows(`select distinct o.first_name from alarms a join operatives o on o.id = a.operative_id`)
  const asked = await rows(`select distinct s.name from messages m join staff s on s.id = m.staff_id where m.template = 'check_in_due'`)
  expect([alarmed, asked]).toEqual([[{ first_name: 'Amina' }], [{ name: 'Amina Yusuf' }]])
})

test('its memory is its own, and a phone that is known asks for no second code', async () => {
  expect(statSync(book).mode & 0o777).toBe(0o600)
  expect(await rows('select count(*)::int n, count(enrolled_at)::int known from devices')).toEqual([{ n: 4, known: 4 }])
  expect(Object.keys(JSON.parse(readFileSync(book, 'utf8')))).toEqual(lines.map(({ telephone }) => telephone))
})

test('while the office is away it waits; a damaged memory is told, and begun anew', async () => {
  const file = join(folder, 'damaged.json')
  writeFileSync(file, '{ half')
  const nobody = opens({ office: `http://localhost:${await freePort()}`, book: file })
  const next = await nobody.step(clock.now())
  expect(Temporal.Instant.compare(next, clock.now())).toBe(1)
  expect(complaints.splice(0)).toEqual([`${file} cannot be read, so every phone asks for a code again.`])
})

test('outside its hours a phone is put away', async () => {
  clock.moveTo(at('17:31'))
  crew = opens({ lines: [lines[1]!] })
  await crew.step(clock.now())
  expect(JSON.parse(readFileSync(book, 'utf8'))[lines[1]!.telephone]).not.toHaveProperty('session')
})

test('A8 after the shift whoever is played says that they are home, before anybody has to ask', { timeout: long }, async () => {
  crew = opens({ lines: [lines[1]!] })
  const home = `select h.state from home_safe h join operatives o on o.id = h.operative_id where o.first_name = 'Grace'`
  await livesUntil(async () => (await rows(home))[0]?.state === 'home', at('18:15'))
  expect(
    await rows(`select 1 from messages m join staff s on s.id = m.staff_id where s.name = 'Grace Okafor' and m.template = 'home_safe_due'`),
  ).toEqual([])
})

test('nothing broke, and every act was taken the first time', () => {
  expect([troubles, complaints]).toEqual([[], []])
})
