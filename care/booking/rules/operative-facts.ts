/** D1 What dispatch is told about somebody who might be sent. Pure. */
import type { Place } from '../../../lib/place.ts'
import { isAtOrAfter } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { afterDay } from '../../../lib/working-days.ts'
import type { OperativeFacts, Topic } from '../../dispatch/facts.ts'
import type { Operative, Shift } from '../../workforce/rules.ts'
import { isOut } from './states.ts'
import type { BookingState } from './states.ts'

/** As much of a booking of today as the facts need. */
export type Outing = {
  readonly state: BookingState
  readonly sentAt: Instant
  readonly arrivedAt: Instant | null
  readonly breathingUntil: Instant | null
  readonly travelMinutes: number
  readonly expectedMinutes: number
  readonly why: { readonly emergency: boolean; readonly hard: boolean }
}

export type OperativeFound = {
  readonly operative: Operative
  readonly shift: Pick<Shift, 'from' | 'to' | 'illSince'> | null
  /** Topic code → valid until. */
  readonly training: Readonly<Record<string, Instant>>
  readonly hardTopics: readonly Topic[]
  /** Today's, in the order of sending. */
  readonly outings: readonly Outing[]
  /** Where they were last at a door today; null when nowhere yet. */
  readonly lastDoor: Place | null
}

/** Dispatch decides by the minutes it is handed, and those do not come from here. */
export const offTheMap: Place = { lon: 0, lat: 0 }

/** A7 Where the next trip begins: the last door of today, else where the shift begins; null when neither is on the map. */
export const startOf = ({ lastDoor, operative }: Pick<OperativeFound, 'lastDoor' | 'operative'>): Place | null => lastDoor ?? operative.home

const unwellUntil = (shift: OperativeFound['shift'], now: Instant): Instant | null =>
  shift?.illSince && isAtOrAfter(now, shift.illSince) ? shift.to : null

/** B1 Out means a live booking; B2 a breathing space is told apart, so that its own reason is given. */
export const operativeFactsOf = (found: OperativeFound, now: Instant): OperativeFacts => {
  const { operative, shift, training, hardTopics, outings } = found
  const { id, firstName, sex, trades, languages } = operative
  return {
    ...{ id, firstName, sex, trades, languages, training, hardTopics },
    onShift: shift && { from: shift.from, to: shift.to },
    liveBooking: outings.some((one) => isOut(one.state)),
    breathingUntil: outings.find((one) => one.state === 'breathing')?.breathingUntil ?? null,
    unavailableUntil: unwellUntil(shift, now),
    place: startOf(found) ?? offTheMap,
    vettingValidUntil: afterDay(operative.vettingValidUntil),
    idCardValidUntil: afterDay(operative.idCardValidUntil),
    today: loadOf(outings),
  }
}

/** B8 For a fair day, inside dispatch and nowhere else: what was hard, and the road. Never visits, never minutes at work. */
const loadOf = (outings: readonly Outing[]): OperativeFacts['today'] => ({
  emergencies: outings.filter((one) => one.why.emergency).length,
  hardVisits: outings.filter((one) => one.why.hard && !one.why.emergency).length,
  travelMinutes: outings.reduce((sum, one) => sum + one.travelMinutes, 0),
})

/** B5 When they can be counted on again: the visit in hand, which nobody hurries, as long as it was expected to take, and the breathing space; null when free. */
export const freeFrom = (outings: readonly Outing[], breathingMinutes: number): Instant | null => {
  const live = outings.find((one) => isOut(one.state) || one.state === 'breathing')
  if (live === undefined) return null
  if (live.state === 'breathing') return live.breathingUntil
  const atDoor = live.arrivedAt ?? live.sentAt.add({ minutes: live.travelMinutes })
  return atDoor.add({ minutes: live.expectedMinutes + breathingMinutes })
}
