/**
 * The little TwiML that we answer with. Text goes in as data and comes out escaped; there is no way to hand in raw XML.
 *
 *   response(gather({ action: '/hooks/twilio/gather', digits: 1, seconds: 10 }, say('Press 1 to answer.')))
 */
declare const made: unique symbol
type Verb<K extends string> = string & { readonly [made]: K }
export type Say = Verb<'say'>
export type Pause = Verb<'pause'>
export type Gather = Verb<'gather'>
export type Message = Verb<'message'>
export type Dial = Verb<'dial'>

/** A whole answer. With nothing in it: "thank you, and nothing more". */
export const response = (...verbs: (Say | Pause | Gather | Message | Dial)[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs.join('')}</Response>`

/** Speaks. `language` is a BCP 47 tag; the supplier has a voice for it or reads it in its own. */
export const say = (text: string, language = 'en-GB'): Say => element('Say', { language }, escaped(text)) as Say

/** Silence, in whole seconds. */
export const pause = (seconds: number): Pause => element('Pause', { length: seconds }, '') as Pause

/** A text message as the answer to a text message. */
export const message = (text: string): Message => element('Message', {}, escaped(text)) as Message

export type Listening = {
  /** Where the keys or words are posted. */
  action: string
  /** Ends after that many keys; without it, at `#` or after the seconds. */
  digits?: number | undefined
  /** How long to wait for the next key or word. */
  seconds: number
  /** What counts; keys alone unless set. */
  input?: 'dtmf' | 'speech' | 'dtmf speech'
  /** Words that are to be expected, where words count. */
  hints?: readonly string[]
  /** Posts also when nothing came; otherwise the verbs after this one go on. */
  alsoWhenSilent?: boolean
}

/** Listens for keys or words, speaking meanwhile. */
export const gather = (
  { action, digits, seconds, input = 'dtmf', hints = [], alsoWhenSilent = false }: Listening,
  ...inside: (Say | Pause)[]
): Gather => {
  const speech = input === 'dtmf' ? {} : { language: 'en-GB', speechTimeout: 'auto', hints: hints.join(', ') || undefined }
  const given = { action, numDigits: digits, timeout: seconds, input, ...speech, actionOnEmptyResult: alsoWhenSilent }
  return element('Gather', given, inside.join('')) as Gather
}

/**
 * Stays on the line in a room, silently and for as long as this end wants; whoever else is in it hears and is heard. `muted`
 * listens only. The room ends with whoever `keeps` it.
 */
export const room = (name: string, { muted = false, keeps = false }: { muted?: boolean; keeps?: boolean } = {}): Dial =>
  element(
    'Dial',
    {},
    element('Conference', { beep: false, waitUrl: '', startConferenceOnEnter: true, endConferenceOnExit: keeps, muted }, escaped(name)),
  ) as Dial

const element = (name: string, attributes: Record<string, string | number | boolean | undefined>, inside: string): string => {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined)
  return `<${name}${given.map(([key, value]) => ` ${key}="${escaped(String(value))}"`).join('')}>${inside}</${name}>`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Escaped for text and attribute; characters that XML 1.0 cannot carry (bells, lone surrogates) are left out. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- the control characters are what this removes
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD-\uFFFF]/g, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
