/** People who might be sent, with everything about them that dispatch is told. */
import type { OperativeId, OrderId, PremisesId } from '../../../lib/ids.ts'
import type { Place } from '../../../lib/place.ts'
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { atTime, before, dayOf, earlier, isAtOrAfter, minutes } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { afterDay } from '../../../lib/working-days.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { letOthersIn } from '../../../platform/thinking/let-others-in.ts'
import type { OperativeFacts } from '../../dispatch/facts.ts'
import type { Usually } from '../../dispatch/learned/use.ts'
import type { InHand } from '../../dispatch/live/ahead.ts'
import { placesOf } from '../../premises/actions.ts'
import { trainingOf } from '../../training/actions.ts'
import { hardTopicsFor } from '../../training/rules.ts'
import { holdOperatives, operativesNow, operativesOf, shiftsBetween } from '../../workforce/actions.ts'
import { isOnShift, shiftOfNow } from '../../workforce/rules.ts'
import type { Operative, Pronoun, Shift } from '../../workforce/rules.ts'
import { operativeFactsOf, startOf } from '../rules/operative-facts.ts'
import { isLive, isOut } from '../rules/states.ts'
import type { Appointment } from '../store/appointments.ts'
import { bookingsSince, loadADay } from '../store/bookings.ts'
import type { Booking } from '../store/bookings.ts'
import { reason } from '../words.ts'
import { letBreathingEnd } from './progress.ts'
import { unknownTrip } from './windows/trips.ts'

/** Somebody who might be sent. `start` is null when neither their last door nor their home is on the map. */
export type Candidate = {
  readonly operative: OperativeFacts
  readonly pronoun: Pronoun
  readonly start: Place | null
  readonly shift: Shift | null
  readonly outings: readonly Booking[]
}
export type Goer = Candidate & { readonly minutesAway: number }

/** Minutes from door to door by the roads, for whoever is sent or asked for by hand: a map with a hole keeps nobody from going. */
export const minutesBetween = ({ world }: Tx, from: Place | null, to: Place | null): number => {
  const minutes = from && to ? world.travel.minutes(from, to) : unknownTrip
  return Number.isFinite(minutes) ? minutes : unknownTrip
}

/** So many starts are looked up on the map before others are let in: some 10 ms, where no way from them is known yet. */
const startsAtOnce = 4

/** How far each of them is from this door. */
export const minutesAway = async (tx: Tx, people: readonly Candidate[], to: Place | null): Promise<Map<OperativeId, number>> => {
  const away = new Map<OperativeId, number>()
  for (const [n, { operative, start }] of people.entries()) {
    away.set(operative.id, minutesBetween(tx, start, to))
    if (n % startsAtOnce === startsAtOnce - 1) await letOthersIn()
  }
  return away
}

/** Today's, and whatever is still live. */
export const ofThisShift = (bookings: readonly Booking[], id: OperativeId, shift: Shift | null): Booking[] =>
  bookings.filter((one) => one.operativeId === id && (isLive(one.state) || (shift !== null && isAtOrAfter(one.sentAt, shift.from))))

const lastDoorOf = (outings: readonly Booking[]): PremisesId | null => outings.findLast((one) => one.arrivedAt !== null)?.premisesId ?? null

/** Facts for all of these at once: a few statements, however many people there are. `ofToday`: their shifts from now on until midnight, where they were read already. */
export const candidatesOf = async (tx: Tx, operatives: readonly Operative[], ofToday?: readonly Shift[]): Promise<Candidate[]> => {
  const ids = operatives.map((one) => one.id)
  const shifts = ofToday ?? (await shiftsBetween(tx, tx.now, afterDay(dayOf(tx.now))))
  const since = shifts.map((one) => one.from).reduce(earlier, atTime(dayOf(tx.now), '00:00'))
  const bookings = await bookingsSince(tx, since, ids)
  const today = dayOf(tx.now)
  const week = await loadADay(tx, { from: atTime(today.subtract({ days: 6 }), '00:00'), to: atTime(today, '00:00') }, ids)
  const people = operatives.map((operative) => {
    const shift = shiftOfNow(
      shifts.filter((one) => one.operativeId === operative.id),
      tx.now,
    )
    const outings = ofThisShift(bookings, operative.id, shift)
    return { operative, shift, outings, door: lastDoorOf(outings) }
  })
  const doors = await placesOf(
    tx,
    people.flatMap(({ door }) => door ?? []),
  )
  const training = await trainingOf(tx, ids)
  return people.map(({ operative, shift, outings, door }) => {
    const found = {
      ...{ operative, shift, outings },
      lastDoor: (door && doors.get(door)) ?? null,
      training: Object.fromEntries(training.get(operative.id) ?? []),
      hardTopics: hardTopicsFor(operative),
      week: week.get(operative.id) ?? null,
    }
    return { operative: operativeFactsOf(found, tx.now), pronoun: operative.pronoun, start: startOf(found), shift, outings }
  })
}

/** For the plan in pencil: somebody on the way is free where they are going. */
type FreeNext = { readonly starts: readonly (Place | null)[]; readonly inHand: ReadonlyMap<OperativeId, InHand> }

/** B5 The visit in hand is reckoned with, never hurried. `promised`: where the windows of those who are out are looked up. `usually`: what their visits take. */
export const freeNext = async (
  tx: Tx,
  candidates: readonly Candidate[],
  promised: readonly Appointment[],
  usually: ReadonlyMap<OrderId, Usually>,
): Promise<FreeNext> => {
  const out = candidates.map(({ outings }) => outings.find((one) => isOut(one.state)) ?? null)
  const doors = await placesOf(
    tx,
    out.flatMap((one) => one?.premisesId ?? []),
  )
  const opens = (one: Booking) => promised.find(({ id }) => id === one.appointmentId)?.window.from ?? one.sentAt
  const inHand = out.flatMap((one): [OperativeId, InHand][] => {
    if (one === null) return []
    const { operativeId, sentAt, travelMinutes, arrivedAt, expectedMinutes } = one
    const known = usually.get(one.orderId)
    return [[operativeId, { sentAt, travelMinutes, arrivedAt, opens: opens(one), expectedMinutes, ...(known && { usually: known }) }]]
  })
  return { starts: candidates.map(({ start }, at) => (out[at] && doors.get(out[at].premisesId)) || start), inHand: new Map(inHand) }
}

/** B1 The people to be sent, held until the transaction ends, and how far away each of them is. */
export const holdTeam = async (tx: Tx, ids: readonly OperativeId[], to: Place | null): Promise<Outcome<readonly Goer[]>> => {
  if ((await holdOperatives(tx, ids)).length < ids.length) return refused(reason('B1_NOT_KNOWN'))
  for (const id of ids) await letBreathingEnd(tx, id)
  const known = await operativesOf(tx, ids)
  const candidates = await candidatesOf(
    tx,
    ids.flatMap((id) => known.get(id) ?? []),
  )
  return done(candidates.map((one) => ({ ...one, minutesAway: minutesBetween(tx, one.start, to) })))
}

/** Somebody on shift who could stand outside an address soon. `lastDoor`: where they were last; null before their first. */
export type Colleague = {
  readonly operative: Operative
  readonly minutesAway: number
  readonly lastDoor: PremisesId | null
}

/** A3 Who on shift is nearest to a place, by the roads from the last door they stood at: nobody is followed (A7). */
export const nearestColleagues = async (
  tx: Tx,
  { to, except, most = 2 }: { to: Place; except: OperativeId; most?: number },
): Promise<Colleague[]> => {
  const team = (await operativesNow(tx)).filter((one) => one.id !== except && isOnShift(one.shift, tx.now))
  const known = new Map(team.map((one) => [one.id, one]))
  const people = (await candidatesOf(tx, team)).filter(({ start }) => start !== null)
  const away = await minutesAway(tx, people, to)
  return people
    .map(({ operative, outings }) => ({
      operative: known.get(operative.id)!,
      minutesAway: Math.ceil(away.get(operative.id)!),
      lastDoor: lastDoorOf(outings),
    }))
    .toSorted((a, b) => a.minutesAway - b.minutesAway)
    .slice(0, most)
}

/** The door that somebody stood at last within twelve hours, and when they left it: where to begin when nobody knows where they are (A3). */
export const lastDoorOfPerson = async (
  tx: Tx,
  id: OperativeId,
): Promise<{ readonly premisesId: PremisesId; readonly leftAt: Instant | null } | null> => {
  const last = (await bookingsSince(tx, before(tx.now, minutes(12 * 60)), [id])).findLast((one) => one.arrivedAt !== null)
  return last ? { premisesId: last.premisesId, leftAt: last.leftAt ?? last.endedAt } : null
}
