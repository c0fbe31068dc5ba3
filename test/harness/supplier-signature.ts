import { createHmac } from 'node:crypto'

/**
 * Twilio's signature a second time, from the supplier's own description and without our code: the full address; every POST field
 * in the order of its name, name and value run together with nothing between; HMAC-SHA1 with the auth token; base64.
 * `fields` holds pairs, as a form does; no name stands twice.
 */
export const supplierSigns = (authToken: string, address: string, fields: readonly (readonly [string, string])[]): string => {
  const inOrder = [...fields].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const mac = createHmac('sha1', authToken)
  mac.update(address, 'utf8')
  for (const [name, value] of inOrder) mac.update(name, 'utf8').update(value, 'utf8')
  return mac.digest('base64')
}
