import Fastify from 'fastify'
import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { instant } from '../../lib/time.ts'
import { hashSecret } from '../../platform/sign-in/secrets.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { noRoads, oneVisit } from '../../test/harness/one-visit.ts'
import { testWorld } from '../../test/harness/world.ts'
import { phoneSignInPlugin, whoOfPhone } from './phone-sign-in.ts'

const database = await freshDatabase()
const { world } = testWorld(database, { at: instant('2026-11-24T07:50:00Z'), travel: noRoads })
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
const server = Fastify()
await server.register(phoneSignInPlugin({ world }))
server.get('/who', async (request) => ({ name: (await whoOfPhone(world, request))?.name ?? null }))
const pins = [await hashSecret('4826'), await hashSecret('7193')]
afterAll(async () => {
  await server.close()
  await owner.end()
})
beforeEach(async () => {
  await owner.query('truncate contractors, sign_in_attempts cascade')
  await oneVisit(world)
  await owner.query('update staff set pin_hash = $1, duress_pin_hash = $2', pins)
})

const rows = async (sql: string) => (await owner.query(sql)).rows
const post = async (path: string, payload: object, cookie = '') => {
  const began = performance.now()
  const reply = await server.inject({ method: 'POST', url: `/api/phone/${path}`, payload, headers: { cookie } })
  const took = performance.now() - began
  return { status: reply.statusCode, body: reply.json(), cookie: String(reply.headers['set-cookie'] ?? '').split(';')[0]!, took }
}
const knownPhone = async (): Promise<string> => {
  const { cookie } = await post('device', { telephone: '07700 900104' })
  const [{ facts }] = await rows(`select facts from messages where template = 'device_code'`)
  expect(await post('enrol', { code: facts.code }, cookie)).toMatchObject({ status: 200 })
  return cookie
}

test('a number that is ours gets a code by text, and a number that is not gets the same words', async () => {
  const ours = await post('device', { telephone: '07700 900104' })
  const not = await post('device', { telephone: '07700 900999' })
  expect([not.status, not.body]).toEqual([ours.status, ours.body])
  expect(await rows('select staff_id from messages')).toEqual([{ staff_id: 'st_amina' }])
})

test('asking for a code again and again is slowed', async () => {
  for (let times = 0; times < 6; times++) await post('device', { telephone: '07700 900104' })
  expect(await post('device', { telephone: '07700 900104' })).toMatchObject({
    status: 429,
    body: { reasons: [{ code: 'SIGN_IN_TOO_MANY' }] },
  })
})

test('a wrong code is told with what to do', async () => {
  const { cookie } = await post('device', { telephone: '07700 900104' })
  expect(await post('enrol', { code: '000000' }, cookie)).toMatchObject({
    status: 422,
    body: { reasons: [{ code: 'SIGN_IN_CODE_WRONG' }] },
  })
  expect(await post('pin', { pin: '4826' }, cookie)).toMatchObject({ status: 401, body: { reasons: [{ code: 'SIGN_IN_DEVICE_UNKNOWN' }] } })
})

test('the PIN opens a shift, and its end closes it', async () => {
  const { cookie, status } = await post('pin', { pin: '4826' }, await knownPhone())
  expect(status).toBe(200)
  const who = async () => (await server.inject({ url: '/who', headers: { cookie } })).json()
  expect(await who()).toEqual({ name: 'Amina Yusuf' })
  await post('sign-out', {}, cookie)
  expect(await who()).toEqual({ name: null })
})

test('A2 the PIN under duress answers as the true one does, in the same time, and raises an alarm that says nothing here', async () => {
  const phone = await knownPhone()
  const truly = await post('pin', { pin: '4826' }, phone)
  expect(await rows('select 1 from alarms')).toEqual([])
  const duress = await post('pin', { pin: '7193' }, phone)
  expect([duress.status, duress.body, duress.cookie.length]).toEqual([truly.status, truly.body, truly.cookie.length])
  expect(Math.min(duress.took, truly.took)).toBeGreaterThan(590)
  expect(await rows('select kind, silent, operative_id from alarms')).toEqual([
    { kind: 'duress_pin', silent: true, operative_id: 'op_amina' },
  ])
})

test('A2 the third wrong PIN is an alarm, answers like the first, and locks nobody out', async () => {
  const phone = await knownPhone()
  const wrong = [await post('pin', { pin: '0000' }, phone), await post('pin', { pin: '1111' }, phone)]
  expect(await rows('select 1 from alarms')).toEqual([])
  wrong.push(await post('pin', { pin: '2222' }, phone))
  expect(new Set(wrong.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
  expect(await rows('select kind from alarms')).toEqual([{ kind: 'wrong_pins' }])
  expect(await post('pin', { pin: '4826' }, phone)).toMatchObject({ status: 200 })
})

test('what cannot be read is said so', async () => {
  expect(await post('pin', { pin: 4826 })).toMatchObject({ status: 400, body: { reasons: [{ code: 'NOT_UNDERSTOOD' }] } })
})
