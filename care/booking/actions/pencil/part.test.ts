import { expect, test } from 'vitest'
import { drawDay, tenOClock } from '../../../dispatch/examples.ts'
import { partAround } from './part.ts'
import type { PersonThen, Told } from './planner.ts'

const dayOf = (people: number, homes: number): Told => {
  const { operatives, visits } = drawDay(7, people, homes, 0.1)
  const starts = operatives.map(({ place }) => place)
  return { operatives, visits, starts, now: tenOClock, ahead: { inHand: new Map(), breathingMinutes: 10 } }
}
const changes = ({ operatives, starts }: Told, ...who: number[]): PersonThen[] =>
  who.map((at) => ({ operative: operatives[at]!, start: starts[at]! }))

test('B6 a day of a hundred people is thought through whole', () => {
  const told = dayOf(100, 900)
  expect(partAround(told, changes(told, 0, 1))).toBeNull()
})

test('B6 of a larger day those who share a trade, the nearest first, whoever changes among them; as many homes for each as on the whole day', () => {
  const told = dayOf(400, 1200)
  const changed = changes(told, 3, 250)
  const { told: near, part } = partAround(told, changed)!
  expect([near.operatives.length, near.starts.length, part.people]).toEqual([100, 100, 100])
  expect(part.share).toBe(0.25)
  const theirs = changed.flatMap(({ operative }) => operative.trades)
  for (const { id, trades } of near.operatives) expect([id, trades.some((trade) => theirs.includes(trade))]).toEqual([id, true])
  for (const { operative } of changed) expect(near.operatives).toContain(operative)
  expect(near.starts).toEqual(near.operatives.map(({ place }) => place))
  const could = new Set(near.operatives.flatMap(({ trades }) => trades))
  expect(near.visits.every(({ trade }) => could.has(trade))).toBe(true)
  expect(Math.abs(near.visits.length / near.operatives.length - told.visits.length / told.operatives.length)).toBeLessThan(0.5)
  const away = ({ place }: { place: { lon: number; lat: number } }) =>
    Math.min(...changed.map(({ start }) => Math.hypot((start!.lon - place.lon) * 0.56, start!.lat - place.lat)))
  const farthest = Math.max(...near.visits.map(away))
  const leftOut = told.visits.filter((one) => could.has(one.trade) && !near.visits.includes(one))
  expect(Math.min(...leftOut.map(away))).toBeGreaterThan(farthest * 0.99)
})

test('B6 however many homes there are for each person, no more than five hundred are thought through; nor anybody who could do none of it', () => {
  const told = dayOf(300, 3000)
  const { told: near } = partAround(told, changes(told, 0))!
  expect(near.visits).toHaveLength(500)
  const somebodyElse = { ...told.operatives[0]!, trades: ['glass'] }
  const alone = partAround(told, [{ operative: somebodyElse, start: told.starts[0]! }])!
  expect(alone.told.operatives.map(({ id }) => id)).toEqual([somebodyElse.id])
})
