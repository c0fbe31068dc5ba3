/** What might have been otherwise, and the day as it would then have stood. Pure; the same draw changes the same things. */
import { oneOf } from '../../../../lib/lists.ts'
import { trades } from '../../../workforce/rules.ts'
import type { Trade } from '../../../workforce/rules.ts'
import type { RestBeside } from '../../../workforce/rules/breaks.ts'
import { chance } from '../../examples.ts'
import { restBeside, restOf } from '../rests.ts'
import type { Day, Promise, Worker } from './day.ts'

/** How it is decided who goes where: as it was; late by the plan, which is ours; one step at a time; nearest first; routes fixed in the morning. */
export const policies = ['as_it_was', 'plan', 'one_step', 'nearest', 'routes'] as const
export type Policy = (typeof policies)[number]
export const windowLengths = ['2h', '4h', 'half-day'] as const
export type WindowLength = (typeof windowLengths)[number]

export type WhatIf = {
  readonly policy: Policy
  readonly add?: readonly { readonly people: number; readonly trade: string }[]
  readonly fewer?: readonly { readonly people: number; readonly trade: string }[]
  /** Ids of those who are not there. */
  readonly without?: readonly string[]
  /** From this minute on a share of everybody (above 0, at most 1) is unwell. */
  readonly off?: { readonly at: number; readonly share: number }
  readonly windows?: WindowLength
}

/** A number for these words, always the same (FNV-1a): the seed of a luck of their own. */
export const seedOf = (...parts: readonly (string | number)[]): number => {
  let hash = 0x811c9dc5
  for (const letter of parts.join('\u0000')) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193)
  return hash
}

const commonest = (list: readonly string[]): string =>
  [...Map.groupBy(list, (one) => one)].reduce((most, one) => (one[1].length > most[1].length ? one : most))[0]

const heldOf = (trade: string): Trade[] => [oneOf(trades, trade) ?? []].flat()

/** Somebody new works the commonest shift, from where one of the trade sets out, else anybody. D1 Their breaks are placed beside all others'. */
const newcomers = (day: Day, { people, trade }: { people: number; trade: string }, beside: RestBeside[]): Worker[] => {
  const shift = commonest(day.workers.map((one) => `${one.shiftStart} ${one.shiftEnd}`))
  const [likeShift] = day.workers.filter((one) => `${one.shiftStart} ${one.shiftEnd}` === shift)
  const ofTrade = day.workers.filter((one) => one.trade === trade)
  const starts = ofTrade.length > 0 ? ofTrade : day.workers
  return Array.from({ length: people }, (_, n): Worker => {
    const { lat, lon, place } = starts[n % starts.length]!
    const rest = likeShift!.breakMin === 0 ? {} : restOf(likeShift!, heldOf(trade), beside, likeShift!.breakMin)
    return { ...likeShift!, ...rest, id: `new ${trade} ${n + 1}`, trade, lat, lon, place, offAt: null }
  })
}

const withAdded = (day: Day, add: NonNullable<WhatIf['add']>): Day => {
  const beside = day.workers.filter(({ breakMin }) => breakMin > 0).map((one) => restBeside(one, heldOf(one.trade)))
  const added = add.flatMap((one) => newcomers(day, one, beside))
  const fit = ({ newcomers: open }: Promise): string[] => added.filter(({ trade }) => open.includes(trade)).map(({ id }) => id)
  const promises = day.promises.map((one) => ({
    ...one,
    fit: [...one.fit, ...fit(one)],
    company: one.forTwo && one.newcomers.length > 0 ? [...one.company, ...added.map(({ id }) => id)] : one.company,
  }))
  return { ...day, workers: [...day.workers, ...added], promises }
}

const withoutThose = (day: Day, gone: ReadonlySet<string>): Day => ({ ...day, workers: day.workers.filter(({ id }) => !gone.has(id)) })

/** The last of each trade. */
const fewerIds = ({ workers }: Day, fewer: NonNullable<WhatIf['fewer']>): string[] =>
  fewer.flatMap(({ people, trade }) =>
    workers
      .filter((one) => one.trade === trade)
      .slice(-people)
      .map(({ id }) => id),
  )

/** Spread over the list, and so over the trades: every second one when it is half. */
const withOff = (day: Day, { at, share }: NonNullable<WhatIf['off']>): Day => ({
  ...day,
  workers: day.workers.map((one, n) =>
    Math.floor((n + 1) * share + 1e-9) > Math.floor(n * share + 1e-9) ? { ...one, offAt: Math.min(at, one.offAt ?? at) } : one,
  ),
})

const halves: readonly (readonly [open: number, close: number])[] = [
  [480, 720],
  [720, 1020],
]

/** A shorter window is a piece of the old one, by luck; a longer one keeps its middle, within the hours that anybody works. */
const cut = ({ open, close }: Promise, length: number, from: number, to: number, luck: number): [open: number, close: number] => {
  if (length <= close - open) {
    const piece = Math.floor(luck * Math.floor((close - open) / length))
    return [open + piece * length, open + (piece + 1) * length]
  }
  const begins = Math.max(from, Math.min(Math.round((open + close - length) / 2), to - length))
  return [begins, Math.max(close, begins + length)]
}

const windowOf = (one: Promise, length: WindowLength, from: number, to: number, luck: number): [open: number, close: number] => {
  if (length === '2h') return cut(one, 120, from, to, luck)
  const half = length === 'half-day' ? halves.find(([open, close]) => one.open >= open && one.close <= close) : undefined
  return half ? [...half] : cut(one, length === '4h' ? 240 : 270, from, to, luck)
}

/** The same promises with windows of this length; an emergency keeps its own. */
const withWindows = (day: Day, length: WindowLength, draw: number): Day => {
  const from = Math.min(...day.workers.map(({ shiftStart }) => shiftStart))
  const to = Math.max(...day.workers.map(({ shiftEnd }) => shiftEnd))
  const promises = day.promises.map((one): Promise => {
    if (one.emergency) return one
    const [open, close] = windowOf(one, length, from, to, chance(seedOf('window', draw, one.id)).next())
    return { ...one, open, close }
  })
  return { ...day, promises }
}

/** The day as it would have stood in this draw. */
export const asIf = (day: Day, { add = [], fewer = [], without = [], off, windows }: WhatIf, draw: number): Day => {
  const left = withoutThose(day, new Set([...without, ...fewerIds(day, fewer)]))
  const staffed = add.length > 0 ? withAdded(left, add) : left
  const unwell = off ? withOff(staffed, off) : staffed
  return windows ? withWindows(unwell, windows, draw) : unwell
}

/** The rows of a rehearsal: the day as our plan would decide it, which all others are set beside; how it really went, when that is on record; then each what-if. */
export const rowsFor = (whatIfs: readonly WhatIf[], isOnRecord: boolean): WhatIf[] => {
  const plain: WhatIf = { policy: 'plan' }
  const others = whatIfs.filter((one) => JSON.stringify(one) !== JSON.stringify(plain))
  return [plain, ...(isOnRecord ? [{ policy: 'as_it_was' as const }] : []), ...others]
}
