/** B4 Emergencies that nobody has reported yet: room is kept for as many as a day usually brings. Pure. */
import type { AppointmentId, HouseholdId } from '../../../lib/ids.ts'
import type { Place } from '../../../lib/place.ts'
import { atTime, hours } from '../../../lib/time.ts'
import type { Day } from '../../../lib/time.ts'
import type { VisitFacts } from '../../dispatch/facts.ts'
import { offTheMap } from './operative-facts.ts'

/** So many a day of one trade, and the minutes that they take. */
export type EmergencyRate = { readonly trade: string; readonly perDay: number; readonly minutes: number }

/** Reported between half past seven and five, as far as can be said, and met within three hours. */
const [firstAt, over, metWithin] = ['07:30', 570, hours(3)] as const

const middleOf = (places: readonly Place[]): Place => {
  const mean = (of: (one: Place) => number): number => places.reduce((sum, one) => sum + of(one), 0) / places.length
  return places.length === 0 ? offTheMap : { lon: mean((one) => one.lon), lat: mean((one) => one.lat) }
}

const expectedId = (n: number) => `expected_${n}` as AppointmentId
/** Whether nobody has reported this emergency yet. */
export const isExpected = ({ appointment }: Pick<VisitFacts, 'appointment'>): boolean => appointment.startsWith('expected_')

/** The whole number nearest to what a day brings, of the trades in proportion, spread evenly, in the middle of where people set out from. */
export const expectedOn = (day: Day, rates: readonly EmergencyRate[], homes: readonly Place[]): VisitFacts[] => {
  const total = rates.reduce((sum, { perDay }) => sum + perDay, 0)
  const whole = Math.round(total)
  const place = middleOf(homes)
  const opens = atTime(day, firstAt).epochMilliseconds
  return Array.from({ length: whole }, (_, n): VisitFacts => {
    let left = ((n + 0.5) * total) / whole
    const rate = rates.find(({ perDay }) => (left -= perDay) < 0) ?? rates.at(-1)!
    const from = Temporal.Instant.fromEpochMilliseconds(opens + 60_000 * Math.round(((n + 0.5) * over) / whole))
    return {
      ...{ appointment: expectedId(n), household: '' as HouseholdId, standing: 'none', emergency: true },
      ...{ trade: rate.trade, window: { from, to: from.add(metWithin) }, expectedMinutes: rate.minutes, place },
      ...{ topics: [], hotWork: false, noFlame: false, requests: {}, precautions: {} },
    }
  })
}
