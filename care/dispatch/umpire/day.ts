/** A day played against the umpire: its messages become facts, the engine decides, nothing else knows it is a game. */
import type { AppointmentId, HouseholdId, OperativeId } from '../../../lib/ids.ts'
import { crowKm } from '../../../lib/place.ts'
import type { Place } from '../../../lib/place.ts'
import type { Instant } from '../../../lib/time.ts'
import { whoSetsOff } from '../engine.ts'
import type { OperativeFacts, Topic, VisitFacts } from '../facts.ts'
import type { Answer, TravelModel, UmpireDay, UmpireEvent, UmpireOperative, UmpireVisit } from './messages.ts'

/** Somebody free looks again after this many minutes, when nothing else has happened. */
const lookAgainMinutes = 3

/** The umpire's minutes as instants of one day without a change of clocks. */
const clock = (minutes: number): Instant => Temporal.Instant.fromEpochMilliseconds(minutes * 60_000)
const never = clock(1e6)
const topic = (code: string): Topic => ({ code, label: code })

const tripMinutes = (model: TravelModel, from: Place, to: Place): number => {
  const km = crowKm(from, to) * model.circuity
  const kmh = model.baseKmh + model.gainKmh * (1 - Math.exp(-km / model.scaleKm))
  return model.meanFactor * (model.fixedMin + (60 * km) / kmh)
}

const factsOfOperative = (o: UmpireOperative): OperativeFacts => ({
  id: o.id as OperativeId,
  firstName: o.id,
  sex: o.sex,
  trades: o.trades,
  languages: o.languages,
  onShift: { from: clock(o.shiftStart), to: clock(o.shiftEnd) },
  liveBooking: true, // until the umpire says that they are free
  breathingUntil: null,
  unavailableUntil: null,
  place: { lon: o.lon, lat: o.lat },
  training: Object.fromEntries(o.topics.map((code) => [code, never])),
  hardTopics: [],
  vettingValidUntil: never,
  idCardValidUntil: never,
  today: { emergencies: 0, hardVisits: 0, travelMinutes: 0 },
})

type Home = VisitFacts & { readonly place: Place }

const factsOfVisit = (v: UmpireVisit): Home => ({
  appointment: v.id as AppointmentId,
  household: v.id as HouseholdId,
  standing: 'promised',
  emergency: v.emergency,
  trade: v.trade,
  window: { from: clock(v.open), to: clock(v.close) },
  expectedMinutes: v.expectedMin,
  place: { lon: v.lon, lat: v.lat },
  topics: v.topics.map(topic),
  hotWork: false,
  noFlame: false,
  requests: {
    ...(v.womanOnly && { sex: { value: 'f' as const, hard: true } }),
    ...(v.named !== null && { sameOperative: { value: v.named as OperativeId, hard: true } }),
    ...(v.language !== null && { language: { value: v.language, hard: false } }),
  },
  precautions: {},
})

/** A day from its opening message. `hear` takes what happened in one minute and answers who is sent. */
export const openDay = (day: UmpireDay): { hear: (t: number, events: readonly UmpireEvent[]) => Answer } => {
  const operatives = new Map(day.operatives.map((o) => [o.id, factsOfOperative(o)]))
  const visits = new Map(day.visits.map((v) => [v.id, factsOfVisit(v)]))

  const setOperative = (id: string, change: Partial<OperativeFacts>): void => {
    const known = operatives.get(id)
    if (known) operatives.set(id, { ...known, ...change })
  }
  const setStanding = (id: string, standing: VisitFacts['standing']): void => {
    const known = visits.get(id)
    if (known) visits.set(id, { ...known, standing })
  }
  const take = (event: UmpireEvent): void => {
    if (event.type === 'operative_free') setOperative(event.operative, { liveBooking: false, place: { lon: event.lon, lat: event.lat } })
    else if (event.type === 'break_started' || event.type === 'operative_ill') setOperative(event.operative, { liveBooking: true })
    else if (event.type === 'operative_off') setOperative(event.operative, { liveBooking: true, onShift: null })
    else if (event.type === 'visit_reported') visits.set(event.visit.id, factsOfVisit(event.visit))
    else if (event.type === 'visit_cancelled') visits.delete(event.visit)
    else if (event.type === 'visit_released') setStanding(event.visit, 'promised')
  }

  return {
    hear: (t, events) => {
      events.forEach(take)
      const free = [...operatives.values()].filter((one) => !one.liveBooking)
      const waiting = [...visits.values()].filter((one) => one.standing === 'promised')
      const minutes = free.map((one) => waiting.map((home) => tripMinutes(day.travel, one.place, home.place)))
      const dispatch = whoSetsOff(free, waiting, minutes, clock(t)).map(({ visit, operatives: [operative] }) => ({
        operative: operative!,
        visit,
      }))
      for (const sent of dispatch) {
        setOperative(sent.operative, { liveBooking: true })
        setStanding(sent.visit, 'taken')
      }
      const somebodyWaits = free.length > dispatch.length && waiting.length > dispatch.length
      return somebodyWaits ? { dispatch, wakeAt: t + lookAgainMinutes } : { dispatch }
    },
  }
}
