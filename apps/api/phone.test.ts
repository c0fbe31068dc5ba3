import Fastify from 'fastify'
import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Instant } from '../../lib/time.ts'
import { instant } from '../../lib/time.ts'
import { photoOf, photosOfVisit } from '../../care/visits/actions.ts'
import type { Db } from '../../platform/postgres/tx.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { noRoads, oneVisit, people, place } from '../../test/harness/one-visit.ts'
import { testWorld } from '../../test/harness/world.ts'
import { phonePlugin } from './phone.ts'
import type { PhoneAnswer } from './phone.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { at: instant('2026-11-24T10:19:00Z'), travel: noRoads })
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
const troubles: unknown[] = []
const server = Fastify()
/** The header says whose phone it is: `in` signed in, `known` a known phone whose shift is over. */
const asked = (header: string, as: string) => (header === `amina ${as}` ? people.amina : header === `tom ${as}` ? people.tom : null)
await server.register(
  phonePlugin({
    world,
    trouble: (error) => troubles.push(error),
    whoOf: async (request) => asked(String(request.headers['x-phone']), 'in'),
    helperOf: async (request) => asked(String(request.headers['x-phone']), 'known'),
  }),
)
afterAll(async () => {
  await server.close()
  await owner.end()
})
beforeEach(async () => {
  await owner.query('truncate contractors cascade')
  clock.moveTo(at('10:19'))
  await oneVisit(world)
})

const at = (time: string): Instant => instant(`2026-11-24T${time}:00Z`)
const rows = async (query: string) => (await owner.query(query)).rows
const get = async (url: string, phone = 'amina in') => (await server.inject({ url, headers: { 'x-phone': phone } })).json()
const visitId = place.visitId
type Told = { id: string; kind: string; at: string; [more: string]: unknown }
const tell = async (acts: unknown[], { sentAt = clock.now().toString(), phone = 'amina in' } = {}) => {
  const reply = await server.inject({ method: 'POST', url: '/api/phone/acts', headers: { 'x-phone': phone }, payload: { sentAt, acts } })
  return { status: reply.statusCode, body: reply.json(), answers: (reply.json().answers ?? []) as PhoneAnswer[] }
}
const act = (id: string, kind: string, time: string, more: object = {}): Told => ({
  id: `act_${id}`,
  kind,
  at: at(time).toString(),
  visitId,
  ...more,
})

const wholeDoor = () => [
  act('0001', 'read_marker', '10:21', { markerId: place.markerId }),
  act('0002', 'set_off', '10:22'),
  act('0003', 'arrive', '10:38'),
  act('0004', 'knock', '10:40'),
  act('0005', 'say_code', '10:43'),
  act('0006', 'door_opened', '10:43'),
  act('0007', 'show_id', '10:44'),
  act('0008', 'under_18s', '10:44', { only: false }),
  act('0009', 'look_around', '10:44', { found: 'going_in' }),
  act('0010', 'consent', '10:45', { givenBy: 'Mrs Malik', work: 'Mend the kitchen tap', rooms: ['Hall', 'Kitchen'] }),
  act('0011', 'go_in', '10:45'),
]

test('B2 a phone that is signed in sees its one visit; another sees nothing, a stranger is asked for a PIN', async () => {
  expect(await get('/api/phone/visit')).toMatchObject({
    kind: 'visit',
    visitId,
    shown: { code: '4729' },
    checkInBy: '2026-11-24T10:52:00Z',
  })
  expect(await get('/api/phone/visit', 'tom in')).toEqual({ kind: 'nothing' })
  expect(await get('/api/phone/visit', 'nobody')).toMatchObject({ ok: false, reasons: [{ code: 'SIGN_IN_FIRST' }] })
})

test('after an hour without signal everything is told at once, taken in order, at the times it happened; again does nothing', async () => {
  await get('/api/phone/visit')
  clock.moveTo(at('11:45'))
  const all = [...wholeDoor(), act('0012', 'leave', '11:41', { outcome: 'done' })]
  expect((await tell(all)).answers).toEqual(all.map(({ id }) => ({ id, ok: true })))
  const steps = await rows(`select happened_at::text, facts->>'saidAt' said, received_at::text from visit_steps where kind = 'go_in'`)
  expect(steps).toMatchObject([
    { happened_at: '2026-11-24 10:45:00+00', said: '2026-11-24T10:45:00Z', received_at: '2026-11-24 11:45:00+00' },
  ])
  expect((await tell(all)).answers).toEqual(all.map(({ id }) => ({ id, ok: true })))
  expect(await rows('select count(*)::int n from visit_steps')).toEqual([{ n: all.length }])
})

test('a phone whose clock is three hours slow tells the same story, and both clocks are kept', async () => {
  await get('/api/phone/visit')
  clock.moveTo(at('10:50'))
  const slow = wholeDoor().map((one) => ({ ...one, at: instant(one.at).subtract({ hours: 3 }).toString() }))
  expect((await tell(slow, { sentAt: at('07:50').toString() })).answers.every((one) => one.ok)).toBe(true)
  expect(await rows(`select knocked_at::text from visits`)).toEqual([{ knocked_at: '2026-11-24 10:40:00+00' }])
  expect(await rows(`select facts->>'saidAt' said from visit_steps where kind = 'knock'`)).toEqual([{ said: '2026-11-24T07:40:00Z' }])
})

test('what is refused is answered with its reason, and the rest goes on', async () => {
  await get('/api/phone/visit')
  const answers = (
    await tell([
      act('0001', 'set_off', '10:20'),
      { id: 'act_0002', kind: 'dance' },
      act('0003', 'read_marker', '10:21', { markerId: place.markerId }),
    ])
  ).answers
  expect(answers).toMatchObject([
    { id: 'act_0001', ok: false, reasons: [{ code: 'P2_MARKER_NOT_READ' }] },
    { id: 'act_0002', ok: false, reasons: [{ code: 'NOT_UNDERSTOOD' }] },
    { id: 'act_0003', ok: true },
  ])
})

test('nobody tells acts of a visit that is not theirs', async () => {
  await get('/api/phone/visit')
  expect((await tell([act('0001', 'knock', '10:20')], { phone: 'tom in' })).answers).toMatchObject([
    { ok: false, reasons: [{ code: 'V5_NOT_YOUR_VISIT' }] },
  ])
})

test('A5 Help is taken before whatever stands in front of it, once, and answered like any other act', async () => {
  const help = { id: 'act_help', kind: 'help', at: at('10:19').toString(), visitId, silent: true }
  const { answers } = await tell([{ nonsense: true }, act('0001', 'note', '10:19', { words: 'x' }), help])
  expect(answers[2]).toEqual({ id: 'act_help', ok: true })
  await tell([help])
  expect(await rows('select kind, silent, state from alarms')).toEqual([{ kind: 'help', silent: true, state: 'ringing' }])
})

test('A5 a known phone whose shift is over may ask for help, and for nothing else', async () => {
  const told = await tell(
    [act('0001', 'note', '10:19', { words: 'x' }), { id: 'act_help', kind: 'help', at: at('10:19').toString(), silent: false }],
    { phone: 'amina known' },
  )
  expect([told.status, told.answers]).toEqual([401, [{ id: 'act_help', ok: true }]])
  expect(await rows('select silent from alarms')).toEqual([{ silent: false }])
  expect((await tell([{ id: 'act_hel2', kind: 'help', at: at('10:19').toString(), silent: true }], { phone: 'nobody' })).answers).toEqual(
    [],
  )
})

test('S1 a concern gives its reference at once; its author sees it again, in their own words', async () => {
  await get('/api/phone/visit')
  const { answers } = await tell([
    { id: 'act_con1', kind: 'concern', at: at('10:19').toString(), visitId, words: 'A bolt on the outside of the door.' },
  ])
  expect(answers).toMatchObject([{ id: 'act_con1', ok: true, reference: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/) }])
  expect(await get('/api/phone/concerns')).toMatchObject({ concerns: [{ words: 'A bolt on the outside of the door.', state: 'received' }] })
  expect(await get('/api/phone/concerns', 'tom in')).toEqual({ concerns: [] })
})

const photograph = () =>
  sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#7a3' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Telephone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 57/1 30/1' } })
    .toBuffer()

const send = async (id: string, picture: Buffer, takenAt: string) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ id, visitId, at: at(takenAt).toString(), sentAt: clock.now().toString(), shows: 'after' }))
    form.set(name, value)
  form.set('photo', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'photo.jpg')
  const request = new Request('http://phone/', { method: 'POST', body: form })
  const headers = { 'x-phone': 'amina in', 'content-type': request.headers.get('content-type')! }
  return (
    await server.inject({ method: 'POST', url: '/api/phone/photos', headers, payload: Buffer.from(await request.arrayBuffer()) })
  ).json()
}

test('photographs of the repair are kept sealed, without their place, once', async () => {
  await get('/api/phone/visit')
  clock.moveTo(at('11:30'))
  await tell(wholeDoor())
  const taken = await photograph()
  expect(await send('act_pho1', taken, '11:29')).toEqual({ id: 'act_pho1', ok: true })
  expect(await send('act_pho1', taken, '11:29')).toEqual({ id: 'act_pho1', ok: true })
  expect(await send('act_pho2', Buffer.from('no picture'), '11:29')).toMatchObject({ ok: false, reasons: [{ code: 'V5_NOT_A_PICTURE' }] })
  const [kept, ...more] = await world.db.as(people.isla, (tx) => photosOfVisit(tx, visitId))
  expect([kept, more]).toMatchObject([{ width: 1600, height: 800, shows: 'after' }, []])
  const jpeg = await world.db.as(people.isla, (tx) => photoOf(tx, kept!.id))
  expect((await sharp(jpeg!).metadata()).exif).toBeUndefined()
  const [{ sealed }] = await rows('select sealed from photos')
  expect([sealed.includes('JFIF'), sealed.includes('Telephone')]).toEqual([false, false])
})

test('when something breaks on our side, it and what follows are told again, and nothing is lost', async () => {
  await get('/api/phone/visit')
  const failing = Fastify()
  let calls = 0
  const act1 = world.db.act.bind(world.db)
  const db: Db = { ...world.db, act: (who, work) => (++calls === 2 ? Promise.reject(new Error('the database is away')) : act1(who, work)) }
  const heard: unknown[] = []
  await failing.register(phonePlugin({ world: { ...world, db }, trouble: (error) => heard.push(error), whoOf: async () => people.amina }))
  const acts = wholeDoor().slice(0, 4)
  clock.moveTo(at('10:50'))
  const reply = await failing.inject({ method: 'POST', url: '/api/phone/acts', payload: { sentAt: clock.now().toString(), acts } })
  expect(reply.json().answers).toEqual([
    { id: 'act_0001', ok: true },
    { id: 'act_0002', ok: false, again: true },
    { id: 'act_0003', ok: false, again: true },
    { id: 'act_0004', ok: false, again: true },
  ])
  expect(heard).toHaveLength(1)
  expect((await tell(acts)).answers.every((one) => one.ok)).toBe(true)
  await failing.close()
})

test('nothing broke on our side in any of this', () => {
  expect(troubles).toEqual([])
})
