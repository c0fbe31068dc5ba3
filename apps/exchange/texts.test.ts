import twilio from 'twilio'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { accountSid, authToken, line, startBoth } from './customer.fixture.ts'

let both: Awaited<ReturnType<typeof startBoth>>
beforeEach(async () => {
  both = await startBoth()
})
afterEach(() => both.close())

const amina = '+447700900123'
const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) })
const messages = () => `${both.exchange.url}/2010-04-01/Accounts/${accountSid}/Messages.json`
const basic = { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` }

/** Twilio's own library, speaking to the exchange instead. */
const theirClient = () => {
  const client = twilio(accountSid, authToken)
  const request = client.httpClient.request.bind(client.httpClient)
  client.httpClient.request = (options) => request({ ...options, uri: options.uri.replace('https://api.twilio.com', both.exchange.url) })
  return client
}

test('Twilio’s own library sends a text, reads it again, and follows it to delivered', async () => {
  const { exchange, customer } = both
  const sent = await theirClient().messages.create({
    to: amina,
    from: line,
    body: 'Tea — 4729 🚪',
    statusCallback: `${customer.url}/told?id=msg_1`,
  })
  expect(sent).toMatchObject({
    status: 'queued',
    to: amina,
    from: line,
    direction: 'outbound-api',
    sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
  })
  await exchange.settled()
  expect(exchange.handset('07700 900123').last()).toMatchObject({ body: 'Tea — 4729 🚪', from: line, mine: false })
  expect(customer.told('/told?id=msg_1', 'MessageStatus')).toEqual(['queued', 'sent', 'delivered'])
  expect(customer.posts.every(({ signed, form: { MessageSid } }) => signed && MessageSid === sent.sid)).toBe(true)
  expect((await theirClient().messages(sent.sid).fetch()).status).toBe('delivered')
})

test('a text written out of signal leaves when there is signal again, and says when it was written; a picture needs no words', async () => {
  const { exchange, customer } = both
  const hers = exchange.handset(amina)
  await hers.switchesOff()
  await hers.says('heron')
  expect(customer.posts).toEqual([])
  await hers.switchesOn()
  await hers.sendsPicture()
  expect(customer.posts.map(({ form: { Body, NumMedia } }) => [Body, NumMedia])).toEqual([
    ['heron', '0'],
    ['', '1'],
  ])
  expect(Date.parse(customer.posts[0]!.form['DateSent']!)).toBeLessThanOrEqual(Date.now())
})

test('a handset’s text is posted, signed, and the answer arrives as a text', async () => {
  const { exchange, customer } = both
  customer.answers('/hooks/twilio/sms', '<Message>Your order is noted &amp; safe.</Message>')
  await exchange.handset(amina).says('Is my order in?')
  expect(customer.posts[0]).toMatchObject({
    path: '/hooks/twilio/sms',
    signed: true,
    form: { From: amina, To: line, Body: 'Is my order in?', NumMedia: '0' },
  })
  expect(exchange.handset(amina).last()?.body).toBe('Your order is noted & safe.')
})

test('a post that meets 5xx is repeated with the same MessageSid; 4xx is the last word', async () => {
  const { exchange, customer } = both
  customer.answers('/hooks/twilio/sms', { status: 503 }, { status: 500 }, '<Message>Here.</Message>')
  await exchange.handset(amina).says('Hello?')
  expect(new Set(customer.told('/hooks', 'MessageSid')).size).toBe(1)
  expect(new Set(customer.posts.map(({ idempotency }) => idempotency)).size).toBe(1)
  expect(customer.posts).toHaveLength(3)
  expect(exchange.handset(amina).texts).toHaveLength(1)

  customer.answers('/hooks/twilio/sms', { status: 403 })
  await exchange.handset(amina).says('And now?')
  expect(customer.posts).toHaveLength(4)
  expect(exchange.troubles()).toMatchObject([{ code: 11200 }])
})

test('who does not know the token is turned away, and bad requests are refused with Twilio’s numbers', async () => {
  const anonymous = await fetch(messages(), form({ To: amina, From: line, Body: 'x' }))
  expect([anonymous.status, (await anonymous.json()).code]).toEqual([401, 20003])
  const rows: [number, Record<string, string>][] = [
    [21604, { From: line, Body: 'x' }],
    [21603, { To: amina, Body: 'x' }],
    [21211, { To: 'Amina', From: line, Body: 'x' }],
    [21602, { To: amina, From: line }],
    [21617, { To: amina, From: line, Body: 'x'.repeat(1_601) }],
    [21609, { To: amina, From: line, Body: 'x', StatusCallback: 'nowhere' }],
  ]
  for (const [code, fields] of rows) {
    const answer = await fetch(messages(), { ...form(fields), headers: basic })
    expect([answer.status, (await answer.json()).code]).toEqual([400, code])
  }
})

test('a handset that is off gets its texts when it is on again', async () => {
  const { exchange, customer } = both
  const hers = exchange.handset(amina)
  await hers.switchesOff()
  await theirClient().messages.create({ to: amina, from: line, body: 'One', statusCallback: `${customer.url}/told` })
  await exchange.settled()
  expect([hers.texts, customer.told('/told', 'MessageStatus')]).toEqual([[], ['queued', 'sent']])
  await hers.switchesOn()
  expect([hers.last()?.body, customer.told('/told', 'MessageStatus').at(-1)]).toEqual(['One', 'delivered'])
})

test('awaitText gives each text once, now or when it comes, and says what came instead', async () => {
  const hers = both.exchange.handset(amina)
  const coming = hers.awaitText(/code (\d{4})/)
  await theirClient().messages.create({ to: amina, from: line, body: 'Your code 4729' })
  expect((await coming).body).toBe('Your code 4729')
  await expect(hers.awaitText('code', 10)).rejects.toThrow('“Your code 4729”')
})

test('one handset may write to another', async () => {
  const { exchange, customer } = both
  await exchange.handset(amina).says('I am at the door', '07700 900456')
  expect(exchange.handset('+447700900456').last()).toMatchObject({ from: amina, body: 'I am at the door' })
  expect(customer.posts).toEqual([])
})
