import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../../lib/time.ts'

/** Webhooks out, signed as Standard Webhooks has it (standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body`. */
export type Webhook = { url: string; secret: string; id: string; body: string; now: Instant; patience: Temporal.Duration }
/** `answer`: the body as text, at most a few kilobytes. `why` holds nothing of what was sent. */
export type WebhookResult = { ok: true; answer: string } | { ok: false; why: string }

const prefix = 'whsec_'
const longestAnswer = 4096

/** A secret as both sides keep it: `whsec_` and base64 of 24 to 64 bytes. */
export const isWebhookSecret = (text: string): boolean => {
  const bytes = Buffer.from(text.slice(prefix.length), 'base64').length
  return /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text) && bytes >= 24 && bytes <= 64
}

/** `v1,` and the signature, in base64. `timestamp` is whole seconds since 1970. */
export const webhookSignature = (secret: string, id: string, timestamp: number, body: string): string => {
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

/** Posts once. The same `id` again is the same event: the other side knows a second copy by it. Never throws for a fault of the outside. */
export const postWebhook = async ({ url, secret, id, body, now, patience }: Webhook): Promise<WebhookResult> => {
  const timestamp = Math.floor(now.epochMilliseconds / 1000)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': webhookSignature(secret, id, timestamp, body),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(patience.total('milliseconds')),
    })
    const answer = (await response.text()).slice(0, longestAnswer)
    return response.ok ? { ok: true, answer } : { ok: false, why: `It answered with status ${response.status}.` }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { ok: false, why: error.name === 'TimeoutError' ? 'It did not answer in time.' : 'The line to it failed.' }
  }
}

/** A token that names what it opens and that only we can make: for a link that a machine follows once or twice. */
export const signedToken = (key: Uint8Array, says: string): string =>
  `${Buffer.from(says).toString('base64url')}.${createHmac('sha256', key).update(says).digest('base64url')}`

/** What a token says, or null when it is not of our making. */
export const openToken = (key: Uint8Array, token: string): string | null => {
  const says = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()
  const [theirs, ours] = [Buffer.from(token), Buffer.from(signedToken(key, says))]
  return theirs.length === ours.length && timingSafeEqual(theirs, ours) ? says : null
}
