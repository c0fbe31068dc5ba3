import { expect, test } from 'vitest'
import { gathered, incomingCall, incomingText, statusReport } from './incoming.ts'

test('a text, and a picture without words', () => {
  const form = { MessageSid: 'SM1', From: '+447700900123', To: '+441314960142', AccountSid: 'AC1' }
  expect(incomingText.parse({ ...form, Body: 'Hello', NumMedia: '0' })).toEqual({
    sid: 'SM1',
    from: '+447700900123',
    to: '+441314960142',
    body: 'Hello',
    pictures: 0,
    sentAt: null,
  })
  expect(incomingText.parse({ ...form, NumMedia: '1' })).toMatchObject({ body: '', pictures: 1 })
  expect(incomingText.safeParse({ ...form, MessageSid: undefined }).success).toBe(false)
  const written = (DateSent: string) => incomingText.parse({ ...form, DateSent }).sentAt?.toString()
  expect([written('Tue, 24 Nov 2026 08:19:00 +0000'), written('yesterday')]).toEqual(['2026-11-24T08:19:00Z', undefined])
})

test('A2 a call for help is not turned away for a field that nobody needs, nor for its length', () => {
  const form = { MessageSid: 'SM1', From: '+447700900123', To: '+441314960142' }
  expect(incomingText.parse({ ...form, NumMedia: 'one', DateSent: ['', ''] })).toMatchObject({ body: '', pictures: 1, sentAt: null })
  const call = { CallSid: 'CA1', From: '+447700900123', To: '+441314960142', CallStatus: 'in-progress' }
  const words = `${'he will not let me out '.repeat(300)}red file`
  expect(gathered.parse({ ...call, SpeechResult: words })).toMatchObject({ words })
})

test('a call in, and a call of ours that was picked up', () => {
  const form = {
    CallSid: 'CA1',
    From: '+447700900123',
    To: '+441314960142',
    CallStatus: 'ringing',
  }
  expect(incomingCall.parse({ ...form, Direction: 'inbound' })).toMatchObject({
    state: 'ringing',
    ours: false,
  })
  expect(incomingCall.parse({ ...form, CallStatus: 'in-progress', Direction: 'outbound-api' })).toMatchObject({
    state: 'in-progress',
    ours: true,
  })
})

test('keys, words, silence', () => {
  const form = {
    CallSid: 'CA1',
    From: 'anonymous',
    To: '+441314960142',
    CallStatus: 'in-progress',
  }
  expect(gathered.parse({ ...form, Digits: '1' })).toMatchObject({ keys: '1', words: null })
  expect(gathered.parse({ ...form, SpeechResult: 'is the red folder there', Confidence: '0.9' })).toMatchObject({
    keys: null,
    words: 'is the red folder there',
  })
  expect(gathered.parse({ ...form, Digits: '' })).toMatchObject({ keys: null, words: null })
})

test('a receipt for a text or a call; an unknown state is refused', () => {
  expect(statusReport.parse({ MessageSid: 'SM1', MessageStatus: 'undelivered', ErrorCode: '30003' })).toEqual({
    of: 'message',
    sid: 'SM1',
    state: 'undelivered',
    errorCode: 30003,
  })
  expect(statusReport.parse({ CallSid: 'CA1', CallStatus: 'no-answer' })).toEqual({
    of: 'call',
    sid: 'CA1',
    state: 'no-answer',
    to: null,
    errorCode: null,
  })
  expect(statusReport.safeParse({ MessageSid: 'SM1', MessageStatus: 'on its way' }).success).toBe(false)
})
