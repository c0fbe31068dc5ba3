/** B4 What is known of the days asked about: who works, what is promised, and what a day usually brings beside it. */
import { dayOf, isBefore } from '../../../../lib/time.ts'
import type { Day } from '../../../../lib/time.ts'
import { afterDay } from '../../../../lib/working-days.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import type { Capacity } from '../../../dispatch/capacity.ts'
import type { ShiftFacts } from '../../../dispatch/capacity/fitness.ts'
import type { VisitFacts } from '../../../dispatch/facts.ts'
import { usuallyFor } from '../../../dispatch/learned/use.ts'
import { ordersOf } from '../../../repairs/actions.ts'
import { operativesHere, shiftsBetween } from '../../../workforce/actions.ts'
import { freeFrom, offTheMap } from '../../rules/operative-facts.ts'
import { isOut } from '../../rules/states.ts'
import type { Window } from '../../rules/windows.ts'
import { promisedBetween } from '../../store/appointments.ts'
import type { Booking } from '../../store/bookings.ts'
import type { Learned } from '../../store/learned.ts'
import { promisingBy } from '../../store/level.ts'
import { errandsOf, questionsOf } from '../errands.ts'
import type { Question } from '../errands.ts'
import { trafficNow } from '../learning/today.ts'
import { knownOf, taught } from '../learning/usually.ts'
import { candidatesOf } from '../team.ts'
import { expectedEmergencies } from './expected.ts'

/** What the visits in hand are likely to take, as such visits do here; as expected while nothing was learned. */
const usualMinutes = async (tx: Tx, inHand: readonly Booking[], lessons: Learned | null): Promise<(one: Booking) => number> => {
  if (lessons === null || inHand.length === 0) return (one) => one.expectedMinutes
  const orders = await ordersOf(
    tx,
    inHand.map((one) => one.orderId),
  )
  return (one) => usuallyFor(lessons, { ...one, trade: orders.get(one.orderId)?.trade ?? '', emergency: one.why.emergency }).minutes
}

/** Who works in this span, from when and from where; whoever went home unwell does not. */
const shiftsIn = async (tx: Tx, span: Window, breathing: number, lessons: Learned | null): Promise<ShiftFacts[]> => {
  const operatives = await operativesHere(tx)
  const shifts = await shiftsBetween(tx, span.from, span.to)
  const tomorrow = afterDay(dayOf(tx.now))
  const ofToday = shifts.filter(({ from, to }) => isBefore(from, tomorrow) && isBefore(tx.now, to))
  const homes = new Map(operatives.map(({ id, home }) => [id, home ?? offTheMap]))
  const people = new Map((await candidatesOf(tx, operatives, ofToday)).map((one) => [one.operative.id, one]))
  const anotherDay = new Map([...people].map(([id, { operative }]) => [id, { ...operative, place: homes.get(id)! }]))
  const inHand = [...people.values()].flatMap(({ outings }) => outings.filter((one) => isOut(one.state)))
  const minutesOf = await usualMinutes(tx, inHand, lessons)
  return shifts.flatMap(({ id, operativeId, from, to, illSince, rest }): ShiftFacts[] => {
    const person = people.get(operativeId)
    if (!person || illSince !== null) return []
    const shift = { from, to }
    const isTodays = person.shift?.id === id
    const breakFrom = rest && (isTodays ? (person.operative.rest?.from ?? null) : rest.from)
    const operative = isTodays ? person.operative : anotherDay.get(operativeId)!
    return [{ shift, operative, freeFrom: isTodays ? freeFrom(person.outings, breathing, minutesOf) : null, ...(rest && { breakFrom }) }]
  })
}

/** `visits`: the home asked about, in the order of its questions. `capacity`: what is promised to all others, and who works. */
export type Gathered = { readonly visits: readonly VisitFacts[]; readonly capacity: Capacity }

/**
 * The facts about these days, and about one home in each window asked about: every kind is read once, for all days together.
 * A promise that moves gives up its own room. `lessons`: null while nothing was learned.
 */
export const gathered = async (tx: Tx, span: Window, asked: readonly Question[], lessons: Learned | null): Promise<Gathered> => {
  const today = dayOf(tx.now)
  const { breathing, inHundred } = await promisingBy(tx)
  const shifts = await shiftsIn(tx, span, breathing, lessons)
  const own = new Set(asked.map(({ order }) => order.id))
  const others = await questionsOf(
    tx,
    (await promisedBetween(tx, span)).filter(({ orderId }) => !own.has(orderId)),
  )
  const visits = (await errandsOf(tx, [...asked, ...others])).map((one) => taught(one, lessons))
  const homes = shifts.map(({ operative }) => operative.place)
  const traffic = lessons === null ? 1 : await trafficNow(tx, lessons)
  const capacity = {
    ...{ shifts, promises: visits.slice(asked.length), breathingMinutes: breathing },
    ...(inHundred !== null && { level: inHundred / 100 }),
    ...(lessons?.own.experience && { experience: lessons.own.experience }),
    expected: await expectedEmergencies(tx, homes, lessons),
    known: (day: Day) => knownOf(lessons, day, day.equals(today) ? traffic : 1),
  }
  return { visits: visits.slice(0, asked.length), capacity }
}
