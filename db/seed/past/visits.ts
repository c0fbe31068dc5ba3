/** Visits of the weeks before today: who was sent, what their phones told, who watched over them, and what the household said. */
import { askAt } from '../../../care/visits/rules/times.ts'
import { after, before, isBefore, minutes, seconds } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { IdKind, StaffId } from '../../../lib/ids.ts'
import type { Dice } from './dice.ts'
import { breathing } from './plan.ts'
import type { PastEvent } from './put.ts'
import { atTheDesk, engine, minutesOf, onThePhone } from './rows.ts'
import type { Rows } from './rows.ts'
import { shownOf } from './shown.ts'
import type { PastVisit } from './told.ts'

const checkInEvery = 30

type Step = readonly [kind: string, at: Instant, verb: string, facts?: Record<string, unknown>]

const secondsAfter = (at: Instant, n: number): Instant => after(at, seconds(n))

/** What the story of the visit tells of the phone's acts; what else was said and shown at the door stands with the visit and its consent. */
const stepsOf = (visit: PastVisit): Step[] => {
  const { arrivedAt, knockedAt, openedAt, leftAt, order } = visit
  const way: Step[] = [
    ['arrive', arrivedAt, 'arrived_at_the_address'],
    ['knock', knockedAt, 'knocked'],
  ]
  if (openedAt === null)
    return [...way, ['nobody_answered', before(leftAt, seconds(20)), 'nobody_answered'], ['leave', leftAt, 'away_and_well']]
  return [
    ...way,
    ['go_in', secondsAfter(openedAt, 95), 'let_in'],
    ...checkIns(visit),
    ['note', before(leftAt, seconds(75)), 'note_taken', { words: notes[order.trade] ?? 'Done, tested, left tidy.' }],
    ['leave', leftAt, 'away_and_well', { outcome: 'done' }],
  ]
}

const notes: Record<string, string> = {
  plumber: 'Worn part replaced, run for ten minutes, dry.',
  electrician: 'Found and mended, circuit tested.',
  gas: 'Tested at the boiler and at the taps. Warm again.',
  joiner: 'Eased and fixed, opens and closes well.',
  damp: 'Reading taken, wall treated, to be left uncovered for a week.',
}

/** Well before anybody would have to ask (A4). */
const checkIns = ({ openedAt, leftAt }: PastVisit): Step[] => {
  const steps: Step[] = []
  for (let at = after(openedAt!, minutes(24)); isBefore(at, before(leftAt, minutes(4))); at = after(at, minutes(24)))
    steps.push(['all_is_well', at, 'said_all_is_well'])
  return steps
}

const kindWords = ['Very kind, and left it clean.', 'On time and explained it all.', 'A lovely young person.', null, null, null]
const unhappy: readonly (readonly [words: string, didWhat: string])[] = [
  ['The repair is fine, but I was told the morning.', 'Rang, said sorry, and explained how the window is meant.'],
  ['It works. Nobody said that the water would be off for an hour.', 'Rang and said sorry. Noted for the next visit.'],
]

type Said = { readonly row: Record<string, unknown>; readonly heardAt: Instant | null }
const wordAbout = ({ id, order, openedAt, leftAt }: PastVisit, dice: Dice, desk: StaffId): Said | null => {
  if (openedAt === null || !dice.often(0.3)) return null
  const at = after(askAt(leftAt), minutes(dice.whole(2, 50)))
  const [words, whatWeDid] = dice.often(0.08) ? dice.pick(unhappy) : [dice.pick(kindWords), null]
  const heardAt = whatWeDid === null ? null : after(at, minutes(dice.whole(8, 40)))
  const heard = { heardBy: heardAt && desk, heardAt, whatWeDid }
  const said = { how: whatWeDid === null ? 'good' : 'mixed', words, saidAt: at, via: dice.often(0.5) ? 'page' : 'text' }
  return { row: { id: dice.id('word', at), visitId: id, householdId: order.home.householdId, ...said, ...heard }, heardAt }
}

const visitRow = (visit: PastVisit, consentId: string | null) => {
  const { id, order, promise, sentAt, arrivedAt, knockedAt, openedAt, leftAt } = visit
  const { householdId, premisesId, adjustments } = order.home
  const later = (n: number): Instant | null => openedAt && secondsAfter(openedAt, n)
  return {
    ...{
      id,
      orderId: order.id,
      appointmentId: promise?.id ?? null,
      householdId,
      premisesId,
      state: 'left',
      setOffAt: secondsAfter(sentAt, 50),
    },
    ...{
      arrivedAt,
      knockedAt,
      waitMinutes: adjustments.doorWaitMinutes,
      codeSaidAt: openedAt,
      doorOpenedAt: later(15),
      idShownAt: later(30),
    },
    ...{ noAdultHome: openedAt && false, lookAround: openedAt && 'going_in', consentId, leftAt },
    ...{ outcome: openedAt ? 'done' : 'nobody_answered', askedHowAt: openedAt && askAt(leftAt) },
  }
}

const bookingRow = (visit: PastVisit, code: string, desk: StaffId) => {
  const { id, bookingId, order, promise, who, sentAt, roadMinutes, arrivedAt, leftAt, sentences } = visit
  const { householdId, premisesId, landlordId, adjustments } = order.home
  const isEmergency = order.priority === 'emergency'
  const free = after(leftAt, minutes(breathing))
  return {
    ...{ id: bookingId, visitId: id, appointmentId: promise?.id ?? null, orderId: order.id, householdId, premisesId, landlordId },
    ...{
      operativeId: who.operativeId,
      state: 'ended',
      checkCode: code,
      expectedMinutes: minutesOf(order),
      extraMinutes: adjustments.extraMinutes,
    },
    ...{ interpreter: adjustments.interpreter !== null, travelMinutes: Math.ceil(roadMinutes), likelyMinutes: Math.ceil(roadMinutes) },
    ...{ sentAt, judgedAt: sentAt, sentBy: desk, emergencyReason: isEmergency ? order.says : null },
    ...{
      why: { sentences, overrideId: null, emergency: isEmergency, hard: isEmergency },
      arrivedAt,
      leftAt,
      breathingUntil: free,
      endedAt: free,
    },
  }
}

const bookingEvents = ({ id, bookingId, promise, who, sentAt, arrivedAt, leftAt, sentences }: PastVisit, desk: StaffId): PastEvent[] => {
  const subject = ['booking', bookingId] as const
  const content = { operativeId: who.operativeId, visitId: id, appointmentId: promise?.id ?? null, sentences, overrideId: null }
  const free = after(leftAt, minutes(breathing))
  return [
    { at: sentAt, who: atTheDesk(desk), verb: 'operative_sent', subject, why: sentences.join(' '), content },
    { at: arrivedAt, who: onThePhone(who), verb: 'arrived', subject },
    { at: leftAt, who: onThePhone(who), verb: 'left', subject, content: { breathingUntil: free.toString() } },
    { at: free, who: engine, verb: 'booking_ended', subject },
  ]
}

type VisitRows = {
  readonly visits: Rows
  readonly bookings: Rows
  readonly steps: Rows
  readonly shown: Rows
  readonly consents: Rows
  readonly watches: Rows
  readonly words: Rows
  readonly events: PastEvent[]
}

export const visitsTold = (
  visits: readonly PastVisit[],
  dice: Dice,
  codes: ReadonlyMap<PastVisit, string>,
  desk: readonly StaffId[],
): VisitRows => {
  const all: VisitRows = { visits: [], bookings: [], steps: [], shown: [], consents: [], watches: [], words: [], events: [] }
  for (const visit of visits) oneVisit(all, visit, dice, { code: codes.get(visit)!, sender: dice.pick(desk) })
  return all
}

const oneVisit = (all: VisitRows, visit: PastVisit, dice: Dice, { code, sender }: { code: string; sender: StaffId }): void => {
  const { id: visitId, order, who, sentAt, arrivedAt, openedAt, leftAt } = visit
  const { operativeId } = who
  const consentId = openedAt && dice.id('consent', openedAt)
  const { householdId, name: givenBy } = order.home
  all.visits.push(visitRow(visit, consentId))
  all.bookings.push(bookingRow(visit, code, sender))
  all.shown.push({ visitId, operativeId, shownAt: secondsAfter(sentAt, 20), snapshot: shownOf(visit, code) })
  if (consentId)
    all.consents.push({ id: consentId, visitId, givenBy, work: 'The repair', rooms: [order.room], givenAt: secondsAfter(openedAt, 90) })
  for (const [kind, at, verb, facts = {}] of stepsOf(visit)) {
    const id = dice.id('act', at)
    const clocks = { saidAt: at.toString(), sentAt: at.toString() }
    all.steps.push({ id, visitId, operativeId, kind, happenedAt: at, receivedAt: at, facts: { ...facts, ...clocks } })
    all.events.push({ at, who: onThePhone(who), verb, subject: ['visit' as IdKind, visitId], content: { actId: id, at: at.toString() } })
  }
  const watched = {
    startedAt: sentAt,
    tightenedAt: arrivedAt,
    lastSignAt: leftAt,
    checkInBy: after(leftAt, minutes(checkInEvery)),
    endedAt: leftAt,
  }
  all.watches.push({
    id: dice.id('watch', sentAt),
    bookingId: visit.bookingId,
    visitId,
    operativeId,
    householdId,
    state: 'ended',
    everyMinutes: checkInEvery,
    ...watched,
  })
  all.events.push(...bookingEvents(visit, sender))
  const word = wordAbout(visit, dice, sender)
  if (word) all.words.push(word.row)
}
