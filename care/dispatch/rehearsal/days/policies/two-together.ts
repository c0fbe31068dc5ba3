/**
 * For policies that know only homes for one: those that take two are chosen before all others, one step at a time. The first of
 * the two to be free is kept until a second is. Another dispatcher decides about all others, and hears of somebody who goes
 * with a colleague as of somebody on a break.
 */
import type { Place } from '../../../../../lib/place.ts'
import type { Answer, UmpireEvent } from '../../../umpire/messages.ts'
import type { Dispatcher } from '../../play.ts'
import type { Day, Promise } from '../day.ts'
import { toldMinutes } from '../told.ts'

/** So long before the window opens, less the trip, the first of the two is kept free. */
const keptBefore = 20

type Pair = { readonly home: Promise; readonly team: readonly string[] }

export const withPairs = (day: Day, others: Dispatcher): Dispatcher => {
  const forTwo = new Map(day.promises.filter((one) => one.forTwo).map((one) => [one.id, one]))
  if (forTwo.size === 0) return others
  const open = new Map([...forTwo].filter(([, one]) => one.knownAt === 0))
  const free = new Map<string, Place>()
  const kept = new Map<string, string>()

  const take = (event: UmpireEvent): void => {
    if (event.type === 'operative_free') free.set(event.operative, { lat: event.lat, lon: event.lon })
    else if ('operative' in event) free.delete(event.operative)
    else if (event.type === 'visit_reported' && forTwo.has(event.visit.id)) open.set(event.visit.id, forTwo.get(event.visit.id)!)
    else if (event.type === 'visit_released' && forTwo.has(event.visit)) open.set(event.visit, forTwo.get(event.visit)!)
    else if (event.type === 'visit_cancelled') open.delete(event.visit)
  }
  const awayFrom = (worker: string, home: Promise): number => toldMinutes(day, free.get(worker)!, home)
  const nearest = (home: Promise, who: readonly string[]): string[] =>
    who.filter((one) => free.has(one) && (kept.get(one) ?? home.id) === home.id).sort((a, b) => awayFrom(a, home) - awayFrom(b, home))
  /** One who holds the trade and one who goes along; fewer than two when they are not there yet. */
  const teamFor = (home: Promise): string[] => {
    const [first] = nearest(home, home.fit)
    const [second] = nearest(home, home.company).filter((one) => one !== first)
    return [first, second].flatMap((one) => one ?? [])
  }
  const pairsNow = (now: number): Pair[] => {
    kept.clear()
    const pairs: Pair[] = []
    for (const home of [...open.values()].sort((a, b) => a.close - b.close)) {
      const team = teamFor(home)
      const away = Math.max(0, ...team.map((one) => awayFrom(one, home)))
      if (now < home.open - away - keptBefore) continue
      for (const one of team) kept.set(one, home.id)
      if (team.length === 2 && now >= home.open - away) pairs.push({ home, team })
    }
    return pairs
  }
  /** What the other dispatcher hears: whoever is kept or goes along rests, whoever was kept and is not any more is free. */
  const told = new Set<string>()
  const asHeard = (events: readonly UmpireEvent[], busy: ReadonlyMap<string, number>): UmpireEvent[] => {
    const visits = events.filter(
      (event) => !('visit' in event) || !forTwo.has(typeof event.visit === 'string' ? event.visit : event.visit.id),
    )
    const plain = visits.filter((event) => !(event.type === 'operative_free' && busy.has(event.operative)))
    const resting = [...busy].map(([operative, until]) => ({ type: 'break_started' as const, operative, until, ...free.get(operative)! }))
    const back = [...told].filter((one) => free.has(one) && !busy.has(one))
    for (const one of back) told.delete(one)
    for (const one of busy.keys()) told.add(one)
    return [...plain, ...resting, ...back.map((operative) => ({ type: 'operative_free' as const, operative, ...free.get(operative)! }))]
  }

  return {
    hear: (now, events): Answer => {
      for (const event of events) take(event)
      const pairs = pairsNow(now)
      const busy = new Map(
        [...kept].map(([one, home]) => [one, now + 30 + (pairs.some((p) => p.home.id === home) ? forTwo.get(home)!.expectedMin : 0)]),
      )
      const heard = asHeard(events, busy)
      for (const { home, team } of pairs) {
        open.delete(home.id)
        for (const one of team) {
          free.delete(one)
          kept.delete(one)
          told.delete(one)
        }
      }
      const answer = heard.length > 0 ? others.hear(now, heard) : { dispatch: [] }
      for (const { operative } of answer.dispatch) free.delete(operative)
      const together = pairs.flatMap(({ home, team }) => team.map((operative) => ({ operative, visit: home.id })))
      const waiting = [...open.values()].map((home) => home.open - keptBefore).filter((at) => at > now)
      const wakeAt = Math.min(answer.wakeAt ?? Infinity, now + (kept.size > 0 ? 5 : Infinity), ...waiting)
      return { dispatch: [...together, ...answer.dispatch], ...(Number.isFinite(wakeAt) && { wakeAt }) }
    },
  }
}
