/** D3 What the precautions in force at an address come to, all taken together. Pure over markers handed in. */
import type { MarkerId } from '../../../lib/ids.ts'
import type { MarkerIcon, PrecautionCode } from './precautions.ts'
import { precautionTable } from './precautions.ts'

/** Wall-clock times in London, `'08:00'` to `'12:00'`, on any day. */
export type Hours = { readonly from: string; readonly to: string }

/** What is needed of a marker to act on it. */
export type MarkerInForce = { readonly id: MarkerId; readonly code: PrecautionCode; readonly hours: Hours | null }

/** P2 One plate on the phone, to be read and acknowledged before setting off. */
export type Plate = { readonly markerId: MarkerId; readonly icon: MarkerIcon; readonly sentence: string }

export type Consequences = {
  readonly doNotAttend: boolean
  readonly people: 1 | 2
  /** The whole visit falls inside; from after to means that no hour is left. */
  readonly hours: Hours | null
  readonly landlordAttends: boolean
  /** Nobody of these sexes without company. */
  readonly notAlone: readonly ('f' | 'm')[]
  /** A sign of life at least this often, in minutes. */
  readonly checkInEvery: number
  readonly plates: readonly Plate[]
}

/** How often a sign of life is wanted where there is no marker, in minutes. */
export const usualCheckInEvery = 30

const latest = (times: readonly string[]): string => times.toSorted().at(-1)!
const earliest = (times: readonly string[]): string => times.toSorted()[0]!

const sharedHours = (markers: readonly MarkerInForce[]): Hours | null => {
  const told = markers.flatMap((m) => (precautionTable[m.code].hours && m.hours ? [m.hours] : []))
  return told.length === 0 ? null : { from: latest(told.map((h) => h.from)), to: earliest(told.map((h) => h.to)) }
}

const plateOf = ({ id, code, hours }: MarkerInForce): Plate => {
  const { icon, sentence } = precautionTable[code]
  return { markerId: id, icon, sentence: hours ? `Only between ${hours.from} and ${hours.to}. ${sentence}` : sentence }
}

/** D3 The strictest of each: two people, the hours they share, the shortest check-in. */
export const consequencesOf = (markers: readonly MarkerInForce[]): Consequences => {
  const rows = markers.map((marker) => precautionTable[marker.code])
  return {
    doNotAttend: rows.some((row) => row.doNotAttend),
    people: rows.some((row) => row.people === 2) ? 2 : 1,
    hours: sharedHours(markers),
    landlordAttends: rows.some((row) => row.landlordAttends),
    notAlone: (['f', 'm'] as const).filter((sex) => rows.some((row) => row.notAlone?.includes(sex))),
    checkInEvery: Math.min(usualCheckInEvery, ...rows.map((row) => row.checkInEvery)),
    plates: markers.map(plateOf),
  }
}
