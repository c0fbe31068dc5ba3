import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { connect as connectSecurely } from 'node:tls'
import { patienceMs, troubleOf } from './senders.ts'
import type { Sender, Sent } from './senders.ts'

/** As much of SMPP 3.4 as a shout needs: bind, submit one message, hear that it was taken, leave. */
const bindTransmitter = 2
const submit = 4
const unbind = 6
const isAnswer = 0x8000_0000

/** `smpp://system:password@host:port`, or smpps with TLS. `from`: the number that people see. */
export const smppSender = (address: string, from: string): Sender => ({
  name: 'smpp',
  call: null,
  text: async (to, words) => {
    try {
      return await send(new URL(address), { from, to, words })
    } catch (error) {
      return { ok: false, trouble: troubleOf(error) }
    }
  },
})

const send = async (url: URL, message: { from: string; to: string; words: string }): Promise<Sent> => {
  const socket = await opened(url)
  try {
    const line = lineOver(socket)
    const bound = await line.ask(bindTransmitter, bindBody(decodeURIComponent(url.username), decodeURIComponent(url.password)))
    if (bound.status !== 0) return { ok: false, trouble: `bind refused (${bound.status})` }
    const taken = await line.ask(submit, submitBody(message))
    if (taken.status !== 0) return { ok: false, trouble: `not taken (${taken.status})` }
    line.say(unbind)
    return { ok: true, id: taken.body.toString('latin1').split('\0')[0] || 'taken' }
  } finally {
    socket.destroySoon()
  }
}

const opened = (url: URL): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const where = { host: url.hostname, port: Number(url.port || 2775), timeout: patienceMs }
    const socket = url.protocol === 'smpps:' ? connectSecurely({ ...where, servername: url.hostname }) : connect(where)
    socket.once(url.protocol === 'smpps:' ? 'secureConnect' : 'connect', () => resolve(socket))
    socket.once('error', reject)
    socket.once('timeout', () => socket.destroy(new Error('no answer in time')))
  })

type Answer = { status: number; body: Buffer }

/** Questions and answers over the socket, matched by their number; what the other side asks is left unanswered. */
const lineOver = (socket: Socket) => {
  let number = 0
  let rest = Buffer.alloc(0)
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>()
  socket.on('data', (data: Buffer) => {
    rest = Buffer.concat([rest, data])
    while (rest.length >= 16 && rest.length >= rest.readUInt32BE(0)) {
      const pdu = rest.subarray(0, Math.max(16, rest.readUInt32BE(0)))
      rest = rest.subarray(pdu.length)
      if (pdu.readUInt32BE(4) >= isAnswer)
        waiting.get(pdu.readUInt32BE(12))?.resolve({ status: pdu.readUInt32BE(8), body: pdu.subarray(16) })
    }
  })
  const lost = (error: Error): void => waiting.forEach(({ reject }) => reject(error))
  socket.on('error', lost)
  socket.on('close', () => lost(new Error('the line was cut')))
  const say = (command: number, body: Buffer = Buffer.alloc(0)): number => {
    const head = Buffer.alloc(16)
    head.writeUInt32BE(16 + body.length, 0)
    head.writeUInt32BE(command, 4)
    head.writeUInt32BE((number += 1), 12)
    socket.write(Buffer.concat([head, body]))
    return number
  }
  return {
    say,
    ask: (command: number, body: Buffer): Promise<Answer> =>
      new Promise((resolve, reject) => waiting.set(say(command, body), { resolve, reject })),
  }
}

const text = (words: string): Buffer => Buffer.from(`${words}\0`, 'latin1')
const bytes = (...values: number[]): Buffer => Buffer.from(values)

const bindBody = (system: string, password: string): Buffer =>
  Buffer.concat([text(system), text(password), text(''), bytes(0x34, 0, 0), text('')])

/** Numbers as they are dialled (1 international, 1 ISDN). The words travel whole in message_payload (0x0424), as ASCII (1) or UCS-2 (8). */
const submitBody = ({ from, to, words }: { from: string; to: string; words: string }): Buffer => {
  const isPlain = /^[\x20-\x7e\n]*$/.test(words)
  const payload = isPlain ? Buffer.from(words, 'latin1') : Buffer.from(Buffer.from(words, 'utf16le').swap16())
  const digits = (telephone: string): Buffer => Buffer.concat([bytes(1, 1), text(telephone.replace(/\D/g, ''))])
  const length = Buffer.alloc(4)
  length.writeUInt16BE(0x0424, 0)
  length.writeUInt16BE(payload.length, 2)
  const head = [text(''), digits(from), digits(to), bytes(0, 0, 1), text(''), text(''), bytes(0, 0, isPlain ? 1 : 8, 0, 0)]
  return Buffer.concat([...head, length, payload])
}
