/** D1 What dispatch is told about somebody who might be sent. Pure. */
import type { Place } from '../../../lib/place.ts'
import { after, isAtOrAfter, isBefore, minutes } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { afterDay } from '../../../lib/working-days.ts'
import type { Load, OperativeFacts, Span, Topic } from '../../dispatch/facts.ts'
import type { Operative, Shift } from '../../workforce/rules.ts'
import { isOut } from './states.ts'
import type { BookingState } from './states.ts'

/** As much of a booking of today as the facts need. */
export type Outing = {
  readonly state: BookingState
  readonly sentAt: Instant
  readonly arrivedAt: Instant | null
  readonly breathingUntil: Instant | null
  readonly endedAt: Instant | null
  readonly travelMinutes: number
  /** How long the way was likely to take when they were sent. */
  readonly likelyMinutes: number
  readonly expectedMinutes: number
  readonly why: { readonly emergency: boolean; readonly hard: boolean }
}

export type OperativeFound = {
  readonly operative: Operative
  readonly shift: Pick<Shift, 'from' | 'to' | 'illSince' | 'rest'> | null
  /** Topic code → valid until. */
  readonly training: Readonly<Record<string, Instant>>
  readonly hardTopics: readonly Topic[]
  /** Today's, in the order of sending. */
  readonly outings: readonly Outing[]
  /** Where they were last at a door today; null when nowhere yet. */
  readonly lastDoor: Place | null
  /** A day of theirs in the days before; null when they were not sent anywhere. */
  readonly week: Load | null
}

/** Dispatch decides by the minutes it is handed, and those do not come from here. */
export const offTheMap: Place = { lon: 0, lat: 0 }

/** A7 Where the next trip begins: the last door of today, else where the shift begins; null when neither is on the map. */
export const startOf = ({ lastDoor, operative }: Pick<OperativeFound, 'lastDoor' | 'operative'>): Place | null => lastDoor ?? operative.home

const unwellUntil = (shift: OperativeFound['shift'], now: Instant): Instant | null =>
  shift?.illSince && isAtOrAfter(now, shift.illSince) ? shift.to : null

/** When they were back from it, breathing space and all; null while they are out. */
const backAt = ({ state, breathingUntil, endedAt }: Outing): Instant | null =>
  isOut(state) ? null : state === 'breathing' ? breathingUntil : endedAt

/**
 * D1 The break to come or under way; null when there is none, or it is over. It begins by itself at the first moment after it
 * is due at which they are back from the visit in hand (B5), so that it is never skipped; and nobody is sent until it is over.
 */
export const restNow = ({ shift, outings }: Pick<OperativeFound, 'shift' | 'outings'>, now: Instant): Span | null => {
  if (!shift?.rest) return null
  const lasts = minutes(shift.rest.minutes)
  let from = shift.rest.from
  for (const one of outings) {
    const back = backAt(one)
    if (back !== null && isBefore(one.sentAt, from) && isBefore(from, back)) from = back
  }
  const isLate = outings.some((one) => isOut(one.state) && isBefore(one.sentAt, from))
  return isLate || isBefore(now, after(from, lasts)) ? { from, to: after(from, lasts) } : null
}

/** B1 Out means a live booking; B2 a breathing space is told apart, so that its own reason is given. */
export const operativeFactsOf = (found: OperativeFound, now: Instant): OperativeFacts => {
  const { operative, shift, training, hardTopics, outings } = found
  const { id, firstName, sex, trades, languages } = operative
  const rest = restNow(found, now)
  const liveBooking = outings.some((one) => isOut(one.state))
  const restsUntil = rest && !liveBooking && isAtOrAfter(now, rest.from) ? rest.to : null
  return {
    ...{ id, firstName, sex, trades, languages, training, hardTopics },
    onShift: shift && { from: shift.from, to: shift.to },
    liveBooking,
    breathingUntil: outings.find((one) => one.state === 'breathing')?.breathingUntil ?? null,
    unavailableUntil: unwellUntil(shift, now) ?? restsUntil,
    ...(rest && { rest }),
    place: startOf(found) ?? offTheMap,
    vettingValidUntil: afterDay(operative.vettingValidUntil),
    idCardValidUntil: afterDay(operative.idCardValidUntil),
    today: loadOf(outings),
    week: found.week ?? noLoad,
  }
}

export const noLoad: Load = { emergencies: 0, hardVisits: 0, travelMinutes: 0 }

/** B8 For a fair day, inside dispatch and nowhere else: what was hard, and the road. Never visits, never minutes at work. */
const loadOf = (outings: readonly Outing[]): Load => ({
  emergencies: outings.filter((one) => one.why.emergency).length,
  hardVisits: outings.filter((one) => one.why.hard && !one.why.emergency).length,
  travelMinutes: outings.reduce((sum, one) => sum + one.travelMinutes, 0),
})

/**
 * B5 When they can be counted on again: the visit in hand, which nobody hurries, as long as such a visit takes (`minutesOf`, as
 * expected unless something was learned), and the breathing space; null when free.
 */
export const freeFrom = <T extends Outing>(
  outings: readonly T[],
  breathingMinutes: number,
  minutesOf: (one: T) => number = (one) => one.expectedMinutes,
): Instant | null => {
  const live = outings.find((one) => isOut(one.state) || one.state === 'breathing')
  if (live === undefined) return null
  if (live.state === 'breathing') return live.breathingUntil
  const atDoor = live.arrivedAt ?? live.sentAt.add({ minutes: live.likelyMinutes })
  return atDoor.add({ minutes: Math.round(minutesOf(live)) + breathingMinutes })
}
