import { createECDH } from 'node:crypto'
import webPush from 'web-push'
import type { Keys } from '../keys.ts'

/** A browser that asked to be told: the address of its push service, and what only that browser can open. Base64url. */
export type Browser = { endpoint: string; p256dh: string; auth: string }

/**
 * - `gone`: that browser has taken its wish back; forget it.
 * - `refused`: the push service says no to us.
 * - `unreachable`: certainly not sent. `unclear`: perhaps.
 */
export type PushResult = { ok: true } | { ok: false; kind: 'gone' | 'refused' | 'unreachable' | 'unclear'; why: string }

/** Web push to people's browsers (RFC 8030, 8291, 8292). Never throws for a fault of the outside. */
export type Push = {
  /** What a browser is told so that its push service knows our messages: base64url. */
  publicKey: string
  send(to: Browser, words: string, how: { patience: Temporal.Duration; livesFor: Temporal.Duration }): Promise<PushResult>
}

/** The pair that signs our pushes (VAPID), derived from the key file: always the first version, because browsers subscribe to it. */
export const vapidKeys = (keys: Keys): { publicKey: string; privateKey: string } => {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(keys.version('push', 1).bytes)
  return { publicKey: pair.getPublicKey('base64url'), privateKey: pair.getPrivateKey('base64url') }
}

/** `contact` is whom a push service may write to about us: an https address. */
export const webPushes = (keys: Keys, contact: string): Push => {
  const vapidDetails = { subject: contact, ...vapidKeys(keys) }
  return {
    publicKey: vapidDetails.publicKey,
    send: async ({ endpoint, p256dh, auth }, words, { patience, livesFor }) => {
      const sealed = sealedFor({ endpoint, p256dh, auth }, words, { vapidDetails, TTL: livesFor.total('seconds') })
      if (sealed === null) return { ok: false, kind: 'gone', why: 'Nothing can be written to the keys that this browser gave.' }
      const { 'Content-Length': _, ...given } = sealed.headers
      const { body } = sealed
      try {
        const signal = AbortSignal.timeout(patience.total('milliseconds'))
        const response = await fetch(endpoint, {
          method: 'POST',
          headers: given,
          body: body && new Uint8Array(body),
          redirect: 'error',
          signal,
        })
        await response.body?.cancel()
        return understood(response.status)
      } catch (error) {
        const isLate = error instanceof Error && error.name === 'TimeoutError'
        return {
          ok: false,
          kind: isLate ? 'unclear' : 'unreachable',
          why: isLate ? 'No answer in time.' : 'The line to the push service failed.',
        }
      }
    },
  }
}

type Signing = { vapidDetails: { subject: string; publicKey: string; privateKey: string }; TTL: number }

/** What goes to the push service. Null when the browser's keys are none: one broken browser must not keep the others of a person from hearing. */
const sealedFor = ({ endpoint, p256dh, auth }: Browser, words: string, signing: Signing) => {
  try {
    const how = { ...signing, urgency: 'high', contentEncoding: 'aes128gcm' }
    return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, words, how)
  } catch {
    return null
  }
}

const understood = (status: number): PushResult => {
  if (status >= 200 && status < 300) return { ok: true }
  const why = `The push service answers ${status}.`
  if (status === 404 || status === 410) return { ok: false, kind: 'gone', why }
  if (status === 429 || status >= 500) return { ok: false, kind: 'unreachable', why }
  return { ok: false, kind: 'refused', why }
}
