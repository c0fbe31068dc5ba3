import { describe, expect, test } from 'vitest'
import { anOperative, at, aVisit, tenOClock } from '../examples.ts'
import type { OperativeFacts, VisitFacts } from '../facts.ts'
import { lookAhead } from '../look-ahead.ts'
import type { AtRisk } from './says.ts'
import { effectOfSending } from './effect.ts'
import type { LiveFacts } from './ground.ts'

const grace = anOperative('grace')
const ewan = anOperative('ewan', { sex: 'm' })
const zofia = anOperative('zofia')
const joiner = anOperative('callum', { sex: 'm', trades: ['carpentry'] })
const soon = { window: { from: at('10:00'), to: at('10:30') }, expectedMinutes: 90 }
const twoPeople = { requests: { twoPeople: { value: true, hard: true } } } as const
/** Homes for one each, and one for two: the plan sends everybody to a home of their own, and this one waits. */
const [a, b, c] = [aVisit('a', soon), aVisit('b', soon), aVisit('c', soon)]
const flat = aVisit('flat', { ...soon, ...twoPeople })

const facts = (operatives: OperativeFacts[], visits: VisitFacts[], toFlat: number[]): LiveFacts => ({
  ...{ operatives, visits, now: tenOClock, minutes: toFlat.map((away) => visits.map((one) => ([a, b, c].includes(one) ? 10 : away))) },
  ahead: { inHand: new Map(), between: visits.map(() => visits.map(() => 10)), breathingMinutes: 10 },
})
const riskOf = (day: LiveFacts): AtRisk | undefined => lookAhead(day).atRisk.find((one) => one.visit === flat.appointment)
const namesIn = (risk: AtRisk | undefined): string[] =>
  (risk?.instead ?? []).map((one) => one.operatives.map((id) => id.slice(3)).join(' and '))

describe('B6 what would save a promise of two', () => {
  test('B6 who could leave for it together now, how likely both are in time, and that other homes count on them', () => {
    const risk = riskOf(facts([grace, ewan], [a, b, flat], [22, 22]))
    expect(risk?.chance).toBe(1)
    expect(risk?.instead).toMatchObject([{ operatives: [ewan.id, grace.id], meantElsewhere: true }])
    expect(risk?.instead[0]?.arrivesAt.toString()).toBe(at('10:22').toString())
  })

  test('D3 they knock together: whoever has the longer way decides when, and how likely that is in time', () => {
    const chanceWith = (ways: number[]) => riskOf(facts([grace, ewan], [a, b, flat], ways))!.instead[0]!.chance
    expect(chanceWith([1, 26])).toBe(chanceWith([26, 26]))
    expect([chanceWith([26, 1]) > 0.1, chanceWith([1, 1])]).toEqual([true, 0])
  })

  test('B6 it is the figure that stands beside the question before they are sent', () => {
    const day = facts([grace, ewan], [a, b, flat], [26, 25])
    const [two] = riskOf(day)!.instead
    const theirs = effectOfSending(day, { visit: flat.appointment, people: two!.operatives }).odds
    expect(theirs.find((one) => one.visit === flat.appointment)).toEqual({ visit: flat.appointment, before: 1, after: two!.chance })
  })

  test('B6 of many the two who are likeliest in time, no more than two choices', () => {
    expect(namesIn(riskOf(facts([grace, ewan, zofia], [a, b, c, flat], [24, 5, 12])))).toEqual(['ewan and zofia', 'ewan and grace'])
  })

  test('D1 D3 one alone is no choice, nor are two of whom neither has the trade; one who brings it is enough', () => {
    expect(riskOf(facts([grace], [a, flat], [5]))).toMatchObject({ chance: 1, instead: [] })
    const mate = { ...joiner, id: anOperative('mate').id }
    expect(riskOf(facts([joiner, mate], [flat], [5, 5]))).toMatchObject({ chance: 1, instead: [] })
    expect(namesIn(riskOf(facts([grace, joiner], [a, { ...b, trade: 'carpentry' }, flat], [5, 5])))).toEqual(['callum and grace'])
  })

  test.each<[name: string, over: Partial<OperativeFacts>]>([
    ['D4 whom a controller holds back', { heldBack: { by: 'Isla', until: at('12:00'), reason: 'a quiet hour' } }],
    ['B2 who has their breathing space', { breathingUntil: at('10:05') }],
    ['B1 who is at another home', { liveBooking: true }],
    ['D1 whose vetting lapsed', { vettingValidUntil: at('09:00') }],
  ])('%s is not among them, nor is whoever could have gone with them alone', (_, over) => {
    const risk = riskOf(facts([grace, { ...ewan, ...over }], [a, b, flat], [5, 5]))
    expect([risk?.chance, namesIn(risk)]).toEqual([1, []])
  })

  test('B7 nobody is to leave so early that they would stand at the door', () => {
    const later = { ...flat, window: { from: at('11:10'), to: at('11:20') } }
    const day = facts([grace, ewan], [a, b, later], [12, 12])
    expect(riskOf(day)?.chance).toBeGreaterThan(0.2)
    expect(namesIn(riskOf(day))).toEqual([])
  })

  test('B6 whoever is likelier to be late than the plan has it saves nothing, and is not said to', () => {
    const tight = aVisit('flat', { ...soon, window: { from: at('10:00'), to: at('10:26') } })
    const [far, wide] = [{ ...grace, id: anOperative('far').id }, aVisit('wide', { window: { from: at('10:00'), to: at('13:00') } })]
    const chosen = lookAhead(facts([grace, far], [tight, wide], [24, 40])).atRisk.find((one) => one.visit === tight.appointment)
    expect(namesIn(chosen)).toEqual(['grace'])
  })
})
