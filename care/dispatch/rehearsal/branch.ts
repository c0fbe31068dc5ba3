/** A made-up branch for rehearsals: a town, its estates, the people who work there, and what households ask for. */
import type { Place } from '../../../lib/place.ts'
import type { Chance } from '../examples.ts'
import type { Trade } from '../../workforce/rules.ts'
import type { RestBeside } from '../../workforce/rules/breaks.ts'
import type { UmpireVisit } from '../umpire/messages.ts'
import type { Person } from './play.ts'
import { restOf } from './rests.ts'

type Job = readonly [minutes: number, weight: number]
type Kind = {
  readonly name: Trade
  readonly share: number
  readonly beside: readonly Trade[]
  readonly jobs: readonly Job[]
  readonly urgent: number
}

/** Who does what, what else they hold, what it takes, and how often it is an emergency (per cent of all emergencies). */
const trades: readonly Kind[] = [
  {
    name: 'multi',
    share: 22,
    beside: ['joiner', 'plasterer', 'glazier', 'locksmith'],
    jobs: [
      [50, 4],
      [80, 4],
      [130, 2],
    ],
    urgent: 12,
  },
  {
    name: 'plumber',
    share: 18,
    beside: ['gas', 'multi', 'damp'],
    jobs: [
      [45, 4],
      [70, 4],
      [120, 2],
    ],
    urgent: 34,
  },
  {
    name: 'electrician',
    share: 13,
    beside: ['multi', 'locksmith'],
    jobs: [
      [45, 4],
      [70, 3],
      [130, 2],
    ],
    urgent: 18,
  },
  {
    name: 'gas',
    share: 12,
    beside: ['plumber'],
    jobs: [
      [50, 6],
      [90, 3],
    ],
    urgent: 16,
  },
  {
    name: 'joiner',
    share: 13,
    beside: ['multi', 'locksmith', 'glazier'],
    jobs: [
      [50, 4],
      [80, 4],
      [130, 2],
    ],
    urgent: 6,
  },
  {
    name: 'plasterer',
    share: 7,
    beside: ['damp', 'multi'],
    jobs: [
      [90, 3],
      [150, 2],
    ],
    urgent: 0,
  },
  {
    name: 'roofer',
    share: 5,
    beside: ['multi', 'damp'],
    jobs: [
      [75, 4],
      [140, 2],
    ],
    urgent: 3,
  },
  {
    name: 'damp',
    share: 4,
    beside: ['plasterer'],
    jobs: [
      [45, 4],
      [80, 2],
    ],
    urgent: 0,
  },
  {
    name: 'locksmith',
    share: 3,
    beside: ['joiner', 'glazier'],
    jobs: [
      [35, 5],
      [50, 2],
    ],
    urgent: 8,
  },
  {
    name: 'glazier',
    share: 3,
    beside: ['locksmith', 'joiner'],
    jobs: [
      [45, 4],
      [75, 2],
    ],
    urgent: 3,
  },
]

const weighted = <T>(dice: Chance, list: readonly T[], weight: (one: T) => number): T => {
  let left = dice.next() * list.reduce((sum, one) => sum + weight(one), 0)
  for (const one of list) {
    left -= weight(one)
    if (left < 0) return one
  }
  return list.at(-1)!
}

const kmLat = 1 / 111.2
const centre: Place = { lat: 55.95, lon: -3.19 }
const kmLon = kmLat / Math.cos((centre.lat * Math.PI) / 180)
const spread = (dice: Chance): number => Math.sqrt(-2 * Math.log(dice.next() || 0.5)) * Math.cos(2 * Math.PI * dice.next())
const around = (dice: Chance, { lat, lon }: Place, km: number): Place => ({
  lat: lat + spread(dice) * km * kmLat,
  lon: lon + spread(dice) * km * kmLon,
})

export type Branch = { readonly people: readonly Person[]; readonly estates: readonly Place[] }

const shifts: readonly (readonly [from: number, to: number, weight: number])[] = [
  [480, 990, 62],
  [450, 960, 14],
  [600, 1110, 12],
  [720, 1200, 12],
]

/** A branch of so many people, the same one for the same dice. */
export const drawBranch = (dice: Chance, howMany: number): Branch => {
  const radius = howMany > 40 ? 16 : 12
  const estates = Array.from({ length: Math.ceil(howMany / 2.2) }, () => {
    const [r, a] = [radius * dice.next() ** 0.65, 2 * Math.PI * dice.next()]
    return { lat: centre.lat + r * Math.sin(a) * kmLat, lon: centre.lon + r * Math.cos(a) * kmLon }
  })
  const whole = trades.reduce((sum, one) => sum + one.share, 0)
  let [owed, at] = [trades[0]!.share * howMany, 0]
  const rests: RestBeside[] = []
  const people = Array.from({ length: howMany }, (_, n): Person => {
    while (owed <= (n + 0.5) * whole && at < trades.length - 1) owed += trades[++at]!.share * howMany
    const first = trades[at]!
    const [from, to] = weighted(dice, shifts, ([, , weight]) => weight)
    const held = [first.name, ...first.beside.filter(() => dice.often(0.35)).slice(0, 2)]
    return {
      ...around(dice, dice.pick(estates), 1.2),
      ...{ id: `o${n + 1}`, shiftStart: from, shiftEnd: to, ...restOf({ shiftStart: from, shiftEnd: to }, held, rests) },
      ...{ trades: held, sex: dice.often(0.12) ? 'f' : 'm', languages: ['en'], topics: [] },
    }
  })
  return { people, estates }
}

/** One household's request: a visit without a window. `forTwo`: two go together. */
export type Request = Omit<UmpireVisit, 'open' | 'close'> & { readonly forTwo?: boolean }

export const drawRequest = (dice: Chance, { people, estates }: Branch, id: string, emergency: boolean): Request => {
  const held = trades.filter((one) => people.some((person) => person.trades.includes(one.name)))
  const trade = weighted(dice, held, (one) => (emergency ? one.urgent : one.share))
  const [minutes] = weighted(dice, trade.jobs, ([, weight]) => weight)
  const couldCome = people.filter((one) => one.trades.includes(trade.name))
  return {
    ...around(dice, dice.pick(estates), 0.45),
    ...{ id, trade: trade.name, expectedMin: emergency ? Math.min(60, minutes) : minutes, emergency },
    ...{ womanOnly: !emergency && couldCome.some((one) => one.sex === 'f') && dice.often(0.03), topics: [] },
    ...{ named: !emergency && dice.often(0.01) ? dice.pick(couldCome).id : null, language: null },
    ...{ cv: 0.5, makeSafe24: false },
  }
}

/** Who may keep somebody company there: a request for a woman holds for both. */
export const mayGoAlong = (one: Person, request: Request): boolean => !request.womanOnly || one.sex === 'f'

export const mayGo = (one: Person, request: Request): boolean =>
  one.trades.includes(request.trade) &&
  (!request.womanOnly || one.sex === 'f') &&
  (request.named === null || request.named === one.id) &&
  request.topics.every((topic) => one.topics.includes(topic))
