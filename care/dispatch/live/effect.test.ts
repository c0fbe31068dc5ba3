import { describe, expect, test } from 'vitest'
import { anOperative, at, aVisit, drawDay, tenOClock } from '../examples.ts'
import type { OperativeFacts, VisitFacts } from '../facts.ts'
import { effectOf, effectOfSending } from './effect.ts'
import type { Effect } from './effect.ts'
import type { LiveFacts } from './ground.ts'

const grace = anOperative('grace')
const ewan = anOperative('ewan', { sex: 'm' })
const held = { by: 'Isla', until: at('12:30'), reason: 'she asked for a quiet hour' }

const facts = (operatives: OperativeFacts[], visits: VisitFacts[], minutes: number[][]): LiveFacts => ({
  ...{ operatives, visits, minutes, now: tenOClock },
  ahead: { inHand: new Map(), between: visits.map(() => visits.map(() => 10)), breathingMinutes: 10 },
})
/** One person each is enough for, two at once are not. */
const soon = { window: { from: at('10:00'), to: at('10:45') }, expectedMinutes: 90 }
const [home, other] = [aVisit('home', soon), aVisit('other', soon)]
const two = facts(
  [ewan, grace],
  [home, other],
  [
    [20, 10],
    [10, 20],
  ],
)
const oddsOf = ({ odds }: Effect, visit: VisitFacts) => odds.find((one) => one.visit === visit.appointment)

describe('B6 what a decision does to everybody else is known before it is made', () => {
  test('B6 somebody held back: whose promise becomes likelier to be broken, and who would go', () => {
    const without = { ...two, operatives: [ewan, { ...grace, heldBack: held }] }
    const effect = effectOf(two, without, { onlyForbids: true })
    const broken = effect.odds.filter((one) => one.after! > 0.9)
    expect(broken).toHaveLength(1)
    expect(broken[0]!.before).toBeLessThan(0.1)
    expect(effect.odds[0]).toEqual(broken[0])
    expect(effect.goers).toContainEqual({ visit: broken[0]!.visit, before: [grace.id], after: [ewan.id] })
  })

  test('B6 somebody else who is farther away goes instead: the promise holds, and the road is longer', () => {
    const wide = { window: { from: at('10:00'), to: at('13:00') } }
    const now = facts([ewan, grace], [aVisit('home', wide)], [[35], [5]])
    const pinned = { operative: ewan.id, firstName: 'ewan', by: 'Isla', reason: 'he knows the boiler' }
    const effect = effectOf(now, { ...now, visits: [aVisit('home', { ...wide, pinned })] }, { onlyForbids: true })
    expect(effect).toMatchObject({
      ...{ odds: [], travel: 30, troubles: [] },
      goers: [{ visit: home.appointment, before: [grace.id], after: [ewan.id] }],
    })
  })

  test('B6 a promise that is moved away gives its room to the others: those become likelier to be kept', () => {
    const alone = facts([grace], [home, other], [[5, 10]])
    const effect = effectOf(alone, facts([grace], [other], [[10]]))
    expect(oddsOf(effect, other)!.before! - oddsOf(effect, other)!.after!).toBeGreaterThan(0.5)
    expect(effect.odds.map((one) => one.visit)).not.toContain(home.appointment)
  })

  test('D4 what cannot be planned any more is said, and nothing that could not be planned before', () => {
    const unfit = { ...grace, training: {} }
    const pinned = { operative: unfit.id, firstName: 'grace', by: 'Isla', reason: 'she knows the boiler' }
    const roofer = aVisit('roof', { trade: 'roofer' })
    const now = facts([ewan, unfit], [home, roofer], [[5, 5], [5, 5]]) // prettier-ignore
    const effect = effectOf(now, { ...now, visits: [{ ...home, pinned }, roofer] }, { onlyForbids: true })
    expect(effect.troubles.map(({ visit, reason }) => [visit, reason.code])).toEqual([[home.appointment, 'D4_PINNED_MAY_NOT']])
  })

  test('B6 nothing is said where nothing changes', () => {
    expect(effectOf(two, two)).toEqual({ odds: [], goers: [], travel: 0, troubles: [] })
  })
})

describe('B6 somebody is sent whom the plan has not in mind', () => {
  test('B6 the other home pays for it: its promise, who goes where instead, and the minutes on the road', () => {
    const tight = { ...soon, window: { from: at('10:00'), to: at('10:25') } }
    const now = { ...two, visits: [home, { ...other, ...tight }] }
    const effect = effectOfSending(now, { visit: home.appointment, people: [ewan.id] })
    const paid = oddsOf(effect, other)!
    expect(paid.after! - paid.before!).toBeGreaterThan(0.1)
    expect(effect.goers).toContainEqual({ visit: home.appointment, before: [grace.id], after: [ewan.id] })
    expect(effect.goers).toContainEqual({ visit: other.appointment, before: [ewan.id], after: [grace.id] })
    expect(effect.travel).toBe(20)
  })

  test('B6 how likely they are late themselves is said as well, and nobody else goes there too', () => {
    const now = facts([ewan, grace], [home], [[44], [5]])
    const effect = effectOfSending(now, { visit: home.appointment, people: [ewan.id] })
    const theirs = oddsOf(effect, home)!
    expect([theirs.before! < 0.02, theirs.after! > 0.3]).toEqual([true, true])
    expect(effect.travel).toBe(39)
  })
})

describe('the luck of the search is no effect', () => {
  const days = [3, 4, 5].map((seed) => drawDay(seed, 12, 30, 0.05))
  const wholeDay = ({ operatives, visits, minutes }: (typeof days)[number]): LiveFacts => ({
    ...{ operatives, visits, minutes, now: tenOClock },
    ahead: { inHand: new Map(), between: visits.map(() => visits.map(() => 12)), breathingMinutes: 10 },
  })

  test.each(days.map(wholeDay))('the same day twice, drawn anew, differs in nothing (%#)', (day) => {
    expect(effectOf(day, { ...day })).toEqual({ odds: [], goers: [], travel: 0, troubles: [] })
  })

  test.each(days.map(wholeDay))('D5 whoever may not go to a home is not planned for it by pinning them (%#)', (day) => {
    const unfit = { ...day.operatives[0]!, training: {}, vettingValidUntil: null }
    const operatives = [unfit, ...day.operatives.slice(1)]
    const pinned = { operative: unfit.id, firstName: 'x', by: 'Isla', reason: 'because' }
    const after = { ...day, operatives, visits: day.visits.map((one) => ({ ...one, pinned })) }
    const { goers } = effectOf({ ...day, operatives }, after, { onlyForbids: true })
    expect(goers.filter((one) => one.after.includes(unfit.id))).toEqual([])
  })
})
