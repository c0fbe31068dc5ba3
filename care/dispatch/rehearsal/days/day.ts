/**
 * A day to rehearse: who works, what was promised, and as much of its truth as is known. Plain values, so that it can be handed
 * to another thread as text. Minutes are minutes after midnight in London. Who may go where was decided by the hard rules
 * when the day was put together; nothing here says why (D2), and nobody is named (B8).
 */
import type { Place } from '../../../../lib/place.ts'
import type { TravelModel } from '../../umpire/messages.ts'
import { toldTravel } from './told-travel.ts'

/** `place`: the row in `roads` from which their first trip is counted. `offAt`: went home unwell. */
export type Worker = {
  readonly id: string
  readonly trade: string
  readonly lat: number
  readonly lon: number
  readonly place: number
  readonly shiftStart: number
  readonly shiftEnd: number
  readonly breakFrom: number
  readonly breakMin: number
  readonly offAt: number | null
}

/**
 * A promise, or an emergency. `fit`: who may go. `company`: who may go along, when it takes two. `newcomers`: the trades of which
 * somebody new, about whom a household asked nothing, might go.
 */
export type Promise = {
  readonly id: string
  readonly trade: string
  readonly lat: number
  readonly lon: number
  readonly place: number
  readonly open: number
  readonly close: number
  readonly expectedMin: number
  readonly emergency: boolean
  /** 0: before the day began. */
  readonly knownAt: number
  readonly fit: readonly string[]
  readonly forTwo: boolean
  readonly company: readonly string[]
  readonly newcomers: readonly string[]
}

/** What is on record of one promise: how long they were there, each trip to it (two, where two went) by the place it began at, and when the household cancelled. */
export type Known = {
  readonly minutes: number | null
  readonly trips: readonly { readonly from: number; readonly minutes: number }[]
  readonly cancelledAt: number | null
}
/** Who was sent where when, in the order of sending. */
export type Sending = { readonly at: number; readonly worker: string; readonly promise: string }

export type Day = {
  /** “Friday 20 November 2026”, “A made-up day” */
  readonly name: string
  readonly workers: readonly Worker[]
  readonly promises: readonly Promise[]
  /** B2 Minutes that nobody goes on without. */
  readonly breathing: number
  /** What a dispatcher is told of trips. */
  readonly travel: TravelModel
  /** Minutes by the roads, `[from][to]` over places, before the day's traffic; null where there are no roads and the told model is the map. */
  readonly roads: readonly (readonly number[])[] | null
  /** How long trips of this day took against the roads; null where nothing is known of it. */
  readonly traffic: number | null
  /** By promise. */
  readonly known: Readonly<Record<string, Known>>
  readonly sendings: readonly Sending[]
}

/** A day as it is handed over: where its places are, and no way between them yet. A place that is not on the map is null. */
export type DayApart = Omit<Day, 'travel' | 'roads'> & { readonly places: readonly (Place | null)[] }
/** Minutes by the roads between all of these places, `[from][to]`. */
export type Roads = (places: readonly (Place | null)[]) => readonly (readonly number[])[]

/** The day with its roads, by whoever lives it: text is quick to hand over, and ways take long to reckon. */
export const dayFrom = (text: string, roadsBetween: Roads): Day => {
  const { places, ...day } = JSON.parse(text) as DayApart
  const roads = roadsBetween(places)
  return { ...day, roads, travel: toldTravel(places, roads) }
}
