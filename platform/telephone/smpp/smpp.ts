import { seconds } from '../../../lib/time.ts'
import type { Supplier, Sending, SendResult } from '../telephone.ts'
import { receiptIn, textReader } from './delivered.ts'
import type { SmppReceipt, SmppText } from './delivered.ts'
import { partsOf } from './parts.ts'
import type { Part } from './parts.ts'
import { keepSession } from './session.ts'
import type { Answer, KeptSession, Line } from './session.ts'
import { makeWindow } from './window.ts'

/**
 * `url`: `smpp://user:password@host:port`, or `smpps://` with TLS. `blocked` in its query names, between commas, the numbers by which
 * this supplier says that somebody replied STOP; SMPP itself has none. `window`: how many texts it takes before it has answered the first.
 */
export type SmppSettings = { url: string; from: string; patience?: Temporal.Duration }

/** What is heard of the supplier. Each resolves when it is committed; then it is acknowledged. */
export type SmppHears = {
  receipt(receipt: SmppReceipt): Promise<void>
  text(text: SmppText): Promise<void>
  trouble(error: unknown): void
  now(): number
}

/** `listen` binds, hears and sends from now on. A program that never sends or listens never connects. */
export type SmppSupplier = Required<Pick<Supplier, 'text'>> & Supplier & { listen(hears: SmppHears): void; close(): Promise<void> }

/** Texts under way at once, where the supplier's `window` says nothing else. */
const usualWindow = 50

/** A supplier by SMPP 3.4. Sends texts in the letters that they need, in parts when they are long, and asks for a receipt for each. */
export const smppSupplier = ({ url, from, patience = seconds(10) }: SmppSettings): SmppSupplier => {
  const { searchParams } = new URL(url)
  const blocked = (searchParams.get('blocked') ?? '').split(',').filter(Boolean).map(Number)
  const underWay = makeWindow(Number(searchParams.get('window')) || usualWindow)
  let session: KeptSession | null = null
  let joint = Math.floor(performance.now()) & 0xff
  const opened = (): KeptSession => (session ??= keepSession(lineOf(url), nobodyHears))
  const submit = async (to: string, part: Part, how: Sending): Promise<Answer> => {
    const until = performance.now() + (how.patience ?? patience).total('milliseconds')
    if (!(await underWay.enter(until))) return { is: 'not_sent', why: 'Too many texts wait for the supplier to answer.' }
    const asked = submission(from, to, part, how)
    return opened()
      .request((line, answered) => line.submit_sm(asked, answered), until - performance.now())
      .finally(underWay.leave)
  }
  return {
    name: 'smpp',
    text: async (to, body, how) => {
      joint = (joint + 1) & 0xff
      const answers = await Promise.all(partsOf(body, joint).map((part) => submit(to, part, how)))
      return together(answers.map((answer) => understood(answer, blocked)))
    },
    answers: async (long) => {
      const answer = await opened().request((line, answered) => line.enquire_link({}, answered), long.total('milliseconds'))
      return answer.is === 'answer' ? null : answer.why
    },
    listen: (hears) => {
      const read = textReader(hears.now)
      session ??= keepSession(lineOf(url), {
        trouble: hears.trouble,
        deliver: async (pdu) => {
          const receipt = receiptIn(pdu)
          return receipt ? hears.receipt(receipt) : hears.text(read(pdu))
        },
      })
      void session.request((line, answered) => line.enquire_link({}, answered), patience.total('milliseconds'))
    },
    close: async () => session?.close(),
  }
}

/** In a program that does not listen, what comes in is refused for now, and comes again where somebody does. */
const nobodyHears = { deliver: () => Promise.reject(new Error('Nobody listens here.')), trouble: () => undefined }

const lineOf = (url: string): Line => {
  const { protocol, hostname, port, username, password } = new URL(url)
  const tls = protocol === 'smpps:'
  return {
    ...{ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (tls ? 3550 : 2775), tls },
    ...{ user: decodeURIComponent(username), password: decodeURIComponent(password) },
  }
}

/** An address as SMPP wants it: an international number without its plus, or a name. */
const address = (text: string) => (/^\+\d+$/.test(text) ? { addr: text.slice(1), ton: 1, npi: 1 } : { addr: text, ton: 5, npi: 0 })

const submission = (from: string, to: string, { words, coding, header }: Part, { reference }: Sending) => {
  const [source, destination] = [address(from), address(to)]
  return {
    ...{ source_addr: source.addr, source_addr_ton: source.ton, source_addr_npi: source.npi },
    ...{ destination_addr: destination.addr, dest_addr_ton: destination.ton, dest_addr_npi: destination.npi },
    ...{ data_coding: coding, registered_delivery: 1, esm_class: header ? 0x40 : 0 },
    short_message: header ? { message: words, udh: header } : words,
    ...(reference === undefined ? {} : { user_message_reference: reference }),
  }
}

/** SMPP's numbers for a supplier that has too much to do, is broken, or wants to be asked again. */
const later = new Set([0x08, 0x14, 0x15, 0x45, 0x58, 0x64])
/** And for what is about us rather than about the number. */
const ourAccount = new Set([0x04, 0x05, 0x0a, 0x0d, 0x0e, 0x0f])

const understood = (answer: Answer, blocked: readonly number[]): SendResult => {
  if (answer.is === 'not_sent') return { ok: false, kind: 'unreachable', why: answer.why }
  if (answer.is === 'lost') return { ok: false, kind: 'unclear', why: answer.why }
  const { command_status: status, message_id: id } = answer.pdu
  if (status === 0)
    return id
      ? { ok: true, sid: id }
      : { ok: false, kind: 'unclear', why: 'The supplier took it and gave it no id, so that no receipt can find it.' }
  if (later.has(status)) return { ok: false, kind: 'unreachable', why: `The supplier cannot take it now (${status}).` }
  const because = blocked.includes(status) ? 'blocked' : ourAccount.has(status) ? 'account' : 'number'
  return { ok: false, kind: 'refused', because, status, code: status, why: `The supplier said no (${status}).` }
}

/** What became of a text from what became of its parts. Some taken and some not is a text of which nobody knows what arrives. */
const together = (parts: readonly SendResult[]): SendResult => {
  const [first] = parts
  if (first === undefined || parts.length === 1) return first ?? { ok: false, kind: 'unreachable', why: 'There was nothing to send.' }
  const taken = parts.flatMap((part) => (part.ok ? [part.sid] : []))
  if (taken.length === parts.length) return { ok: true, sid: taken[0] ?? '', parts: taken }
  const failed = parts.find((part) => !part.ok) ?? first
  return taken.length === 0 ? failed : { ok: false, kind: 'unclear', why: 'The supplier took a part of it and not the rest.' }
}
