/** What is asked about a day, as plain numbers that can be handed to another thread, and what comes back. Times are milliseconds since 1970. */
import type { Place } from '../../../lib/place.ts'
import type { Roads } from '../learned/use.ts'
import type { Experience, Signs } from '../promise/odds.ts'
import type { Load } from './packing.ts'

/** Somebody's shift, from when they can be counted on. `place`: where their first trip begins. `breakFrom`: null when theirs is over, or the shift is short. */
export type Working = { readonly from: number; readonly to: number; readonly place: Place; readonly breakFrom: number | null }

/** A promise, or one that might be made. `id` names it within the day. `place` is where the door is. */
export type Wanted = Load & {
  readonly id: string
  readonly place: Place
  /** How widely such work spreads, deviation ÷ mean, where that was learned. */
  readonly cv?: number
  /** How often nobody comes to the door at these hours, 0 to 1, where that was learned. */
  readonly nobody?: number
}

/** What was learned of this day's roads, in minutes of the day, and of doors that nobody comes to. */
export type KnownOfDay = { readonly roads: Roads; readonly unanswered: { readonly chance: number; readonly minutes: number } }

export type DayAsked = {
  readonly midnight: number
  /** Today: hardly anything more will be promised in it. */
  readonly hasBegun: boolean
  readonly working: readonly Working[]
  /** Promised already, in the order of their promising. */
  readonly owed: readonly Wanted[]
  /** Emergencies that nobody has reported yet: as many as a day usually brings. */
  readonly expected: readonly Wanted[]
  /** The windows asked about, each as the visit would be in it. */
  readonly windows: readonly Wanted[]
  /** B2 Minutes that nobody goes on without. */
  readonly breathing: number
  /** Missing while nothing was learned. */
  readonly known?: KnownOfDay
  /** What the branch's own promises taught; missing while they are too few. */
  readonly experience?: Experience
}

/** A day on its way to whoever thinks it through: text is quick to send, and names the facts that are known already. */
export type DaySent = { readonly facts: string; readonly windows: string }
export const sent = ({ windows, ...facts }: DayAsked): DaySent => ({ facts: JSON.stringify(facts), windows: JSON.stringify(windows) })
/** What stays the same for every window asked about. */
export type DayFacts = Omit<DayAsked, 'windows'>

/** B4 How likely a window is kept, and the least likely of the promises that it would touch (1 when it touches none): each 0 to 1. */
export type Odds = { readonly kept: number; readonly others: number }
/**
 * `room`: the packing found some. `odds`: null without room, and while odds are not known. `signs`: what the odds were made from;
 * missing without odds, and where nobody could come.
 */
export type Thought = { readonly room: boolean; readonly odds: Odds | null; readonly signs?: Signs }
/** One for each window of a day that was asked about. */
export type DayThought = readonly Thought[]
