/** The choice between the options: everybody in one of them at most, every home too, so that the sum of prices is least. */
import { assign } from './assignment.ts'
import { sum } from './options.ts'
import type { Option, Options } from './options.ts'

type Chosen = { readonly options: readonly Option[]; readonly cost: number }

/** So many pairs are thought about for each home, the most promising first: all there are among six people. */
const pairsEach = 15
/** How often it is asked what everybody else would do then: once for each home, and so many times more ÷ people. */
const looksTimesPeople = 1200

/** The cheapest way to give each person one of their options or nothing. */
const chooseSingles = (byPerson: readonly (readonly Option[])[], without: ReadonlySet<number>): Chosen => {
  const people = byPerson.map((_, person) => person).filter((person) => byPerson[person]!.length > 0 && !without.has(person))
  const columnOf = new Map<number, number>()
  for (const person of people) for (const { visit } of byPerson[person]!) if (!columnOf.has(visit)) columnOf.set(visit, columnOf.size)
  const columns = columnOf.size + people.length
  const cost = new Float64Array(people.length * columns).fill(Infinity)
  people.forEach((person, row) => {
    cost[row * columns + columnOf.size + row] = 0
    for (const option of byPerson[person]!) cost[row * columns + columnOf.get(option.visit)!] = option.cost
  })
  const column = assign(cost, people.length, columns)
  const chosen = people.flatMap((person, row) => byPerson[person]!.find((option) => columnOf.get(option.visit) === column[row]) ?? [])
  return { options: chosen, cost: sum(chosen.map((option) => option.cost)) }
}

/** The pairs nobody of whom is taken, least first by price less what the two would have done alone: it is lost at most. */
const promising = (candidates: readonly Option[], taken: ReadonlySet<number>, alone: Chosen): Option[] => {
  const given = new Map(alone.options.map((option) => [option.people[0]!, option.cost]))
  const loss = (pair: Option): number => pair.cost - sum(pair.people.map((person) => given.get(person) ?? 0))
  const free = candidates.filter((pair) => !pair.people.some((person) => taken.has(person)))
  return free
    .map((pair) => ({ pair, lost: loss(pair) }))
    .toSorted((a, b) => a.lost - b.lost)
    .slice(0, pairsEach)
    .map(({ pair }) => pair)
}

/**
 * Branch and bound over the homes that take two: one of its pairs or none, and everybody else as is best then. The home
 * whose best pair is worth most comes first. Whoever is taken away can only make the rest dearer, so what stands plus the
 * best pair of each home still open is the least that a branch can come to. Exact until `mostLooks` are used up; then the
 * best that was seen.
 */
export const choose = ({ singles, pairs }: Options): readonly Option[] => {
  const homes = pairs.filter((one) => one.length > 0).toSorted((a, b) => a[0]!.cost - b[0]!.cost)
  /** What the homes from here on may bring at most. */
  const hope = homes.map((_, from) => sum(homes.slice(from).map((one) => Math.min(0, one[0]!.cost)))).concat(0)
  let best: Chosen = { options: [], cost: Infinity }
  const mostLooks = homes.length + looksTimesPeople / Math.max(1, singles.length)
  let looks = 0

  const look = (at: number, together: readonly Option[], alone: Chosen): void => {
    const cost = sum(together.map((pair) => pair.cost)) + alone.cost
    if (cost < best.cost) best = { options: [...together, ...alone.options], cost }
    if (at === homes.length || cost + hope[at]! >= best.cost) return
    const taken = new Set(together.flatMap((pair) => pair.people))
    let leftOut = false
    const leaveOut = (): void => {
      if (!leftOut) look(at + 1, together, alone)
      leftOut = true
    }
    for (const pair of promising(homes[at]!, taken, alone)) {
      if (cost + pair.cost + hope[at + 1]! >= best.cost || looks >= mostLooks) continue
      looks++
      const rest = chooseSingles(singles, new Set([...taken, ...pair.people]))
      if (pair.cost + rest.cost >= alone.cost) leaveOut()
      look(at + 1, [...together, pair], rest)
    }
    leaveOut()
  }
  look(0, [], chooseSingles(singles, new Set()))
  return best.options
}
