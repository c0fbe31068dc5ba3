import { afterEach, beforeEach, expect, test } from 'vitest'
import { startExchange } from '../../../apps/exchange/exchange.ts'
import type { Exchange } from '../../../apps/exchange/exchange.ts'
import { seconds } from '../../../lib/time.ts'
import type { SmppReceipt, SmppText } from './delivered.ts'
import { partsOf } from './parts.ts'
import { smppSupplier } from './smpp.ts'
import type { SmppSupplier } from './smpp.ts'

/** Our adapter and the exchange's message centre, which shares no code with it, over a real socket. */
const line = '+441314960142'
const amina = '+447700900123'
const account = { user: 'doorstep', password: 'eight888' }
const how = { statusCallback: '', id: 'msg_1', reference: 4711 }

let exchange: Exchange
let supplier: SmppSupplier
const receipts: SmppReceipt[] = []
const texts: SmppText[] = []
let fails = 0
const troubles: unknown[] = []

const open = (url: string): SmppSupplier => {
  const opened = smppSupplier({ url, from: line, patience: seconds(1) })
  opened.listen({
    now: () => 1_000_000,
    trouble: (error) => void troubles.push(error),
    receipt: async (receipt) => void receipts.push(receipt),
    text: async (text) => {
      if ((fails -= 1) >= 0) throw new Error('The database is away.')
      texts.push(text)
    },
  })
  return opened
}
const urlFor = (password = account.password) =>
  `smpp://doorstep:${password}@127.0.0.1:${exchange.smpp!.port}?from=%2B441314960142&blocked=1091`

beforeEach(async () => {
  receipts.length = texts.length = troubles.length = fails = 0
  const settings = {
    accountSid: 'AC00000000000000000000000000000000',
    authToken: 'a token that only two know',
    callbackBase: 'http://127.0.0.1:9',
  }
  exchange = await startExchange({ port: 0, ...settings, lines: [line], smpp: { port: 0, ...account } })
  supplier = open(urlFor())
  await supplier.answers(seconds(4))
})
afterEach(async () => {
  await supplier.close()
  await exchange.close()
})
const hers = () => exchange.handset(amina)
const states = () => receipts.map(({ state }) => state)

test('M3 a text goes out by SMPP, and its receipts come back with the supplier’s id and our number', async () => {
  const sent = await supplier.text(amina, 'Isla, Amina needs help.', how)
  expect(sent).toMatchObject({ ok: true })
  await exchange.settled()
  expect([hers().last()?.body, hers().last()?.from]).toEqual(['Isla, Amina needs help.', line])
  await expect.poll(states).toEqual(['sent', 'sent', 'delivered'])
  expect(receipts.at(-1)).toMatchObject({ id: sent.ok ? sent.sid : '', reference: 4711 })
  expect(await supplier.answers(seconds(1))).toBeNull()
})

test.each([
  ['plain letters, with the euro’s', `${'Help at £5 and 6€. '.repeat(20)}end`],
  ['another script', 'آمنہ راستے میں ہیں۔ '.repeat(12).trim()],
  ['emoji are never cut in two', '🆘'.repeat(90)],
])('a long text arrives whole: %s', async (_, words) => {
  const sent = await supplier.text(amina, words, how)
  expect(sent.ok && (sent.parts?.length ?? 1)).toBeGreaterThan(1)
  await exchange.settled()
  expect(hers().texts.map(({ body }) => body)).toEqual([words])
})

test('each part of a long text fits: 153 places of plain letters, 67 of others', () => {
  const plain = partsOf('a'.repeat(161), 1)
  expect(plain.map((part) => part.words.length)).toEqual([153, 8])
  expect(partsOf('a'.repeat(160), 1).map((part) => part.header)).toEqual([null])
  expect(partsOf('€'.repeat(81), 1).map((part) => part.words.length)).toEqual([76, 5])
  expect(partsOf('س'.repeat(71), 7).map((part) => [part.words.length, part.header?.toString('hex')])).toEqual([
    [67, '050003070201'],
    [4, '050003070202'],
  ])
})

test('A5 a text from somebody is acknowledged after it was kept; what could not be kept comes again', async () => {
  fails = 1
  await hers().says('red file please', line, 'smpp')
  await exchange.settled()
  expect(texts).toMatchObject([{ from: amina, to: line, body: 'red file please' }])
  expect(texts[0]?.supplierId).toMatch(/^smpp:SM/)
  expect([exchange.smpp!.acknowledged(), troubles.length]).toEqual([1, 1])
})

test('a text that is brought twice has the same id', async () => {
  exchange.faults.on('received_twice', amina, 'smpp')
  await hers().says('red file', line, 'smpp')
  await exchange.settled()
  expect(texts).toHaveLength(2)
  expect(new Set(texts.map((one) => one.supplierId)).size).toBe(1)
})

test('each fault as a value: broken, refused, blocked, silent', async () => {
  exchange.faults.on('error_500', undefined, 'smpp')
  expect(await supplier.text(amina, 'x', how)).toMatchObject({ ok: false, kind: 'unreachable' })
  exchange.faults.clear()
  exchange.faults.on('refused', undefined, 'smpp')
  expect(await supplier.text(amina, 'secret', how)).toMatchObject({ ok: false, kind: 'refused', because: 'blocked', code: 1091 })
  exchange.faults.clear()
  for (const fault of ['timeout_lost', 'timeout_sent'] as const) {
    exchange.faults.on(fault, undefined, 'smpp')
    expect(await supplier.text(amina, fault, how)).toMatchObject({ ok: false, kind: 'unclear' })
    exchange.faults.clear()
  }
  await exchange.settled()
  expect(hers().texts.map(({ body }) => body)).toEqual(['timeout_sent'])
})

test('M2 undelivered, late, twice and out of order are told as they are', async () => {
  exchange.faults.on('undelivered', undefined, 'smpp')
  await supplier.text(amina, 'x', how)
  await expect.poll(states).toEqual(['sent', 'sent', 'undelivered'])
  exchange.faults.clear()
  exchange.faults.on('delivered_twice', undefined, 'smpp')
  exchange.faults.on('out_of_order', undefined, 'smpp')
  await supplier.text(amina, 'y', how)
  await expect.poll(() => states().slice(3)).toEqual(['delivered', 'delivered', 'sent', 'sent'])
})

test('M3 a line that breaks is made again by itself; a wrong password is told, and nothing is sent', async () => {
  expect(await supplier.answers(seconds(1))).toBeNull()
  exchange.smpp!.breakLines()
  await expect.poll(() => supplier.answers(seconds(1)), { timeout: 5_000 }).toBeNull()
  expect(await supplier.text(amina, 'back', how)).toMatchObject({ ok: true })
  const stranger = open(urlFor('wrong'))
  expect(await stranger.text(amina, 'x', how)).toMatchObject({ ok: false, kind: 'unreachable' })
  await stranger.close()
})

test('nobody there: certainly not sent, and said at once', async () => {
  const { port } = exchange.smpp!
  await exchange.close()
  const alone = open(`smpp://doorstep:x@127.0.0.1:${port}?from=x`)
  expect(await alone.text(amina, 'x', how)).toMatchObject({ ok: false, kind: 'unreachable' })
  await alone.close()
  exchange = await startExchange({
    port: 0,
    accountSid: 'AC00000000000000000000000000000000',
    authToken: 'a token that only two know',
    callbackBase: 'http://127.0.0.1:9',
  })
})
