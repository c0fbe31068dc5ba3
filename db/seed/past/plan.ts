/** What each person’s day was promised to hold: new orders near one another, and those that wait for somebody to come again. */
import { isWorkingDay } from '../../../lib/working-days.ts'
import type { StaffId } from '../../../lib/ids.ts'
import type { Place } from '../../../lib/place.ts'
import { after, atTime, before, dayOf, isAtOrAfter, isBefore, later, minutes } from '../../../lib/time.ts'
import type { Day, Instant } from '../../../lib/time.ts'
import { work } from '../work.ts'
import type { Dice } from './dice.ts'
import type { PastHome } from './homes.ts'
import type { Job, PastOrder, PastPromise, PastShift, Told, Worker } from './told.ts'

/** An order whose work is still to be done: when the household agreed to another day. */
type Again = { readonly order: PastOrder; readonly agreedAt: Instant }
export type Ground = {
  readonly dice: Dice
  readonly told: Told
  readonly homes: readonly PastHome[]
  readonly roads: (from: Place, to: Place) => number
  readonly desk: readonly StaffId[]
  readonly again: Again[]
  /** The day on which somebody was last sent to a home, or is to be. */
  readonly takenOn: Map<PastHome, Day>
}

const emergencies: readonly Job[] = [
  { says: 'Water is coming through the ceiling', room: 'Kitchen', trade: 'plumber', minutes: 60, priority: 'emergency' },
  { says: 'No heating and no hot water', room: 'Kitchen', trade: 'gas', minutes: 70, priority: 'emergency' },
  { says: 'No power in half of the home', room: 'Hall', trade: 'electrician', minutes: 60, priority: 'emergency' },
  { says: 'The key broke in the lock, nobody can get in', room: 'Hall', trade: 'locksmith', minutes: 35, priority: 'emergency' },
  { says: 'The front door will not close', room: 'Hall', trade: 'joiner', minutes: 50, priority: 'emergency' },
  { says: 'The toilet overflows and is the only one', room: 'Bathroom', trade: 'plumber', minutes: 50, priority: 'emergency' },
]

export const breathing = 15
/** Hours that are kept to come back after a visit, so that nobody ends a day in a hurry. */
const beforeTheEnd = 20
const apartDays = 2
const looked = 8

const mayGo = ({ isAWoman }: Worker, { onlyAWoman }: PastHome): boolean => isAWoman || !onlyAWoman

/** Of some homes that nobody is sent to in these days, the nearest by road. */
const homeNear = ({ dice, homes, roads, takenOn }: Ground, who: Worker, at: Place, day: Day): PastHome | null => {
  const isFree = (home: PastHome): boolean => {
    const taken = takenOn.get(home)
    return mayGo(who, home) && (taken === undefined || Math.abs(taken.until(day).days) > apartDays)
  }
  const some = Array.from({ length: looked }, () => dice.pick(homes)).filter(isFree)
  return some.reduce<PastHome | null>((best, one) => (best === null || roads(at, one.place) < roads(at, best.place) ? one : best), null)
}

/** Work of theirs; nothing that was mended at this home in these weeks, as long as there is something else. */
const jobAt = ({ dice, told }: Ground, who: Worker, home: PastHome): Job => {
  const theirs = work.slice(1).filter(({ trade }) => who.trades.includes(trade))
  const mended = new Set(told.orders.flatMap((one) => (one.home === home ? one.says : [])))
  const others = theirs.filter(({ says }) => !mended.has(says))
  return dice.pick(others.length > 0 ? others : theirs)
}

const opensAt = '08:30'
/** A moment at the desk some days before, when the household rang. */
const rangBefore = (dice: Dice, day: Day): Instant => {
  let rang = day.subtract({ days: dice.whole(1, 4) })
  while (!isWorkingDay(rang, 'scotland')) rang = rang.subtract({ days: 1 })
  return after(atTime(rang, opensAt), minutes(dice.whole(0, 8 * 60)))
}

const orderOf = ({ dice }: Ground, home: PastHome, job: Job, reportedAt: Instant): PastOrder => ({
  ...{ ...job, home, reportedAt, id: dice.id('order', reportedAt), ended: null },
  source: dice.often(0.7) ? 'telephone' : 'import',
})

const callsOff = (dice: Dice, promisedAt: Instant, window: PastPromise['window']): Instant | null => {
  if (!dice.often(0.03)) return null
  const at = dice.often(0.5)
    ? after(atTime(dayOf(window.from), '08:05'), minutes(dice.whole(0, 40)))
    : before(window.from, minutes(dice.whole(18 * 60, 22 * 60)))
  return isBefore(at, window.from) ? later(at, after(promisedAt, minutes(20))) : null
}

const windowAround = (dice: Dice, shift: PastShift, arrives: Instant): PastPromise['window'] => {
  const early = later(before(arrives, minutes(20)), shift.from)
  const from = after(shift.from, minutes(60 * Math.floor(shift.from.until(early).total('hours'))))
  return { from, to: after(from, minutes(dice.often(0.8) ? 120 : 240)) }
}

/** Promises for this person and day, in the order in which they are meant to go. */
export const planDay = (ground: Ground, shift: PastShift): PastPromise[] => {
  const { dice, roads, desk, again, takenOn, told } = ground
  const { who, rest } = shift
  const day = dayOf(shift.from)
  const promises: PastPromise[] = []
  const lastDoor = before(shift.to, minutes(beforeTheEnd))
  let [at, free, rested] = [who.home, after(shift.from, minutes(3)), rest === null]
  for (;;) {
    if (!rested && rest && isAtOrAfter(free, rest.from)) [free, rested] = [after(free, minutes(rest.minutes)), true]
    if (dice.often(0.35)) free = after(free, minutes(dice.whole(30, 60))) // room for what will come
    const waits = again.find(
      ({ order, agreedAt }) =>
        isBefore(dayOf(agreedAt).toZonedDateTime('UTC').toInstant(), day.toZonedDateTime('UTC').toInstant()) &&
        who.trades.includes(order.trade) &&
        mayGo(who, order.home),
    )
    const home = waits?.order.home ?? homeNear(ground, who, at, day)
    if (home === null) return promises
    const job = waits?.order ?? jobAt(ground, who, home)
    const arrives = after(free, minutes(Math.ceil(roads(at, home.place) * 1.2)))
    const leaves = after(arrives, minutes(3 + job.minutes + home.adjustments.extraMinutes))
    if (isBefore(lastDoor, leaves)) return promises
    const rang = rangBefore(dice, day)
    const order = waits?.order ?? orderOf(ground, home, job, rang)
    const promisedAt = waits?.agreedAt ?? after(rang, minutes(dice.whole(2, 6)))
    const window = windowAround(dice, shift, arrives)
    const promise: PastPromise = {
      ...{ order, window, promisedAt, id: dice.id('appointment', promisedAt), promisedBy: dice.pick(desk), ended: null },
      callsOffAt: waits ? null : callsOff(dice, promisedAt, window),
    }
    if (waits) again.splice(again.indexOf(waits), 1)
    else told.orders.push(order)
    told.promises.push(promise)
    promises.push(promise)
    takenOn.set(home, day)
    ;[at, free] = [home.place, after(leaves, minutes(breathing))]
  }
}

/** The emergencies of a day, each with the one who will be sent: nobody has more than one. */
export const emergenciesOf = (ground: Ground, shifts: readonly PastShift[]): Map<PastShift, PastOrder> => {
  const { dice } = ground
  const found = new Map<PastShift, PastOrder>()
  for (let n = dice.whole(0, Math.ceil(shifts.length / 3)); n > 0; n--) {
    const shift = dice.pick(shifts)
    const theirs = emergencies.filter(({ trade }) => shift.who.trades.includes(trade))
    const home = homeNear(ground, shift.who, shift.who.home, dayOf(shift.from))
    if (theirs.length === 0 || home === null || found.has(shift)) continue
    const latest = Math.floor(shift.from.until(shift.to).total('minutes')) - 200
    const order = {
      ...orderOf(ground, home, dice.pick(theirs), after(shift.from, minutes(dice.whole(10, latest)))),
      source: 'telephone' as const,
    }
    ground.takenOn.set(home, dayOf(shift.from))
    found.set(shift, order)
  }
  return found
}
