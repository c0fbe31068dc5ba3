import type { AddressInfo } from 'node:net'
import smpp from 'smpp'
import type { Pdu, Session, ShortMessage } from 'smpp'
import { acceptMessage } from '../switch/messages.ts'
import { e164, newSid } from '../switch/numbers.ts'
import type { Switch } from '../switch/switch.ts'
import type { Message, MessageStatus } from '../switch/things.ts'

/** The second supplier: an SMPP 3.4 message centre over a socket, delivering to the same handsets as the first. */

export type SmppDoor = {
  port: number
  /** Brings the customer a text from a handset; false when no session stands that would take it. */
  bring(message: Message): Promise<boolean>
  /** How often the customer said that it has what was brought. */
  acknowledged(): number
  /** How many of the customer's sessions stand. */
  sessions(): number
  /** Breaks every line, as a failing network does. */
  breakLines(): void
  close(): Promise<void>
}

/** This centre's own number for “somebody replied STOP”; SMPP has none. */
export const blockedStatus = 1091
const [systemError, wrongPassword] = [0x08, 0x0e]

export const smppDoor = async (
  exchange: Switch,
  { port, user, password }: { port: number; user: string; password: string },
): Promise<SmppDoor> => {
  const bound = new Set<Session>()
  let acknowledged = 0
  const server = smpp.createServer((session) => {
    session.on('error', () => session.destroy())
    session.on('close', () => bound.delete(session))
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()))
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response())
      session.close()
    })
    session.on('bind_transceiver', (pdu: Pdu) => {
      const isCustomer = pdu.system_id === user && pdu.password === password
      session.send(pdu.response(isCustomer ? { system_id: 'exchange' } : { command_status: wrongPassword }))
      if (isCustomer) bound.add(session)
    })
    const joining = makeJoining()
    session.on('submit_sm', (pdu: Pdu) => {
      if (bound.has(session)) submitted(exchange, { session, pdu, joining, deliver })
    })
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))

  /** Asks any session that stands to take something; again when it says that it cannot now, three times. */
  const deliver = async (fields: object): Promise<boolean> => {
    for (const _ of [1, 2, 3]) {
      const [session] = bound
      if (!session) return false
      if ((await taken(session, fields)) === 0) {
        acknowledged += 1
        return true
      }
    }
    return false
  }
  return {
    port: (server.address() as AddressInfo).port,
    acknowledged: () => acknowledged,
    sessions: () => bound.size,
    bring: async ({ sid, from, to, body }) => {
      const parts = inParts(body)
      const once = async (): Promise<boolean> => {
        for (const part of parts)
          if (!(await deliver({ ...between(from, to), data_coding: 8, ...part, receipted_message_id: sid }))) return false
        return true
      }
      const brought = await once()
      if (exchange.faults.strikes('received_twice', from, 'smpp')) await once()
      return brought
    },
    breakLines: () => {
      for (const session of server.sessions) session.destroy()
    },
    close: async () => {
      for (const session of server.sessions) session.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}

const taken = (session: Session, fields: object): Promise<number | null> =>
  new Promise((resolve) => {
    const settle = (status: number | null): void => {
      session.off('close', broken)
      resolve(status)
    }
    const broken = (): void => settle(null)
    session.setMaxListeners(0).once('close', broken)
    if (!session.deliver_sm(fields, (answer) => settle(answer.command_status))) settle(null)
  })

/** A handset cuts what is longer than one text, and numbers its long texts. */
const inParts = (body: string) => {
  if (body.length <= 70) return [{ short_message: body }]
  const pieces = body.match(/[^]{1,67}/g) ?? []
  const number = (longTexts = (longTexts + 1) & 0xff)
  return pieces.map((message, n) => ({
    esm_class: 0x40,
    short_message: { message, udh: Buffer.from([5, 0, 3, number, pieces.length, n + 1]) },
  }))
}
let longTexts = 0

const between = (from: string, to: string) => ({
  source_addr: from.replace('+', ''),
  source_addr_ton: 1,
  destination_addr: to.replace('+', ''),
  dest_addr_ton: 1,
})

type Submission = { session: Session; pdu: Pdu; joining: Joining; deliver: (fields: object) => Promise<boolean> }

/** Takes a text, or a part of one, with the faults that are switched on for its number. */
const submitted = (exchange: Switch, { session, pdu, joining, deliver }: Submission): void => {
  const [from, to] = [asNumber(pdu.source_addr ?? ''), asNumber(pdu.destination_addr ?? '')]
  const strikes = (fault: Parameters<Switch['faults']['strikes']>[0]) => exchange.faults.strikes(fault, to, 'smpp')
  if (strikes('error_500')) return void session.send(pdu.response({ command_status: systemError }))
  if (strikes('refused')) return void session.send(pdu.response({ command_status: blockedStatus }))
  if (strikes('timeout_lost')) return
  const id = newSid('SM')
  if (!strikes('timeout_sent')) session.send(pdu.response({ message_id: id }))
  const whole = joining.add(`${from} ${to}`, pdu, id)
  if (!whole) return
  acceptMessage(exchange, {
    ...{ from, to, body: whole.body, statusCallback: null, by: 'smpp' },
    report: async (_, status) => {
      for (const part of whole.ids) await deliver(receiptFor(part, { from, to, status, reference: pdu.user_message_reference }))
    },
  })
}

const asNumber = (address: string): string => (/^[1-9]\d{7,14}$/.test(address) ? `+${address}` : e164(address))

/** Receipts in the words that everybody's message centre writes, and in the fields that came later. */
const words: Record<MessageStatus, [stat: string, state: number]> = {
  queued: ['ACCEPTD', 6],
  sent: ['ENROUTE', 1],
  delivered: ['DELIVRD', 2],
  undelivered: ['UNDELIV', 5],
  received: ['ACCEPTD', 6],
}

const receiptFor = (
  id: string,
  { from, to, status, reference }: { from: string; to: string; status: MessageStatus; reference: number | undefined },
) => {
  const [stat, state] = words[status]
  return {
    ...between(to, from),
    ...{ esm_class: 0x04, receipted_message_id: id, message_state: state },
    short_message: `id:${id} sub:001 dlvrd:${status === 'delivered' ? '001' : '000'} submit date:2601010000 done date:2601010000 stat:${stat} err:${status === 'undelivered' ? '001' : '000'} text:`,
    ...(reference === undefined ? {} : { user_message_reference: reference }),
  }
}

type Joining = { add(between: string, pdu: Pdu, id: string): { body: string; ids: readonly string[] } | null }

/** Joins the parts of long texts; a text of one part is whole at once. */
const makeJoining = (): Joining => {
  const open = new Map<string, Map<number, { words: string; id: string }>>()
  return {
    add: (addresses, pdu, id) => {
      const given: ShortMessage = pdu.short_message ?? ''
      const body = wordsOf(given)
      const header = typeof given === 'object' && 'udh' in given ? [given.udh ?? []].flat().find((one) => one[0] === 0) : undefined
      if (!header) return { body, ids: [id] }
      const [joint, count, nth] = [header[2], header[3] ?? 1, header[4] ?? 1]
      const key = `${addresses} ${joint}`
      const parts = (open.get(key) ?? new Map<number, { words: string; id: string }>()).set(nth, { words: body, id })
      open.set(key, parts)
      if (parts.size < count) return null
      open.delete(key)
      const inOrder = [...parts].toSorted(([a], [b]) => a - b).map(([, part]) => part)
      return { body: inOrder.map((part) => part.words).join(''), ids: inOrder.map((part) => part.id) }
    },
  }
}

const wordsOf = (given: ShortMessage): string => {
  const message = typeof given === 'object' && 'message' in given ? given.message : given
  return typeof message === 'string' ? message : message.toString('utf8')
}
