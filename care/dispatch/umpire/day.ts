/** A day played against the umpire: its messages become numbers, the plan is kept warm, and whoever is to leave now is sent. */
import { learn, newDay, trafficToday } from '../odds/traffic.ts'
import { timeOnSite } from '../odds/stretches.ts'
import type { Work } from '../odds/stretches.ts'
import { newPlanner } from '../plan/engine.ts'
import { inUnits, newGround } from '../plan/ground.ts'
import type { Place } from '../../../lib/place.ts'
import type { Prices } from '../plan/prices.ts'
import { prices as usualPrices } from '../plan/prices.ts'
import { fitFor, tripMinutes } from './fits.ts'
import type { Answer, UmpireDay, UmpireEvent, UmpireVisit } from './messages.ts'
import { freeNext, newPerson } from './people.ts'
import type { Person } from './people.ts'
import { leavingBy, nobodyInTwos, twosOn } from './two.ts'
import type { Company, Meant } from './two.ts'

/** Rounds of search: before the day begins, when somebody could leave, and when nobody can (the plan is improved all the same). */
export type Budget = { readonly start: number; readonly decide: number; readonly idle: number }
/** A round costs more where there are more routes to put a visit into: the larger the branch, the fewer rounds keep an answer quick. */
export const usualBudget = (people: number): Budget => {
  const share = Math.min(1, 30 / people)
  const decide = Math.ceil(30 + 170 * share)
  return { start: Math.ceil(16000 * Math.sqrt(share) * Math.min(1, 400 / people) ** 2), decide, idle: decide }
}

/** What it costs when nobody comes; a make-safe that may still be done tomorrow costs less. */
const unvisited = 400
const carriedOver = 60
const emergencyFactor = 2

/** A day from its opening message. `hear` takes what happened in one minute and answers who is sent; to a home with `company`, two. */
export const openDay = (
  day: UmpireDay,
  prices: Prices = usualPrices,
  budget: Budget = usualBudget(day.operatives.length),
  company: Company = nobodyInTwos,
): { hear: (t: number, events: readonly UmpireEvent[]) => Answer } => {
  const people = day.operatives.map(newPerson)
  const [from, to] = day.emergencyHours
  const reported = (day.emergencyPerHour * (to - from)) / 60
  const room = day.visits.length + Math.ceil(reported + 6 * Math.sqrt(reported)) + 20 + company.size
  const ground = newGround(people.length, room)
  const visits: UmpireVisit[] = []
  const placeOf = new Map<string, number>()
  const personOf = new Map(people.map((person, at) => [person.o.id, at]))
  const dayEnd = Math.max(...people.map(({ o }) => o.shiftEnd))
  let traffic = newDay(day.travel.dayCv, day.travel.cv)
  const work = (cv: number): Work => ({
    ...{ cv, overrunChance: day.duration.overrunP, overrunFactor: day.duration.overrunFactor },
    ...{ noAccessChance: day.noAccess.p, noAccessMinutes: day.noAccess.minutes },
  })
  ground.tripCv = day.travel.cv

  people.forEach(({ o }, at) => {
    ground.works[at] = 1
    ground.shiftEnd[at] = o.shiftEnd
    ground.breakFrom[at] = o.breakFrom
    ground.breakMinutes[at] = o.breakMin
    ground.freeMean[at] = o.shiftStart
  })
  const planner = newPlanner(ground, 1955, prices)
  const makeTwo = twosOn(ground, day.operatives)

  /** Trips from where a person is free next, to every home known. */
  const standsAt = (at: number, place: Place): void => {
    people[at]!.place = place
    for (let v = 0; v < ground.visits; v++) ground.starts[at * room + v] = inUnits(tripMinutes(day.travel, place, visits[v]!))
  }
  /** Writes the home at the next place, and answers which that is. */
  const write = (visit: UmpireVisit): number => {
    const at = ground.visits++
    visits.push(visit)
    ground.open[at] = visit.open
    ground.close[at] = visit.close
    ground.weight[at] = visit.emergency ? emergencyFactor : 1
    ground.absence[at] = visit.makeSafe24 && visit.close > dayEnd ? carriedOver : unvisited * ground.weight[at]!
    const site = timeOnSite(visit.expectedMin, work(visit.cv))
    ground.siteMean[at] = site.mean
    ground.siteVariance[at] = site.variance
    ground.siteThird[at] = site.third
    people.forEach((person, p) => {
      ground.fit[p * room + at] = fitFor(person.o, visit)
      ground.starts[p * room + at] = inUnits(tripMinutes(day.travel, person.place, visit))
    })
    for (let other = 0; other < at; other++) {
      const minutes = inUnits(tripMinutes(day.travel, visit, visits[other]!))
      ground.trips[at * room + other] = minutes
      ground.trips[other * room + at] = minutes
    }
    return at
  }
  const learnOf = (visit: UmpireVisit): void => {
    const at = write(visit)
    placeOf.set(visit.id, at)
    const along = company.get(visit.id)
    if (along) makeTwo([at, write(visit)], visit, along)
    planner.add(at)
  }
  day.visits.forEach(learnOf)
  planner.think(budget.start, [])

  const goesOff = (at: number): void => {
    people[at]!.state = 'off'
    ground.works[at] = 0
    planner.release(at)
  }
  const arrive = (person: Person, t: number): void => {
    if (person.state !== 'travelling') return
    traffic = learn(traffic, person.trip, t - person.departed)
    person.state = 'on_site'
    person.arrived = t
  }
  const isFree = (at: number, place: Place, breakUntil: number | null): void => {
    const person = people[at]!
    person.visit = null
    person.beside = null
    person.state = breakUntil === null ? 'free' : 'break'
    person.breakUntil = breakUntil ?? 0
    if (breakUntil !== null) ground.rested[at] = 1
    standsAt(at, place)
  }
  const take = (event: UmpireEvent, t: number): void => {
    if (event.type === 'visit_reported') learnOf(event.visit)
    else if (event.type === 'visit_cancelled') planner.drop(placeOf.get(event.visit)!)
    else if (event.type === 'visit_released') planner.add(placeOf.get(event.visit)!)
    else if (event.type === 'operative_free' || event.type === 'break_started')
      isFree(personOf.get(event.operative)!, { lat: event.lat, lon: event.lon }, event.type === 'break_started' ? event.until : null)
    else if (event.type === 'arrived') arrive(people[personOf.get(event.operative)!]!, t)
    else if (event.type === 'operative_ill' || event.type === 'operative_off') goesOff(personOf.get(event.operative)!)
  }

  const lookAtClocks = (t: number): void => {
    ground.now = t
    ground.traffic = trafficToday(traffic).mean
    people.forEach((person, at) => {
      if (person.state === 'off') return
      const free = freeNext(person, t, ground.traffic, day.travel.cv, work(person.visit?.cv ?? 0.5))
      ground.freeMean[at] = free.mean
      ground.freeVariance[at] = free.variance
      ground.freeThird[at] = free.third
    })
  }

  const send = ({ person: at, visit, other }: Meant, t: number): void => {
    const person = people[at]!
    planner.drop(visit)
    person.trip = tripMinutes(day.travel, person.place, visits[visit]!)
    person.state = 'travelling'
    person.visit = visits[visit]!
    person.beside = people[other] ?? null
    person.departed = t
    standsAt(at, visits[visit]!)
  }

  return {
    hear: (t, events) => {
      for (const event of events) take(event, t)
      lookAtClocks(t)
      const free = people.flatMap((person, at) => (person.state === 'free' ? [at] : []))
      planner.think(free.length > 0 ? budget.decide : budget.idle, free)
      const meant = free.flatMap((person): Meant[] => {
        const next = planner.leaves(person)
        return next ? [{ person, ...next }] : []
      })
      const leaving = leavingBy(ground, meant, t + 0.5)
      const wakeAt = meant.filter((one) => one.at > t + 0.5).reduce((first, one) => Math.min(first, Math.ceil(one.at - 0.5)), Infinity)
      for (const one of leaving) send(one, t)
      const dispatch = leaving.map(({ person, visit }) => ({ operative: people[person]!.o.id, visit: visits[visit]!.id }))
      return Number.isFinite(wakeAt) ? { dispatch, wakeAt: Math.max(t + 1, wakeAt) } : { dispatch }
    },
  }
}
