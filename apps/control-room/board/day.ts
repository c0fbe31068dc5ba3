/** The day as a sentence and one bar, and where everybody stands on the map. */
import { liveBookings, todaysAppointments } from '../../../care/booking/actions.ts'
import type { Booking, PromiseToday } from '../../../care/booking/actions.ts'
import { isOut } from '../../../care/booking/rules.ts'
import { homeSafeExpected, watchesNow } from '../../../care/alarms/actions.ts'
import { after, dayOf, isBefore, minutes, clockTime } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { readFace } from '../../design/faces/read.ts'
import { distinctFaces } from '../../design/faces/spec.ts'
import type { MapMark } from '../../design/map/marks.ts'
import { tradeLabels } from '../../../care/workforce/words.ts'
import { operativesOf } from '../../../care/workforce/actions.ts'
import { letInAt } from '../../../care/visits/actions.ts'
import type { VisitId } from '../../../lib/ids.ts'
import { hoursOf, wholeDay } from '../say.ts'
import { aboutOrder, doorIn, nameIn, whatIsKnown, type Known } from './known.ts'
import { isIn, pageOf } from './narrow.ts'
import type { About, Asked, Line } from './narrow.ts'

export type Tally = { all: number; kept: number; onCourse: number; atRisk: number; missed: number; cancelled: number }

const tallyOf = (promises: readonly PromiseToday[]): Tally => {
  const having = (does: (one: PromiseToday) => boolean): number => promises.filter(does).length
  return {
    all: promises.length,
    kept: having((one) => one.appointment.state === 'kept'),
    onCourse: having((one) => one.appointment.state === 'promised' && one.risk === null),
    atRisk: having((one) => one.risk !== null),
    missed: having((one) => one.appointment.state === 'missed'),
    cancelled: having((one) => one.appointment.state === 'cancelled'),
  }
}

export type HomeRow = Awaited<ReturnType<typeof awaitedHome>>[number]
export type OutRow = {
  key: string
  name: string
  trade: string
  face: ReturnType<typeof readFace>
  where: string
  to: string
  state: Booking['state']
  now: string
  watch: string
  /** They said that they feel uneasy, perhaps with words: the control room keeps an eye on them (A1). */
  uneasy: string | null
  /** Their check-in is past. */
  unheard: boolean
}

type Watches = Awaited<ReturnType<typeof watchesNow>>

const nowWords = (one: Booking, letIn: ReadonlyMap<VisitId, Instant>): string => {
  const inAt = letIn.get(one.visitId)
  switch (one.state) {
    case 'on_the_way':
      return `On the way, about ${clockTime(after(one.sentAt, minutes(one.likelyMinutes)))}`
    case 'at_the_door':
      return `At the door since ${clockTime(one.arrivedAt ?? one.sentAt)}`
    case 'inside':
      return inAt ? `In the home since ${clockTime(inAt)}` : 'In the home'
    default:
      return one.breathingUntil ? `Breathing space to ${clockTime(one.breathingUntil)}` : 'Breathing space'
  }
}

const isUnheard = (watch: Watches[number] | undefined, now: Instant): boolean =>
  watch !== undefined && isBefore(watch.checkInBy, now) && !(watch.pausedUntil && isBefore(now, watch.pausedUntil))

const watchWords = (watch: Watches[number] | undefined, now: Instant): string => {
  if (!watch) return 'None needed'
  const by = clockTime(watch.checkInBy)
  if (watch.pausedUntil && isBefore(now, watch.pausedUntil)) return `Paused until ${clockTime(watch.pausedUntil)}`
  if (isBefore(watch.checkInBy, now)) return `Not heard from since ${clockTime(watch.lastSignAt)}`
  return watch.state === 'on_the_way' ? `At the door by ${by}` : `Check-in ${by}`
}

const uneasyWords = (watch: Watches[number] | undefined): string | null =>
  watch?.amberAt ? `Feels uneasy since ${clockTime(watch.amberAt)}${watch.amberWords ? `: “${watch.amberWords}”` : ''}` : null

/** Whoever feels uneasy stands in front, then whoever has not been heard from in time. */
const lookedAtFirst = ({ line: { uneasy, unheard } }: Line<OutRow>): number => (uneasy !== null ? 2 : 0) + (unheard ? 1 : 0)

/** A8 Their shift is over, and they have not said that they are home. */
const awaitedHome = async (tx: Tx) => {
  const awaited = (await homeSafeExpected(tx)).filter((one) => !isBefore(tx.now, one.shiftEndsAt))
  const people = await operativesOf(
    tx,
    awaited.map((one) => one.operativeId),
  )
  return awaited.map((one) => {
    const person = people.get(one.operativeId)
    const asked = { expected: 'Should be home by', asked: 'Asked, no word yet. Due', asking_after: 'An alarm asks after them. Due' }
    return {
      key: one.id as string,
      name: person?.name ?? '',
      face: readFace(person?.face),
      words: `${asked[one.state as keyof typeof asked] ?? 'Due'} ${clockTime(one.dueAt)}`,
      late: one.state !== 'expected',
    }
  })
}

const mapKinds = { on_the_way: 'on_the_way', at_the_door: 'at_door', inside: 'in_home' } as const
const mapWords = { on_the_way: 'on the way', at_the_door: 'at the door', inside: 'in the home' } as const

const aboutBooking = (known: Known, { orderId, householdId, operativeId }: Booking): About =>
  aboutOrder(known, orderId, [known.operatives.get(operativeId)?.name ?? null, nameIn(known, householdId), doorIn(known, householdId)])

/** A7 The face stands at the visit, wherever the telephone is. Whoever is free or breathing stands nowhere. */
const faceMarks = (live: readonly Booking[], known: Known): Line<MapMark>[] =>
  live.flatMap((one): Line<MapMark>[] => {
    const place = known.places.get(one.premisesId)?.place
    const person = known.operatives.get(one.operativeId)
    if (!place || !person || !isOut(one.state) || !(one.state in mapKinds)) return []
    const state = one.state as keyof typeof mapKinds
    const line: MapMark = {
      ...{ key: one.id, kind: mapKinds[state], lon: place.lon, lat: place.lat },
      face: readFace(person.face) ?? distinctFaces[0]!,
      words: `${person.firstName}, ${mapWords[state]}, ${doorIn(known, one.householdId)}`,
      ...(state === 'inside' ? {} : { label: `${person.firstName}, ${mapWords[state]}` }),
      to: `/visits/${one.visitId}`,
    }
    return [{ line, about: aboutBooking(known, one) }]
  })

const doorMarks = (promises: readonly PromiseToday[], known: Known): Line<MapMark>[] =>
  promises.flatMap(({ appointment, going, risk }): Line<MapMark>[] => {
    const place = known.places.get(appointment.premisesId)?.place
    const kind = risk ? 'at_risk' : appointment.state === 'kept' ? 'kept' : 'promise'
    const isShown = appointment.state === 'kept' || (appointment.state === 'promised' && (going.length === 0 || risk !== null))
    if (!place || !isShown) return []
    const how = { at_risk: 'a promise at risk', kept: 'a promise kept', promise: 'promised' }[kind]
    const words = `${nameIn(known, appointment.householdId)}, ${doorIn(known, appointment.householdId)}: ${how}, ${hoursOf(appointment.window)}`
    const line: MapMark = { key: appointment.id, kind, lon: place.lon, lat: place.lat, words, to: `/orders/${appointment.orderId}` }
    return [{ line, about: aboutOrder(known, appointment.orderId, [words]) }]
  })

/** Faces first: where one of ours still is, the kept promise under the face says nothing new. */
const marksOf = (promises: readonly PromiseToday[], live: readonly Booking[], known: Known): Line<MapMark>[] => {
  const out = live.filter((one) => isOut(one.state))
  const elsewhere = promises.filter((one) => one.risk !== null || !out.some((booking) => booking.appointmentId === one.appointment.id))
  return [...faceMarks(live, known), ...doorMarks(elsewhere, known)]
}

export const dayBoard = async (tx: Tx) => {
  const promises = await todaysAppointments(tx, dayOf(tx.now))
  const live = await liveBookings(tx)
  const watches = await watchesNow(tx)
  const letIn = await letInAt(tx, [...new Set(live.map((one) => one.visitId))])
  const known = await whatIsKnown(tx, {
    households: [...promises.map((one) => one.appointment.householdId), ...live.map((one) => one.householdId)],
    orders: [...promises.map((one) => one.appointment.orderId), ...live.map((one) => one.orderId)],
    operatives: live.map((one) => one.operativeId),
  })
  const rows = live.map((one): Line<OutRow> => {
    const person = known.operatives.get(one.operativeId)
    const watch = watches.find((row) => row.bookingId === one.id)
    const line = {
      ...{ key: one.id, name: person?.name ?? '', face: readFace(person?.face), state: one.state, to: `/visits/${one.visitId}` },
      trade: person?.trades.map((trade) => tradeLabels[trade])[0] ?? '',
      where: doorIn(known, one.householdId),
      now: nowWords(one, letIn),
      watch: watchWords(watch, tx.now),
      uneasy: uneasyWords(watch),
      unheard: isUnheard(watch, tx.now),
    }
    return { line, about: aboutBooking(known, one) }
  })
  const unheard = watches.filter((watch) => isBefore(watch.checkInBy, tx.now)).length
  return {
    day: wholeDay(dayOf(tx.now)),
    tally: tallyOf(promises),
    out: rows.toSorted((a, b) => lookedAtFirst(b) - lookedAtFirst(a)),
    awaited: await awaitedHome(tx),
    people: peopleWords(live.filter((one) => isOut(one.state)).length, unheard),
    marks: marksOf(promises, live, known),
    onCourse: promises
      .filter((one) => one.appointment.state === 'promised' && one.risk === null)
      .map((one) => one.appointment.id as string),
  }
}

/** Of more faces than these the names would cover the map: they are said when a face is looked at, and in the table. */
const namesAtMost = 20
const withRoom = (marks: readonly MapMark[]): MapMark[] => {
  const named = marks.filter((mark) => 'label' in mark).length
  return marks.map((mark) => (named > namesAtMost && 'label' in mark ? { ...mark, label: undefined } : mark))
}

/** The part that is asked for, with what only the plan in pencil sees: promises at risk while their window is still far from closing (B6). */
export const dayPart = (
  { onCourse, tally, marks, out, ...day }: Awaited<ReturnType<typeof dayBoard>>,
  early: readonly string[],
  asked: Asked,
) => {
  const seen = new Set(early)
  const found = new Set(onCourse.filter((id) => seen.has(id)))
  return {
    ...day,
    tally: { ...tally, onCourse: tally.onCourse - found.size, atRisk: tally.atRisk + found.size },
    out: pageOf('out', out, asked),
    marks: withRoom(marks.flatMap(({ line, about }) => (isIn(about, asked) ? [line] : []))).map((mark): MapMark =>
      mark.kind === 'promise' && found.has(mark.key)
        ? { ...mark, kind: 'at_risk', words: mark.words.replace(': promised,', ': a promise at risk,') }
        : mark,
    ),
  }
}

/** “12 people are out and all have checked in.” */
const peopleWords = (out: number, unheard: number): string => {
  if (out === 0) return 'Nobody is out.'
  const who = out === 1 ? 'One person is out' : `${out} people are out`
  if (unheard > 0) return `${who}, and ${unheard === 1 ? 'one has' : `${unheard} have`} not been heard from in time.`
  return out === 1 ? `${who} and has checked in.` : `${who} and all have checked in.`
}
