/**
 * A day of the contractor's own record as a day to rehearse: numbers only, in which no home and no person can be read (B8). Reads
 * and writes nothing. What households had asked for and what stood against addresses that morning decides who may go (D2, D3).
 */
import type { HouseholdId, OperativeId, OrderId } from '../../../../lib/ids.ts'
import type { Place } from '../../../../lib/place.ts'
import { done, refused } from '../../../../lib/refusal.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import { atTime, before, dayOf, days, earlier, isAtOrAfter, isBefore, later } from '../../../../lib/time.ts'
import type { Day as Date, Instant } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { letOthersIn } from '../../../../platform/thinking/let-others-in.ts'
import type { DayApart, Known, Promise as Promised, Worker } from '../../../dispatch/rehearsal/days/day.ts'
import { ordersOf, ordersSince } from '../../../repairs/actions.ts'
import type { Order } from '../../../repairs/rules.ts'
import { restIn, usualRest } from '../../../workforce/rules/breaks.ts'
import { cameTo, knownAtMinute, knownOf, minuteAfter, promisesOf, sendingsOf, trafficOf, twosInHundred } from '../../rules/past-day.ts'
import type { MinuteOf, PastBooking, PastPromise } from '../../rules/past-day.ts'
import { appointmentsBetween } from '../../store/appointments.ts'
import type { Appointment } from '../../store/appointments.ts'
import { breathingMinutes } from '../../store/bookings.ts'
import { daysPromised, promisesCameTo, sentIn } from '../../store/past.ts'
import { rehearsalReasons } from '../../words/rehearsal.ts'
import { errandsOf, householdFor } from '../errands.ts'
import type { Errand, Question } from '../errands.ts'
import { atWorkOn, mayGoTo } from './people.ts'
import type { AtWork, MayGo } from './people.ts'

/** `text`: the day to be rehearsed (see `DayApart`); `isOver`: whether all of it is on record, or only what has happened so far. `names`: of those at work, by id. */
export type PastDay = {
  readonly text: string
  readonly name: string
  readonly isOver: boolean
  readonly promises: number
  readonly names: ReadonlyMap<OperativeId, string>
}

/** B7 Emergencies of the day that no appointment spoke for. */
const bareEmergencies = async (
  tx: Tx,
  promises: readonly PastPromise[],
  bookings: readonly PastBooking[],
  span: { from: Instant; to: Instant },
) => {
  const promised = new Set(promises.map((one) => one.orderId))
  const orders = await ordersOf(tx, [...new Set(bookings.filter((one) => one.appointmentId === null).map((one) => one.orderId))])
  for (const one of await ordersSince(tx, span.from)) if (isBefore(one.reportedAt, span.to) && one.isEmergency) orders.set(one.id, one)
  const found: PastPromise[] = []
  for (const order of orders.values()) {
    if (promised.has(order.id)) continue
    const householdId: HouseholdId | null = await householdFor(tx, order)
    if (householdId !== null) found.push(bareOf(order, householdId, span))
  }
  return found
}
const bareOf = (
  { id, reportedAt, finishBy, state, endedAt }: Order,
  householdId: HouseholdId,
  span: { from: Instant; to: Instant },
): PastPromise => ({
  ...{ key: id, orderId: id, appointmentId: null, householdId, knownAt: reportedAt },
  window: { from: isBefore(reportedAt, span.from) ? span.from : reportedAt, to: earlier(finishBy, span.to) },
  cancelledAt: state === 'cancelled' ? endedAt : null,
})

type Found = {
  readonly people: readonly AtWork[]
  readonly promises: readonly PastPromise[]
  readonly errands: readonly Errand[]
  readonly bookings: readonly PastBooking[]
}

const questionOf = ({ householdId, window, appointmentId }: PastPromise, order: Order, appointment: Appointment | null): Question => ({
  ...{ order, appointment, householdId, window, standing: 'promised' },
  emergencyReason: appointmentId === null ? 'An emergency' : null,
})

/** Few enough to hold nobody up, many enough to ask the database seldom. */
const errandsAtOnce = 50

/** Everything that is on record of this day, with homes and needs as they stood when it began. */
const readDay = async (tx: Tx, date: Date): Promise<Found> => {
  const span = { from: atTime(date, '00:00'), to: atTime(date.add({ days: 1 }), '00:00') }
  const people = await atWorkOn(tx, date)
  const began = people.map(({ shift }) => shift.from).reduce(earlier, span.to)
  const bookings = await sentIn(tx, span)
  const appointments = (await appointmentsBetween(tx, span)).filter((one) => isAtOrAfter(one.window.from, span.from))
  const promised = promisesOf(appointments, began)
  const all = [...promised, ...(await bareEmergencies(tx, promised, bookings, span))]
  const orders = await ordersOf(
    tx,
    all.map((one) => one.orderId),
  )
  const named = new Map(appointments.map((one) => [one.id as string, one]))
  const asked = all.flatMap((past) => {
    const order = orders.get(past.orderId)
    return order ? [{ past, question: questionOf(past, order, named.get(past.key) ?? null) }] : []
  })
  // needs and precautions of that morning, not of today
  const then = { ...tx, now: began }
  const errands: Errand[] = []
  for (let n = 0; n < asked.length; n += errandsAtOnce) {
    errands.push(
      ...(await errandsOf(
        then,
        asked.slice(n, n + errandsAtOnce).map(({ question }) => question),
      )),
    )
    await letOthersIn()
  }
  return { people, promises: asked.map(({ past }) => past), errands, bookings }
}

const workerOf = ({ operative, shift }: AtWork, place: number, at: Place, minuteOf: MinuteOf): Worker => {
  const [from, to] = [minuteOf(shift.from), minuteOf(shift.to)]
  const rest = shift.rest ?? restIn(shift, usualRest)
  return {
    ...{ id: operative.id, trade: operative.trades[0]!, lat: at.lat, lon: at.lon, place, shiftStart: from, shiftEnd: to },
    ...{
      breakFrom: rest ? minuteOf(rest.from) : from + usualRest.after,
      breakMin: rest?.minutes ?? 0,
      offAt: shift.illSince && minuteOf(shift.illSince),
    },
  }
}

/** The promised window, narrowed by hours in which the whole visit must lie. */
const windowOf = ({ visit }: Errand, minuteOf: MinuteOf, midnight: Instant): { open: number; close: number } => {
  const day = dayOf(midnight)
  const limits = [visit.requests.hours?.hard ? visit.requests.hours.value : null, visit.precautions.hours ?? null].flatMap(
    (hours) => hours ?? [],
  )
  const [open, close] = [minuteOf(visit.window.from), minuteOf(visit.window.to)]
  return {
    open: Math.max(open, ...limits.map(({ from }) => minuteOf(atTime(day, from)))),
    close: Math.min(close, ...limits.map(({ to }) => minuteOf(atTime(day, to)) - visit.expectedMinutes)),
  }
}

type Stood = {
  readonly past: PastPromise
  readonly errand: Errand
  readonly may: MayGo
  readonly place: number
  readonly at: Place
  readonly went: readonly string[]
  readonly times: { readonly open: number; readonly close: number; readonly knownAt: number }
}
const promiseOf = ({ past, errand: { order, visit }, may, place, at, went, times }: Stood): Promised => ({
  ...{ id: past.key, trade: order.trade, lat: at.lat, lon: at.lon, place, ...times },
  ...{ expectedMin: visit.expectedMinutes, emergency: visit.emergency, newcomers: may.newcomers },
  // whoever was sent was proved fit by the judge at that moment, whatever is known today
  ...{ fit: [...new Set([...may.fit, ...went])], forTwo: may.forTwo, company: [...new Set([...may.company, ...(may.forTwo ? went : [])])] },
})

const middleOf = (places: readonly (Place | null)[]): Place => {
  const known = places.flatMap((one) => one ?? [])
  const mean = (of: (one: Place) => number): number => known.reduce((sum, one) => sum + of(one), 0) / Math.max(1, known.length)
  return { lon: mean((one) => one.lon), lat: mean((one) => one.lat) }
}

/** How many promises are looked at before others are let in. */
const atOnce = 20

/** Everything found, in numbers. Others are let in between. */
const inNumbers = async (tx: Tx, date: Date, { people, promises, errands, bookings }: Found): Promise<DayApart> => {
  const midnight = atTime(date, '00:00')
  const minuteOf = minuteAfter(midnight)
  const places = [...people.map(({ operative }) => operative.home), ...errands.map(({ place }) => place)]
  const middle = middleOf(places)
  const began = people.map(({ shift }) => shift.from).reduce(earlier)
  const may = await mayGoTo(
    people,
    errands.map(({ visit }) => visit),
  )
  const workers = new Map(people.map(({ operative }, at) => [operative.id, at]))
  const orders = new Map(promises.map(({ orderId }, at) => [orderId, people.length + at]))
  const where = { ofOrder: (id: OrderId) => orders.get(id), ofWorker: (id: OperativeId) => workers.get(id) ?? 0 }
  const known: Record<string, Known> = {}
  const stood: Promised[] = []
  for (const [n, past] of promises.entries()) {
    const errand = errands[n]!
    const place = people.length + n
    const came = cameTo(past, bookings)
    const went = came.map((one) => one.operativeId).filter((id) => workers.has(id))
    const times = { ...windowOf(errand, minuteOf, midnight), knownAt: knownAtMinute(past, began, minuteOf) }
    known[past.key] = knownOf(past, came, bookings, minuteOf, where)
    stood.push(promiseOf({ past, errand, may: may[n]!, place, at: places[place] ?? middle, went, times }))
    if (n % atOnce === atOnce - 1) await letOthersIn()
  }
  const theirs = bookings.filter(({ operativeId }) => workers.has(operativeId))
  return {
    ...{ name: wholeName(date), breathing: await breathingMinutes(tx), traffic: trafficOf(bookings, minuteOf), places, known },
    workers: people.map((one, at) => workerOf(one, at, places[at] ?? middle, minuteOf)),
    ...{ promises: stood, sendings: sendingsOf(promises, theirs, minuteOf) },
  }
}

/** “Friday 20 November 2026” */
const wholeName = (date: Date): string =>
  date.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '')

/** Days that can be rehearsed, the latest first: those with promises, as far as today. */
export const daysToRehearse = (tx: Tx): Promise<{ day: Date; promises: number }[]> => {
  const tomorrow = dayOf(tx.now).add({ days: 1 })
  return daysPromised(tx, { from: atTime(tomorrow.subtract({ days: 90 }), '00:00'), to: atTime(tomorrow, '00:00') }, 30)
}

/** To how many homes of a hundred two went together in the last four weeks; as is usual where hardly anything is on record. */
export const twosOnRecord = async (tx: Tx): Promise<number> =>
  twosInHundred(await promisesCameTo(tx, { from: before(tx.now, days(28)), to: tx.now }))

/** The day as it is on record; one that is not over has its truth only so far, and the rest is drawn. Refused when nobody works then, or nothing was promised. */
export const pastDay = async (tx: Tx, date: Date): Promise<Outcome<PastDay>> => {
  const found = await readDay(tx, date)
  if (found.people.length === 0) return refused(rehearsalReasons.reason('B4_NOBODY_WORKED'))
  if (found.promises.length === 0) return refused(rehearsalReasons.reason('B4_NOTHING_PROMISED'))
  const day = await inNumbers(tx, date, found)
  return done({
    text: JSON.stringify(day),
    name: day.name,
    isOver: isAtOrAfter(tx.now, found.people.map(({ shift }) => shift.to).reduce(later)),
    promises: found.promises.length,
    names: new Map(found.people.map(({ operative }) => [operative.id, operative.name])),
  })
}
