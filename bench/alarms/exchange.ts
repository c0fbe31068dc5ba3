import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
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
 * an alarm is picked up, and after two seconds somebody presses 1. `office`: where its callbacks go.
 */
export const startExchange = async (office: string): Promise<Exchange> => {
  const listeners: ((request: Request) => void)[] = []
  let sids = 0
  const report = (callback: string, fields: Record<string, string>): void => {
    const { pathname, search } = new URL(callback)
    void post(office, pathname + search, fields)
      .then((response) => response.body?.cancel())
      .catch(() => undefined)
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
        return void setTimeout(() => report(of('StatusCallback'), { ...shared, MessageSid: sid, MessageStatus: 'delivered' }), 200)
      const action = /action="([^"]+)"/.exec(words)?.[1]?.replaceAll('&amp;', '&')
      const call = { ...shared, CallSid: sid, Direction: 'outbound-api' }
      setTimeout(() => report(of('StatusCallback'), { ...call, CallStatus: 'in-progress' }), 500)
      setTimeout(() => {
        if (action && workersIn(words).length > 0) report(action, { ...call, CallStatus: 'in-progress', Digits: '1' })
        report(of('StatusCallback'), { ...call, CallStatus: 'completed' })
      }, 2000)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: (listener) => void listeners.push(listener),
    close: () => server.close().closeAllConnections(),
  }
}
