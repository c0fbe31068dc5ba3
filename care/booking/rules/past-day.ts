/** A day on record in numbers: which promises stood in it, when each was known of and cancelled, who was sent when, and how long it took. Pure. */
import type { AppointmentId, BookingId, HouseholdId, OperativeId, OrderId } from '../../../lib/ids.ts'
import { isAtOrAfter, isBefore } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { usualTwos } from '../../dispatch/rehearsal/days/made-up.ts'
import type { Known, Sending } from '../../dispatch/rehearsal/days/day.ts'
import type { AppointmentState } from './states.ts'
import type { Window } from './windows.ts'

/** A promise, or an emergency that needed none (B7). `endedAt`: cancelled or moved elsewhere; null when it was not. */
export type PastPromise = {
  readonly key: AppointmentId | OrderId
  readonly orderId: OrderId
  readonly appointmentId: AppointmentId | null
  readonly householdId: HouseholdId
  readonly window: Window
  readonly knownAt: Instant
  readonly cancelledAt: Instant | null
}
type PastAppointment = {
  readonly id: AppointmentId
  readonly orderId: OrderId
  readonly householdId: HouseholdId
  readonly window: Window
  readonly state: AppointmentState
  readonly promisedAt: Instant
  readonly endedAt: Instant | null
}
/** Somebody who was sent and came. */
export type PastBooking = {
  readonly id: BookingId
  readonly appointmentId: AppointmentId | null
  readonly orderId: OrderId
  readonly operativeId: OperativeId
  readonly sentAt: Instant
  readonly arrivedAt: Instant | null
  readonly leftAt: Instant | null
  readonly travelMinutes: number
}

const wentAway = ({ state, endedAt }: PastAppointment): Instant | null => (state === 'cancelled' || state === 'moved' ? endedAt : null)

/** The promises of a day whose work began at `began`; what was cancelled before that never stood in it. */
export const promisesOf = (appointments: readonly PastAppointment[], began: Instant): PastPromise[] =>
  appointments.flatMap((one): PastPromise[] => {
    const cancelledAt = wentAway(one)
    if (cancelledAt !== null && isBefore(cancelledAt, began)) return []
    const { id, orderId, householdId, window, promisedAt } = one
    return [{ key: id, orderId, appointmentId: id, householdId, window, knownAt: promisedAt, cancelledAt }]
  })

export const cameTo = ({ appointmentId, orderId }: PastPromise, bookings: readonly PastBooking[]): PastBooking[] =>
  bookings.filter((one) => one.arrivedAt !== null && one.orderId === orderId && (one.appointmentId ?? appointmentId) === appointmentId)

/** Minutes after midnight. */
export type MinuteOf = (at: Instant) => number

/** Every moment in whole minutes: a sending at its beginning, a knock at its end, so that a knock after the close stays after it. */
export const minuteAfter =
  (midnight: Instant): MinuteOf =>
  (at) =>
    Math.floor((at.epochMilliseconds - midnight.epochMilliseconds) / 60_000)

const knockMinute = (minuteOf: MinuteOf, at: Instant): number => minuteOf(at.add({ milliseconds: 59_999 }))

/** Where each trip began: the last door of that day, or null for where the shift began. */
const lastDoorBefore = (booking: PastBooking, bookings: readonly PastBooking[]): PastBooking | null =>
  bookings
    .filter((one) => one.operativeId === booking.operativeId && one.arrivedAt !== null && isBefore(one.sentAt, booking.sentAt))
    .reduce<PastBooking | null>((last, one) => (last === null || isBefore(last.sentAt, one.sentAt) ? one : last), null)

type Places = { readonly ofOrder: (id: OrderId) => number | undefined; readonly ofWorker: (id: OperativeId) => number }

/** What is on record of one promise, with those who `came`; how long it took is not known while anybody is still inside. */
export const knownOf = (
  promise: PastPromise,
  came: readonly PastBooking[],
  bookings: readonly PastBooking[],
  minuteOf: MinuteOf,
  places: Places,
): Known => {
  const knocks = came.map((one) => knockMinute(minuteOf, one.arrivedAt!))
  const lefts = came.flatMap(({ leftAt }) => (leftAt === null ? [] : [minuteOf(leftAt)]))
  const began = Math.max(minuteOf(promise.window.from), ...knocks)
  const inFull = came.length > 0 && lefts.length === came.length
  return {
    minutes: inFull ? Math.max(1, Math.max(...lefts) - began) : null,
    trips: came.map((one, n) => {
      const before = lastDoorBefore(one, bookings)
      const from = (before && places.ofOrder(before.orderId)) ?? places.ofWorker(one.operativeId)
      return { from, minutes: Math.max(1, knocks[n]! - minuteOf(one.sentAt)) }
    }),
    cancelledAt: came.length > 0 || promise.cancelledAt === null ? null : minuteOf(promise.cancelledAt),
  }
}

export const sendingsOf = (promises: readonly PastPromise[], bookings: readonly PastBooking[], minuteOf: MinuteOf): Sending[] =>
  promises
    .flatMap((promise) =>
      cameTo(promise, bookings).map((one) => ({ at: minuteOf(one.sentAt), worker: one.operativeId, promise: promise.key as string })),
    )
    .toSorted((a, b) => a.at - b.at || (a.promise < b.promise ? -1 : 1))

/** Fewer trips than these say nothing of a day. */
const enoughTrips = 5

/** How long this day's trips took against what the roads said when they were driven: from being sent to being at the door. */
export const trafficOf = (bookings: readonly PastBooking[], minuteOf: MinuteOf): number => {
  const driven = bookings.filter((one) => one.arrivedAt !== null && one.travelMinutes > 0)
  if (driven.length < enoughTrips) return 1
  const took = driven.reduce((sum, one) => sum + minuteOf(one.arrivedAt!) - minuteOf(one.sentAt), 0)
  return Math.max(0.3, took / driven.reduce((sum, one) => sum + one.travelMinutes, 0))
}

/** Fewer promises than these say nothing of how many are for two. */
const enoughPromises = 100

/** To how many homes of a hundred two go together, as the record says; as is usual where it says too little. */
export const twosInHundred = ({ promises, ofTwo }: { readonly promises: number; readonly ofTwo: number }): number =>
  promises < enoughPromises ? usualTwos : Math.round((100 * ofTwo) / promises)

/** When a promise was known to whoever decides, in minutes; 0 when before the day. */
export const knownAtMinute = ({ knownAt }: PastPromise, began: Instant, minuteOf: MinuteOf): number =>
  isAtOrAfter(began, knownAt) ? 0 : Math.max(1, minuteOf(knownAt))
