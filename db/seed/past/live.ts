/** How a day went: what roads and work really took, who came to the door, and whom somebody had to come to again. */
import { whenWas } from '../../../care/dispatch/learned/bands.ts'
import type { Band } from '../../../care/dispatch/learned/bands.ts'
import { yesWords } from '../../../care/dispatch/words.ts'
import type { Trade } from '../../../care/workforce/rules.ts'
import type { Place } from '../../../lib/place.ts'
import { after, before, clockTime, isAtOrAfter, isBefore, later, minutes, seconds } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { breathing } from './plan.ts'
import type { Ground } from './plan.ts'
import type { PastOrder, PastPromise, PastShift, PastVisit } from './told.ts'

/** What these weeks were like, beside what was expected: for Doorstep to find out. */
const roadsTook: Readonly<Record<Band, number>> = { early: 1.36, day: 1.04, late: 1.28, evening: 1 }
const fridays = 1.1
const nobodyIn: Readonly<Record<Band, number>> = { early: 0.05, day: 0.1, late: 0.07, evening: 0.05 }
const workTook: Partial<Record<Trade, number>> = { plumber: 1.06, joiner: 0.88, electrician: 1.14, damp: 1.24, decorator: 1.12, gas: 0.95 }
const emergenciesTook = 1.2
const overruns = { often: 0.05, times: 1.8 }

type OnTheRoad = { readonly shift: PastShift; at: Place; free: Instant; rested: boolean }
type Errand = { readonly order: PastOrder; readonly promise: PastPromise | null }

const roadTook = (dice: Ground['dice'], sentAt: Instant, road: number): number => {
  const { band, weekday } = whenWas(sentAt)
  return Math.max(3, road * roadsTook[band] * (weekday === 5 ? fridays : 1) * dice.around(0.2))
}

const workMinutes = (dice: Ground['dice'], { trade, minutes: expected, home, priority }: PastOrder): number => {
  const usual = (expected + home.adjustments.extraMinutes) * (workTook[trade] ?? 1) * (priority === 'emergency' ? emergenciesTook : 1)
  return Math.max(9, usual * dice.around(0.3) * (dice.often(overruns.often) ? overruns.times : 1))
}

/** In whole seconds, as a telephone tells it. */
const on = (at: Instant, minutesOn: number): Instant => after(at, seconds(Math.round(60 * minutesOn)))

const whyThen = (road: number, promise: PastPromise | null, arrives: Instant): string[] => {
  const away = yesWords.minutesAway(road)
  if (promise === null) return [away, yesWords.emergency]
  const { from, to } = promise.window
  return [away, isBefore(arrives, from) ? yesWords.windowOpens(clockTime(from)) : yesWords.windowCloses(clockTime(to))]
}

/** Sends them now, and lives the visit to the end of the breathing space. */
const goThere = ({ dice, told, roads }: Ground, so: OnTheRoad, { order, promise }: Errand, sentAt: Instant): PastVisit => {
  const { home } = order
  const road = roads(so.at, home.place)
  const arrivedAt = on(sentAt, roadTook(dice, sentAt, road))
  const knockedAt = later(on(arrivedAt, 0.5 + dice.whole(0, 3) / 2), promise?.window.from ?? arrivedAt)
  const isIn = promise === null || home.adjustments.vulnerable || !dice.often(nobodyIn[whenWas(knockedAt).band])
  const waits = Math.max(home.adjustments.doorWaitMinutes, 5)
  const leftAt = isIn ? on(knockedAt, workMinutes(dice, order)) : on(knockedAt, waits + dice.whole(2, 8))
  const openedAt = isIn ? on(knockedAt, dice.whole(1, 4 * (home.adjustments.doorWaitMinutes - 1)) / 4) : null
  const visit: PastVisit = {
    ...{ order, promise, who: so.shift.who, sentAt, roadMinutes: road, arrivedAt, knockedAt, openedAt, leftAt },
    ...{ id: dice.id('visit', sentAt), bookingId: dice.id('booking', sentAt), sentences: whyThen(road, promise, on(sentAt, road)) },
  }
  told.visits.push(visit)
  if (promise) promise.ended = { state: isBefore(arrivedAt, promise.window.to) ? 'kept' : 'missed', at: arrivedAt }
  if (isIn) order.ended = { state: 'done', at: leftAt }
  so.at = home.place
  so.free = after(leftAt, minutes(breathing))
  return visit
}

/** B2 A break is taken when it is due and nobody is inside. */
const restFirst = (so: OnTheRoad): void => {
  const { rest } = so.shift
  if (so.rested || rest === null || isBefore(so.free, rest.from)) return
  so.free = after(so.free, minutes(rest.minutes))
  so.rested = true
}

/** When they are sent to keep this promise: at once, or so that they come a little after the window opens. */
const sendsAt = ({ roads }: Ground, so: OnTheRoad, { order, window }: PastPromise): Instant =>
  later(so.free, before(window.from, minutes(Math.ceil(roads(so.at, order.home.place)) + 2)))

/** D1 Nobody is sent whose visit would not end within the shift: the household is rung and agrees to another day. */
const fitsTheShift = ({ roads }: Ground, so: OnTheRoad, order: PastOrder, sentAt: Instant): boolean => {
  const needs = roads(so.at, order.home.place) + order.minutes + order.home.adjustments.extraMinutes
  return isAtOrAfter(so.shift.to, on(sentAt, needs))
}

const keepOrMove = (ground: Ground, so: OnTheRoad, promise: PastPromise): void => {
  const { dice, again } = ground
  const sentAt = on(sendsAt(ground, so, promise), dice.whole(1, 8) / 6)
  if (promise.callsOffAt && isBefore(promise.callsOffAt, sentAt)) {
    promise.ended = { state: 'cancelled', at: promise.callsOffAt }
    promise.order.ended = { state: 'cancelled', at: promise.callsOffAt }
    return
  }
  if (!fitsTheShift(ground, so, promise.order, sentAt)) {
    promise.ended = { state: 'moved', at: so.free }
    again.push({ order: promise.order, agreedAt: so.free })
    return
  }
  const { openedAt, leftAt } = goThere(ground, so, { order: promise.order, promise }, sentAt)
  if (openedAt === null) again.push({ order: promise.order, agreedAt: on(leftAt, dice.whole(30, 150)) })
}

/** One person’s day. An emergency is gone to as soon as they are free, before the next promise. */
export const liveDay = (ground: Ground, shift: PastShift, promises: readonly PastPromise[], emergency: PastOrder | null): void => {
  const so: OnTheRoad = { shift, at: shift.who.home, free: shift.from, rested: false }
  let waiting = emergency
  const goToIt = (by: Instant): void => {
    if (waiting === null || !isBefore(waiting.reportedAt, by)) return
    const [order, sentAt] = [waiting, on(later(so.free, waiting.reportedAt), ground.dice.whole(2, 5))]
    waiting = null
    if (!fitsTheShift(ground, so, order, sentAt)) return
    ground.told.orders.push(order)
    goThere(ground, so, { order, promise: null }, sentAt)
    restFirst(so)
  }
  for (const promise of promises) {
    restFirst(so)
    goToIt(sendsAt(ground, so, promise))
    keepOrMove(ground, so, promise)
  }
  restFirst(so)
  goToIt(shift.to)
}
