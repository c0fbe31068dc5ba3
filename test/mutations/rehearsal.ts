/** What is cut out of rehearsing: the odds that it teaches (B4), the breathing space (B2), who may go (D2), and that nobody is compared (B8). */
import type { Mutation } from '../harness/mutate.ts'

const odds = (cut: string, instead: string): Mutation => ({
  promise: 'B4',
  file: 'care/dispatch/promise/odds.ts',
  cut,
  instead,
  tests: 'care/dispatch/promise/odds.test.ts',
})

/** Visits of two in a day that is played. */
const inTwos = (promise: string, file: string, cut: string, instead: string): Mutation => ({
  ...{ promise, file: `care/dispatch/umpire/${file}.ts`, cut, instead, tests: 'care/dispatch/umpire/two.test.ts' },
})

export const rehearsalMutations: readonly Mutation[] = [
  odds('Math.max(stands, shift + slope * stands)', 'shift + slope * stands'),
  odds('few: fewOf(pencil, stop),', 'few: 0,'),
  {
    promise: 'B4',
    file: 'care/dispatch/promise/thinking.ts',
    cut: '(hasBegun ? keptChance : promiseChance)',
    instead: 'promiseChance',
    tests: 'care/dispatch/promise/thinking.test.ts',
  },
  {
    promise: 'B2',
    file: 'care/dispatch/rehearsal/play.ts',
    cut: 'if (day.breathing === 0) settle(one)',
    instead: 'if (day.breathing >= 0) settle(one)',
    tests: 'care/dispatch/rehearsal/play.test.ts',
  },
  inTwos('B1', 'two', 'goesTo.get(other) === partner[visit]', 'goesTo.size > 0'),
  inTwos('B1', 'people', "if (p.beside?.state !== 'travelling') return p\n", 'if (p) return p\n'),
  inTwos('B1', 'day', 'if (along) makeTwo([at, write(visit)], visit, along)\n', ''),
  inTwos('D1', 'two', 'goes[one]! && keepsCompany[other]!', 'goes[one]!'),
  {
    promise: 'D2',
    file: 'care/booking/actions/rehearsal/people.ts',
    cut: "sex: 'x', trades: [trade]",
    instead: "sex: 'f', trades: [trade]",
    tests: 'care/booking/actions/rehearsal/past-day.test.ts',
  },
  {
    promise: 'B8',
    file: 'care/dispatch/rehearsal/days/drawing/day-chart.ts',
    cut: '`${tradeName(trade)} ${n}',
    instead: '`${id} ${n}',
    tests: 'care/dispatch/rehearsal/days/what-if.test.ts',
  },
]
