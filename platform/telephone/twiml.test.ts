import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js'
import { expect, test } from 'vitest'
import { readXml } from '../../apps/exchange/switch/xml.ts'
import { gather, message, pause, response, room, say } from './twiml.ts'

test('it is the document that Twilio’s own library would write', () => {
  const theirs = new VoiceResponse()
  theirs.pause({ length: 2 })
  theirs
    .gather({
      action: '/keys?a=1&b=2',
      numDigits: 1,
      timeout: 10,
      input: ['dtmf'],
      actionOnEmptyResult: false,
    })
    .say({ language: 'en-GB' }, 'Tea & “biscuits” <now>')
  expect(response(pause(2), gather({ action: '/keys?a=1&b=2', digits: 1, seconds: 10 }, say('Tea & “biscuits” <now>')))).toBe(
    theirs.toString().replace('<Pause length="2"/>', '<Pause length="2"></Pause>'),
  )
})

test('A2 an open line, and listening for words, as Twilio’s own library writes them', () => {
  const theirs = new VoiceResponse()
  theirs.gather({
    action: '/words',
    timeout: 6,
    input: ['dtmf', 'speech'],
    language: 'en-GB',
    speechTimeout: 'auto',
    hints: 'red file, blue folder',
    actionOnEmptyResult: true,
  })
  theirs
    .dial()
    .conference({ beep: 'false', waitUrl: '', startConferenceOnEnter: true, endConferenceOnExit: true, muted: false }, 'line-CA1')
  const ours = response(
    gather({ action: '/words', seconds: 6, input: 'dtmf speech', hints: ['red file', 'blue folder'], alsoWhenSilent: true }),
    room('line-CA1', { keeps: true }),
  )
  expect(readXml(ours)).toEqual(readXml(theirs.toString()))
})

test('words stay words: nothing a person writes can become a verb', () => {
  expect(response(message('</Message><Redirect>x</Redirect> "\'&\u0007\uD800'))).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Response><Message>&lt;/Message&gt;&lt;Redirect&gt;x&lt;/Redirect&gt; &quot;&apos;&amp;</Message></Response>',
  )
  expect(gather({ action: '"><Hangup/>', seconds: 5 })).not.toContain('<Hangup')
})

test('with nothing to say, an empty answer', () => {
  expect(response()).toBe('<?xml version="1.0" encoding="UTF-8"?><Response></Response>')
})
