/**
 * What dispatch is told. `booking` gathers these from the duties above in one transaction; nothing here reads a
 * database, and nothing here says why a household asks, or what happened at an address: only what follows from it.
 */
import type { AppointmentId, HouseholdId, OperativeId } from '../../lib/ids.ts'
import type { Place } from '../../lib/place.ts'
import type { Instant } from '../../lib/time.ts'
import type { Usually } from './learned/use.ts'

/** From, up to but not including to. */
export type Span = { readonly from: Instant; readonly to: Instant }
/** Wall-clock times in London, `'08:00'` to `'12:00'`, on any day. */
export type Hours = { readonly from: string; readonly to: string }
/** As on the ID card; `x` is neither a woman nor a man as far as requests are concerned. */
export type Sex = 'f' | 'm' | 'x'
/** A training topic by its code, with the words people know it by. */
export type Topic = { readonly code: string; readonly label: string }

/** A share of what is hard: for fairness only. Never visits, never minutes at work (B8). */
export type Load = {
  readonly emergencies: number
  readonly hardVisits: number
  readonly travelMinutes: number
}

/** D4 What a controller decided by hand, by first name and with the reason. It steers proposals; it sets no rule aside (D5). */
export type Steer = { readonly by: string; readonly reason: string }

export type OperativeFacts = {
  readonly id: OperativeId
  readonly firstName: string
  readonly sex: Sex
  readonly trades: readonly string[]
  readonly languages: readonly string[]
  /** The shift that covers now or comes next today; null when not working today. */
  readonly onShift: Span | null
  readonly liveBooking: boolean
  /** The end of the breathing space after the last visit; null when there was none. */
  readonly breathingUntil: Instant | null
  /** On a break, unwell, stood down: until when, never why. */
  readonly unavailableUntil: Instant | null
  /** Today's break, as long as it is not behind them: from when, as far as is known, until when. */
  readonly rest?: Span
  /** Where they were last at a door, or where the shift begins (A7: nobody is followed). */
  readonly place: Place
  /** Topic code → valid until. A topic that is missing is not in date. */
  readonly training: Readonly<Record<string, Instant>>
  /** What the contractor's policy makes hard for this person. */
  readonly hardTopics: readonly Topic[]
  readonly vettingValidUntil: Instant | null
  readonly idCardValidUntil: Instant | null
  readonly today: Load
  /** What a day came to in the six days before, on average over those on which they were sent out; nought for whoever was not. */
  readonly week: Load
  /** Held back from proposals until a time, by a controller's hand. */
  readonly heldBack?: Steer & { readonly until: Instant }
}

/** Something a household asked for. `hard` unless they said "if possible". */
export type Asked<T> = { readonly value: T; readonly hard: boolean }

/** D2: who and when a household will let in. Effects only: the need behind each stays with `households`. */
export type Requests = {
  readonly sex?: Asked<'f' | 'm'>
  readonly twoPeople?: Asked<true>
  readonly sameOperative?: Asked<OperativeId>
  readonly notOperatives?: Asked<readonly OperativeId[]>
  readonly language?: Asked<string>
  readonly hours?: Asked<Hours>
}

/** D3: what the precautions at an address come to, all markers taken together. */
export type Precautions = {
  readonly doNotAttend?: true
  readonly twoPeople?: true
  readonly hours?: Hours
  readonly landlordAttends?: { readonly agreed: boolean }
  /** Nobody of these sexes without company. */
  readonly notAlone?: readonly Sex[]
  /** Nobody of these sexes at all. */
  readonly notSexes?: readonly Sex[]
}

/**
 * `promised`: a live appointment waits for somebody · `taken`: somebody has been sent · `none`: no appointment is
 * alive (cancelled, over, or never made), which only an emergency may do without (B7).
 */
export type Standing = 'promised' | 'taken' | 'none'

export type VisitFacts = {
  readonly appointment: AppointmentId
  readonly household: HouseholdId
  readonly standing: Standing
  readonly emergency: boolean
  readonly trade: string
  /** The promised arrival window. */
  readonly window: Span
  /** Work and the household's own adjustments together. */
  readonly expectedMinutes: number
  /** C1 The hour by which the work is to be finished, where a window is still to be found for it. */
  readonly finishBy?: Instant
  /** What such a visit takes as the branch has learned. For plans and odds; rules go by the minutes expected. */
  readonly usually?: Usually
  readonly place: Place
  /** Topics that the landlord wants on top of the contractor's. */
  readonly topics: readonly Topic[]
  /** The work as planned needs flame or sparks. */
  readonly hotWork: boolean
  /** No flame may be used in this home. */
  readonly noFlame: boolean
  readonly requests: Requests
  readonly precautions: Precautions
  /** Nobody else is proposed, by a controller's hand. */
  readonly pinned?: Steer & { readonly operative: OperativeId; readonly firstName: string }
  /** Not proposed for this promise, by a controller's hand. */
  readonly keptAway?: readonly (Steer & { readonly operative: OperativeId })[]
}

/** How somebody would go: who goes along (not counting themselves), and the minutes until the last of them is at the door. */
export type Going = { readonly team: readonly OperativeFacts[]; readonly minutesAway: number }

/** One question put to the rules. */
export type Case = {
  readonly operative: OperativeFacts
  readonly visit: VisitFacts
  readonly now: Instant
  readonly going: Going
}
