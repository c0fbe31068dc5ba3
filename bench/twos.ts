/**
 * What it is worth that the plan knows visits of two: days of a made-up branch, each lived on the same luck with them in the
 * plan, and with them chosen first, one step at a time, beside a plan that knows only visits of one. `node bench/twos.ts 20`
 * for so many days.
 */
import { openDay } from '../care/dispatch/umpire/day.ts'
import type { Day } from '../care/dispatch/rehearsal/days/day.ts'
import { estimate, figuresOf } from '../care/dispatch/rehearsal/days/figures.ts'
import type { Figures, Measure } from '../care/dispatch/rehearsal/days/figures.ts'
import { truthOf } from '../care/dispatch/rehearsal/days/luck.ts'
import { madeUpDay } from '../care/dispatch/rehearsal/days/made-up.ts'
import type { MadeUp } from '../care/dispatch/rehearsal/days/made-up.ts'
import { dispatcherFor, thinking } from '../care/dispatch/rehearsal/days/policies.ts'
import { withPairs } from '../care/dispatch/rehearsal/days/policies/two-together.ts'
import { homeOf, openingOf, personOf } from '../care/dispatch/rehearsal/days/told.ts'
import { playDay } from '../care/dispatch/rehearsal/play.ts'
import type { Dispatcher, Home, Person } from '../care/dispatch/rehearsal/play.ts'

const days = Number(process.argv[2] ?? 20)
const madeUp: MadeUp = { people: 25, requests: 90, seed: 1, twos: 0.12 }

type Policy = (day: Day, people: readonly Person[], homes: readonly Home[]) => Dispatcher
const policies: Record<string, Policy> = {
  'in the plan': (day, people, homes) => dispatcherFor('plan', day, people, homes),
  'before everything else, one step at a time; the rest by the plan': (day, people, homes) => {
    const alone = homes.filter((one) => one.knownAt === 0 && !one.forTwo)
    return withPairs(day, openDay(openingOf(day, people, alone), undefined, thinking))
  },
  'and everything else one step at a time': (day, people, homes) => dispatcherFor('one_step', day, people, homes),
}

const lived = (draw: number, policy: Policy): Figures => {
  const day = madeUpDay(madeUp, draw)
  const people = day.workers.map((one) => personOf(one, day))
  const homes = day.promises.map((one) => homeOf(one, day.breathing))
  return figuresOf(day, playDay({ people, homes, ...truthOf(day, draw), breathing: day.breathing }, policy(day, people, homes)))
}

const percent = (seen: readonly number[], sign = ''): string => {
  const { mean, least, most } = estimate(seen)
  const [a, b, c] = [mean, least, most].map((one) => (100 * one).toFixed(1))
  return `${a}${sign} (${b} to ${c})`
}
/** “184 of 191, 96.3% (93.9 to 98.8)”, and the difference to the first policy day by day, in points. */
const line = (list: readonly Figures[], first: readonly Figures[], kept: Measure, due: Measure): string => {
  const share = (one: Figures): number => one[kept] / Math.max(1, one[due])
  const sum = (of: Measure): number => list.reduce((all, one) => all + one[of], 0)
  const apart = list.map((one, n) => share(one) - share(first[n]!))
  return `${sum(kept)} of ${sum(due)}, ${percent(list.map(share), '%')}; beside the first ${percent(apart)}`
}

console.log(`${days} days of a made-up branch of ${madeUp.people}; in brackets 95% intervals`)
let first: readonly Figures[] | null = null
for (const [name, policy] of Object.entries(policies)) {
  const began = performance.now()
  const list = Array.from({ length: days }, (_, n) => lived(n + 1, policy))
  first ??= list
  console.log(`visits of two ${name} (${((performance.now() - began) / days).toFixed(0)} ms a day)`)
  console.log(`  promises of two kept  ${line(list, first, 'twosKept', 'twos')}`)
  console.log(`  all promises kept     ${line(list, first, 'kept', 'promises')}`)
}
