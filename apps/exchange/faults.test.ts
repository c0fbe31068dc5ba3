import { afterEach, beforeEach, expect, test } from 'vitest'
import { seconds } from '../../lib/time.ts'
import { twilioTelephone } from '../../platform/telephone/twilio.ts'
import { accountSid, authToken, line, startBoth } from './customer.fixture.ts'

/** Doorstep's own client against the exchange, over real sockets, with each fault of a supplier switched on. */
let both: Awaited<ReturnType<typeof startBoth>>
beforeEach(async () => {
  both = await startBoth()
})
afterEach(() => both.close())

const amina = '+447700900123'
const telephone = (more: { patience?: Temporal.Duration; apiUrl?: string; authToken?: string } = {}) =>
  twilioTelephone({ apiUrl: both.exchange.url, accountSid, authToken, from: line, ...more })
const how = () => ({ statusCallback: `${both.customer.url}/told`, id: 'msg_1' })
const impatient = { patience: seconds(1) }
const told = () => both.customer.told('/told?id=msg_1', 'MessageStatus')
const hers = () => both.exchange.handset(amina)

test('a text and a call go out and come back, with our id in the receipts', async () => {
  expect(await telephone().text(amina, 'Hello', how())).toEqual({ ok: true, sid: expect.stringMatching(/^SM/) })
  expect(
    await telephone().call(amina, { twiml: '<Response><Say>Hello</Say></Response>' }, { ...how(), ringFor: seconds(20) }),
  ).toMatchObject({ ok: true })
  await both.exchange.settled()
  await hers().answers()
  expect([hers().last()?.body, hers().heard, hers().calls[0]?.ringFor]).toEqual(['Hello', ['Hello'], 20])
  expect(both.customer.told('/told?id=msg_1', 'CallStatus').filter(Boolean)).toEqual(['initiated', 'ringing', 'in-progress', 'completed'])
})

test('refused: with the supplier’s number, and nothing of the message in the reason', async () => {
  both.exchange.faults.on('refused', amina)
  const blocked = await telephone().text(amina, 'secret', how())
  expect(blocked).toMatchObject({ ok: false, kind: 'refused', status: 400, code: 21610 })
  expect(JSON.stringify(blocked)).not.toMatch(/secret|7700/)
  expect(await telephone({ authToken: 'wrong' }).text(amina, 'x', how())).toMatchObject({ kind: 'refused', status: 401, code: 20003 })
  expect(await telephone().text('+447700900999', 'x', how())).toMatchObject({ ok: true })
})

test('unreachable: nobody listens there, so nothing was sent', async () => {
  const gone = await startBoth()
  await gone.close()
  expect(await telephone({ apiUrl: gone.exchange.url }).text(amina, 'x', how())).toMatchObject({ ok: false, kind: 'unreachable' })
  expect(await telephone({ apiUrl: 'http://nowhere.invalid' }).text(amina, 'x', how())).toMatchObject({ ok: false, kind: 'unreachable' })
})

test('unclear: no answer in time, sent or not, or a breakdown; the receipt tells in the end', async () => {
  both.exchange.faults.on('timeout_sent')
  expect(await telephone(impatient).text(amina, 'One', how())).toMatchObject({ ok: false, kind: 'unclear' })
  await both.exchange.settled()
  expect([hers().last()?.body, told().at(-1)]).toEqual(['One', 'delivered'])
  both.exchange.faults.clear()
  both.exchange.faults.on('timeout_lost')
  expect(await telephone(impatient).call(amina, { url: both.customer.url }, how())).toMatchObject({ ok: false, kind: 'unclear' })
  both.exchange.faults.clear()
  both.exchange.faults.on('error_500')
  expect(await telephone().text(amina, 'Three', how())).toMatchObject({ ok: false, kind: 'unclear' })
  expect([hers().texts.length, hers().calls.length]).toEqual([1, 0])
})

test.each([
  ['never_delivered', [], ['queued', 'sent']],
  ['undelivered', [], ['queued', 'sent', 'undelivered']],
  ['delivered_twice', ['Hello', 'Hello'], ['queued', 'sent', 'delivered', 'delivered']],
  ['out_of_order', ['Hello'], ['delivered', 'sent', 'queued']],
] as const)('%s', async (fault, texts, states) => {
  both.exchange.faults.on(fault)
  expect(await telephone().text(amina, 'Hello', how())).toMatchObject({ ok: true })
  await both.exchange.settled()
  expect([hers().texts.map(({ body }) => body), told()]).toEqual([texts, states])
})

test('delivered_late: held until it is let go', async () => {
  both.exchange.faults.on('delivered_late')
  await telephone().text(amina, 'Hello', how())
  await both.exchange.settled()
  expect([hers().texts.length, told()]).toEqual([0, ['queued', 'sent']])
  both.exchange.faults.release()
  await both.exchange.settled()
  expect([hers().texts.length, told().at(-1)]).toEqual([1, 'delivered'])
})

test('received_twice and wrong_signature: the same id again, and signed by somebody else', async () => {
  both.exchange.faults.on('received_twice')
  await hers().says('HELP')
  expect(new Set(both.customer.told('/hooks', 'MessageSid')).size).toBe(1)
  expect(both.customer.posts.map(({ signed }) => signed)).toEqual([true, true])
  both.exchange.faults.clear()
  both.exchange.faults.on('wrong_signature', amina)
  await hers().says('HELP')
  expect(both.customer.posts.at(-1)?.signed).toBe(false)
})

test('calls: failed, never ringing, and told out of order', async () => {
  const call = () => telephone().call(amina, { twiml: '<Response/>' }, how())
  const states = () => both.customer.told('/told', 'CallStatus')
  both.exchange.faults.on('undelivered')
  await call()
  await both.exchange.settled()
  expect(states()).toEqual(['initiated', 'failed'])
  both.exchange.faults.clear()
  both.exchange.faults.on('never_delivered')
  await call()
  await both.exchange.settled()
  expect([hers().rings(), states().slice(2)]).toEqual([false, ['initiated']])
  both.exchange.faults.clear()
  both.exchange.faults.on('out_of_order')
  await call()
  await both.exchange.settled()
  await hers().answers()
  expect(states().slice(3)).toEqual(['completed', 'in-progress', 'ringing', 'initiated'])
})
