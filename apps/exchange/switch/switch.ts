import type { Instant } from '../../../lib/time.ts'
import type { SmppDoor } from '../second/smpp.ts'
import type { Faults } from './faults.ts'
import type { Handsets } from './handsets.ts'
import type { Pace } from './pace.ts'
import type { Call, Message } from './things.ts'
import type { Work } from './work.ts'

export type Settings = {
  accountSid: string
  authToken: string
  /** Where the customer's program is, without a closing slash; texts and calls from handsets go to `…/hooks/twilio/…`. */
  callbackBase: string
}

/** Everything the parts of the exchange share: its state, its settings and its ways to act. */
export type Switch = {
  settings: Settings
  now(): Instant
  pace: Pace
  work: Work
  faults: Faults
  handsets: Handsets
  /** The customer's own numbers: those it started with and those it has sent from. Every other number is somebody's handset. */
  lines: Set<string>
  messages: Map<string, Message>
  calls: Map<string, Call>
  /** The second supplier's centre, where it is played. */
  bySmpp: SmppDoor | null
  /** Notes what the customer's program did wrong, with Twilio's number for it; the newest are kept. */
  trouble(code: number, what: string): void
  closed(): boolean
}

/** Remembers the newest `kept` of a map. */
export const remember = <T extends { sid: string }>(map: Map<string, T>, thing: T, kept = 5_000): T => {
  map.set(thing.sid, thing)
  const oldest = map.keys().next().value
  if (map.size > kept && oldest !== undefined) map.delete(oldest)
  return thing
}
