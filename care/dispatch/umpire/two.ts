/** Homes that take two, in a day that is played: the umpire knows none, a rehearsal does. Each stands in the ground as two halves. */
import type { Ground } from '../plan/ground.ts'
import { fitFor } from './fits.ts'
import type { UmpireOperative, UmpireVisit } from './messages.ts'

/** The homes that take two, by id, and who may go along to each with whoever may go there. */
export type Company = ReadonlyMap<string, ReadonlySet<string>>
export const nobodyInTwos: Company = new Map()

type MayPair = (one: number, other: number) => boolean

/** D1 One goes who might go alone, were it a home for one; the other goes along. People by place in the list. */
const pairsFor = (people: readonly UmpireOperative[], visit: UmpireVisit, along: ReadonlySet<string>): MayPair => {
  const goes = people.map((one) => fitFor(one, visit) > 0)
  const keepsCompany = people.map(({ id }) => along.has(id))
  return (one, other) => one !== other && ((goes[one]! && keepsCompany[other]!) || (goes[other]! && keepsCompany[one]!))
}

/** B1 What stands at these two places becomes the halves of one visit, for whoever has somebody to go with; together they count as one promise. */
export const twosOn = (ground: Ground, people: readonly UmpireOperative[]) => {
  const { room, fit, weight, absence, partner } = ground
  const pairs = new Map<number, MayPair>()
  ground.mayPair = (half, one, other) => pairs.get(half)!(one, other)
  return ([first, second]: readonly [number, number], visit: UmpireVisit, along: ReadonlySet<string>): void => {
    const mayPair = pairsFor(people, visit, along)
    const hasSomebody = people.map((_, one) => people.some((_other, other) => mayPair(one, other)))
    for (const half of [first, second]) {
      weight[half] = weight[half]! / 2
      absence[half] = absence[half]! / 2
      pairs.set(half, mayPair)
      hasSomebody.forEach((has, person) => (fit[person * room + half] = has ? Math.max(1, fit[person * room + half]!) : 0))
    }
    partner[first] = second
    partner[second] = first
  }
}

/** Somebody who is free, and the home (or the half of one) to which they are to leave at that minute; `other`: with whom, −1 for nobody. */
export type Meant = { readonly person: number; readonly visit: number; readonly at: number; readonly other: number }

/** Whoever is to leave by now. To a home that takes two only both together: never one half of it (B1). */
export const leavingBy = ({ partner }: Ground, meant: readonly Meant[], now: number): Meant[] => {
  const due = meant.filter(({ at }) => at <= now)
  const goesTo = new Map(due.map(({ person, visit }) => [person, visit]))
  return due.filter(({ visit, other }) => other < 0 || goesTo.get(other) === partner[visit])
}
