/**
 * Plays one made-up day between its truth and a dispatcher that speaks in the umpire's messages, and says when each knock came.
 * The policy is the product's own: nobody holds a second booking, the next visit is decided when somebody is free.
 */
import type { Place } from '../../../lib/place.ts'
import type { Answer, UmpireEvent, UmpireOperative, UmpireVisit } from '../umpire/messages.ts'
import type { Luck } from './truth.ts'

export type Dispatcher = { hear: (t: number, events: readonly UmpireEvent[]) => Answer }
export type Person = UmpireOperative & { readonly breakFrom: number; readonly breakMin: number }
export type Home = UmpireVisit & { readonly knownAt: number }

export type PlayedDay = {
  readonly people: readonly Person[]
  readonly homes: readonly Home[]
  readonly luck: ReadonlyMap<string, Luck>
  /** Expected minutes by the model that everybody is told. */
  readonly minutes: (from: Place, to: Place) => number
  readonly traffic: number
}

/** When each visit's knock came; a visit that is not here had none. `cancelled`: by the household, before anybody came. */
export type Outcome = { readonly knocks: ReadonlyMap<string, number>; readonly cancelled: ReadonlySet<string>; readonly lastDone: number }

type State = {
  readonly person: Person
  standing: 'before' | 'free' | 'out' | 'on_site' | 'break' | 'off'
  place: Place
  visit: Home | null
  hadBreak: boolean
  trip: number
}

const placeOf = ({ lat, lon }: { lat: number; lon: number }): Place => ({ lat, lon })

export const playDay = (day: PlayedDay, dispatcher: Dispatcher): Outcome => {
  const agenda: { t: number; order: number; run: () => void }[] = []
  let added = 0
  const add = (t: number, run: () => void): void => {
    const entry = { t, order: added++, run }
    let at = agenda.length
    while (at > 0 && agenda[at - 1]!.t > t) at--
    agenda.splice(at, 0, entry)
  }
  let now = 0
  let news: UmpireEvent[] = []
  const states = new Map(
    day.people.map((person): [string, State] => [
      person.id,
      { person, standing: 'before', place: placeOf(person), visit: null, hadBreak: false, trip: 0 },
    ]),
  )
  const open = new Map<string, Home>()
  const knocks = new Map<string, number>()
  const cancelled = new Set<string>()
  let lastDone = 0

  const settle = (one: State): void => {
    one.visit = null
    if (now >= one.person.shiftEnd) {
      one.standing = 'off'
      news.push({ type: 'operative_off', operative: one.person.id })
    } else if (!one.hadBreak && now >= one.person.breakFrom) {
      one.hadBreak = true
      one.standing = 'break'
      news.push({ type: 'break_started', operative: one.person.id, until: now + one.person.breakMin, ...one.place })
      add(now + one.person.breakMin, () => settle(one))
    } else {
      one.standing = 'free'
      news.push({ type: 'operative_free', operative: one.person.id, ...one.place })
    }
  }
  const begin = (one: State, home: Home): void => {
    one.standing = 'on_site'
    add(now + day.luck.get(home.id)!.minutes, () => {
      lastDone = Math.max(lastDone, now)
      news.push({ type: 'visit_done' })
      settle(one)
    })
  }
  const arrive = (one: State, home: Home, trip: number): void => {
    if (one.trip !== trip) return
    one.place = placeOf(home)
    knocks.set(home.id, now)
    news.push({ type: 'arrived', operative: one.person.id })
    if (now >= home.open) begin(one, home)
    else add(home.open, () => one.trip === trip && begin(one, home))
  }
  const send = (one: State, home: Home): void => {
    open.delete(home.id)
    one.standing = 'out'
    one.visit = home
    const trip = ++one.trip
    const luck = day.luck.get(home.id)!
    const taken = Math.max(1, Math.round(day.minutes(one.place, placeOf(home)) * day.traffic * luck.trip))
    add(now + taken, () => arrive(one, home, trip))
  }
  const cancel = (home: Home): void => {
    const going = [...states.values()].find((one) => one.visit === home && one.standing === 'out')
    if (!going && !open.has(home.id)) return
    if (going && knocks.has(home.id)) return
    open.delete(home.id)
    cancelled.add(home.id)
    news.push({ type: 'visit_cancelled', visit: home.id })
    if (!going) return
    going.trip++
    settle(going)
  }

  for (const one of states.values()) {
    add(one.person.shiftStart, () => settle(one))
    add(one.person.breakFrom, () => one.standing === 'free' && settle(one))
    add(one.person.shiftEnd, () => one.standing === 'free' && settle(one))
  }
  for (const home of day.homes) {
    if (home.knownAt === 0) open.set(home.id, home)
    else
      add(home.knownAt, () => {
        open.set(home.id, home)
        news.push({ type: 'visit_reported', visit: home })
      })
    const at = day.luck.get(home.id)!.cancelledAt
    if (at !== null) add(at, () => cancel(home))
  }

  let wakeAt = -1
  while (agenda.length > 0 && [...states.values()].some((one) => one.standing !== 'off')) {
    now = agenda[0]!.t
    news = []
    while (agenda[0]?.t === now) agenda.shift()!.run()
    if (news.length === 0) continue
    const answer = dispatcher.hear(now, news)
    for (const { operative, visit } of answer.dispatch ?? []) {
      const [one, home] = [states.get(operative), open.get(visit)]
      if (one?.standing === 'free' && home) send(one, home)
    }
    if (answer.wakeAt !== undefined && answer.wakeAt > now) {
      const at = Math.ceil(answer.wakeAt)
      wakeAt = at
      add(at, () => {
        if (wakeAt !== at) return
        wakeAt = -1
        news.push({ type: 'timer' })
      })
    }
  }
  return { knocks, cancelled, lastDone }
}
