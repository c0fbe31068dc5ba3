import type { PhoneWatch } from '../../../care/alarms/rules.ts'
import type { PhoneVisit } from '../../../care/visits/rules.ts'
import type { Reason } from '../../../lib/refusal.ts'
import { setByOffice } from './clock.ts'

/** What came back: nothing at all (no signal), or a status with its words. */
export type Answer = { heard: false } | { heard: true; status: number; text: string }

const usualPatience = 12_000

/** Asks the office. Never throws: no signal, a server that is down and an answer that never ends are all silence. */
export const ask = async (method: 'GET' | 'POST', path: string, body?: object, patience = usualPatience): Promise<Answer> => {
  try {
    const isForm = body instanceof FormData
    const response = await fetch(path, {
      method,
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(body === undefined || isForm ? {} : { headers: { 'Content-Type': 'application/json' } }),
    })
    setByOffice(response.headers.get('X-Doorstep-Now'))
    return { heard: true, status: response.status, text: await response.text() }
  } catch {
    return { heard: false }
  }
}

const isMoment = (key: string): boolean => /At$|Until$|^until$|^checkInBy$|^now$/.test(key)

/** JSON from the office, its moments as instants. */
export const read = (text: string): unknown =>
  JSON.parse(text, (key, value: unknown) => (typeof value === 'string' && isMoment(key) ? Temporal.Instant.from(value) : value))

export type Me = { name: string; operativeId: string }
export const readMe = (text: string): Me => JSON.parse(text) as Me
export const readVisit = (text: string): PhoneVisit => read(text) as PhoneVisit
export const readWatch = (text: string): PhoneWatch => read(text) as PhoneWatch

/** The reasons in an answer that was no; one of our own when it gave none. */
export const reasonsIn = (text: string): Reason[] => {
  try {
    const { reasons } = JSON.parse(text) as { reasons?: Reason[] }
    if (reasons && reasons.length > 0) return reasons
  } catch {
    // Not from us: a proxy's page, half an answer.
  }
  return [{ code: 'BROKEN', sentence: 'Something broke on our side.', next: 'Try again. If it stays, ring the office.' }]
}
