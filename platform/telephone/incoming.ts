import { z } from 'zod'
import type { Instant } from '../../lib/time.ts'

/**
 * What the supplier posts to us, parsed at the edge. Ids and numbers are kept as they came, with a generous bound: a call for help is not
 * turned away for an unusual sender. Lists (states) are closed: an unknown state is an error, never a default.
 */
const sid = z.string().min(1).max(64)
const number = z.string().min(1).max(64)

export const messageStates = ['accepted', 'queued', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'read', 'canceled'] as const
export const callStates = ['queued', 'initiated', 'ringing', 'in-progress', 'completed', 'busy', 'no-answer', 'canceled', 'failed'] as const
export type MessageState = (typeof messageStates)[number]
export type CallState = (typeof callStates)[number]

/** A text that somebody sent us. A picture message may have no words. */
export const incomingText = z
  .looseObject({
    MessageSid: sid,
    From: number,
    To: number,
    Body: z.string().default(''),
    /** How many pictures. One that cannot be read is taken for a picture: no words beside it may be all that somebody could send (A2). */
    NumMedia: z.coerce.number().int().min(0).max(20).default(0).catch(1),
    /** When it was written, where the network told: RFC 2822, as the supplier writes its times. Unreadable is unknown. */
    DateSent: z.string().nullish().catch(null),
  })
  .transform((form) => ({
    sid: form.MessageSid,
    from: form.From,
    to: form.To,
    body: form.Body,
    pictures: form.NumMedia,
    sentAt: timeOf(form.DateSent),
  }))

const timeOf = (written: string | null | undefined): Instant | null => {
  const at = written ? Date.parse(written) : Number.NaN
  return Number.isNaN(at) ? null : Temporal.Instant.fromEpochMilliseconds(at)
}

export type IncomingText = z.output<typeof incomingText>

const call = { CallSid: sid, From: number, To: number, CallStatus: z.enum(callStates) }

/** Somebody rings us, or a call that we placed was picked up. */
export const incomingCall = z.looseObject({ ...call, Direction: z.string().max(40) }).transform((form) => ({
  sid: form.CallSid,
  from: form.From,
  to: form.To,
  state: form.CallStatus,
  ours: form.Direction.startsWith('outbound'),
}))
export type IncomingCall = z.output<typeof incomingCall>

/** Keys or words in a call; both null when the time ran out in silence. */
export const gathered = z
  .looseObject({
    ...call,
    Digits: z.string().nullish(),
    SpeechResult: z.string().nullish(),
  })
  .transform((form) => ({
    sid: form.CallSid,
    from: form.From,
    to: form.To,
    keys: form.Digits || null,
    words: form.SpeechResult || null,
  }))
export type Gathered = z.output<typeof gathered>

const errorCode = z.coerce
  .number()
  .int()
  .nullish()
  .transform((code) => code ?? null)

/** How a text or call of ours fares. `errorCode` is the supplier's number for what went wrong. */
export const statusReport = z.union([
  z.looseObject({ MessageSid: sid, MessageStatus: z.enum(messageStates), ErrorCode: errorCode }).transform((form) => ({
    of: 'message' as const,
    sid: form.MessageSid,
    state: form.MessageStatus,
    errorCode: form.ErrorCode,
  })),
  z.looseObject({ CallSid: sid, CallStatus: z.enum(callStates), ErrorCode: errorCode, To: number.nullish() }).transform((form) => ({
    of: 'call' as const,
    sid: form.CallSid,
    to: form.To ?? null,
    state: form.CallStatus,
    errorCode: form.ErrorCode,
  })),
])
export type StatusReport = z.output<typeof statusReport>
