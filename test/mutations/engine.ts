/** What is cut out of the plan in pencil and of the choice of one step (B1, B6, D1). */
import type { Mutation } from '../harness/mutate.ts'

const planned = (promise: string, file: string, cut: string, instead: string): Mutation => ({
  promise,
  file: `care/dispatch/plan/${file}.ts`,
  cut,
  instead,
  tests: 'care/dispatch/plan/plan.test.ts',
})
/** The same of what a page is told of it: who waits for whom, and that nobody leaves for half a visit. */
const ahead = (promise: string, file: string, cut: string, instead: string): Mutation => ({
  ...{ promise, file: `care/dispatch/${file}`, cut, instead, tests: 'care/dispatch/live/two.test.ts' },
})
const chosen = (cut: string, instead: string): Mutation => ({
  promise: 'B1',
  file: 'care/dispatch/engine/choice.ts',
  cut,
  instead,
  tests: 'care/dispatch/engine.test.ts',
})

export const engineMutations: readonly Mutation[] = [
  planned('B1', 'together', ' && ground.mayPair(first, taken, person)', ''),
  planned('B1', 'search', '      ruinOther(gone)\n', ''),
  planned('B1', 'walk', '    if (isHalf) waitForTheOther(visit, trip)\n', ''),
  planned('B1', 'search', 'doer[routes.visit[row + k]!] = person', ''),
  planned('B6', 'search', '    copyList(absentThen, absent)\n', ''),
  planned('B6', 'engine', 'if (!whole.place(visit)) absent.push(...halvesOf(visit))', 'whole.place(visit)'),
  planned('D1', 'plan', 'fit[person * room + visit]! > 0 && ', ''),
  planned('D1', 'plan', ' && works[person]! > 0', ''),
  ahead('B1', 'live/says.ts', 'free.includes(other) && ', ''),
  ahead('B1', 'look-ahead.ts', 'people: goersTo(drawn, first), cost', 'people: [person], cost'),
  ahead('B4', 'live/ground.ts', 'return asked && goesAsTwo(asked) ? ', 'return asked && goesAsTwo(asked) && facts.visits.length < 0 ? '),
  ahead('D3', 'live/two.ts', 'asked.counts(at) && mayGoAlone(asked, one)', 'asked.counts(at)'),
  ahead('D1', 'live/two.ts', ' && open(one)!.every((rule) => rule.holds(c))', ''),
  ahead('D4', 'live/two.ts', 'return mayBePlanned(c) && open', 'return open'),
  chosen(' && !without.has(person)', ''),
  chosen('!pair.people.some((person) => taken.has(person))', 'taken.size >= 0'),
]
