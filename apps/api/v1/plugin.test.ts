import { afterAll, expect, test } from 'vitest'
import { addLandlord } from '../../../care/landlords/actions.ts'
import { usualPriorities } from '../../../care/landlords/rules.ts'
import { addPremises } from '../../../care/premises/actions.ts'
import { addStaff } from '../../../care/workforce/actions.ts'
import type { ContractorId } from '../../../lib/ids.ts'
import { orThrow } from '../../../lib/refusal.ts'
import { makeServer } from '../../../platform/http/server.ts'
import { crowTravelTimes } from '../../../platform/maps/crow.ts'
import { keepApiKey } from '../../../platform/sign-in/api-keys.ts'
import { engineOf } from '../../../platform/who.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { testWorld } from '../../../test/harness/world.ts'
import { apiPlugin } from './plugin.ts'

const database = await freshDatabase()
const { world } = testWorld(database, { travel: crowTravelTimes() })
const server = makeServer({ https: false, log: () => undefined })
server.register(apiPlugin({ world }))
afterAll(() => server.close())

const who = engineOf('con_API' as ContractorId)
await world.db.as(who, async (tx) => {
  await tx.q
    .insertInto('contractors')
    .values({
      contractorId: 'con_API',
      name: 'A contractor',
      telephone: '+441314960142',
      dutyNumber: '+441314960199',
      codeWord: 'red file',
      createdAt: tx.now,
    })
    .execute()
  for (const n of [1, 2]) {
    const landlordId = orThrow(await addLandlord(tx, { name: `Landlord ${n}`, telephone: '+441314960210', priorities: usualPriorities }))
    const staffId = orThrow(
      await addStaff(tx, { email: `officer${n}@example.org`, name: 'An officer', role: 'landlord_officer', landlordId }),
    )
    await keepApiKey(tx, { key: `key-of-landlord-${n}`, label: 'test', staffId, landlordId })
    orThrow(await addPremises(tx, { landlordId, line1: `${n} Easter Road`, postcode: 'EH7 5RN', uprn: `90${n}` }))
  }
})

const ask = async (
  method: 'GET' | 'POST',
  url: string,
  { key = 'key-of-landlord-1', once, body }: { key?: string; once?: string; body?: object } = {},
) => {
  const headers = { ...(key && { authorization: `Bearer ${key}` }), ...(once && { 'idempotency-key': once }) }
  const { statusCode, json, headers: said } = await server.inject({ method, url, headers, ...(body && { payload: body }) })
  return { status: statusCode, type: String(said['content-type']), body: json() }
}
const order = {
  landlordRef: '26-1',
  uprn: '901',
  addressLine: '1 Easter Road',
  postcode: 'EH7 5RN',
  description: 'Tap drips',
  trade: 'plumber',
  priority: 'urgent',
}

test('an order sent twice with the same key is one order and the same answer', async () => {
  const first = await ask('POST', '/api/v1/orders', { once: 'first-time', body: order })
  expect(first).toMatchObject({ status: 201, body: { landlordRef: '26-1', state: 'open', promise: null } })
  expect(await ask('POST', '/api/v1/orders', { once: 'first-time', body: order })).toEqual(first)
  expect((await ask('GET', '/api/v1/orders')).body.orders).toHaveLength(1)
})

test('every refusal is a problem that says what, why and what next', async () => {
  const cases: [
    status: number,
    code: string,
    asked: Promise<{ status: number; type: string; body: { code: string; detail: string; next: string } }>,
  ][] = [
    [401, 'NO_KEY', ask('GET', '/api/v1/orders', { key: 'wrong' })],
    [400, 'INVALID', ask('POST', '/api/v1/orders', { once: 'bad-trade', body: { ...order, trade: 'wizard' } })],
    [
      409,
      'C1_UNKNOWN_ADDRESS',
      ask('POST', '/api/v1/orders', { once: 'no-address', body: { ...order, uprn: '902', addressLine: '2 Easter Road' } }),
    ],
    [409, 'C1_ORDER_ALREADY_HERE', ask('POST', '/api/v1/orders', { once: 'new-key-old-order', body: order })],
    [422, 'KEY_USED_BEFORE', ask('POST', '/api/v1/orders', { once: 'first-time', body: { ...order, landlordRef: '26-2' } })],
    [404, 'ORDER_NOT_KNOWN', ask('GET', '/api/v1/orders/ord_0000')],
  ]
  for (const [status, code, asked] of cases) {
    const answer = await asked
    expect([code, answer.status, answer.body.code]).toEqual([code, status, code])
    expect(answer.type).toContain('application/problem+json')
    expect(answer.body.detail && answer.body.next).toBeTruthy()
  }
})

test('a landlord sees its own orders only', async () => {
  const [mine] = (await ask('GET', '/api/v1/orders')).body.orders
  expect((await ask('GET', '/api/v1/orders', { key: 'key-of-landlord-2' })).body.orders).toEqual([])
  expect((await ask('GET', `/api/v1/orders/${mine.id}`, { key: 'key-of-landlord-2' })).status).toBe(404)
})

test('the API describes itself in OpenAPI 3.1', async () => {
  const { body } = await ask('GET', '/api/openapi.json', { key: '' })
  expect(body.openapi).toMatch(/^3\.1/)
  expect(Object.keys(body.paths)).toEqual(['/api/v1/orders', '/api/v1/orders/{id}'])
})
