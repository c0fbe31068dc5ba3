import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { chanceFrom } from '../../platform/seeded-chance.ts'
import { signatureOf } from '../../platform/telephone/signature.ts'
import { workersIn } from './town.ts'

export const account = { sid: 'AC00000000000000000000000000000000', token: 'a token for the bench alone', from: '+441314960199' }

export type Request = { at: number; what: 'Messages' | 'Calls'; to: string; words: string }
export type Exchange = { url: string; heard(listener: (request: Request) => void): void; close(): void }

/** Posts a form to us as the supplier does, signed. */
export const post = (office: string, path: string, fields: Record<string, string>): Promise<Response> =>
  fetch(`${office}${path}`, {
    method: 'POST',
    headers: { 'x-twilio-signature': signatureOf(account.token, `${office}${path}`, fields) },
    body: new URLSearchParams(fields),
  })

/**
 * A supplier that speaks Twilio's protocol over a socket and accepts everything: a text is delivered after a fifth of a second; a call about
 * an alarm is picked up, and somebody presses 1 after one to three seconds, as people do, and again about a second after each further alarm
 * that they hear of in it. `office`: where its callbacks go.
 */
export const startExchange = async (office: string): Promise<Exchange> => {
  const listeners: ((request: Request) => void)[] = []
  const { random } = chanceFrom(1)
  let sids = 0
  const report = (callback: string, fields: Record<string, string>): Promise<string> => {
    const { pathname, search } = new URL(callback)
    return post(office, pathname + search, fields)
      .then((response) => response.text())
      .catch(() => '')
  }
  const pressWhileAsked = async (words: string, call: Record<string, string>): Promise<void> => {
    const action = /action="([^"]+)"/.exec(words)?.[1]?.replaceAll('&amp;', '&')
    if (!action || workersIn(words).length === 0) return
    const heard = await report(action, { ...call, CallStatus: 'in-progress', Digits: '1' })
    if (!heard.includes('action=')) return
    await pause(500 + 1000 * random())
    await pressWhileAsked(heard, call)
  }
  const server = createServer((request, response) => {
    const at = performance.now()
    let body = ''
    request.on('data', (data) => (body += data))
    request.on('end', () => {
      const form = new URLSearchParams(body)
      const of = (name: string): string => form.get(name) ?? ''
      const what = request.url?.endsWith('Calls.json') ? 'Calls' : 'Messages'
      const sid = `${what === 'Calls' ? 'CA' : 'SM'}${String((sids += 1)).padStart(32, '0')}`
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ sid, status: 'queued' }))
      const words = of('Body') || of('Twiml')
      for (const listener of listeners) listener({ at, what, to: of('To'), words })
      const shared = { AccountSid: account.sid, From: account.from, To: of('To') }
      if (what === 'Messages')
        return void setTimeout(() => void report(of('StatusCallback'), { ...shared, MessageSid: sid, MessageStatus: 'delivered' }), 200)
      const call = { ...shared, CallSid: sid, Direction: 'outbound-api' }
      setTimeout(() => void report(of('StatusCallback'), { ...call, CallStatus: 'in-progress' }), 500)
      void pause(1000 + 2000 * random())
        .then(() => pressWhileAsked(words, call))
        .then(() => report(of('StatusCallback'), { ...call, CallStatus: 'completed' }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: (listener) => void listeners.push(listener),
    close: () => server.close().closeAllConnections(),
  }
}
