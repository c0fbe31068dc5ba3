import type { PhoneVisit } from '../../../care/visits/rules.ts'
import { isAtOrAfter } from '../../../lib/time.ts'
import { allEntries, forget, keep, kept, mark, tearOut, write } from '../kept/book.ts'
import type { Entry, Told } from '../kept/book.ts'
import { deliver } from '../kept/courier.ts'
import { now } from '../kept/clock.ts'
import { ask, readMe, readVisit, readWatch } from '../kept/office.ts'
import type { Answer } from '../kept/office.ts'
import { keepNumber } from '../kept/number.ts'
import { change, myself, unwatched, phoneNow } from './state.ts'
import { entryOf, noteDelivery } from './entries.ts'
import { tellPlaceAfterHelp } from './follow.ts'
import { rescue } from './rescue.ts'

export const known = 'doorstep-known'
const moments = { often: 15_000, afterSilence: 4_000 }

/** Reads what is kept here, then keeps asking: while the office is silent, and so that what changes there is seen here. */
export const wakeUp = async (): Promise<void> => {
  change({ stage: localStorage.getItem(known) ? 'pin' : 'number' })
  const [me, visit, watch, sentAt] = [await kept('me'), await kept('visit'), await kept('watch'), await kept('sentAt')]
  change({
    ...(me && { stage: 'signed_in', me: readMe(me) }),
    visit: visit ? readVisit(visit) : { kind: 'nothing' },
    watch: watch ? readWatch(watch) : unwatched,
    sentAt: sentAt ? Temporal.Instant.from(sentAt) : null,
    entries: await allEntries(),
  })
  const meetAll = (): void => (void rescue(), void meet())
  for (const event of ['online', 'focus'] as const) addEventListener(event, meetAll)
  addEventListener('offline', () => change({ hasLine: false }))
  addEventListener('visibilitychange', () => document.visibilityState === 'visible' && meetAll())
  meetAll()
}

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
    const soon = again ? 0 : phoneNow().hasLine ? moments.often : moments.afterSilence
    again = false
    next = setTimeout(() => void meet(), soon)
  })
  return meeting
}

const talk = async (): Promise<void> => {
  const { visit, entries } = phoneNow()
  if (visit.kind === 'breathing' && isAtOrAfter(now(), visit.until)) await wipeVisit()
  // A call for help has its own way, which nothing else may stand in (A5): see rescue.ts.
  const mine = entries.filter((entry) => entry.state === 'waiting' && entry.by === myself() && entry.told.kind !== 'help')
  if (mine.length > 0) {
    const { delivered, end } = await deliver(mine, () => now().toString())
    for (const one of delivered) await mark(one.id, one.ok ? { state: 'sent' } : { state: 'refused', reasons: one.reasons })
    if (delivered.length > 0)
      await noteDelivery(delivered.flatMap((one) => (one.ok && one.reference ? [{ id: one.id, reference: one.reference }] : [])))
    const isHomeRefused = delivered.some(({ id, ok }) => !ok && mine.find((one) => one.id === id)?.told.kind === 'home_safe')
    if (isHomeRefused) change({ isHome: false })
    if (end === 'silence') return change({ hasLine: false })
    if (end === 'pin') return change({ hasLine: true, stage: 'pin' })
  }
  if (phoneNow().stage === 'signed_in') await askTheOffice()
  if (phoneNow().stage === 'pin') await askAboutHome()
}

/** The visit is kept on this phone while it lasts, and not a moment longer (B2). Their break is theirs, and stays (D1). */
const wipeVisit = async (): Promise<void> => {
  const { visit } = phoneNow()
  const left: PhoneVisit = visit.kind === 'visit' ? { kind: 'nothing' } : { ...breakIn(visit), kind: 'nothing' }
  await keepVisit(left, JSON.stringify(left))
  change({ visit: left })
}

const breakIn = ({ breakAt, breakUntil }: Exclude<PhoneVisit, { kind: 'visit' }>) => (breakAt && breakUntil ? { breakAt, breakUntil } : {})

const keepVisit = (visit: PhoneVisit, text: string): Promise<void> =>
  visit.kind === 'nothing' && visit.breakUntil === undefined ? forget('visit') : keep('visit', text)

/** What the office has taken is in its answers from here on, and leaves this phone's book. */
const askTheOffice = async (): Promise<void> => {
  const told = phoneNow()
    .entries.filter((entry) => entry.state === 'sent')
    .map((entry) => entry.id)
  const [aboutVisit, aboutWatch] = [await ask('GET', '/api/phone/visit'), await ask('GET', '/api/phone/watch')]
  const answers = [aboutVisit, aboutWatch]
  if (answers.some((answer) => answer.heard && answer.status === 401)) return change({ hasLine: true, stage: 'pin' })
  if (!isGood(aboutVisit) || !isGood(aboutWatch)) return change({ hasLine: false })
  const visit = readVisit(aboutVisit.text)
  await keepVisit(visit, aboutVisit.text)
  await keep('watch', aboutWatch.text)
  await tearOut(told)
  if (visit.kind === 'visit') keepNumber(visit.shown.dutyNumber)
  change({ visit, watch: readWatch(aboutWatch.text), hasLine: true, entries: await allEntries() })
  void tellPlaceAfterHelp()
}

/** A8 A known phone whose shift is over may still say that they are home, and hears of nothing else. */
const askAboutHome = async (): Promise<void> => {
  const answer = await ask('GET', '/api/phone/watch')
  change(isGood(answer) ? { watch: readWatch(answer.text), hasLine: true } : { hasLine: answer.heard })
}

const isGood = (answer: Answer): answer is Answer & { heard: true } => answer.heard && answer.status === 200

/** Writes acts into the book first; then they are told as soon as there is signal. */
export const tell = async (...told: readonly Told[]): Promise<Entry[]> => {
  const at = now().toString()
  const entries = told.map((one): Entry => ({ ...entryOf(one), at }))
  await write(entries)
  change({ entries: await allEntries() })
  void meet()
  return entries
}
