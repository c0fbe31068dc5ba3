import { setTimeout as pause } from 'node:timers/promises'
import { takeWatchAct } from '../../care/alarms/actions.ts'
import type { ContractorId, OperativeId, StaffId } from '../../lib/ids.ts'
import type { Who } from '../../platform/who.ts'
import { post } from './exchange.ts'
import type { Office } from './office.ts'
import { closeOlder, contractorId, dealWith, digitsOf, dutyNumber, telephoneOf, word, workersIn } from './town.ts'

/** When each worker's text was accepted, first rung about, and first seen on a desk: in ms of this process. */
export type Moments = { accepted: Map<number, number>; rung: Map<number, number>; seen: Map<number, number> }
export const moments = (): Moments => ({ accepted: new Map(), rung: new Map(), seen: new Map() })

const firstly = (map: Map<number, number>, worker: number, at: number): void => void (map.has(worker) || map.set(worker, at))
export const noteSeen = (kept: Moments, worker: number, at: number): void => firstly(kept.seen, worker, at)

const workerOf = (worker: number): Who => {
  const digits = digitsOf(worker)
  const ids = { staffId: `st_w${digits}` as StaffId, operativeId: `op_w${digits}` as OperativeId }
  return { kind: 'operative', contractorId: contractorId as ContractorId, name: `Worker ${digits}`, ...ids }
}

/**
 * Notes what the exchange is asked for; whoever is asked whether they are well says so with their PIN, within a quarter of a minute, as
 * their phone does. A check-in that fails is told: without it an alarm would follow, and the load be another. Returns how to stop it.
 */
export const listen = ({ exchange, world }: Office, kept: Moments): (() => void) => {
  let isOver = false
  const checkIn = async (worker: number): Promise<void> => {
    await pause(Math.random() * 15_000)
    if (isOver) return
    const told = { kind: 'check_in', pin: 'normal', id: world.newId('act') } as const
    const outcome = await world.db.as(workerOf(worker), (tx) => takeWatchAct(tx, { ...told, at: tx.now }))
    if (!outcome.ok) console.error(`Worker ${worker} could not check in:`, outcome)
  }
  exchange.heard(({ at, to, words }) => {
    for (const worker of workersIn(words)) firstly(kept.rung, worker, at)
    if (!words.includes('all well?')) return
    const worker = Number(to.slice('+44780'.length))
    checkIn(worker).catch((error: unknown) => isOver || console.error(`The check-in of worker ${worker} failed:`, error))
  })
  return () => (isOver = true)
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
  const closing = dealWith(office.owner)
  for (let n = 0; n < howMany; n++) {
    await pause(Math.max(0, began + (n * 60_000) / perMinute - performance.now()))
    asked.push(askForHelp(office, kept, from + n))
  }
  await Promise.all(asked)
  await pause(3000)
  closing.stop()
  await closeOlder(office.owner, 0)
  const after = (map: Map<number, number>): number[] =>
    Array.from({ length: howMany }, (_, n) => (map.get(from + n) ?? Number.POSITIVE_INFINITY) - kept.accepted.get(from + n)!)
  return { howMany, rung: after(kept.rung), seen: after(kept.seen) }
}
