/** The weeks before today: put in at once, and then read by the night’s learning as any past is. */
import { learnTonight } from '../../../care/booking/actions/learning/learn.ts'
import { prioritiesOf } from '../../../care/landlords/actions.ts'
import { operativesOf } from '../../../care/workforce/actions.ts'
import type { LandlordId, StaffId } from '../../../lib/ids.ts'
import { onceEach } from '../../../lib/once.ts'
import type { Place } from '../../../lib/place.ts'
import { after, atTime, dayOf, minutes } from '../../../lib/time.ts'
import type { Day, Instant } from '../../../lib/time.ts'
import { isWorkingDay } from '../../../lib/working-days.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { World } from '../../../platform/world.ts'
import { operatives } from '../cast.ts'
import type { Crew } from '../day.ts'
import type { Home } from '../homes.ts'
import { diceFrom } from './dice.ts'
import type { Dice } from './dice.ts'
import { homesThatHaveRung } from './homes.ts'
import { liveDay } from './live.ts'
import { emergenciesOf, planDay } from './plan.ts'
import type { Ground } from './plan.ts'
import { put, record } from './put.ts'
import { engine, messagesTold, ordersTold, promisesTold, shiftsTold } from './rows.ts'
import type { PastShift, Told, Worker } from './told.ts'
import { visitsTold } from './visits.ts'

type Weeks = {
  readonly world: World
  readonly now: Instant
  readonly random: () => number
  readonly crew: readonly Crew[]
  readonly homes: readonly Home[]
  readonly desk: readonly StaffId[]
  /** The day after the last of them. */
  readonly until: Day
}

const daysBack = 16

/** Weekdays, and Saturdays until one. */
const daysBefore = (until: Day): Day[] =>
  Array.from({ length: daysBack }, (_, n) => until.subtract({ days: daysBack - n })).filter(
    (day) => day.dayOfWeek === 6 || isWorkingDay(day, 'scotland'),
  )

const workersOf = async (tx: Tx, crew: readonly Crew[], today: Day): Promise<Worker[]> => {
  const known = await operativesOf(
    tx,
    crew.map((one) => one.operativeId),
  )
  return crew.map(({ operativeId, staffId }, n): Worker => {
    const { firstName, sex, pronoun, trades, home } = known.get(operativeId)!
    const until = operatives[n]!.lapsed ? today.subtract({ days: 4 }) : null
    return { operativeId, staffId, firstName, pronoun, isAWoman: sex === 'f', trades, home: home!, until }
  })
}

/** Who works on a day: nearly everybody in the week, every third on a Saturday. */
const shiftsOn = (day: Day, workers: readonly Worker[], dice: Dice): PastShift[] => {
  const isWhole = day.dayOfWeek < 6
  const [from, to] = [atTime(day, '08:00'), atTime(day, isWhole ? '17:00' : '13:00')]
  return workers
    .filter(({ until }) => (until === null || Temporal.PlainDate.compare(day, until) < 0) && dice.often(isWhole ? 0.93 : 0.35))
    .map((who) => ({
      id: dice.id('shift', from),
      who,
      from,
      to,
      rest: isWhole ? { from: after(from, minutes(dice.pick([210, 240, 270]))), minutes: 30 } : null,
    }))
}

/** From each place once, to all the others. */
const roadsAmong = ({ travel }: World, places: readonly Place[]): Ground['roads'] => {
  const at = new Map(places.map((place, n) => [place, n]))
  const rowFrom = onceEach((place: Place) => travel.matrix([place], places)[0]!)
  return (from, to) => rowFrom(from)[at.get(to)!]!
}

const live = (ground: Ground, workers: readonly Worker[], days: readonly Day[]): void => {
  for (const day of days) {
    const shifts = shiftsOn(day, workers, ground.dice)
    ground.told.shifts.push(...shifts)
    const planned = shifts.map((shift) => [shift, planDay(ground, shift)] as const)
    const urgent = emergenciesOf(ground, shifts)
    for (const [shift, promises] of planned) liveDay(ground, shift, promises, urgent.get(shift) ?? null)
  }
  // whoever still waits for another visit had it mended meanwhile
  for (const { order, agreedAt } of ground.again) order.ended = { state: 'cancelled', at: agreedAt }
  for (const { order, ended } of ground.told.promises)
    if (ended?.state === 'moved' && order.ended?.state === 'cancelled') ended.state = 'cancelled'
}

const keep = async (tx: Tx, told: Told, dice: Dice, desk: readonly StaffId[]): Promise<void> => {
  const priorities = new Map<LandlordId, Awaited<ReturnType<typeof prioritiesOf>>>()
  for (const id of new Set(told.orders.map(({ home }) => home.landlordId))) priorities.set(id, await prioritiesOf(tx, id))
  const codes = new Map(told.visits.map((one) => [one, dice.digits(4)]))
  const [orders, promises, shifts] = [ordersTold(told, desk[0]!, priorities), promisesTold(told), shiftsTold(told, dice)]
  const visits = visitsTold(told.visits, dice, codes, desk)
  await put(tx, 'shifts', shifts.shifts)
  await put(tx, 'homeSafe', shifts.home)
  await put(tx, 'orders', orders.rows)
  await put(tx, 'appointments', promises.rows)
  await put(tx, 'visits', visits.visits)
  await put(tx, 'consents', visits.consents)
  await put(tx, 'bookings', visits.bookings)
  await put(tx, 'watches', visits.watches)
  await put(tx, 'visitSteps', visits.steps)
  await put(tx, 'visitShown', visits.shown)
  await put(tx, 'residentWords', visits.words)
  await put(tx, 'messages', messagesTold(told, dice, codes))
  await record(tx, dice, [...orders.events, ...promises.events, ...shifts.events, ...visits.events])
}

/** Lives these weeks, and lets Doorstep learn from them as it does every night. */
export const liveTheWeeks = async ({ world, now, random, crew, homes, desk, until }: Weeks): Promise<void> => {
  const dice = diceFrom(random)
  const told: Told = { orders: [], promises: [], visits: [], shifts: [] }
  await world.db.as(engine, async (tx) => {
    const workers = await workersOf(tx, crew, dayOf(now))
    const rang = await homesThatHaveRung(tx, homes, dice)
    const roads = roadsAmong(world, [...workers.map(({ home }) => home), ...rang.map(({ place }) => place)])
    live({ dice, told, homes: rang, roads, desk, again: [], takenOn: new Map() }, workers, daysBefore(until))
    await keep(tx, told, dice, desk)
  })
  await world.db.as(engine, learnTonight)
}
