import { afterEach, beforeEach, expect, test } from 'vitest'
import { accountSid, authToken, line, startBoth } from './customer.fixture.ts'

let both: Awaited<ReturnType<typeof startBoth>>
beforeEach(async () => {
  both = await startBoth()
})
afterEach(() => both.close())

const karen = '+447700900777'

const ring = async (fields: Record<string, string> = {}): Promise<string> => {
  const body = new URLSearchParams({
    To: karen,
    From: line,
    Url: `${both.customer.url}/script`,
    StatusCallback: `${both.customer.url}/told`,
    ...fields,
  })
  for (const event of ['initiated', 'ringing', 'answered', 'completed']) body.append('StatusCallbackEvent', event)
  const headers = { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` }
  const answer = await fetch(`${both.exchange.url}/2010-04-01/Accounts/${accountSid}/Calls.json`, { method: 'POST', headers, body })
  await both.exchange.settled()
  return (await answer.json()).sid
}
const states = () => both.customer.told('/told', 'CallStatus')

test('rings, is picked up, listens, takes a key, says thank you and ends', async () => {
  const { customer, exchange } = both
  const hers = exchange.handset(karen)
  customer.answers(
    '/script',
    '<Pause length="1"/><Gather numDigits="1" action="/keys?ring=7"><Say>Amina needs help. Press 1.</Say></Gather><Say>Nobody pressed.</Say>',
  )
  customer.answers('/keys', '<Say>Thank you.</Say><Hangup/>')
  const sid = await ring()
  expect([sid, hers.rings(), hers.heard]).toEqual([expect.stringMatching(/^CA[0-9a-f]{32}$/), true, []])
  await hers.answers()
  expect(hers.heard).toEqual(['Amina needs help. Press 1.'])
  await hers.presses('1')
  expect(hers.heard.at(-1)).toBe('Thank you.')
  expect(customer.posts.find(({ path }) => path === '/keys?ring=7')).toMatchObject({
    signed: true,
    form: { CallSid: sid, Digits: '1', CallStatus: 'in-progress' },
  })
  expect(states()).toEqual(['initiated', 'ringing', 'in-progress', 'completed'])
  expect(customer.told('/told', 'SequenceNumber')).toEqual(['0', '1', '2', '3'])
})

test('declined is busy, left ringing is no-answer, switched off is no-answer, in a call is busy', async () => {
  const hers = both.exchange.handset(karen)
  await ring()
  await hers.declines()
  await ring()
  await hers.letsItRing()
  await ring()
  await ring()
  await hers.letsItRing()
  await hers.switchesOff()
  await ring()
  expect(hers.calls.map(({ status }) => status)).toEqual(['busy', 'no-answer', 'no-answer', 'busy', 'no-answer'])
  expect(states().filter((state) => !['initiated', 'ringing'].includes(state ?? ''))).toEqual([
    'busy',
    'no-answer',
    'busy',
    'no-answer',
    'no-answer',
  ])
})

test('silence goes on with the next verb; keys gather until # or their number; nothing is heard when nobody listens', async () => {
  const { customer, exchange } = both
  const hers = exchange.handset(karen)
  customer.answers('/script', '<Gather action="/keys"/><Say>Still there?</Say><Gather finishOnKey="#" action="/keys"/>')
  customer.answers('/keys', '<Gather numDigits="4" action="/keys" actionOnEmptyResult="true"/>', '<Hangup/>')
  await ring()
  await hers.answers()
  await hers.staysSilent()
  expect(hers.heard).toEqual(['Still there?'])
  await hers.presses('12')
  await hers.presses('3#')
  await hers.presses('48')
  await hers.staysSilent()
  expect(customer.told('/keys', 'Digits')).toEqual(['123', '48'])
  expect(hers.calls[0]?.status).toBe('completed')
})

test('words are heard where the line listens for words; inline TwiML needs no address; Redirect moves on', async () => {
  const { customer, exchange } = both
  const hers = exchange.handset(karen)
  customer.answers('/next', '<Gather input="speech dtmf" action="/words"/>')
  await ring({ Twiml: `<Response><Redirect>${customer.url}/next</Redirect></Response>` })
  await hers.answers()
  await hers.speaks('is the red folder there')
  expect(customer.told('/words', 'SpeechResult')).toEqual(['is the red folder there'])
})

test('a handset dials in: ringing at the hook, picked up by the first answer, told when it ends', async () => {
  const { customer, exchange } = both
  customer.answers('/hooks/twilio/voice', '<Gather numDigits="4" action="/hooks/twilio/gather"><Say>Your PIN, please.</Say></Gather>')
  const hers = exchange.handset(karen)
  await hers.dials('0131 496 0142')
  expect(customer.posts[0]).toMatchObject({ signed: true, form: { From: karen, To: line, CallStatus: 'ringing', Direction: 'inbound' } })
  expect([hers.calls[0]?.status, hers.heard]).toEqual(['in-progress', ['Your PIN, please.']])
  await hers.hangsUp()
  expect(customer.told('/hooks/twilio/status', 'CallStatus')).toEqual(['completed'])
  customer.answers('/hooks/twilio/voice', '<Reject reason="busy"/>')
  await hers.dials()
  expect(hers.calls[1]).toMatchObject({ status: 'busy', answeredAt: null })
})

test.each([
  ['unreadable', { body: '<Response><Say>Hello</Response>' }, 12100],
  ['a Dial to a number', { body: '<Response><Dial>+447700900123</Dial></Response>' }, 12100],
  ['an unknown verb', { body: '<Response><Sing/></Response>' }, 12100],
  ['an address that is none', { body: '<Response><Redirect>http://</Redirect></Response>' }, 11100],
  ['404', { status: 404 }, 11200],
])('a script that cannot be followed ends in an apology and a trouble: %s', async (_what, answer, code) => {
  both.customer.answers('/script', answer)
  await ring()
  await both.exchange.handset(karen).answers()
  expect(both.exchange.handset(karen).heard).toEqual(['We are sorry, an application error has occurred. Goodbye.'])
  expect(both.exchange.troubles()).toMatchObject([{ code }])
  expect(states().at(-1)).toBe('completed')
})

test('two calls stand in one room and hear each other, one of them listening only, until the line is put down', async () => {
  const { customer, exchange } = both
  const room = (more: string) => `<Say>Stay on.</Say><Dial><Conference ${more}>line-1</Conference></Dial><Say>They have gone.</Say>`
  customer.answers('/hooks/twilio/voice', room('endConferenceOnExit="true"'))
  const amina = exchange.handset('07700 900123')
  await amina.dials(line)
  for (const [number, muted] of [
    [karen, 'false'],
    ['+447700900778', 'true'],
  ] as const) {
    await ring({ To: number, Twiml: `<Response>${room(`muted="${muted}"`)}</Response>` })
    await exchange.handset(number).answers()
  }
  await amina.speaks('is somebody there')
  await exchange.handset(karen).speaks('yes or no: are you hurt')
  await exchange.handset('+447700900778').speaks('nobody hears this')
  expect(amina.heard).toEqual(['Stay on.', 'yes or no: are you hurt'])
  await amina.hangsUp()
  await exchange.settled()
  expect(exchange.handset(karen).heard).toEqual(['Stay on.', 'is somebody there', 'They have gone.'])
  expect(exchange.handset(karen).calls[0]?.status).toBe('completed')
})

test('a handset rings no other handset', async () => {
  await both.exchange.handset(karen).dials('07700 900123')
  expect([both.exchange.handset(karen).calls[0]?.status, both.customer.posts]).toEqual(['failed', []])
})
