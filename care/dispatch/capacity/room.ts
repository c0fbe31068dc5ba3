/** The necessary half of an answer: room, proved by packing. It needs no odds, so it can be given when there are none. */
import type { DayAsked, DayFacts, DayThought } from './numbers.ts'
import { emptyDiaries, pack, place } from './packing.ts'
import type { Load } from './packing.ts'

/** A promise that finds no room already, about the same time and for the same people, lets no further one be made. */
const crowded = (unplaced: readonly Load[], load: Load): boolean =>
  unplaced.some((other) => other.from < load.closes && load.from < other.closes && other.fit.some((person) => load.fit.includes(person)))

/** B4 Whether there is room for one window more, after every promise already made. Asking takes none of it. */
export const packed = ({ working, owed }: DayFacts): ((load: Load) => boolean) => {
  const diaries = emptyDiaries(working.map(({ from, to }) => [from, to] as const))
  const unplaced = pack(diaries, owed)
  return (load) => !crowded(unplaced, load) && place(diaries, load) !== null
}

/** The whole answer while odds are not known. */
export const roomAlone = (days: readonly DayAsked[]): DayThought[] =>
  days.map((day) => {
    const hasRoom = packed(day)
    return day.windows.map((one) => ({ room: hasRoom(one), odds: null }))
  })
