/** Named people and homes for tests and benches, and whole days drawn from a seed. Not used by the product. */
import type { AppointmentId, HouseholdId, OperativeId } from '../../lib/ids.ts'
import type { Place } from '../../lib/place.ts'
import { instant } from '../../lib/time.ts'
import type { Asked, Hours, OperativeFacts, Precautions, Requests, Sex, Standing, Topic, VisitFacts } from './facts.ts'

/** Tuesday 24 November 2026, ten in the morning. */
export const tenOClock = instant('2026-11-24T10:00:00Z')
export const at = (time: string) => instant(`2026-11-24T${time}:00Z`)
const nextYear = instant('2027-11-24T00:00:00Z')

export const dementia: Topic = { code: 'T_DEMENTIA', label: 'dementia' }
export const adults: Topic = { code: 'T_SG_ADULT', label: 'safeguarding adults' }

/** Somebody fit for anything in plumbing; say only what matters. */
export const anOperative = (name: string, over: Partial<OperativeFacts> = {}): OperativeFacts => ({
  id: `op_${name}` as OperativeId,
  firstName: name,
  sex: 'f',
  trades: ['plumbing'],
  languages: ['en'],
  onShift: { from: at('08:00'), to: at('16:30') },
  liveBooking: false,
  breathingUntil: null,
  unavailableUntil: null,
  place: { lon: -3.19, lat: 55.95 },
  training: { T_DEMENTIA: nextYear, T_SG_ADULT: nextYear },
  hardTopics: [adults, dementia],
  vettingValidUntil: nextYear,
  idCardValidUntil: nextYear,
  today: { emergencies: 0, hardVisits: 0, travelMinutes: 0 },
  week: { emergencies: 0, hardVisits: 0, travelMinutes: 0 },
  ...over,
})

/** A plumber's visit promised between 10 and 12; say only what matters. */
export const aVisit = (name: string, over: Partial<VisitFacts> = {}): VisitFacts => ({
  appointment: `apt_${name}` as AppointmentId,
  household: `hh_${name}` as HouseholdId,
  standing: 'promised',
  emergency: false,
  trade: 'plumbing',
  window: { from: at('10:00'), to: at('12:00') },
  expectedMinutes: 45,
  place: { lon: -3.17, lat: 55.96 },
  topics: [],
  hotWork: false,
  noFlame: false,
  requests: {},
  precautions: {},
  ...over,
})

/** Chance from a seed (mulberry32): the same seed draws the same day for ever. */
export const chance = (seed: number) => {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  return {
    next,
    pick,
    often: (probability: number): boolean => next() < probability,
    whole: (from: number, to: number) => from + Math.floor(next() * (to - from + 1)),
  }
}
export type Chance = ReturnType<typeof chance>

const trades = ['plumbing', 'electrical', 'gas', 'carpentry', 'multi']
const languages = ['ur', 'pl', 'ar', 'bsl']
const hoursList: readonly Hours[] = [
  { from: '08:00', to: '12:00' },
  { from: '12:00', to: '18:00' },
  { from: '10:00', to: '11:00' },
]
const somewhere = (c: Chance): Place => ({ lon: -3.26 + 0.15 * c.next(), lat: 55.92 + 0.05 * c.next() })
const minutesFrom = (minutes: number) => tenOClock.add({ minutes })

/** `trouble` 0 to 1: how often something about the person stands in the way. */
export const drawOperative = (c: Chance, index: number, trouble: number): OperativeFacts => {
  const lapsing = () => (c.often(trouble) ? c.pick([minutesFrom(-1), tenOClock, minutesFrom(1)]) : nextYear)
  return anOperative(String(1000 + index), {
    sex: c.pick<Sex>(['f', 'm', 'm', 'x']),
    trades: [c.pick(trades), c.pick(trades)],
    languages: ['en', c.pick(languages)],
    onShift: c.often(trouble / 2)
      ? null
      : {
          from: c.often(trouble) ? c.pick([tenOClock, minutesFrom(30)]) : at('08:00'),
          to: c.often(trouble) ? c.pick([tenOClock, minutesFrom(1)]) : at('16:30'),
        },
    liveBooking: c.often(trouble),
    breathingUntil: c.often(trouble) ? c.pick([minutesFrom(-1), tenOClock, minutesFrom(5)]) : null,
    unavailableUntil: c.often(trouble) ? c.pick([minutesFrom(-1), tenOClock, minutesFrom(20)]) : null,
    place: somewhere(c),
    training: c.often(trouble) ? { T_SG_ADULT: lapsing() } : { T_SG_ADULT: lapsing(), T_DEMENTIA: lapsing() },
    vettingValidUntil: c.often(trouble / 2) ? null : lapsing(),
    idCardValidUntil: c.often(trouble / 2) ? null : lapsing(),
    today: { emergencies: c.whole(0, 2), hardVisits: c.whole(0, 2), travelMinutes: c.whole(0, 90) },
    week: { emergencies: c.whole(0, 6) / 6, hardVisits: c.whole(0, 6) / 6, travelMinutes: c.whole(0, 120) },
  })
}

const drawRequests = (c: Chance, trouble: number, people: number): Requests => {
  const asked = <T>(value: T): Asked<T> => ({ value, hard: c.often(0.5) })
  const somebody = () => `op_${1000 + c.whole(0, Math.max(0, people - 1))}` as OperativeId
  return {
    ...(c.often(trouble) && { sex: asked(c.pick(['f', 'm'] as const)) }),
    ...(c.often(trouble) && { twoPeople: asked(true as const) }),
    ...(c.often(trouble / 2) && { sameOperative: asked(somebody()) }),
    ...(c.often(trouble) && { notOperatives: asked([somebody(), somebody()]) }),
    ...(c.often(trouble) && { language: asked(c.pick(languages)) }),
    ...(c.often(trouble) && { hours: asked(c.pick(hoursList)) }),
  }
}

const drawPrecautions = (c: Chance, trouble: number): Precautions => ({
  ...(c.often(trouble / 4) && { doNotAttend: true as const }),
  ...(c.often(trouble / 2) && { twoPeople: true as const }),
  ...(c.often(trouble / 2) && { hours: c.pick(hoursList) }),
  ...(c.often(trouble / 2) && { landlordAttends: { agreed: c.often(0.5) } }),
  ...(c.often(trouble / 2) && { notAlone: [c.pick<Sex>(['f', 'm'])] }),
  ...(c.often(trouble / 4) && { notSexes: [c.pick<Sex>(['f', 'm'])] }),
})

export const drawVisit = (c: Chance, index: number, trouble: number, people: number): VisitFacts => {
  const opens = c.pick([-120, -60, 0, 15, 30, 31, 45, 120, 240])
  return aVisit(String(1000 + index), {
    standing: c.often(trouble / 2) ? c.pick<Standing>(['taken', 'none']) : 'promised',
    emergency: c.often(0.12),
    trade: c.pick(trades),
    window: { from: minutesFrom(opens), to: minutesFrom(opens + c.pick([120, 240])) },
    expectedMinutes: c.pick([30, 45, 75, 120]),
    place: somewhere(c),
    topics: c.often(trouble) ? [c.pick([dementia, { code: 'T_ASB', label: 'asbestos awareness' }])] : [],
    hotWork: c.often(trouble),
    noFlame: c.often(trouble),
    requests: drawRequests(c, trouble, people),
    precautions: drawPrecautions(c, trouble),
  })
}

/** A day of so many people and homes, with the minutes between them as the crow would drive. */
export const drawDay = (seed: number, people: number, homes: number, trouble = 0.15) => {
  const c = chance(seed)
  const operatives = Array.from({ length: people }, (_, i) => drawOperative(c, i, trouble))
  const visits = Array.from({ length: homes }, (_, i) => drawVisit(c, i, trouble, people))
  const minutes = operatives.map((o) =>
    Float64Array.from(visits, (v) => 4 + 4 * 111 * Math.hypot((o.place.lon - v.place.lon) * 0.56, o.place.lat - v.place.lat)),
  )
  return { operatives, visits, minutes }
}
