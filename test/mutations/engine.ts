/** What is cut out of the plan in pencil and of the choice of one step (B1, B6, D1). */
import type { Mutation } from '../harness/mutate.ts'

const planned = (promise: string, file: string, cut: string, instead: string): Mutation => ({
  promise,
  file: `care/dispatch/plan/${file}.ts`,
  cut,
  instead,
  tests: 'care/dispatch/plan/plan.test.ts',
})
const chosen = (cut: string, instead: string): Mutation => ({
  promise: 'B1',
  file: 'care/dispatch/engine/choice.ts',
  cut,
  instead,
  tests: 'care/dispatch/engine.test.ts',
})

export const engineMutations: readonly Mutation[] = [
  planned('B1', 'plan', ' && person !== taken', ''),
  planned('B1', 'search', 'doer[routes.visit[row + k]!] = person', ''),
  planned('B6', 'search', '    copyList(absentThen, absent)\n', ''),
  planned('B6', 'engine', 'if (spot.person < 0) absent.push(visit)\n      else insert', 'if (spot.person >= 0) insert'),
  planned('D1', 'plan', 'fit[person * room + visit]! > 0 && ', ''),
  planned('D1', 'plan', ' && works[person]! > 0', ''),
  chosen(' && !without.has(person)', ''),
  chosen('!pair.people.some((person) => taken.has(person))', 'taken.size >= 0'),
]
