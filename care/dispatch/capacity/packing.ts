/** Fitting promises into diaries, in milliseconds since 1970. Pure arithmetic: who is fit was decided before. */

const minute = 60_000
/** A usual trip, before every visit. */
const tripMs = 15 * minute
/** Nobody goes on without a breathing space. */
const breathingMs = 10 * minute
/** A promise is counted on only when the knock can come this long before the window closes. */
const marginMs = 15 * minute

/** `people` of the `fit` (places in the list of diaries) knock between `from` and `knockBy` and stay so many minutes; the promise closes at `closes`. */
export type Load = {
  readonly from: number
  readonly knockBy: number
  readonly closes: number
  readonly minutes: number
  readonly people: 1 | 2
  readonly fit: readonly number[]
}
/** When a person works, and what of it is taken, trip and breathing space included. */
export type Diary = { readonly from: number; readonly to: number; readonly taken: [from: number, to: number][] }

export const emptyDiaries = (shifts: readonly (readonly [from: number, to: number])[]): Diary[] =>
  shifts.map(([from, to]) => ({ from, to, taken: [] }))

/** The first trip of a shift begins with the shift. */
const couldKnock = (diary: Diary, knock: number, load: Load): boolean => {
  const leaves = knock - tripMs
  const rested = knock + load.minutes * minute + breathingMs
  return leaves >= diary.from && rested <= diary.to && diary.taken.every(([from, to]) => rested <= from || leaves >= to)
}

/** Knocking can begin when the window opens, when a shift has brought somebody there, or when somebody is done elsewhere. */
const knocks = (diaries: readonly Diary[], load: Load): number[] =>
  [load.from, ...load.fit.flatMap((person) => [diaries[person]!.from + tripMs, ...diaries[person]!.taken.map(([, to]) => to + tripMs)])]
    .filter((knock) => knock >= load.from && knock <= Math.min(load.knockBy, load.closes - marginMs))
    .sort((a, b) => a - b)

/** The earliest knock for which enough of the fit are free, and who they are; null when there is no room. */
export const place = (diaries: readonly Diary[], load: Load): { readonly knock: number; readonly people: readonly number[] } | null => {
  for (const knock of knocks(diaries, load)) {
    const free = load.fit.filter((person) => couldKnock(diaries[person]!, knock, load))
    if (free.length >= load.people) return { knock, people: free.slice(0, load.people) }
  }
  return null
}

/**
 * Writes every load into the diaries, those that fewest people are fit for first, and answers those that found no room.
 * People whom fewer other loads need are asked first. Room that this finds is there; room it misses is not offered.
 */
export const pack = (diaries: readonly Diary[], loads: readonly Load[]): Load[] => {
  const wantedBy = diaries.map((_, person) => loads.filter((load) => load.fit.includes(person)).length)
  const inOrder = loads.toSorted(
    (a, b) => a.fit.length - a.people - (b.fit.length - b.people) || a.knockBy - b.knockBy || a.from - b.from || b.minutes - a.minutes,
  )
  return inOrder.filter((load) => {
    const room = place(diaries, { ...load, fit: load.fit.toSorted((a, b) => wantedBy[a]! - wantedBy[b]! || a - b) })
    if (room === null) return true
    for (const person of room.people) diaries[person]!.taken.push([room.knock - tripMs, room.knock + load.minutes * minute + breathingMs])
    return false
  })
}
