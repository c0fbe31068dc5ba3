/** The necessary half of an answer: room, proved by packing. It needs no odds, so it can be given when there are none. */
import type { DayAsked, DayThought } from './numbers.ts'
import { emptyDiaries, pack, place } from './packing.ts'
import type { Load } from './packing.ts'

/** A promise that finds no room already, about the same time and for the same people, lets no further one be made. */
const crowded = (unplaced: readonly Load[], load: Load): boolean =>
  unplaced.some((other) => other.from < load.closes && load.from < other.closes && other.fit.some((person) => load.fit.includes(person)))

/** B4 For each window asked about: whether there is room, after every promise already made. */
export const roomIn = ({ working, owed, windows }: DayAsked): boolean[] => {
  const diaries = emptyDiaries(working.map(({ from, to }) => [from, to] as const))
  const unplaced = pack(diaries, owed)
  return windows.map((load) => !crowded(unplaced, load) && place(diaries, load) !== null)
}

/** The whole answer while odds are not known. */
export const roomAlone = (days: readonly DayAsked[]): DayThought[] => days.map((day) => roomIn(day).map((room) => ({ room, odds: null })))
