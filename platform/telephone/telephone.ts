/** The port: what Doorstep needs of a telephone supplier. Adapters: `twilio.ts`; a second supplier speaks the same two verbs. */
export type Telephone = {
  /** A text message to `to` (E.164). Resolves with a value whatever happens; never throws for a fault of the outside. */
  text(to: string, body: string, how: Sending): Promise<SendResult>
  /** A voice call to `to` (E.164) that follows the given TwiML once somebody picks up. Ringing stops after `ringFor`. */
  call(to: string, what: CallWords, how: Sending & { ringFor?: Temporal.Duration }): Promise<SendResult>
}

export type CallWords = { url: string } | { twiml: string }

/**
 * `statusCallback` is an absolute address. `id` is our own id of the sending: it travels in the callback's query (`?id=…`),
 * so that a receipt finds its sending even when the supplier's answer never reached us (`unclear`).
 */
export type Sending = { statusCallback: string; id: string }

export type SendResult = Accepted | Failure
/** `sid` is the supplier's id. Accepted is not delivered (M2): that is what the callback tells. */
export type Accepted = { ok: true; sid: string }

/**
 * - `refused`: the supplier said no and will say no again; `code` is its own number for it, where it gave one.
 * - `unreachable`: certainly not sent; may be sent again, or by another supplier.
 * - `unclear`: perhaps sent. Sending again may bring a second copy, which `id` makes harmless.
 *
 * `why` is for the log: it holds neither numbers nor words of the message.
 */
export type Failure =
  | { ok: false; kind: 'refused'; status: number; code: number | null; why: string }
  | { ok: false; kind: 'unreachable'; why: string }
  | { ok: false; kind: 'unclear'; why: string }
