import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'
import { expect, test } from 'vitest'
import { isSigned, signatureOf } from './signature.ts'

const token = '5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e'
const publicUrl = 'https://doorstep.example'

const rows: [name: string, path: string, fields: Record<string, string | string[]>][] = [
  ['plain', '/hooks/twilio/sms', { MessageSid: 'SM1', Body: 'Help', From: '+447700900123' }],
  ['with a query', '/hooks/twilio/status?id=msg_1&x=%20y', { MessageStatus: 'delivered' }],
  ['no fields', '/hooks/twilio/voice', {}],
  ['emoji and line breaks', '/hooks/twilio/sms', { Body: 'bitte 🆘\r\nكود', Empty: '' }],
  ['a field twice, one value twice', '/hooks/twilio/sms', { MediaUrl: ['b', 'a', 'b'], Body: '' }],
  ['upper and lower case names', '/hooks/twilio/sms', { a: '1', B: '2', A: '3' }],
]

test.each(rows)('a signature is the one that Twilio’s own library makes: %s', (_name, path, fields) => {
  expect(validateRequest(token, signatureOf(token, publicUrl + path, fields), publicUrl + path, fields)).toBe(true)
  expect(isSigned(token, publicUrl, path, fields, signatureOf(token, publicUrl + path, fields))).toBe(true)
})

test('the standard port may be part of the signed address or not', () => {
  const withPort = signatureOf(token, `${publicUrl}:443/hooks/twilio/sms`, { Body: 'x' })
  expect(isSigned(token, `${publicUrl}/`, '/hooks/twilio/sms', { Body: 'x' }, withPort)).toBe(true)
})

test('whatever was changed on the way, or signed by somebody else, is not signed', () => {
  const path = '/hooks/twilio/sms'
  const good = signatureOf(token, publicUrl + path, { Body: 'x' })
  expect(isSigned(token, publicUrl, path, { Body: 'y' }, good)).toBe(false)
  expect(isSigned(token, publicUrl, `${path}?a=1`, { Body: 'x' }, good)).toBe(false)
  expect(isSigned(token, 'https://elsewhere.example', path, { Body: 'x' }, good)).toBe(false)
  expect(isSigned('another token', publicUrl, path, { Body: 'x' }, good)).toBe(false)
  for (const bad of [undefined, '', 'short', [good], `${good}=`]) expect(isSigned(token, publicUrl, path, { Body: 'x' }, bad)).toBe(false)
})
