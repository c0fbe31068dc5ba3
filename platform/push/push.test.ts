import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { seconds } from '../../lib/time.ts'
import { testKeys } from '../../test/harness/keys.ts'
import { freePort } from '../../test/harness/ports.ts'
import { vapidKeys, webPushes } from './push.ts'

/** A push service on a socket, and a browser that opens what is sent to it: both by the RFCs, with nothing of the library that we send by. */
type Posted = { path: string; headers: IncomingHttpHeaders; body: Buffer }
const posted: Posted[] = []
const state = { status: 201, silent: false }
const service = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  posted.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) })
  if (!state.silent) response.writeHead(state.status).end()
})
await new Promise<void>((ready) => service.listen(0, '127.0.0.1', ready))
const origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
afterAll(() => {
  service.closeAllConnections()
  service.close()
})
beforeEach(() => {
  posted.length = 0
  Object.assign(state, { status: 201, silent: false })
})

const pair = createECDH('prime256v1')
pair.generateKeys()
const secret = randomBytes(16)
const browser = { endpoint: `${origin}/send/1`, p256dh: pair.getPublicKey('base64url'), auth: secret.toString('base64url') }
const how = { patience: seconds(1), livesFor: seconds(120) }
const push = webPushes(testKeys, 'https://doorstep.example')

/** RFC 8188 and 8291: salt, record size, the sender's public key, then one record that ends with 2. */
const opened = (body: Buffer): string => {
  const [salt, idLength] = [body.subarray(0, 16), body[20]!]
  const theirs = body.subarray(21, 21 + idLength)
  const record = body.subarray(21 + idLength)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), theirs])
  const material = Buffer.from(hkdfSync('sha256', pair.computeSecret(theirs), secret, info, 32))
  const derived = (name: string, bytes: number) => Buffer.from(hkdfSync('sha256', material, salt, `Content-Encoding: ${name}\0`, bytes))
  const decipher = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12))
  decipher.setAuthTag(record.subarray(-16))
  const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  const end = plain.lastIndexOf(2)
  expect(plain.subarray(end + 1).every((byte) => byte === 0)).toBe(true)
  return plain.subarray(0, end).toString('utf8')
}

test('M3 what is pushed can be opened by that browser alone, and is urgent and short-lived (RFC 8030, 8291)', async () => {
  const words = JSON.stringify({ message: 'msg_1', words: 'Amina Yusuf needs help. آمنہ' })
  expect(await push.send(browser, words, how)).toEqual({ ok: true })
  const [one] = posted
  expect(one).toMatchObject({
    path: '/send/1',
    headers: { 'content-encoding': 'aes128gcm', 'content-type': 'application/octet-stream', ttl: '120', urgency: 'high' },
  })
  expect(opened(one!.body)).toBe(words)
  expect(one!.body.toString('latin1')).not.toContain('Amina')
})

test('M3 the push service knows whose it is: signed for that service, for a while, by the key that browsers subscribe to (RFC 8292)', async () => {
  await push.send(browser, 'x', how)
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(String(posted[0]!.headers.authorization)) ?? []
  expect(key).toBe(push.publicKey)
  const [header = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }
  const signed = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const
  expect(verify('sha256', Buffer.from(`${header}.${claims}`), signed, Buffer.from(signature, 'base64url'))).toBe(true)
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  expect(read(header)).toMatchObject({ alg: 'ES256' })
  expect(read(claims)).toMatchObject({ aud: origin, sub: 'https://doorstep.example' })
  const hoursLeft = (read(claims).exp - Temporal.Now.instant().epochMilliseconds / 1000) / 3600
  expect(hoursLeft > 0 && hoursLeft <= 24).toBe(true)
})

test('the key that browsers subscribe to stays the same over starts', () => {
  expect(vapidKeys(testKeys)).toEqual(vapidKeys(testKeys))
  expect(Buffer.from(push.publicKey, 'base64url')).toHaveLength(65)
})

test.each([
  [404, 'gone'],
  [410, 'gone'],
  [403, 'refused'],
  [413, 'refused'],
  [429, 'unreachable'],
  [503, 'unreachable'],
] as const)('the push service answers %i: %s', async (status, kind) => {
  state.status = status
  expect(await push.send(browser, 'x', how)).toMatchObject({ ok: false, kind })
})

test('M3 silence leaves us unsure; nobody there, certainly not; a browser’s key that is none is a value too', async () => {
  state.silent = true
  expect(await push.send(browser, 'x', { ...how, patience: Temporal.Duration.from({ milliseconds: 50 }) })).toMatchObject({
    kind: 'unclear',
  })
  const nobody = { ...browser, endpoint: `http://127.0.0.1:${await freePort()}/send` }
  expect(await push.send(nobody, 'x', how)).toMatchObject({ ok: false, kind: 'unreachable' })
  expect(await push.send({ ...browser, p256dh: 'c2hvcnQ' }, 'x', how)).toMatchObject({ ok: false, kind: 'gone' })
})
