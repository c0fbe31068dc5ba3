import { useSyncExternalStore } from 'react'
import type { Danger } from '../../care/safeguarding/rules.ts'
import type { ActFacts, PhoneVisit } from '../../care/visits/rules.ts'
import { makeId } from '../../lib/ids.ts'
import type { Reason } from '../../lib/refusal.ts'
import { isAtOrAfter } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import { allEntries, forget, keep, kept, mark, tearOut, write } from './kept/book.ts'
import type { Entry, Place, Told } from './kept/book.ts'
import { deliver } from './kept/courier.ts'
import { now } from './kept/clock.ts'
import { ask, readVisit, reasonsIn } from './kept/office.ts'

export type Me = { name: string; operativeId: string }
export type Stage = 'number' | 'code' | 'pin' | 'signed_in'
export type Receipt = { id: string; reference: string }

/** Everything that the screens are made from. */
export type Phone = {
  stage: Stage
  me: Me | null
  visit: PhoneVisit
  entries: readonly Entry[]
  hasLine: boolean
  /** When the office last took something from this phone. */
  sentAt: Instant | null
  receipts: readonly Receipt[]
}

let phone: Phone = {
  stage: 'number',
  me: null,
  visit: { kind: 'nothing' },
  entries: [],
  hasLine: navigator.onLine,
  sentAt: null,
  receipts: [],
}
const watching = new Set<() => void>()
const change = (to: Partial<Phone>): void => {
  phone = { ...phone, ...to }
  for (const tell of watching) tell()
}
const watch = (tell: () => void): (() => void) => {
  watching.add(tell)
  return () => watching.delete(tell)
}
export const usePhone = (): Phone => useSyncExternalStore(watch, () => phone)

const known = 'doorstep-known'
const moments = { often: 15_000, afterSilence: 4_000 }

/** Reads what is kept here, then keeps asking: while the office is silent, and so that what changes there is seen here. */
export const wakeUp = async (): Promise<void> => {
  const [me, visit, sentAt] = [await kept('me'), await kept('visit'), await kept('sentAt')]
  change({
    stage: me ? 'signed_in' : localStorage.getItem(known) ? 'pin' : 'number',
    me: me ? (JSON.parse(me) as Me) : null,
    visit: visit ? readVisit(visit) : { kind: 'nothing' },
    sentAt: sentAt ? Temporal.Instant.from(sentAt) : null,
    entries: await allEntries(),
  })
  for (const event of ['online', 'focus'] as const) addEventListener(event, () => void meet())
  addEventListener('offline', () => change({ hasLine: false }))
  addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void meet())
  void meet()
}

/** Whose acts these are; before the PIN nobody's name is known here, and the office goes by the phone itself. */
const me = (): string => phone.me?.operativeId ?? ''

let meeting: Promise<void> | null = null
let again = false
let next: ReturnType<typeof setTimeout> | undefined

/** Tells the office what waits, then asks how the visit stands. One at a time; asked for meanwhile, it is done once more. */
export const meet = (): Promise<void> => {
  if (meeting) {
    again = true
    return meeting
  }
  clearTimeout(next)
  meeting = talk().finally(() => {
    meeting = null
    const soon = again ? 0 : phone.hasLine ? moments.often : moments.afterSilence
    again = false
    next = setTimeout(() => void meet(), soon)
  })
  return meeting
}

const talk = async (): Promise<void> => {
  if (phone.visit.kind === 'breathing' && isAtOrAfter(now(), phone.visit.until)) await wipeVisit()
  const mine = phone.entries.filter((entry) => entry.state === 'waiting' && entry.by === me())
  if (mine.length > 0) {
    const { delivered, end } = await deliver(mine, () => now().toString())
    for (const one of delivered) await mark(one.id, one.ok ? { state: 'sent' } : { state: 'refused', reasons: one.reasons })
    if (delivered.length > 0)
      await noteDelivery(delivered.flatMap((one) => (one.ok && one.reference ? [{ id: one.id, reference: one.reference }] : [])))
    if (delivered.some((one) => one.ok && mine.find(({ id }) => id === one.id)?.told.kind === 'help')) navigator.vibrate?.([60, 90, 60])
    if (end === 'silence') return change({ hasLine: false })
    if (end === 'pin') return change({ hasLine: true, stage: 'pin' })
  }
  if (phone.stage === 'signed_in') await askForVisit()
}

const noteDelivery = async (receipts: Receipt[]): Promise<void> => {
  const sentAt = now()
  await keep('sentAt', sentAt.toString())
  change({ sentAt, entries: await allEntries(), receipts: [...phone.receipts, ...receipts] })
}

/** The visit is kept on this phone while it lasts, and not a moment longer (B2). */
const wipeVisit = async (): Promise<void> => {
  await forget('visit')
  change({ visit: { kind: 'nothing' } })
}

/** What the office has taken is in its answer from here on, and leaves this phone's book. */
const askForVisit = async (): Promise<void> => {
  const told = phone.entries.filter((entry) => entry.state === 'sent').map((entry) => entry.id)
  const answer = await ask('GET', '/api/phone/visit')
  if (!answer.heard || answer.status >= 500) return change({ hasLine: false })
  if (answer.status === 401) return change({ hasLine: true, stage: 'pin' })
  const visit = readVisit(answer.text)
  await (visit.kind === 'nothing' ? forget('visit') : keep('visit', answer.text))
  await tearOut(told)
  change({ visit, hasLine: true, entries: await allEntries() })
}

/** Writes acts into the book first; then they are told as soon as there is signal. */
const tell = async (...told: readonly Told[]): Promise<Entry[]> => {
  const random = (): number => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32
  const at = now().toString()
  const entries = told.map((one): Entry => ({ id: makeId('act', Date.now(), random), by: me(), at, told: one, state: 'waiting' }))
  await write(entries)
  change({ entries: await allEntries() })
  void meet()
  return entries
}

const visitId = () => (phone.visit.kind === 'nothing' ? null : phone.visit.visitId)

export const act = async (...acts: readonly ActFacts[]): Promise<void> => {
  const id = visitId()
  if (id) await tell(...acts.map((facts): Told => ({ kind: 'visit', visitId: id, facts })))
}
export const keepPhoto = async (shows: Extract<ActFacts, { kind: 'photo' }>['shows'], picture: Blob): Promise<void> => {
  const id = visitId()
  if (id) await tell({ kind: 'visit', visitId: id, facts: { kind: 'photo', shows }, picture })
}
/** A2 Without signal one long buzz says "kept, and goes when it can"; two short ones say that it went. */
export const askForHelp = async (silent: boolean, place: Place | null): Promise<void> => {
  await tell({ kind: 'help', visitId: visitId(), silent, place })
  if (!phone.hasLine) navigator.vibrate?.(400)
}
/** Returns the id under which its receipt will be found. */
export const raiseConcern = async (words: string, danger: Danger): Promise<string | null> =>
  (await tell({ kind: 'concern', visitId: visitId(), words, danger }))[0]?.id ?? null
/** An act that the office could not take was read about here, and is put away. */
export const putAway = async (id: string): Promise<void> => {
  await tearOut([id])
  change({ entries: await allEntries() })
}

const noLine: Reason = {
  code: 'NO_SIGNAL',
  sentence: 'The office cannot be reached.',
  next: 'Find signal and try again. The telephone may still work.',
}
type Tried = { ok: true } | { ok: false; reasons: readonly Reason[] }

const tryTo = async (path: string, body: object): Promise<Tried & { text?: string }> => {
  const answer = await ask('POST', path, body)
  if (!answer.heard) return { ok: false, reasons: [noLine] }
  return answer.status === 200 ? { ok: true, text: answer.text } : { ok: false, reasons: reasonsIn(answer.text) }
}

export const goTo = (stage: Stage): void => change({ stage })
export const sayNumber = async (telephone: string): Promise<Tried> => {
  const tried = await tryTo('/api/phone/device', { telephone })
  if (tried.ok) change({ stage: 'code' })
  return tried
}
export const sayCode = async (code: string): Promise<Tried> => {
  const tried = await tryTo('/api/phone/enrol', { code })
  if (!tried.ok) return tried
  localStorage.setItem(known, 'yes')
  change({ stage: 'pin' })
  return tried
}
/** The PIN, right or under duress, opens the shift in the same way (A2). */
export const sayPin = async (pin: string): Promise<Tried> => {
  const tried = await tryTo('/api/phone/pin', { pin })
  if (!tried.ok) {
    if (tried.reasons.some((reason) => reason.code === 'SIGN_IN_DEVICE_UNKNOWN')) {
      localStorage.removeItem(known)
      change({ stage: 'number' })
    }
    return tried
  }
  const { me } = JSON.parse(tried.text!) as { me: Me }
  await keep('me', JSON.stringify(me))
  change({ stage: 'signed_in', me, hasLine: true })
  await meet()
  return { ok: true }
}
/** The end of the shift: everything is wiped that was kept here. Not while something waits to be told. */
export const endShift = async (): Promise<Tried> => {
  const tried = await tryTo('/api/phone/sign-out', {})
  if (!tried.ok) return tried
  await forget('me', 'visit', 'sentAt')
  await tearOut(phone.entries.map((entry) => entry.id))
  change({ stage: 'pin', me: null, visit: { kind: 'nothing' }, entries: [], sentAt: null, receipts: [] })
  return tried
}
