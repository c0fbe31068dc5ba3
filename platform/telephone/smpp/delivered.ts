import { createHash } from 'node:crypto'
import type { Pdu, ShortMessage } from 'smpp'
import type { MessageState } from '../incoming.ts'

/** What the supplier delivers to us: a receipt for a text of ours, or a text from somebody. */
export type SmppReceipt = { id: string; reference: number | null; state: MessageState; errorCode: number | null }
export type SmppText = { supplierId: string; from: string; to: string; body: string }

/** The final states by SMPP's number and by the word in a receipt's text; others are only on their way. */
const states: Readonly<Record<string, MessageState>> = {
  ...{ 2: 'delivered', 3: 'undelivered', 4: 'undelivered', 5: 'undelivered', 8: 'undelivered' },
  ...{ DELIVRD: 'delivered', EXPIRED: 'undelivered', DELETED: 'undelivered', UNDELIV: 'undelivered', REJECTD: 'undelivered' },
}

const isReceipt = (pdu: Pdu): boolean => ((pdu.esm_class ?? 0) & 0x3c) === 0x04 || pdu.message_state !== undefined

/** A receipt, by its fields or by the text that older suppliers write them into; null when it is none. */
export const receiptIn = (pdu: Pdu): SmppReceipt | null => {
  if (!isReceipt(pdu)) return null
  const text = wordsOf(pdu).words
  const id = pdu.receipted_message_id ?? /\bid:(\S+)/.exec(text)?.[1]
  if (id === undefined) return null
  const word = String(pdu.message_state ?? /\bstat:(\w+)/.exec(text)?.[1])
  const code = /\berr:(\d+)/.exec(text)?.[1]
  return {
    id,
    reference: pdu.user_message_reference ?? null,
    state: states[word] ?? 'sent',
    errorCode: code === undefined ? null : Number(code) || null,
  }
}

/** What a part of a text says, and to which long text it belongs, when it does. */
type Words = { words: string; joint: string | null; nth: number }

const wordsOf = (pdu: Pdu): Words => {
  const given: ShortMessage = bodyOf(pdu.short_message) ? (pdu.short_message ?? '') : (pdu.message_payload ?? pdu.short_message ?? '')
  const header = typeof given === 'object' && 'udh' in given ? [given.udh ?? []].flat() : []
  const join = header.find((one) => (one[0] === 0 && one.length >= 5) || (one[0] === 8 && one.length >= 6))
  return { words: bodyOf(given), joint: join ? join.subarray(0, -1).toString('hex') : null, nth: join?.at(-1) ?? 1 }
}

const bodyOf = (given: ShortMessage | undefined): string => {
  const message = typeof given === 'object' && 'message' in given ? given.message : (given ?? '')
  return typeof message === 'string' ? message : message.toString('utf8')
}

/** Suppliers write `447700900123` where we write `+447700900123`; names and short codes stay. */
const asDialled = (address: string): string => (/^[1-9]\d{7,14}$/.test(address) ? `+${address}` : address)

/**
 * How long a supplier may take to repeat a text that we did not acknowledge, and to bring all the parts of a long one, in ms: copies
 * within it count as one, parts within it as one text.
 */
const oneWithin = 120_000
const jointsKept = 500

/** A long text of which some parts are here. `id` stands for the whole of it. */
type Joint = { id: string; since: number; parts: Map<number, string> }

/**
 * Reads texts from somebody. Each part of a long one is handed on at once, together with the parts that came before, under the id of the
 * whole: nobody waits for a part that may never come, a word that was cut in two is whole in the second, and it is kept as one text that
 * grew. SMPP gives a text no id of its own: where the supplier adds none, who, to whom, what and when (within two minutes) stand for it.
 */
export const textReader = (now: () => number): ((pdu: Pdu) => SmppText) => {
  const joints = new Map<string, Joint>()
  const idOf = (...what: readonly string[]): string =>
    createHash('sha256')
      .update(JSON.stringify([...what, Math.floor(now() / oneWithin)]))
      .digest('hex')
      .slice(0, 32)
  /** Numbers of long texts come round again: another text under the same one has other words in the same place. */
  const isOf = ({ since, parts }: Joint, { words, nth }: Words): boolean =>
    now() - since <= oneWithin && (parts.get(nth) ?? words) === words
  const joined = (from: string, to: string, part: Words, joint: string): { id: string; body: string } => {
    const key = JSON.stringify([from, to, joint])
    const known = joints.get(key)
    const text = known && isOf(known, part) ? known : { id: idOf(key, part.words), since: now(), parts: new Map<number, string>() }
    joints.delete(key)
    joints.set(key, { ...text, parts: text.parts.set(part.nth, part.words) })
    for (const oldest of joints.keys()) if (joints.size > jointsKept) joints.delete(oldest)
    const inOrder = [...text.parts].toSorted(([a], [b]) => a - b)
    return { id: text.id, body: inOrder.map(([, words]) => words).join('') }
  }
  return (pdu) => {
    const [from, to] = [asDialled(pdu.source_addr ?? ''), asDialled(pdu.destination_addr ?? '')]
    const part = wordsOf(pdu)
    const { id, body } =
      part.joint === null
        ? { id: pdu.receipted_message_id ?? idOf(from, to, part.words), body: part.words }
        : joined(from, to, part, part.joint)
    return { supplierId: `smpp:${id}`, from, to, body }
  }
}
