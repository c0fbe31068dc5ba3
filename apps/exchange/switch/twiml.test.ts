import { expect, test } from 'vitest'
import { e164 } from './numbers.ts'
import { segments } from './messages.ts'
import { readTwiml } from './twiml.ts'
import { NotXml, readXml } from './xml.ts'

test('TwiML is read with its standards filled in', () => {
  expect(
    readTwiml('<?xml version="1.0"?><!-- note --><Response><Gather><Say> Press\n 1 &amp; wait </Say></Gather><Hangup/></Response>'),
  ).toMatchObject({
    ok: true,
    verbs: [
      { verb: 'Gather', keys: true, speech: false, seconds: 5, numDigits: null, finishOnKey: '#', inside: [{ text: 'Press 1 & wait' }] },
      { verb: 'Hangup' },
    ],
  })
  expect(readTwiml('  ')).toEqual({ ok: true, verbs: [] })
  expect(readTwiml('<Response><Message><Body>One</Body></Message></Response>')).toMatchObject({ verbs: [{ text: 'One' }] })
})

test.each(['<a>', '<a></b>', '</a>', '<a/><b/>', '<a x=1/>', '<a>&nbsp;</a>', 'words', '<a>Tea & cake</a>', '<!DOCTYPE a><a/>'])(
  'not XML: %s',
  (source) => {
    expect(() => readXml(source)).toThrow(NotXml)
  },
)

test('entities, CDATA and both quotes', () => {
  expect(readXml(`<a b='"' c="&#39;&#x41;"><![CDATA[<&]]>&lt;</a>`)).toMatchObject({ attributes: { b: '"', c: "'A" }, text: '<&<' })
})

test.each([
  ['07700 900123', '+447700900123'],
  ['+44 (0)7700 900123', '+447700900123'],
  ['0044 7700 900123', '+447700900123'],
  ['Doorstep', 'Doorstep'],
])('%s is %s', (written, number) => expect(e164(written)).toBe(number))

test('a text travels in one piece or several', () => {
  expect([segments('a'.repeat(160)), segments('a'.repeat(161)), segments('آ'.repeat(70)), segments('آ'.repeat(71))]).toEqual([1, 2, 1, 2])
})
