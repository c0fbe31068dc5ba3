import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'
import { startExchange } from './exchange.ts'
import type { ExchangeSettings } from './exchange.ts'

/** For the tests beside: a customer of the exchange that writes down every post and answers what it was told to. */
export const accountSid = 'AC00000000000000000000000000000000'
export const authToken = 'a token that only two know, at least'
export const line = '+441314960142'

export type Posted = { path: string; form: Record<string, string>; signed: boolean; idempotency: string }
type Answer = { status?: number; body?: string }

export const startCustomer = async () => {
  const posts: Posted[] = []
  const answers = new Map<string, Answer[]>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
    const path = request.url ?? ''
    const signed = validateRequest(authToken, String(request.headers['x-twilio-signature']), `${url}${path}`, form)
    posts.push({ path, form, signed, idempotency: String(request.headers['i-twilio-idempotency-token']) })
    const { status = 200, body = '' } = answers.get(path.split('?')[0] ?? '')?.shift() ?? {}
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    posts,
    /** What came at an address, by one field of each. */
    told: (path: string, field: string) => posts.filter((post) => post.path.startsWith(path)).map((post) => post.form[field]),
    /** The next answers of a path, in order; after them, 200 and nothing. */
    answers: (path: string, ...next: (Answer | string)[]) =>
      answers.set(
        path,
        next.map((one) => (typeof one === 'string' ? { body: `<Response>${one}</Response>` } : one)),
      ),
    close: () => new Promise((closed) => server.close(closed)),
  }
}

/** An exchange and its customer, both ended with `close`. */
export const startBoth = async (more: Partial<ExchangeSettings> = {}) => {
  const customer = await startCustomer()
  const exchange = await startExchange({ port: 0, accountSid, authToken, callbackBase: customer.url, lines: [line], ...more })
  return {
    customer,
    exchange,
    close: async () => {
      await exchange.close()
      await customer.close()
    },
  }
}
