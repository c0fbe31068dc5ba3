import { useSyncExternalStore } from 'react'
import type { PhoneWatch } from '../../../care/alarms/rules.ts'
import type { PhoneVisit } from '../../../care/visits/rules.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Entry } from '../kept/book.ts'
import type { Me } from '../kept/office.ts'

export type Stage = 'number' | 'code' | 'pin' | 'signed_in'
export type Receipt = { id: string; reference: string }

/** Everything that the screens are made from. */
export type Phone = {
  stage: Stage
  me: Me | null
  visit: PhoneVisit
  /** What the office last said about the watch over them, and about their way home. */
  watch: PhoneWatch
  /** They said here that they are home. */
  isHome: boolean
  /** A call for help reached the office and was not taken: whoever waits for it has to know. */
  isUnheard: boolean
  entries: readonly Entry[]
  hasLine: boolean
  /** When the office last took something from this phone. */
  sentAt: Instant | null
  receipts: readonly Receipt[]
}

export const unwatched: PhoneWatch = { watch: null, help: null, homeSafe: null }

let phone: Phone = {
  stage: 'number',
  me: null,
  visit: { kind: 'nothing' },
  watch: unwatched,
  isHome: false,
  isUnheard: false,
  entries: [],
  hasLine: navigator.onLine,
  sentAt: null,
  receipts: [],
}
const listening = new Set<() => void>()
const listen = (tell: () => void): (() => void) => {
  listening.add(tell)
  return () => listening.delete(tell)
}

export const phoneNow = (): Phone => phone
export const change = (to: Partial<Phone>): void => {
  phone = { ...phone, ...to }
  for (const tell of listening) tell()
}
export const usePhone = (): Phone => useSyncExternalStore(listen, phoneNow)

/** Whose acts these are; before the PIN nobody's name is known here, and the office goes by the phone itself. */
export const myself = (): string => phone.me?.operativeId ?? ''
export const visitId = () => (phone.visit.kind === 'nothing' ? null : phone.visit.visitId)
