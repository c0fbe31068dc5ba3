/**
 * Plays one day between its truth and a dispatcher that speaks in the umpire's messages, and says who was where when. The
 * policy is the product's own: nobody holds a second booking, nobody is hurried, everybody breathes before they go on.
 */
import type { Answer, UmpireEvent, UmpireOperative, UmpireVisit } from '../umpire/messages.ts'
import { newAgenda } from './agenda.ts'
import type { Luck } from './truth.ts'

export type Dispatcher = { readonly hear: (t: number, events: readonly UmpireEvent[]) => Answer }
/** `offAt`: when they go home unwell, should they. */
export type Person = UmpireOperative & { readonly breakFrom: number; readonly breakMin: number; readonly offAt?: number | null }
/** `forTwo`: two go together, and knock together when the later of them is there. */
export type Home = UmpireVisit & { readonly knownAt: number; readonly forTwo?: boolean }

export type PlayedDay = {
  readonly people: readonly Person[]
  readonly homes: readonly Home[]
  readonly luck: ReadonlyMap<string, Luck>
  /** Minutes of this trip as it really goes, on this day, with its luck; from the last home, or from where the shift begins. */
  readonly trip: (person: Person, from: Home | null, to: Home) => number
  /** B2 Minutes that nobody goes on without. */
  readonly breathing: number
}

/** Somebody was sent: when, and when they knocked and left; null when they were called back, or went home, on the way. */
export type Stay = { readonly person: string; readonly home: string; readonly sent: number; knock: number | null; left: number | null }
/** `cancelled`: by the household, before anybody came. */
export type Outcome = { readonly stays: readonly Stay[]; readonly cancelled: ReadonlySet<string> }

/** When each home was knocked at; where two go, when the later of them did. A home that is not here had no knock. */
export const knocksOf = ({ stays }: Outcome): Map<string, number> => {
  const knocks = new Map<string, number>()
  for (const { home, knock } of stays) if (knock !== null) knocks.set(home, Math.max(knock, knocks.get(home) ?? 0))
  return knocks
}

type State = {
  readonly person: Person
  standing: 'before' | 'free' | 'out' | 'at_the_door' | 'on_site' | 'break' | 'off'
  at: Home | null
  stay: Stay | null
  visit: Home | null
  hadBreak: boolean
}

/** The place in words of the umpire. */
const placeOf = ({ at, person }: State): { lat: number; lon: number } => ({ lat: (at ?? person).lat, lon: (at ?? person).lon })
const goneBy = ({ shiftEnd, offAt }: Person): number => Math.min(shiftEnd, offAt ?? Infinity)

export const playDay = (day: PlayedDay, dispatcher: Dispatcher): Outcome => {
  const agenda = newAgenda()
  const states = new Map(
    day.people.map((person): [string, State] => [
      person.id,
      { person, standing: 'before', at: null, stay: null, visit: null, hadBreak: person.breakMin === 0 },
    ]),
  )
  const open = new Map<string, Home>()
  const stays: Stay[] = []
  const cancelled = new Set<string>()
  let now = 0
  let news: UmpireEvent[] = []

  const settle = (one: State): void => {
    const { id, breakFrom, breakMin } = one.person
    one.visit = null
    one.stay = null
    if (now >= goneBy(one.person)) {
      one.standing = 'off'
      news.push({ type: 'operative_off', operative: id })
    } else if (!one.hadBreak && now >= breakFrom) {
      one.hadBreak = true
      one.standing = 'break'
      news.push({ type: 'break_started', operative: id, until: now + breakMin, ...placeOf(one) })
      agenda.add(now + breakMin, () => one.standing === 'break' && settle(one))
    } else {
      one.standing = 'free'
      news.push({ type: 'operative_free', operative: id, ...placeOf(one) })
    }
  }
  const goingTo = (home: Home): State[] => [...states.values()].filter((one) => one.visit === home)
  const leave = (one: State): void => {
    one.stay!.left = now
    news.push({ type: 'visit_done' })
    if (day.breathing === 0) settle(one)
    else agenda.add(now + day.breathing, () => settle(one))
  }
  /** Once everybody is there and the window is open: whoever comes earlier waits. */
  const begin = (home: Home): void => {
    const team = goingTo(home)
    if (now < home.open || team.length === 0 || team.some((one) => one.standing !== 'at_the_door')) return
    for (const one of team) {
      one.standing = 'on_site'
      agenda.add(now + day.luck.get(home.id)!.minutes, () => leave(one))
    }
  }
  const arrive = (one: State, home: Home, stay: Stay): void => {
    if (one.stay !== stay) return
    stay.knock = now
    one.at = home
    one.standing = 'at_the_door'
    news.push({ type: 'arrived', operative: one.person.id })
    begin(home)
  }
  const send = (one: State, home: Home): void => {
    const stay: Stay = { person: one.person.id, home: home.id, sent: now, knock: null, left: null }
    stays.push(stay)
    open.delete(home.id)
    one.standing = 'out'
    one.visit = home
    one.stay = stay
    agenda.add(now + Math.max(1, Math.round(day.trip(one.person, one.at, home))), () => arrive(one, home, stay))
  }
  /** Everybody on the way there, or waiting before it opens, is free where they are. */
  const callBack = (home: Home): void => {
    for (const one of goingTo(home)) {
      one.stay!.knock = null
      settle(one)
    }
  }
  const cancel = (home: Home): void => {
    const hasBegun = goingTo(home).some((one) => one.standing === 'on_site')
    if (hasBegun || (!open.delete(home.id) && goingTo(home).length === 0)) return
    cancelled.add(home.id)
    news.push({ type: 'visit_cancelled', visit: home.id })
    callBack(home)
  }
  /** B5 Whoever is inside finishes; what somebody was on the way to is open again. */
  const goOff = (one: State): void => {
    if (one.standing === 'on_site' || one.standing === 'off') return
    const home = one.visit
    if (home === null) {
      if (one.standing !== 'before') settle(one)
      return
    }
    open.set(home.id, home)
    news.push({ type: 'visit_released', visit: home.id })
    callBack(home)
  }

  for (const one of states.values()) {
    const { shiftStart, shiftEnd, breakFrom, breakMin, offAt } = one.person
    const ifFree = (): void => void (one.standing === 'free' && settle(one))
    agenda.add(shiftStart, () => settle(one))
    if (breakMin > 0) agenda.add(breakFrom, ifFree)
    agenda.add(shiftEnd, ifFree)
    if (offAt != null) agenda.add(offAt, () => goOff(one))
  }
  for (const home of day.homes) {
    agenda.add(home.open, () => begin(home))
    if (home.knownAt === 0) open.set(home.id, home)
    else
      agenda.add(home.knownAt, () => {
        open.set(home.id, home)
        news.push({ type: 'visit_reported', visit: home })
      })
    const at = day.luck.get(home.id)!.cancelledAt
    if (at !== null) agenda.add(at, () => cancel(home))
  }

  let wakeAt = -1
  const obey = ({ dispatch, wakeAt: wanted }: Answer): void => {
    for (const [visit, sendings] of Map.groupBy(dispatch, (one) => one.visit)) {
      const home = open.get(visit)
      const team = sendings.flatMap(({ operative }) => states.get(operative) ?? []).filter((one) => one.standing === 'free')
      if (home && team.length === (home.forTwo ? 2 : 1)) for (const one of team) send(one, home)
    }
    if (wanted === undefined || wanted <= now) return
    const at = (wakeAt = Math.ceil(wanted))
    agenda.add(at, () => {
      if (wakeAt !== at) return
      wakeAt = -1
      news.push({ type: 'timer' })
    })
  }

  for (let t = agenda.next(); t !== null && [...states.values()].some((one) => one.standing !== 'off'); t = agenda.next()) {
    now = t
    news = []
    agenda.run(t)
    if (news.length > 0) obey(dispatcher.hear(now, news))
  }
  return { stays, cancelled }
}
