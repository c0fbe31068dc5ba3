/**
 * D6 The judge: proves a booking again from the facts alone, in the transaction that makes it. Written by another hand
 * than the rules and the engine, and it borrows nothing from them but the names of the codes: when the two disagree,
 * one of them is wrong and nobody is sent.
 */
import type { AppointmentId, OperativeId } from '../../lib/ids.ts'
import { zone } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import type { Hours, OperativeFacts, VisitFacts } from './facts.ts'
import type { DispatchCode } from './words.ts'

export type Breach = { readonly code: DispatchCode; readonly operative: OperativeId; readonly appointment: AppointmentId }
export type BookingToJudge = {
  readonly visit: VisitFacts
  /** Everybody who goes. */
  readonly people: readonly OperativeFacts[]
  /** Until the last of them is at the door: people sent together knock together. */
  readonly minutesAway: number
  readonly now: Instant
  /** D5: codes that two people have set aside, with a reason, on the record. */
  readonly setAside?: readonly string[]
}

/** D5: what two people may set aside. Everything else stands, whoever asks. */
const twoPeopleMaySetAside: readonly DispatchCode[] = [
  'D1_TRAINING_LAPSED',
  'D1_LANDLORD_TRAINING',
  'D3_TWO_PEOPLE',
  'D3_NOT_ALONE',
  'D3_SOMEBODY_ELSE',
  'D3_HOURS',
  'D3_LANDLORD_ATTENDS',
]

const ms = (at: Instant): number => at.epochMilliseconds
const minuteMs = 60_000

/** Start and end of the work as London's clocks show them must lie between the two times of one day. */
const insideHours = (hours: Hours, startMs: number, lengthMinutes: number): boolean => {
  const start = Temporal.Instant.fromEpochMilliseconds(startMs)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .with({ second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
  const opens = start.toPlainDate().toPlainDateTime(hours.from)
  const closes = start.toPlainDate().toPlainDateTime(hours.to)
  const end = start.add({ minutes: lengthMinutes })
  return Temporal.PlainDateTime.compare(start, opens) >= 0 && Temporal.PlainDateTime.compare(end, closes) <= 0
}

/** The codes that one of the people going breaks. */
const breachesOf = (operative: OperativeFacts, { visit, people, minutesAway, now }: BookingToJudge): DispatchCode[] => {
  const found: DispatchCode[] = []
  const demand = (holds: boolean, code: DispatchCode): void => {
    if (!holds) found.push(code)
  }
  const { requests, precautions } = visit
  const t = ms(now)
  const atDoor = t + Math.ceil(minutesAway) * minuteMs
  const knock = Math.max(atDoor, ms(visit.window.from))
  const heads = new Set(people.map((one) => one.id)).size
  const inDate = (code: string): boolean => Object.hasOwn(operative.training, code) && t < ms(operative.training[code]!)

  // B: the household expects somebody, and the person is free
  demand(visit.emergency || visit.standing === 'promised' || visit.standing === 'taken', 'B7_NO_LIVE_APPOINTMENT')
  demand(ms(visit.window.from) - atDoor <= 30 * minuteMs, 'B7_BEFORE_WINDOW')
  demand(visit.standing === 'promised' || visit.standing === 'none', 'B1_VISIT_TAKEN')
  demand(operative.liveBooking === false, 'B1_HAS_LIVE_BOOKING')
  demand(!(operative.breathingUntil && ms(operative.breathingUntil) > t), 'B2_BREATHING_SPACE')

  // D1: fit
  demand(Boolean(operative.onShift && t >= ms(operative.onShift.from) && t < ms(operative.onShift.to)), 'D1_NOT_ON_SHIFT')
  demand(!(operative.unavailableUntil && ms(operative.unavailableUntil) > t), 'D1_UNAVAILABLE')
  demand(new Set(people.flatMap((one) => one.trades)).has(visit.trade), 'D1_NOT_THEIR_TRADE')
  demand(
    operative.hardTopics.every((topic) => inDate(topic.code)),
    'D1_TRAINING_LAPSED',
  )
  demand(
    visit.topics.every((topic) => inDate(topic.code)),
    'D1_LANDLORD_TRAINING',
  )
  demand(Boolean(operative.vettingValidUntil && ms(operative.vettingValidUntil) > t), 'D1_VETTING_LAPSED')
  demand(Boolean(operative.idCardValidUntil && ms(operative.idCardValidUntil) > t), 'D1_ID_CARD_LAPSED')

  // D2: who and when the household will let in; "if possible" is not for the judge
  demand(!requests.sex?.hard || requests.sex.value === operative.sex, 'D2_SEX_ASKED')
  demand(!requests.notOperatives?.hard || requests.notOperatives.value.every((id) => id !== operative.id), 'D2_OTHER_PERSON_ASKED')
  demand(!requests.sameOperative?.hard || people.some((one) => one.id === requests.sameOperative!.value), 'D2_SAME_PERSON_ASKED')
  demand(!requests.language?.hard || people.some((one) => one.languages.includes(requests.language!.value)), 'D2_LANGUAGE_ASKED')
  demand(!requests.twoPeople?.hard || heads >= 2, 'D2_TWO_PEOPLE_ASKED')
  demand(!requests.hours?.hard || insideHours(requests.hours.value, knock, visit.expectedMinutes), 'D2_HOURS_ASKED')

  // D3 and H1: what the address and the home ask for
  demand(precautions.doNotAttend === undefined, 'D3_DO_NOT_ATTEND')
  demand(precautions.twoPeople === undefined || heads >= 2, 'D3_TWO_PEOPLE')
  demand(heads >= 2 || (precautions.notAlone ?? []).every((sex) => sex !== operative.sex), 'D3_NOT_ALONE')
  demand(
    (precautions.notSexes ?? []).every((sex) => sex !== operative.sex),
    'D3_SOMEBODY_ELSE',
  )
  demand(precautions.hours === undefined || insideHours(precautions.hours, knock, visit.expectedMinutes), 'D3_HOURS')
  demand(precautions.landlordAttends === undefined || precautions.landlordAttends.agreed, 'D3_LANDLORD_ATTENDS')
  demand(!visit.hotWork || !visit.noFlame, 'H1_NO_FLAME')
  return found
}

/** Everything that is wrong with sending these people to this visit now; an empty list lets the booking be made. Nobody at all is a bug. */
export const judge = (booking: BookingToJudge): Breach[] => {
  if (booking.people.length === 0) throw new Error('judge: a booking of nobody')
  const aside = twoPeopleMaySetAside.filter((code) => booking.setAside?.includes(code))
  return booking.people.flatMap((operative) =>
    breachesOf(operative, booking)
      .filter((code) => !aside.includes(code))
      .map((code) => ({ code, operative: operative.id, appointment: booking.visit.appointment })),
  )
}
