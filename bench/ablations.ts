/**
 * What each idea of the engine is worth: the same days of the umpire with one idea taken out or changed, paired with the engine as
 * it stands. `npm run bench:ablations -- --preset branch-25 --seeds 1-60 --salt anything`; `--only "search|means"` plays those whose name fits that.
 */
import { parseArgs } from 'node:util'
import type { Budget } from '../care/dispatch/umpire/day.ts'
import { bootstrap, played, seedsIn } from './umpire-days.ts'
import type { Idea, Score } from './umpire-days.ts'

const rounds =
  (decide: number) =>
  ({ start }: Budget): Budget => ({ start: decide === 0 ? 0 : start, decide, idle: decide })
const means: Idea = {
  told: (day) => ({ ...day, duration: { ...day.duration, cv: 0, overrunP: 0 }, travel: { ...day.travel, cv: 0.01 } }),
  toldOf: (visit) => ({ ...visit, cv: 0 }),
}
const ideas: Record<string, Idea> = {
  'no search: what changes is put where it costs least': { budget: rounds(0) },
  'search of 60 rounds a decision': { budget: rounds(60) },
  'search of 600 rounds a decision': { budget: rounds(600) },
  'means alone: no odds of being late': means,
  'today’s traffic not learned': { told: (day) => ({ ...day, travel: { ...day.travel, dayCv: 0 } }) },
  'nobody waits: leaving as soon as free': { prices: { earlyMinutes: 600 } },
  'leaving earlier: 4 minutes and 0.2 of the trip': { prices: { earlyMinutes: 4, earlyShare: 0.2 } },
  'putting off costs nothing': { prices: { laterMinute: 0 } },
  'putting off costs twice as much': { prices: { laterMinute: 0.1 } },
  'overtime at half its price': { prices: { overtimeMinute: 1 } },
  'overtime at 1.25 of its price': { prices: { overtimeMinute: 2.5 } },
  'a late knock at half as much again': { prices: { late: 150 } },
}

const { values } = parseArgs({
  options: {
    preset: { type: 'string', default: 'branch-25' },
    seeds: { type: 'string', default: '1-20' },
    salt: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
  },
})
const seeds = seedsIn(values.seeds)

const play = async (idea: Idea): Promise<Score[]> => {
  const scores: Score[] = []
  for (const seed of seeds) scores.push((await played(values.preset, seed, values.salt, idea)).score)
  return scores
}
const sum = (scores: readonly Score[], of: (score: Score) => number): number => scores.reduce((all, score) => all + of(score), 0)
const line = (name: string, scores: readonly Score[], beside: readonly Score[]): string => {
  const { mean, lo, hi } = bootstrap(scores.map(({ cost }, k) => cost - beside[k]!.cost))
  const difference = scores === beside ? '' : `${mean.toFixed(0)} [${lo.toFixed(0)}, ${hi.toFixed(0)}]`
  const keptOf = ((100 * sum(scores, ({ kept }) => kept)) / sum(scores, ({ due }) => due)).toFixed(2)
  return `| ${name} | ${(sum(scores, ({ cost }) => cost) / scores.length).toFixed(0)} | ${difference} | ${keptOf} | ${scores.filter(({ disqualified }) => disqualified).length} |`
}

console.log(`${values.preset}, ${seeds.length} days, salt “${values.salt}”`)
console.log('| idea | cost a day | against as it is, 95% | kept % | days with a breach |\n| --- | --- | --- | --- | --- |')
const asItIs = await play({})
console.log(line('as it is', asItIs, asItIs))
for (const [name, idea] of Object.entries(ideas)) if (new RegExp(values.only).test(name)) console.log(line(name, await play(idea), asItIs))
