/** What a rehearsed day came to, for everybody together: never for one person (B8). And what many draws say together. */
import type { Outcome } from '../play.ts'
import { knocksOf } from '../play.ts'
import type { Day, Promise, Worker } from './day.ts'

/** Counts of promises, and minutes. `twos`: of promises to which two go together. `waiting`: on shift, and neither on the way, in a home, breathing nor on a break. */
export const measures = [
  'promises',
  'kept',
  'late',
  'unvisited',
  'emergencies',
  'emergenciesKept',
  'twos',
  'twosKept',
  'travel',
  'overtime',
  'waiting',
] as const
export type Measure = (typeof measures)[number]
export type Figures = Readonly<Record<Measure, number>>

const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((all, one) => all + of(one), 0)

const endOf = ({ shiftEnd, offAt }: Worker): number => Math.min(shiftEnd, offAt ?? shiftEnd)

export const figuresOf = (day: Day, outcome: Outcome): Figures => {
  const knocks = knocksOf(outcome)
  const due = day.promises.filter(({ id }) => !outcome.cancelled.has(id))
  const kept = (list: readonly Promise[]): number => list.filter((one) => (knocks.get(one.id) ?? Infinity) <= one.close).length
  const visited = due.filter(({ id }) => knocks.has(id)).length
  const emergencies = due.filter(({ emergency }) => emergency)
  const twos = due.filter(({ forTwo }) => forTwo)
  const ends = new Map(day.workers.map((one) => [one.id, one.shiftEnd]))
  const there = outcome.stays.filter(({ left }) => left !== null)
  const busy = sum(there, ({ sent, left, person }) => Math.max(0, Math.min(left! + day.breathing, ends.get(person)!) - sent))
  const travel = sum(there, ({ sent, knock }) => knock! - sent)
  const opens = new Map(day.promises.map((one) => [one.id, one.open]))
  const atTheDoor = sum(there, ({ home, knock }) => Math.max(0, opens.get(home)! - knock!))
  const present = sum(day.workers, (one) => Math.max(0, endOf(one) - one.shiftStart))
  const breaks = sum(day.workers, (one) => (one.breakFrom < endOf(one) ? one.breakMin : 0))
  return {
    ...{ promises: due.length, kept: kept(due), late: visited - kept(due), unvisited: due.length - visited },
    ...{ emergencies: emergencies.length, emergenciesKept: kept(emergencies), twos: twos.length, twosKept: kept(twos) },
    ...{ travel, overtime: sum(there, ({ left, person }) => Math.max(0, left! - ends.get(person)!)) },
    waiting: Math.max(0, present - breaks - busy) + atTheDoor,
  }
}

/** The mean of many draws, and the 95% interval of that mean; one draw has no interval. */
export type Estimate = { readonly mean: number; readonly least: number; readonly most: number }

/** Student's t, 97.5%, for 1 to 30 degrees of freedom; beyond that the normal is near enough. */
// prettier-ignore
const student = [12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.20, 2.18, 2.16, 2.14, 2.13, 2.12, 2.11, 2.10, 2.09, 2.09, 2.08, 2.07, 2.07, 2.06, 2.06, 2.06, 2.05, 2.05, 2.05, 2.04]

export const estimate = (seen: readonly number[]): Estimate => {
  const mean = sum(seen, (one) => one) / Math.max(1, seen.length)
  if (seen.length < 2) return { mean, least: mean, most: mean }
  const deviation = Math.sqrt(sum(seen, (one) => (one - mean) ** 2) / (seen.length - 1))
  const half = ((student[seen.length - 2] ?? 1.96) * deviation) / Math.sqrt(seen.length)
  return { mean, least: mean - half, most: mean + half }
}

export const sharesKept = (draws: readonly Figures[]): number[] => draws.map(({ kept, promises }) => kept / Math.max(1, promises))

/** What a what-if changes, draw by draw, so that luck which both met cancels out. */
export const differences = (draws: readonly Figures[], beside: readonly Figures[], of: (one: Figures) => number): number[] =>
  draws.map((one, n) => of(one) - of(beside[n]!))
