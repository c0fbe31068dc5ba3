import { ask } from './hooks.ts'
import type { Params } from './hooks.ts'
import { acceptMessage } from './messages.ts'
import { speakingTime } from './pace.ts'
import { enter } from './rooms.ts'
import type { Switch } from './switch.ts'
import { handsetOf } from './things.ts'
import type { Call, CallStatus } from './things.ts'
import { readTwiml } from './twiml.ts'
import type { Gather, Verb } from './twiml.ts'

/** A call in progress follows its TwiML, verb by verb, until it listens for a person or ends. */

/** What a script may do to its call: end it, or pick up a ringing one (a call from a handset is picked up by its first answer). */
export type Reins = { end(exchange: Switch, call: Call, status: CallStatus): void; pickUp(): void }

/** What Twilio says when the customer's program gives nothing that can be followed. */
const sorry = 'We are sorry, an application error has occurred. Goodbye.'

/** Fetches the call's script and follows it. */
export const begin = (exchange: Switch, call: Call, reins: Reins): Promise<void> =>
  'twiml' in call.script ? read(exchange, call, call.script.twiml, reins) : fetchScript(exchange, call, call.script, {}, reins)

/** Posts what was keyed or said to the gathering's address and follows the answer; silence goes on with the next verb. */
export const heardFrom = async (exchange: Switch, call: Call, input: Params, reins: Reins): Promise<void> => {
  const gather = call.listening?.gather
  if (!gather) return
  call.listening = null
  const said = input['Digits'] ?? input['SpeechResult'] ?? ''
  if (said !== '') call.said.push(said)
  if (said === '' && !gather.alsoWhenSilent) return run(exchange, call, reins)
  const here = 'url' in call.script ? call.script.url : exchange.settings.callbackBase
  await fetchScript(exchange, call, { url: gather.action ?? here, method: gather.method }, input, reins)
}

type Address = { url: string; method: 'GET' | 'POST' }

const fetchScript = async (exchange: Switch, call: Call, address: Address, input: Params, reins: Reins): Promise<void> => {
  const base = 'url' in call.script ? call.script.url : exchange.settings.callbackBase
  if (!URL.canParse(address.url, base)) {
    exchange.trouble(11100, `${address.url} is not an address.`)
    return read(exchange, call, null, reins)
  }
  const url = new URL(address.url, base).href
  call.script = { url, method: address.method }
  const answer = await ask(exchange, {
    url,
    method: address.method,
    number: handsetOf(call),
    params: { ...callParams(exchange, call), ...input },
  })
  await read(exchange, call, answer, reins)
}

const read = (exchange: Switch, call: Call, source: string | null, reins: Reins): Promise<void> => {
  const document = source === null ? null : readTwiml(source)
  if (document && !document.ok) exchange.trouble(12100, document.why)
  call.rest = document?.ok ? document.verbs : [{ verb: 'Say', text: sorry, language: null }]
  if (call.status === 'ringing' && call.rest[0]?.verb !== 'Reject') reins.pickUp()
  return run(exchange, call, reins)
}

/** Follows the verbs until it listens, stands in a room, or ends. */
export const run = async (exchange: Switch, call: Call, reins: Reins): Promise<void> => {
  while (call.status === 'in-progress' || call.status === 'ringing') {
    const verb = call.rest.shift()
    if (!verb) return reins.end(exchange, call, 'completed')
    await follow(exchange, call, verb, reins)
    if (call.listening || call.room || verb.verb === 'Redirect') return
  }
}

const follow = async (exchange: Switch, call: Call, verb: Verb, reins: Reins): Promise<void> => {
  switch (verb.verb) {
    case 'Say':
    case 'Play':
    case 'Pause':
      return exchange.pace.pause(hear(exchange, call, verb))
    case 'Gather':
      return listen(exchange, call, verb, reins)
    case 'Dial':
      return enter(exchange, call, verb)
    case 'Redirect':
      return fetchScript(exchange, call, verb, {}, reins)
    case 'Message':
      acceptMessage(exchange, {
        from: call.direction === 'inbound' ? call.to : call.from,
        to: verb.to ?? handsetOf(call),
        body: verb.text,
        statusCallback: null,
        by: 'twilio',
      })
      return
    case 'Reject':
      return reins.end(exchange, call, verb.reason === 'busy' ? 'busy' : 'no-answer')
    case 'Hangup':
      return reins.end(exchange, call, 'completed')
  }
}

/** The handset hears it; how many seconds that takes. */
const hear = (exchange: Switch, call: Call, verb: Extract<Verb, { verb: 'Say' | 'Play' | 'Pause' }>): number => {
  if (verb.verb === 'Pause') return verb.seconds
  call.heard.push(verb.verb === 'Say' ? verb.text : `(plays ${verb.url})`)
  exchange.handsets.changed(handsetOf(call))
  return verb.verb === 'Say' ? speakingTime(verb.text) : 3
}

/** Listens from the first word on: whoever knows the menu need not wait for its end. */
const listen = (exchange: Switch, call: Call, gather: Gather, reins: Reins): void => {
  const listening = { gather, keys: '' }
  call.listening = listening
  const speaking = gather.inside.reduce((seconds, verb) => seconds + hear(exchange, call, verb), 0)
  exchange.handsets.changed(handsetOf(call))
  exchange.pace.later(speaking + gather.seconds, () => {
    if (call.listening === listening) void exchange.work.run(() => heardFrom(exchange, call, { Digits: listening.keys }, reins))
  })
}

/** The fields that every post about a call carries. */
export const callParams = (exchange: Switch, { sid, from, to, direction, status }: Call) => ({
  ...{ CallSid: sid, AccountSid: exchange.settings.accountSid, From: from, To: to, Caller: from, Called: to },
  ...{ CallStatus: status as string, Direction: direction as string, ApiVersion: '2010-04-01' },
})
