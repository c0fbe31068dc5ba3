/** What is cut out of the controller's page and hand: what is said of the day, and what a decision by hand may and may not do (B6, D4, D5). */
import type { Mutation } from '../harness/mutate.ts'

const cutOut = (promise: string, file: string, cut: string, instead: string, tests = 'care/dispatch/hand.test.ts'): Mutation => ({
  ...{ promise, file: `care/dispatch/${file}`, cut, instead, tests },
})

export const handMutations: readonly Mutation[] = [
  cutOut('D4', 'hand.ts', 'heldBack !== undefined && isBefore(now, heldBack.until)', 'false'),
  cutOut('D4', 'hand.ts', 'one.operative === operative.id', 'false'),
  cutOut('D5', 'live/ground.ts', 'if (mayBePlanned(c) && ', 'if (visit.pinned || '),
  cutOut('B6', 'live/says.ts', 'if (chance < worthSaying) return []', 'return []', 'care/dispatch/look-ahead.test.ts'),
]
