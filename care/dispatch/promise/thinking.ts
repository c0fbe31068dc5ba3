/**
 * B4 Days thought through: where there is room, and how likely each window would be kept. Numbers in, numbers out, so that it
 * can run in a thread of its own. The pencil of a day is made from its facts alone (the same facts give the same odds, whoever
 * asks) and is kept until they change; a new promise changes one day.
 */
import type { Place } from '../../../lib/place.ts'
import type { DayAsked, DayFacts, DaySent, DayThought, Thought, Wanted, Working } from '../capacity/numbers.ts'
import type { Load } from '../capacity/packing.ts'
import { packed } from '../capacity/room.ts'
import { certain, lognormal, product } from '../odds/moments.ts'
import { usualWork } from '../odds/stretches.ts'
import type { Work } from '../odds/stretches.ts'
import { usualTripCv } from '../learned/lessons.ts'
import { firstExperience, keptChance, promiseChance, signsIfWritten, signsOf } from './odds.ts'
import type { Signs } from './odds.ts'
import { emptyPencil, improve, write } from './pencil.ts'
import type { Hand, Pencil, Stop, Ways } from './pencil.ts'

/** Days kept in mind: more than two months, for several branches at once. */
const daysKept = 200
/** As in the rehearsals that the odds were learned from: after every tenth promise the four likeliest late are laid in anew. */
const [improvedEvery, improvedStops] = [10, 4]
const breakMinutes = 30

const minuteOf = ({ midnight }: DayFacts, at: number): number => (at - midnight) / 60_000
const handOf = (day: DayFacts, { from, to, place, breakFrom }: Working): Hand => ({
  ...{ place, from: minuteOf(day, from), to: minuteOf(day, to) },
  ...(breakFrom === null ? { breakFrom: Infinity, breakMinutes: 0 } : { breakFrom: minuteOf(day, breakFrom), breakMinutes }),
})
/** As usual for repairs, but for the doors that nobody comes to here. */
const workOf = ({ known }: DayFacts): Work =>
  known ? { ...usualWork, noAccessChance: known.unanswered.chance, noAccessMinutes: known.unanswered.minutes } : usualWork

const stopOf = (day: DayFacts, { id, place, from, knockBy, closes, minutes, fit, people, cv, nobody }: Wanted): Stop => ({
  ...{ id, place, minutes, fit, people, opens: minuteOf(day, from), closes: minuteOf(day, Math.min(knockBy, closes)) },
  ...(cv !== undefined && { work: { ...workOf(day), cv, ...(nobody !== undefined && { noAccessChance: nobody }) } }),
})

/** A stop at a time, so that others can be let in between. */
function* writing(day: DayFacts, ways: Ways): Generator<void, Pencil> {
  const pencil = emptyPencil(
    day.working.map((one) => handOf(day, one)),
    ways,
  )
  for (const one of day.expected) write(pencil, stopOf(day, one))
  for (const [n, one] of day.owed.entries()) {
    write(pencil, stopOf(day, one))
    if (n % improvedEvery === improvedEvery - 1) improve(pencil, improvedStops)
    yield
  }
  return pencil
}
const pencilOf = (day: DayFacts, ways: Ways): Pencil => {
  const steps = writing(day, ways)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** What is said of one window, and by which signs; where nobody could come in time, that it would not be kept. */
const saidOf = (pencil: Pencil, stop: Stop, { hasBegun, experience = firstExperience }: DayFacts): Omit<Thought, 'room'> => {
  const said = signsIfWritten(pencil, stop)
  if (said === null) return { odds: { kept: 0, others: 1 } }
  const kept = (hasBegun ? keptChance : promiseChance)(said.own, experience)
  const others = said.others.reduce((least, one) => Math.min(least, keptChance(one, experience)), 1)
  return { odds: { kept, others }, signs: said.own }
}

/** A day as it is kept in mind: its facts, where there is room, and its pencil, which is made when somebody first needs it. */
type Known = { readonly day: DayFacts; readonly hasRoom: (load: Load) => boolean; pencil: Pencil | null }

export type Thinker = (days: readonly DaySent[]) => DayThought[]

type Minutes = (from: Place, to: Place) => number
const dayTraffic = product(certain(1), lognormal(1, 0.08))
const waysOf = (day: DayFacts, minutes: Minutes): Ways => ({
  ...{ minutes, dayTraffic, work: workOf(day), breathing: day.breathing, tripCv: day.known?.roads.tripCv ?? usualTripCv },
  ...(day.known && { roads: day.known.roads }),
})

/** B4 What the pencil says of every promise of a day, by id, before the day begins; without those that nobody could come to. A stop at a time. */
export function* morningOf(day: DayAsked, minutes: Minutes): Generator<void, ReadonlyMap<string, Signs>> {
  const pencil = yield* writing(day, waysOf(day, minutes))
  const said = new Map<string, Signs>()
  for (const one of day.owed) {
    const signs = signsOf(pencil, stopOf(day, one))
    if (signs) said.set(one.id, signs)
    yield
  }
  return said
}

/** `minutes`: expected minutes of a trip. Whoever holds the answer holds the pencils as well. */
export const openThinker = (minutes: Minutes): Thinker => {
  const days = new Map<string, Known>()
  const read = (facts: string): Known => {
    const day = JSON.parse(facts) as DayFacts
    return { day, hasRoom: packed(day), pencil: null }
  }
  const knownOf = (facts: string): Known => {
    const known = days.get(facts) ?? read(facts)
    days.delete(facts)
    days.set(facts, known)
    if (days.size > daysKept) days.delete(days.keys().next().value!)
    return known
  }
  const thoughtOf = (known: Known, wanted: Wanted): Thought => {
    if (!known.hasRoom(wanted)) return { room: false, odds: null }
    known.pencil ??= pencilOf(known.day, waysOf(known.day, minutes))
    return { room: true, ...saidOf(known.pencil, stopOf(known.day, wanted), known.day) }
  }
  return (asked) =>
    asked.map(({ facts, windows }) => {
      const known = knownOf(facts)
      return (JSON.parse(windows) as Wanted[]).map((wanted) => thoughtOf(known, wanted))
    })
}
