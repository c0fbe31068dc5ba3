/** B4 What is known of the days asked about: who works, what is promised, and what a day usually brings beside it. */
import { atTime, dayOf } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import type { Capacity } from '../../../dispatch/capacity.ts'
import type { ShiftFacts } from '../../../dispatch/capacity/fitness.ts'
import { emergenciesSince } from '../../../repairs/actions.ts'
import { operativesNow, shiftsBetween } from '../../../workforce/actions.ts'
import { expectedOn } from '../../rules/emergencies.ts'
import { freeFrom, offTheMap } from '../../rules/operative-facts.ts'
import type { Window } from '../../rules/windows.ts'
import { promisedBetween } from '../../store/appointments.ts'
import { breathingMinutes } from '../../store/bookings.ts'
import type { Learned } from '../../store/learned.ts'
import { errandsOf, questionsOf } from '../errands.ts'
import { knownOf, taught, withUsual } from '../learning/usually.ts'
import { candidatesOf } from '../team.ts'

/** How far back emergencies are counted: four whole weeks, weekends included. */
const weeksCounted = 4

/** Who works in this span, from when and from where; whoever went home unwell does not. */
const shiftsIn = async (tx: Tx, span: Window, breathing: number): Promise<ShiftFacts[]> => {
  const operatives = await operativesNow(tx)
  const homes = new Map(operatives.map(({ id, home }) => [id, home ?? offTheMap]))
  const people = new Map((await candidatesOf(tx, operatives)).map((one) => [one.operative.id, one]))
  const anotherDay = new Map([...people].map(([id, { operative }]) => [id, { ...operative, place: homes.get(id)! }]))
  return (await shiftsBetween(tx, span.from, span.to)).flatMap(({ id, operativeId, from, to, illSince }): ShiftFacts[] => {
    const person = people.get(operativeId)
    if (!person || illSince !== null) return []
    const shift = { from, to }
    if (person.shift?.id === id) return [{ shift, operative: person.operative, freeFrom: freeFrom(person.outings, breathing) }]
    return [{ shift, operative: anotherDay.get(operativeId)!, freeFrom: null }]
  })
}

/** `lessons`: null while nothing was learned. */
export const capacityIn = async (tx: Tx, span: Window, lessons: Learned | null): Promise<Capacity> => {
  const breathing = await breathingMinutes(tx)
  const shifts = await shiftsIn(tx, span, breathing)
  const errands = await errandsOf(tx, await questionsOf(tx, await promisedBetween(tx, span)))
  const counted = 7 * weeksCounted
  const emergencies = await emergenciesSince(tx, atTime(dayOf(tx.now).subtract({ days: counted }), '00:00'))
  const rates = emergencies.map(({ trade, count, minutes }) => ({ trade, minutes, perDay: count / counted }))
  const homes = shifts.map(({ operative }) => operative.place).filter((place) => place !== offTheMap)
  return {
    ...{ shifts, promises: errands.map((one) => taught(one, lessons)), breathingMinutes: breathing },
    expected: (day) => expectedOn(day, rates, homes).map((visit) => withUsual(visit, lessons)),
    known: (day) => knownOf(lessons, day),
  }
}
