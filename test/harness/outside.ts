import { createServer } from 'node:http'
import type { Server as HttpServer } from 'node:http'
import { createServer as createLine } from 'node:net'
import type { AddressInfo, Server } from 'node:net'

const listening = (server: Server | HttpServer): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))

/** A Twilio that writes down what it is asked, and answers with the status it is told to. */
export const fakeTwilio = async () => {
  const asked: { what: string; to: string; words: string }[] = []
  const state = { status: 201 }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (data) => (body += data))
    request.on('end', () => {
      const form = new URLSearchParams(body)
      const what = /(Messages|Calls)\.json$/.exec(request.url ?? '')?.[1] ?? ''
      asked.push({ what, to: form.get('To') ?? '', words: form.get('Body') ?? form.get('Twiml') ?? '' })
      response.writeHead(state.status, { 'content-type': 'application/json' }).end(JSON.stringify({ sid: `SM${asked.length}` }))
    })
  })
  const port = await listening(server)
  const account = { apiUrl: `http://127.0.0.1:${port}`, accountSid: 'AC1', authToken: 'token', from: '+441314960199' }
  return { account, asked, state, close: () => server.close() }
}

/** As much of an SMPP centre as hears one bind and one message; `password` is what it lets in. */
export const fakeSmpp = async (password: string) => {
  const taken: { to: string; words: string; coding: number }[] = []
  const server = createLine((socket) => {
    let rest = Buffer.alloc(0)
    const answer = (command: number, number: number, status: number, body = Buffer.alloc(0)): void => {
      const head = Buffer.alloc(16)
      for (const [at, value] of [16 + body.length, command + 0x8000_0000, status, number].entries()) head.writeUInt32BE(value, at * 4)
      socket.write(Buffer.concat([head, body]))
    }
    socket.on('error', () => undefined)
    socket.on('data', (data: Buffer) => {
      rest = Buffer.concat([rest, data])
      while (rest.length >= 16 && rest.length >= rest.readUInt32BE(0)) {
        const pdu = rest.subarray(0, rest.readUInt32BE(0))
        rest = rest.subarray(pdu.length)
        const [command, number] = [pdu.readUInt32BE(4), pdu.readUInt32BE(12)]
        if (command === 2) answer(command, number, pdu.toString('latin1').includes(`\0${password}\0`) ? 0 : 14)
        if (command !== 4) continue
        taken.push(messageIn(pdu.subarray(16)))
        answer(command, number, 0, Buffer.from(`id-${taken.length}\0`))
      }
    })
  })
  const port = await listening(server)
  return { url: `smpp://doorstep:${password}@127.0.0.1:${port}`, taken, close: () => server.close() }
}

/** service_type, source and destination each with type and plan, three bytes, two times, five bytes, then message_payload. */
const messageIn = (body: Buffer): { to: string; words: string; coding: number } => {
  let at = 0
  const text = (): string => {
    const end = body.indexOf(0, at)
    const read = body.toString('latin1', at, end)
    at = end + 1
    return read
  }
  const skip = (bytes: number): void => void (at += bytes)
  text()
  skip(2)
  text()
  skip(2)
  const to = text()
  skip(3)
  text()
  text()
  const coding = body[at + 2]!
  skip(5)
  const payload = Buffer.from(body.subarray(at + 4))
  return { to, coding, words: coding === 8 ? payload.swap16().toString('utf16le') : payload.toString('latin1') }
}

/** An outside switch: each visit by its path and words. */
export const fakeDeadMan = async () => {
  const visits: { path: string; words: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (data) => (body += data))
    request.on('end', () => {
      visits.push({ path: request.url ?? '', words: body })
      response.end('OK')
    })
  })
  const port = await listening(server)
  return { url: `http://127.0.0.1:${port}/ours`, visits, close: () => server.close() }
}
