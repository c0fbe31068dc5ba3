/** The umpire's own programs, which have no types of their own, and its days played in this process by the product's engine. */
import { openDay, usualBudget } from '../care/dispatch/umpire/day.ts'
import type { Budget } from '../care/dispatch/umpire/day.ts'
import type { Answer, UmpireDay, UmpireEvent, UmpireVisit } from '../care/dispatch/umpire/messages.ts'
import { prices } from '../care/dispatch/plan/prices.ts'
import type { Prices } from '../care/dispatch/plan/prices.ts'

type World = { readonly visits: readonly UmpireVisit[] }
type Truth = { readonly dayTraffic: number; readonly visits: Readonly<Record<string, { readonly travelMult: number }>> }
/** Minutes after midnight. */
type Served = { readonly visit: string; readonly departed: number; readonly arrived: number }
type Log = { readonly served: readonly Served[]; readonly cancelled: readonly string[] }
export type Score = { readonly cost: number; readonly kept: number; readonly due: number; readonly disqualified: boolean }
type Interval = { readonly mean: number; readonly lo: number; readonly hi: number }
type Told = { readonly type: 'day' | 'events'; readonly t: number; readonly events: readonly UmpireEvent[] } & UmpireDay
type Tell = (told: Told) => Promise<{ reply: Answer | object; ms: number }>

const umpire = async <T>(name: string): Promise<T> => (await import(new URL(`../test/umpire/lib/${name}.mjs`, import.meta.url).href)) as T
const { makeDay } = await umpire<{ makeDay: (preset: string, seed: number, salt: string) => { world: World; truth: Truth } }>('world')
const { playDay } = await umpire<{ playDay: (world: World, truth: Truth, player: { tell: Tell }) => Promise<Log> }>('simulate')
const { scoreDay } = await umpire<{ scoreDay: (world: World, log: Log, seed: number) => Score }>('score')
/** Mean with a percentile-bootstrap 95% interval. */
export const { bootstrap } = await umpire<{ bootstrap: (values: readonly number[]) => Interval }>('stats')

/** “1-3,7”: 1, 2, 3 and 7. */
export const seedsIn = (text: string): number[] =>
  text.split(',').flatMap((part) => {
    const [from, to] = part.split('-').map(Number)
    return Array.from({ length: (to ?? from!) - from! + 1 }, (_, k) => from! + k)
  })

/** What is changed about the engine, or about what it is told; what happens is not changed. */
export type Idea = {
  readonly prices?: Partial<Prices>
  readonly budget?: (usual: Budget) => Budget
  readonly told?: (day: UmpireDay) => UmpireDay
  readonly toldOf?: (visit: UmpireVisit) => UmpireVisit
}
export type Played = { readonly world: World; readonly truth: Truth; readonly log: Log; readonly score: Score }

/** One day, lived by the engine as it is or with this idea. */
export const played = async (preset: string, seed: number, salt: string, idea: Idea = {}): Promise<Played> => {
  const { prices: changed = {}, budget = (usual) => usual, told = (day) => day, toldOf = (visit) => visit } = idea
  const heard = (event: UmpireEvent): UmpireEvent => (event.type === 'visit_reported' ? { ...event, visit: toldOf(event.visit) } : event)
  const { world, truth } = makeDay(preset, seed, salt)
  let hear: ReturnType<typeof openDay>['hear'] | null = null
  const tell: Tell = async (message) => {
    if (message.type === 'day') {
      const day = told({ ...message, visits: message.visits.map(toldOf) })
      hear = openDay(day, { ...prices, ...changed }, budget(usualBudget(day.operatives.length))).hear
      return { reply: {}, ms: 0 }
    }
    return { reply: hear!(message.t, message.events.map(heard)), ms: 0 }
  }
  const log = await playDay(world, truth, { tell })
  return { world, truth, log, score: scoreDay(world, log, seed) }
}
