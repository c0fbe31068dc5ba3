import { NotXml, readXml } from './xml.ts'
import type { Element } from './xml.ts'

/** TwiML as the supplier reads it: a document into a list of verbs. */
export type Say = { verb: 'Say'; text: string; language: string | null }
export type Play = { verb: 'Play'; url: string }
export type Pause = { verb: 'Pause'; seconds: number }
export type Gather = {
  verb: 'Gather'
  keys: boolean
  speech: boolean
  action: string | null
  method: 'GET' | 'POST'
  seconds: number
  numDigits: number | null
  finishOnKey: string
  alsoWhenSilent: boolean
  inside: (Say | Play | Pause)[]
}
/** Stays in a room with whoever else is in it. `ends`: the room is over when this one leaves. */
export type Room = { verb: 'Dial'; room: string; muted: boolean; ends: boolean }
export type Verb =
  | Say
  | Play
  | Pause
  | Gather
  | Room
  | { verb: 'Redirect'; url: string; method: 'GET' | 'POST' }
  | { verb: 'Reject'; reason: 'busy' | 'rejected' }
  | { verb: 'Message'; text: string; to: string | null }
  | { verb: 'Hangup' }

export type Document = { ok: true; verbs: Verb[] } | { ok: false; why: string }

/** What Twilio would do with this answer. An empty answer is an empty document; anything it cannot follow is told, not guessed. */
export const readTwiml = (source: string): Document => {
  if (source.trim() === '') return { ok: true, verbs: [] }
  try {
    const root = readXml(source)
    if (root.name !== 'Response') return { ok: false, why: `The outermost element is ${root.name}, not Response.` }
    return { ok: true, verbs: root.children.map(verbOf) }
  } catch (error) {
    if (error instanceof NotXml) return { ok: false, why: error.message }
    throw error
  }
}

const verbOf = (element: Element): Verb => {
  const read = readers[element.name]
  if (!read) throw new NotXml(`${element.name} is not a verb that this exchange knows.`)
  return read(element)
}

const whole = (text: string | undefined, otherwise: number): number => {
  if (text === undefined) return otherwise
  if (!/^\d{1,5}$/.test(text)) throw new NotXml(`${text} is not a whole number.`)
  return Number(text)
}

const method = (text: string | undefined): 'GET' | 'POST' => (text?.toUpperCase() === 'GET' ? 'GET' : 'POST')
const words = (element: Element): string => element.text.replace(/\s+/g, ' ').trim()

const say = (element: Element): Say => ({ verb: 'Say', text: words(element), language: element.attributes['language'] ?? null })
const play = (element: Element): Play => ({ verb: 'Play', url: words(element) })
const pause = ({ attributes }: Element): Pause => ({ verb: 'Pause', seconds: whole(attributes['length'], 1) })

const speaking: Record<string, (element: Element) => Say | Play | Pause> = { Say: say, Play: play, Pause: pause }

const gather = ({ attributes, children }: Element): Gather => {
  const input = (attributes['input'] ?? 'dtmf').split(' ')
  return {
    verb: 'Gather',
    keys: input.includes('dtmf'),
    speech: input.includes('speech'),
    action: attributes['action'] || null,
    method: method(attributes['method']),
    seconds: whole(attributes['timeout'], 5),
    numDigits: attributes['numDigits'] === undefined ? null : whole(attributes['numDigits'], 1),
    finishOnKey: attributes['finishOnKey'] ?? '#',
    alsoWhenSilent: attributes['actionOnEmptyResult'] === 'true',
    inside: children.map((child) => {
      const read = speaking[child.name]
      if (!read) throw new NotXml(`${child.name} may not stand inside Gather.`)
      return read(child)
    }),
  }
}

/** Of Dial only the conference: nobody but the customer is rung from here. */
const dial = ({ children }: Element): Room => {
  const [conference, ...others] = children
  if (conference?.name !== 'Conference' || others.length > 0) throw new NotXml('Dial is followed only into one Conference.')
  const { muted, endConferenceOnExit } = conference.attributes
  return { verb: 'Dial', room: words(conference), muted: muted === 'true', ends: endConferenceOnExit === 'true' }
}

const readers: Record<string, (element: Element) => Verb> = {
  ...speaking,
  Gather: gather,
  Dial: dial,
  Hangup: () => ({ verb: 'Hangup' }),
  Redirect: (element) => ({ verb: 'Redirect', url: words(element), method: method(element.attributes['method']) }),
  Reject: ({ attributes }) => ({ verb: 'Reject', reason: attributes['reason'] === 'busy' ? 'busy' : 'rejected' }),
  Message: (element) => ({
    verb: 'Message',
    text: [element.text, ...element.children.filter((child) => child.name === 'Body').map((child) => child.text)].join('').trim(),
    to: element.attributes['to'] ?? null,
  }),
}
