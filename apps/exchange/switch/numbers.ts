import { randomUUID } from 'node:crypto'

/** `07700 900123`, `0044 7700…`, `+44 (0)7700…` → `+447700900123`. What is not a number (a sender's name, a short code) stays. */
export const e164 = (text: string): string => {
  const bare = text.replaceAll('(0)', '').replace(/[\s().-]/g, '')
  if (!/^\+?\d{6,}$/.test(bare)) return text.trim()
  return bare.replace(/^00/, '+').replace(/^0/, '+44')
}

export const isNumber = (text: string): boolean => /^\+\d{6,15}$/.test(text)

/** A supplier's id: two letters and 32 hexadecimal digits. */
export const newSid = (kind: 'SM' | 'CA' | 'EV'): string => kind + randomUUID().replaceAll('-', '')
