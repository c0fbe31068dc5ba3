import { createHmac } from 'node:crypto'
import { newSid } from './numbers.ts'
import type { Switch } from './switch.ts'

/** The customer's hooks: signed posts, as Twilio makes them. */

export type Params = Readonly<Record<string, string>>

/** Base64 of HMAC-SHA1 over the address and, for a post, every field's name and value in the order of the names. */
export const sign = (token: string, url: string, params: Params): string =>
  createHmac('sha1', token)
    .update(
      url +
        Object.entries(params)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .flat()
          .join(''),
    )
    .digest('base64')

/** Pauses before a failed post is repeated, in seconds. */
const repeats = [1, 3, 10]

export type Ask = { url: string; params: Params; method?: 'GET' | 'POST'; number: string }

/**
 * Asks the customer's hook; the text of the answer, or null when it was given up (a trouble then says why).
 * No answer, a broken line and 5xx are repeated with the same ids; 4xx is the customer's last word.
 */
export const ask = async (exchange: Switch, request: Ask): Promise<string | null> => {
  const token = newSid('EV')
  for (const pause of [...repeats, null]) {
    const answer = await once(exchange, request, token)
    if (answer.ok) return answer.body
    if (!answer.again || pause === null || exchange.closed()) {
      exchange.trouble(11200, `${request.url.split('?')[0]}: ${answer.why}`)
      return null
    }
    await exchange.pace.pause(pause)
  }
  return null
}

type Answer = { ok: true; body: string } | { ok: false; again: boolean; why: string }

const once = async (exchange: Switch, request: Ask, idempotency: string): Promise<Answer> => {
  const posted = (request.method ?? 'POST') === 'POST'
  const url = posted ? request.url : withQuery(request.url, request.params)
  const token = exchange.faults.strikes('wrong_signature', request.number) ? 'not the token' : exchange.settings.authToken
  try {
    const response = await fetch(url, {
      method: posted ? 'POST' : 'GET',
      headers: {
        'x-twilio-signature': sign(token, url, posted ? request.params : {}),
        'i-twilio-idempotency-token': idempotency,
        'user-agent': 'TwilioProxy/1.1 (Doorstep exchange)',
      },
      ...(posted ? { body: new URLSearchParams(request.params) } : {}),
      signal: AbortSignal.timeout(15_000),
    })
    const body = await response.text()
    return response.ok ? { ok: true, body } : { ok: false, again: response.status >= 500, why: `answered ${response.status}` }
  } catch (error) {
    return {
      ok: false,
      again: true,
      why: error instanceof Error ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`.trim() : 'failed',
    }
  }
}

const withQuery = (address: string, params: Params): string => {
  const url = new URL(address)
  for (const [key, value] of Object.entries(params)) url.searchParams.set(key, value)
  return url.href
}
