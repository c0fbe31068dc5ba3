export const supplierNames = ['twilio', 'smpp', 'notify'] as const
export type SupplierName = (typeof supplierNames)[number]

/**
 * The port: one telephone supplier. Adapters: `twilio.ts`, `smpp.ts`, `notify.ts`; what one cannot do, it leaves out. Each verb resolves
 * with a value whatever happens, and never throws for a fault of the outside.
 */
export type Supplier = {
  readonly name: SupplierName
  /** A text message to `to` (E.164). */
  text?(to: string, body: string, how: Sending): Promise<SendResult>
  /** A voice call to `to` (E.164) that follows the given TwiML once somebody picks up. Ringing stops after `ringFor`. */
  call?(to: string, what: CallWords, how: Sending & { ringFor?: Temporal.Duration }): Promise<SendResult>
  /** Whether it answers at all, asked without sending anything. Null when it does; else why not. */
  answers(patience: Temporal.Duration): Promise<string | null>
}

export type CallWords = { url: string } | { twiml: string }

/**
 * `statusCallback` is an absolute address. `id` is our own id of the message: it travels with every copy, so that a second one is known
 * as the same, and so that a receipt finds its message even when the supplier's answer never reached us (`unclear`). `attempt` is the id of
 * this try of it; `reference` a number for it (0 to 65535) where the supplier takes nothing longer. `patience`: how long an answer may take.
 */
export type Sending = { statusCallback: string; id: string; attempt?: string; reference?: number; patience?: Temporal.Duration }

export type SendResult = Accepted | Failure
/** The supplier's own ids: one, or one for each part of a long text. Accepted is not delivered (M2): that is what the receipts tell. */
export type Accepted = { ok: true; sid: string; parts?: readonly string[] }

/**
 * - `refused`: the supplier said no and will say no again; `code` is its own number for it, where it gave one. Because the number is
 *   `blocked` there (somebody replied STOP), because of the `number` or message itself, or of our `account` with it, which says nothing about the number.
 * - `unreachable`: certainly not sent; may be sent again, or by another supplier.
 * - `unclear`: perhaps sent. Sending again may bring a second copy, which `id` makes harmless.
 *
 * `why` is for the log: it holds neither numbers nor words of the message.
 */
export type Failure =
  | { ok: false; kind: 'refused'; because: 'blocked' | 'number' | 'account'; status: number; code: number | null; why: string }
  | { ok: false; kind: 'unreachable'; why: string }
  | { ok: false; kind: 'unclear'; why: string }
