import type { Instant } from '../../../lib/time.ts'
import type { PlayedSupplier } from './faults.ts'
import type { Gather, Room, Verb } from './twiml.ts'

/** The nouns of the exchange. Telephone numbers are E.164 text. */

/** One text on one handset. `mine` is true for the texts its holder wrote. */
export type Text = { sid: string; from: string; to: string; body: string; at: Instant; mine: boolean }

/** In the order in which a text lives. Twilio's names. */
export type MessageStatus = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'received'

export type Message = {
  sid: string
  from: string
  to: string
  body: string
  direction: 'inbound' | 'outbound-api' | 'outbound-reply'
  status: MessageStatus
  errorCode: number | null
  at: Instant
  statusCallback: string | null
  /** Which supplier carries it. */
  by: PlayedSupplier
  /** How that supplier tells the customer, where it does not post to the status callback. */
  report?: ((message: Message, status: MessageStatus) => Promise<void>) | undefined
}

export type CallStatus = 'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'no-answer' | 'canceled' | 'failed'
export const callEvents = ['initiated', 'ringing', 'answered', 'completed'] as const
export type CallEvent = (typeof callEvents)[number]

export type Call = {
  sid: string
  from: string
  to: string
  direction: 'inbound' | 'outbound-api'
  status: CallStatus
  at: Instant
  answeredAt: Instant | null
  endedAt: Instant | null
  /** What the line said, in order, and what was keyed or spoken into it. */
  heard: string[]
  said: string[]
  /** Where the words come from: fetched when picked up, or handed in. */
  script: { url: string; method: 'GET' | 'POST' } | { twiml: string }
  /** Where in the script the call stands: the verbs still to come, and the gathering that waits for keys or words. */
  rest: Verb[]
  listening: { gather: Gather; keys: string } | null
  /** The room it stands in, with whoever else is there. */
  room: Room | null
  statusCallback: { url: string; events: readonly CallEvent[] } | null
  /** Seconds it may ring. */
  ringFor: number
  /** Status posts: how many so far, the chain they wait in, and what a fault keeps back. */
  told: { count: number; chain: Promise<unknown>; heldBack: Readonly<Record<string, string>>[] }
}

/** The number of the handset in this call; the other end is the customer. */
export const handsetOf = (call: Call): string => (call.direction === 'inbound' ? call.from : call.to)

export const isOver = (call: Call): boolean => !['queued', 'ringing', 'in-progress'].includes(call.status)
