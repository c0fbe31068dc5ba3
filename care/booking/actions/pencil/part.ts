/** B6 Of a day that is too large to be thought through while somebody waits, the part around those whose day changes. Pure. */
import { crowKm } from '../../../../lib/place.ts'
import type { Place } from '../../../../lib/place.ts'
import { onMap } from '../windows/trips.ts'
import type { PersonThen, Told } from './planner.ts'

/** How many people and homes the part holds, and which share of everybody at work those people are, above 0 and at most 1. */
export type Part = { readonly people: number; readonly homes: number; readonly share: number }

/** So many people are thought through at most, and so many homes: two seconds of a thread that has a core to itself. */
const [mostPeople, mostHomes] = [100, 500]

const nearestOf = <T>(list: readonly T[], most: number, km: (one: T) => number): T[] =>
  list
    .map((one) => ({ one, away: km(one) }))
    .toSorted((a, b) => a.away - b.away)
    .slice(0, most)
    .map(({ one }) => one)

/**
 * Whoever has a trade of theirs, the nearest first, and the homes nearest that any of those could go to: as many for each person as
 * on the whole day, so that the part is no busier and no emptier than it. Null where the whole day is small enough.
 */
export const partAround = (told: Told, changed: readonly PersonThen[]): { readonly told: Told; readonly part: Part } | null => {
  const { operatives, starts, visits } = told
  if (operatives.length <= mostPeople) return null
  const centres = changed.flatMap(({ start }) => start ?? [])
  const away = (place: Place | null): number => Math.min(...centres.map((centre) => (place === null ? Infinity : crowKm(centre, place))))
  const ids = new Set(changed.map(({ operative }) => operative.id))
  const theirs = new Set(changed.flatMap(({ operative }) => operative.trades))
  const all = operatives.map((operative, at) => ({ operative, start: starts[at]! }))
  const alike = all.filter(({ operative: { id, trades } }) => ids.has(id) || trades.some((trade) => theirs.has(trade)))
  const people = nearestOf(alike, mostPeople, ({ operative, start }) => (ids.has(operative.id) ? -1 : away(start)))
  const could = new Set(people.flatMap(({ operative }) => operative.trades))
  const homes = visits.filter(({ trade }) => could.has(trade))
  const who = all.filter(({ operative }) => operative.trades.some((trade) => could.has(trade)))
  const many = Math.min(mostHomes, Math.ceil((people.length * homes.length) / Math.max(1, who.length)))
  const near = nearestOf(homes, many, ({ place }) => away(onMap(place)))
  return {
    told: { ...told, operatives: people.map(({ operative }) => operative), starts: people.map(({ start }) => start), visits: near },
    part: { people: people.length, homes: near.length, share: people.length / operatives.length },
  }
}
