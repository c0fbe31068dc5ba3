/** What-ifs and figures in plain words. */
import { listed, oneOf } from '../../../../lib/lists.ts'
import { trades } from '../../../workforce/rules.ts'
import { tradeLabels } from '../../../workforce/words.ts'
import type { Measure } from './figures.ts'
import type { Policy, WhatIf, WindowLength } from './what-if.ts'

/** “Gas engineer” */
export const tradeName = (trade: string): string => {
  const known = oneOf(trades, trade)
  return known === null ? trade : tradeLabels[known]
}

export const policyWords: Readonly<Record<Policy, string>> = {
  as_it_was: 'As it was',
  plan: 'Decided late, by the plan',
  one_step: 'One step at a time',
  nearest: 'The nearest home first',
  routes: 'Routes fixed in the morning',
}
const windowWords: Readonly<Record<WindowLength, string>> = {
  '2h': 'windows of two hours',
  '4h': 'windows of four hours',
  'half-day': 'windows of half a day',
}

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']
const many = (n: number): string => (numbers[n] ?? String(n)).toLowerCase()
const shareWords = (share: number): string =>
  share === 1 ? 'everybody' : share === 0.5 ? 'half of everybody' : `${Math.round(share * 100)} in 100`
/** “10:00” */
export const timeOf = (minute: number): string => `${Math.floor(minute / 60)}:${String(Math.floor(minute % 60)).padStart(2, '0')}`

/** “two more: gas engineer” */
const peopleOf = (list: WhatIf['add'], how: string): string[] =>
  (list ?? []).map(({ people, trade }) => `${many(people)} ${how}: ${tradeName(trade).toLowerCase()}`)

/** “Two more: gas engineer, windows of two hours”; `names` by id, of those who are left out. */
export const titleOf = (whatIf: WhatIf, names: ReadonlyMap<string, string> = new Map()): string => {
  const { policy, add, fewer, without = [], off, windows } = whatIf
  const parts = [
    ...peopleOf(add, 'more'),
    ...peopleOf(fewer, 'fewer'),
    ...(without.length > 0 ? [`without ${listed(without.map((id) => names.get(id) ?? id))}`] : []),
    ...(off ? [`${shareWords(off.share)} unwell from ${timeOf(off.at)}`] : []),
    ...(windows ? [windowWords[windows]] : []),
    ...(policy !== 'plan' || !(add || fewer || without.length > 0 || off || windows) ? [policyWords[policy]] : []),
  ]
  const all = parts.join(', ')
  return all.charAt(0).toUpperCase() + all.slice(1)
}

export const measureWords: Readonly<Record<Measure, string>> = {
  promises: 'Promises',
  kept: 'Kept',
  late: 'Late',
  unvisited: 'Nobody came',
  emergencies: 'Emergencies',
  emergenciesKept: 'Emergencies in time',
  twos: 'For two',
  twosKept: 'For two in time',
  travel: 'On the road',
  overtime: 'Overtime',
  waiting: 'Waiting',
}
