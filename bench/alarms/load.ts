import { setTimeout as pause } from 'node:timers/promises'
import { signOfLife } from '../../care/alarms/actions.ts'
import type { BookingId, ContractorId } from '../../lib/ids.ts'
import { engineOf } from '../../platform/who.ts'
import { post } from './exchange.ts'
import type { Office } from './office.ts'
import { bookingId, closeOlder, contractorId, dutyNumber, telephoneOf, word, workersIn } from './town.ts'

/** When each worker's text was accepted, first rung about, and first seen on a desk: in ms of this process. */
export type Moments = { accepted: Map<number, number>; rung: Map<number, number>; seen: Map<number, number> }
export const moments = (): Moments => ({ accepted: new Map(), rung: new Map(), seen: new Map() })

const firstly = (map: Map<number, number>, worker: number, at: number): void => void (map.has(worker) || map.set(worker, at))
export const noteSeen = (kept: Moments, worker: number, at: number): void => firstly(kept.seen, worker, at)

/** Notes what the exchange is asked for; whoever is asked whether they are well says so, within a quarter of a minute. */
export const listen = ({ exchange, world }: Office, kept: Moments): void => {
  const who = engineOf(contractorId as ContractorId)
  exchange.heard(({ at, to, words }) => {
    for (const worker of workersIn(words)) firstly(kept.rung, worker, at)
    if (!words.includes('all well?')) return
    const worker = Number(to.slice('+44780'.length))
    setTimeout(
      () => void world.db.as(who, (tx) => signOfLife(tx, bookingId(worker) as BookingId)).catch(() => undefined),
      Math.random() * 15_000,
    )
  })
}

let texts = 0
/** One worker texts the word for help. Resolves when it was accepted. */
export const askForHelp = async ({ address }: Office, kept: Moments, worker: number): Promise<void> => {
  const fields = {
    MessageSid: `SM${String((texts += 1)).padStart(10, 'h')}`,
    From: telephoneOf(worker),
    To: dutyNumber,
    Body: `${word} please`,
    NumMedia: '0',
  }
  const response = await post(address, '/hooks/twilio/sms', fields)
  await response.body?.cancel()
  if (!response.ok) throw new Error(`The text of worker ${worker} was answered with ${response.status}.`)
  kept.accepted.set(worker, performance.now())
}

/** Workers `from`, `from + 1`… ask for help one after another, `perMinute`, for `seconds`. Controllers deal with each within ten seconds. */
export const alarms = async (
  office: Office,
  kept: Moments,
  { from, perMinute, seconds }: { from: number; perMinute: number; seconds: number },
) => {
  const howMany = Math.round((perMinute * seconds) / 60)
  const began = performance.now()
  const asked: Promise<void>[] = []
  const closing = setInterval(() => void closeOlder(office.owner, 10), 2000)
  for (let n = 0; n < howMany; n++) {
    await pause(Math.max(0, began + (n * 60_000) / perMinute - performance.now()))
    asked.push(askForHelp(office, kept, from + n))
  }
  await Promise.all(asked)
  await pause(3000)
  clearInterval(closing)
  await closeOlder(office.owner, 0)
  const after = (map: Map<number, number>): number[] =>
    Array.from({ length: howMany }, (_, n) => (map.get(from + n) ?? Number.POSITIVE_INFINITY) - kept.accepted.get(from + n)!)
  return { howMany, rung: after(kept.rung), seen: after(kept.seen) }
}
