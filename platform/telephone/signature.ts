import { createHmac, timingSafeEqual } from 'node:crypto'

/** A form as it came: a name that stood twice holds a list. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>

/**
 * X-Twilio-Signature: base64 of HMAC-SHA1 over the full address as the supplier knows it, followed by every field's name and value,
 * sorted by name; of a repeated field each different value once, sorted.
 */
export const signatureOf = (authToken: string, url: string, fields: FormFields): string => {
  const values = (name: string) => [...new Set([fields[name] ?? []].flat())].toSorted()
  const signed = Object.keys(fields)
    .toSorted()
    .reduce((text, name) => values(name).reduce((so, value) => so + name + value, text), url)
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64')
}

/**
 * True when whoever holds the auth token made this request. `path` is path and query as received; the host is ours
 * (`publicUrl`), never the request's own Host header. Suppliers differ in whether the standard port is part of the address, so both count.
 */
export const isSigned = (authToken: string, publicUrl: string, path: string, fields: FormFields, signature: unknown): boolean => {
  if (typeof signature !== 'string') return false
  const address = publicUrl.replace(/\/$/, '') + path
  return [address, withStandardPort(address)].map((url) => sameText(signatureOf(authToken, url, fields), signature)).includes(true)
}

const withStandardPort = (url: string): string => {
  const { protocol, host, port } = new URL(url)
  return port === '' ? url.replace(host, `${host}:${protocol === 'https:' ? 443 : 80}`) : url
}

/** Compares in a time that does not tell where the two differ. */
const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
