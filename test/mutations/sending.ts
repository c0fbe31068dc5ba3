/** What is cut out of sending: what waits, who carries, what counts as delivered (A5, A6, M2, M3). */
import type { Mutation } from '../harness/mutate.ts'

type Where = 'duty' | 'suppliers' | 'stop'
const sent = (promise: string, where: Where, cut: string, instead: string): Mutation => ({
  ...{ promise, file: `care/messages/rules/${where}.ts`, cut, instead },
  tests: `care/messages/rules/${where === 'duty' ? 'duty' : 'suppliers'}.test.ts`,
})

export const sendingMutations: readonly Mutation[] = [
  sent('A5', 'duty', 'return { ...tried, again: retry && after(last.triedAt, retry) }', 'return tried'),
  sent('A6', 'duty', 'const inDoubt = ways.isBlocked || ', 'const inDoubt = '),
  sent('A6', 'stop', 'stopWords.includes(bare(body))', 'false'),
  sent('M2', 'suppliers', 'const stillRests = health.lateInTurn > lateOnesAllowed', 'const stillRests = health.lateInTurn > 99'),
  sent('M3', 'duty', 'text: seconds(15)', 'text: seconds(600)'),
  sent('M3', 'duty', "one.state === 'accepted' && isAtOrAfter", "one.state === 'delivered' && isAtOrAfter"),
  sent('M3', 'duty', ' || first.some(cameToNothing)', ''),
  sent('M3', 'suppliers', 'return names.toSorted((a, b) => until(a) - until(b))', 'return [...names]'),
]
