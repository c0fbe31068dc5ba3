import { createECDH, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { pushStaff } from '../../../care/messages/actions.ts'
import { messageHandlers } from '../../../care/messages/jobs.ts'
import type { StaffId } from '../../../lib/ids.ts'
import { after, minutes } from '../../../lib/time.ts'
import { cookieNames } from '../../../platform/http/cookies.ts'
import { webPushes } from '../../../platform/push/push.ts'
import { openSession } from '../../../platform/sign-in/sessions.ts'
import { runDue } from '../../../platform/timers/engine.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { testKeys } from '../../../test/harness/keys.ts'
import { noRoads, oneVisit, people, place } from '../../../test/harness/one-visit.ts'
import { testWorld } from '../../../test/harness/world.ts'
import { pushPlugin } from './push.ts'

const status: Record<string, number> = {}
const pushed: string[] = []
const service = createServer((request, response) => {
  request.resume()
  pushed.push(request.url ?? '')
  response.writeHead(status[request.url ?? ''] ?? 201).end()
})
await new Promise<void>((ready) => service.listen(0, '127.0.0.1', ready))
const { port } = service.address() as AddressInfo

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: noRoads, push: webPushes(testKeys, 'https://doorstep.example') })
await oneVisit(world)
const server = Fastify()
server.register(pushPlugin({ world }))
await server.ready()
afterAll(async () => {
  await server.close()
  service.close()
})

const session = (staffId: string, kind: 'desk' | 'phone') =>
  world.db.door((tx) => openSession(tx, { contractorId: place.contractorId, staffId }, kind))
const cookies = {
  isla: `${cookieNames.desk}=${await session('st_isla', 'desk')}`,
  morag: `${cookieNames.desk}=${await session('st_morag', 'desk')}`,
  amina: `${cookieNames.phone}=${await session('st_amina', 'phone')}`,
  made: `${cookieNames.desk}=made-up`,
}
type Name = keyof typeof cookies
const post = async (path: string, by: Name | null, payload: object | string, type = 'application/json') => {
  const headers = { 'content-type': type, ...(by === null ? {} : { cookie: cookies[by] }) }
  return (await server.inject({ method: 'POST', url: `/api/push/${path}`, headers, payload })).statusCode
}
const pair = createECDH('prime256v1')
const keys = { p256dh: pair.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') }
const browser = (path: string) => ({ endpoint: `https://push.example/${path}`, expirationTime: null, keys })
const as = <T>(work: Parameters<typeof world.db.as<T>>[1]): Promise<T> => world.db.as(people.engine, work)
const listening = async () =>
  (await as((tx) => tx.q.selectFrom('pushSubscriptions').select(['staffId', 'endpoint', 'goneAt']).orderBy('endpoint').execute())).map(
    ({ staffId, endpoint, goneAt }) => `${staffId} ${endpoint.split('/').at(-1)}${goneAt ? ' gone' : ''}`,
  )
beforeEach(async () => {
  pushed.length = 0
  for (const path of Object.keys(status)) delete status[path]
  clock.moveTo(after(clock.now(), minutes(10)))
  await as(async (tx) => {
    await tx.q.deleteFrom('timers').execute()
    await tx.q.updateTable('pushSubscriptions').set({ goneAt: tx.now }).execute()
  })
})

describe('who may ask', () => {
  test.each(['browsers', 'gone', 'shown'])('%s: only who is signed in at a desk', async (path) => {
    const before = await listening()
    for (const by of [null, 'amina', 'made'] as const) expect(await post(path, by, browser('x'))).toBe(401)
    expect(await listening()).toEqual(before)
  })
  test.each([
    ['an address that is not https', { ...browser('x'), endpoint: 'http://push.example/x' }],
    ['no address', { keys }],
    ['no keys', { endpoint: 'https://push.example/x' }],
    ['keys that are none', { ...browser('x'), keys: { ...keys, auth: '<script>' } }],
    ['keys that are too short', { ...browser('x'), keys: { ...keys, p256dh: 'c2hvcnQ' } }],
    ['no JSON', 'x'],
  ])('%s is refused', async (_, payload) => {
    expect(await post('browsers', 'isla', payload)).toBe(400)
    expect((await listening()).filter((one) => !one.endsWith('gone'))).toEqual([])
  })
  test('a page elsewhere that posts a form, and a body that is too large, are refused', async () => {
    expect([400, 415]).toContain(await post('browsers', 'isla', JSON.stringify(browser('x')), 'text/plain'))
    expect(await post('browsers', 'isla', { ...browser('x'), more: 'x'.repeat(9_000) })).toBe(413)
  })
  test('the key to subscribe with, and the worker that shows what comes', async () => {
    expect((await server.inject('/api/push/key')).json()).toEqual({ key: world.push.publicKey })
    expect((await server.inject('/push-worker.js')).headers['content-type']).toContain('text/javascript')
  })
})

test('a browser asks once and again, is another person’s when they sign in there, and leaves', async () => {
  const open = async () => (await listening()).filter((one) => !one.endsWith('gone'))
  for (const _ of [1, 2]) expect(await post('browsers', 'isla', browser('desk'))).toBe(204)
  expect(await open()).toEqual(['st_isla desk'])
  await post('browsers', 'morag', browser('desk'))
  expect(await open()).toEqual(['st_morag desk'])
  expect(await post('gone', 'morag', { endpoint: browser('desk').endpoint })).toBe(204)
  expect(await open()).toEqual([])
})

describe('a duty push', () => {
  const listens = (path: string, staffId = 'st_isla') =>
    as((tx) =>
      tx.q
        .insertInto('pushSubscriptions')
        .values({
          ...{ contractorId: place.contractorId, id: tx.world.newId('pushSubscription'), staffId, madeAt: tx.now, goneAt: null },
          ...{ endpoint: `http://127.0.0.1:${port}/${path}`, p256dh: keys.p256dh, auth: keys.auth },
        })
        .onConflict((c) => c.constraint('push_subscription_once').doUpdateSet({ goneAt: null }))
        .execute(),
    )
  const pushes = async () => {
    const id = await as((tx) =>
      pushStaff(tx, { staffId: 'st_isla' as StaffId, template: 'concern_received', facts: {}, about: ['visit', place.visitId] }),
    )
    await runDue(world, messageHandlers, {
      worker: 'test',
      trouble: (_timer, error) => {
        throw error
      },
    })
    return id
  }
  const stateOf = async (id: string) =>
    (await as((tx) => tx.q.selectFrom('messages').select('state').where('id', '=', id).executeTakeFirstOrThrow())).state

  test('M2 to each browser of theirs; taken is not delivered, shown is, and only by whom it was for', async () => {
    await listens('a')
    await listens('b')
    await listens('of-morag', 'st_morag')
    const id = await pushes()
    expect([pushed.toSorted(), await stateOf(id)]).toEqual([['/a', '/b'], 'sent'])
    expect(await post('shown', 'morag', { message: id })).toBe(204)
    expect(await stateOf(id)).toBe('sent')
    for (const _ of [1, 2]) expect(await post('shown', 'isla', { message: id })).toBe(204)
    expect(await stateOf(id)).toBe('delivered')
    expect(await post('shown', 'isla', { message: 'msg_none' })).toBe(204)
  })
  test('a browser that is gone (410) is asked no more; the other one is', async () => {
    await listens('a')
    await listens('b')
    status['/a'] = 410
    expect(await stateOf(await pushes())).toBe('sent')
    expect((await listening()).filter((one) => / [ab]/.test(one))).toEqual(['st_isla a gone', 'st_isla b'])
    pushed.length = 0
    await pushes()
    expect(pushed).toEqual(['/b'])
  })
  test('a browser whose keys are none keeps no other from hearing', async () => {
    await listens('a')
    await listens('b')
    await as((tx) => tx.q.updateTable('pushSubscriptions').set({ p256dh: 'c2hvcnQ' }).where('endpoint', 'like', '%/a').execute())
    expect(await stateOf(await pushes())).toBe('sent')
    expect([pushed, (await listening()).filter((one) => / [ab]/.test(one))]).toEqual([['/b'], ['st_isla a gone', 'st_isla b']])
    await as((tx) => tx.q.updateTable('pushSubscriptions').set({ p256dh: keys.p256dh }).execute())
  })
  test('the last one is gone: it ends, with the reason', async () => {
    await listens('a')
    status['/a'] = 410
    const id = await pushes()
    clock.moveTo(after(clock.now(), minutes(1)))
    await runDue(world, messageHandlers, { worker: 'test' })
    expect([await stateOf(id), pushed]).toEqual(['failed', ['/a']])
  })
})
