import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Key } from './keys.ts'

const nonceBytes = 12
const tagBytes = 16

/**
 * Seals bytes with AES-256-GCM: nonce, tag, cipher. `about` is the id of what they belong to; sealed bytes that are moved to
 * another row do not open there.
 */
export const seal = (key: Key, plain: Uint8Array, about: string): Buffer => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(Buffer.from(about))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Opens what `seal` made. Throws when the key is not the one, when a byte was changed, or when it belongs to something else. */
export const unseal = (key: Key, sealed: Buffer, about: string): Buffer => {
  const nonce = sealed.subarray(0, nonceBytes)
  const opening = createDecipheriv('aes-256-gcm', key.bytes, nonce, {
    authTagLength: tagBytes,
  }).setAAD(Buffer.from(about))
  opening.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  return Buffer.concat([opening.update(sealed.subarray(nonceBytes + tagBytes)), opening.final()])
}
