/** Orders, promises, shifts and messages of the weeks before today, as rows and as the record tells of them. */
import { finishBy } from '../../../care/landlords/rules.ts'
import type { Priority } from '../../../care/landlords/rules.ts'
import { householdWords } from '../../../care/messages/words.ts'
import type { ContractorId, LandlordId, StaffId } from '../../../lib/ids.ts'
import { after, dayOf, later, minutes, seconds } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { engineOf } from '../../../platform/who.ts'
import type { Who } from '../../../platform/who.ts'
import { contractor } from '../cast.ts'
import type { Dice } from './dice.ts'
import type { PastHome } from './homes.ts'
import type { PastEvent } from './put.ts'
import type { PastOrder, PastPromise, PastShift, PastVisit, Told, Worker } from './told.ts'

const contractorId = contractor.id as ContractorId
export const engine: Who = engineOf(contractorId)
export const atTheDesk = (staffId: StaffId): Who => ({ kind: 'staff', contractorId, staffId, role: 'controller', name: '' })
export const onThePhone = ({ operativeId, staffId, firstName: name }: Worker): Who => ({
  kind: 'operative',
  contractorId,
  staffId,
  operativeId,
  name,
})

export type Rows = Record<string, unknown>[]
type ToTell = { readonly rows: Rows; readonly events: PastEvent[] }

const calledOff = 'The household no longer needs it.'
/** Numbers that a landlord gave before those of today. */
const firstRef = 46_000

export const ordersTold = ({ orders }: Told, desk: StaffId, priorities: ReadonlyMap<LandlordId, readonly Priority[]>): ToTell => {
  const byTime = orders.toSorted((a, b) => Temporal.Instant.compare(a.reportedAt, b.reportedAt))
  const rows = byTime.map((one, n) => orderRow(one, `26-${firstRef + n}`, priorities.get(one.home.landlordId)!))
  const events = byTime.flatMap((one, n): PastEvent[] => {
    const content = { source: one.source, landlordRef: rows[n]!.landlordRef, finishBy: rows[n]!.finishBy.toString() }
    const taken: PastEvent = { at: one.reportedAt, who: atTheDesk(desk), verb: 'order_taken', subject: ['order', one.id], content }
    if (one.ended === null) return [taken]
    const { state, at } = one.ended
    if (state === 'done') return [taken, { at, who: engine, verb: 'order_finished', subject: ['order', one.id] }]
    return [taken, { at, who: atTheDesk(desk), verb: 'order_called_off', subject: ['order', one.id], why: calledOff }]
  })
  return { rows, events }
}

const orderRow = (
  { id, home, says, room, trade, minutes: expected, priority, reportedAt, source, ended }: PastOrder,
  landlordRef: string,
  theirs: readonly Priority[],
) => {
  const clock = theirs.find((one) => one.code === priority)!
  return {
    ...{
      id,
      landlordRef,
      landlordId: home.landlordId,
      premisesId: home.premisesId,
      householdId: home.householdId,
      description: says,
      room,
      trade,
    },
    ...{ priorityCode: priority, isEmergency: clock.isEmergency, expectedMinutes: expected, hotWork: false, reportedAt, source },
    ...{ finishBy: finishBy(clock, reportedAt, 'scotland'), state: ended?.state ?? 'open', endedAt: ended?.at ?? null },
  }
}

export const minutesOf = ({ minutes: work, home }: PastOrder): number => work + home.adjustments.extraMinutes

const promiseRow = ({ id, order, window, promisedAt, promisedBy, ended }: PastPromise) => {
  const { home } = order
  const isMoved = ended?.state === 'moved'
  const why = isMoved ? `${home.name} agreed on the telephone.` : ended?.state === 'cancelled' ? calledOff : null
  return {
    ...{ id, orderId: order.id, householdId: home.householdId, premisesId: home.premisesId, landlordId: home.landlordId },
    ...{ windowFrom: window.from, windowTo: window.to, minutes: minutesOf(order), promisedAt, promisedBy },
    ...{ state: ended?.state ?? 'promised', endedAt: ended?.at ?? null, endedWhy: why },
    ...{ movedAgreedBy: isMoved ? home.name : null, movedAgreedHow: isMoved ? 'call' : null, movedAgreedAt: isMoved ? ended.at : null },
  }
}

export const promisesTold = ({ promises }: Told): ToTell => ({
  rows: promises.map(promiseRow),
  events: promises.flatMap(({ id, order, window, promisedAt, promisedBy, ended }): PastEvent[] => {
    const content = { orderId: order.id, from: window.from.toString(), to: window.to.toString() }
    const made: PastEvent = { at: promisedAt, who: atTheDesk(promisedBy), verb: 'window_promised', subject: ['appointment', id], content }
    if (ended === null) return [made]
    const isOurs = ended.state === 'kept' || ended.state === 'missed'
    return [
      made,
      { at: ended.at, who: isOurs ? engine : atTheDesk(promisedBy), verb: `appointment_${ended.state}`, subject: ['appointment', id] },
    ]
  }),
})

/** With everybody home and heard of (A8). */
export const shiftsTold = ({ shifts, visits }: Told, dice: Dice): { shifts: Rows; home: Rows; events: PastEvent[] } => {
  const lastLeft = new Map<PastShift, Instant>()
  for (const { who, leftAt } of visits) {
    const shift = shifts.find((one) => one.who === who && dayOf(one.from).equals(dayOf(leftAt)))
    if (shift) lastLeft.set(shift, later(lastLeft.get(shift) ?? leftAt, leftAt))
  }
  const worked = [...lastLeft].map(([{ id: shiftId, who, from, to }, left]) => {
    const ended = later(to, left)
    return {
      ...{
        id: dice.id('homeSafe', from),
        operativeId: who.operativeId,
        shiftId,
        shiftDay: dayOf(from).toString(),
        shiftEndsAt: to,
        state: 'home',
      },
      ...{ dueAt: after(ended, minutes(45)), confirmedAt: after(ended, minutes(dice.whole(12, 40))), who },
    }
  })
  return {
    shifts: shifts.map(({ id, who, from, to, rest }) => ({
      ...{
        id,
        operativeId: who.operativeId,
        startsAt: from,
        endsAt: to,
        breakFrom: rest?.from ?? null,
        breakMinutes: rest?.minutes ?? null,
      },
    })),
    home: worked.map(({ who: _, ...row }) => row),
    events: worked.map(({ who, confirmedAt, shiftDay }) => ({
      ...{ at: confirmedAt, who: onThePhone(who), verb: 'home_safe', subject: ['operative', who.operativeId], content: { day: shiftDay } },
    })),
  }
}

type Telling = {
  readonly home: PastHome
  readonly at: Instant
  readonly about: readonly ['appointment' | 'visit', string]
  readonly template: string
  readonly facts: object
  readonly body: string
}

/** M2 What households were told, as it was kept: links and codes that have long ended stand nowhere. */
export const messagesTold = ({ promises, visits }: Told, dice: Dice, codes: ReadonlyMap<PastVisit, string>): Rows =>
  [...promises.map(promiseTelling), ...visits.map((one) => wayTelling(one, codes.get(one)!))].map(
    ({ home, at, about, template, facts, body }) => ({
      ...{
        id: dice.id('message', at),
        lane: 'household',
        channel: 'text',
        householdId: home.householdId,
        template,
        facts,
        language: home.language,
        body,
      },
      ...{ aboutKind: about[0], aboutId: about[1], state: 'delivered', tries: 1, queuedAt: at },
      ...{ sentAt: after(at, seconds(1)), deliveredAt: after(at, seconds(dice.whole(3, 9))) },
    }),
  )

const letterhead = (now: Instant) => ({
  contractor: contractor.name,
  telephone: contractor.telephone,
  link: '(link)',
  code: null,
  spoken: false,
  now,
})

const promiseTelling = ({ id, order: { home }, window, promisedAt: at }: PastPromise): Telling => {
  const facts = { windowFrom: window.from, windowTo: window.to, appointmentId: id }
  return {
    home,
    at,
    about: ['appointment', id],
    template: 'promise_made',
    facts,
    body: householdWords[home.language].promise_made(facts, letterhead(at)),
  }
}

const wayTelling = ({ id, order: { home }, promise, who, sentAt: at, roadMinutes }: PastVisit, code: string): Telling => {
  const coming = { firstName: who.firstName, pronoun: who.pronoun, alsoComing: [], saysWord: false, code }
  const facts = { ...coming, arrivesAt: after(at, minutes(Math.ceil(roadMinutes))), appointmentId: promise?.id ?? null }
  return {
    home,
    at,
    about: ['visit', id],
    template: 'on_the_way',
    facts,
    body: householdWords[home.language].on_the_way(facts, letterhead(at)),
  }
}
