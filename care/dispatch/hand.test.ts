import { describe, expect, test } from 'vitest'
import { propose } from './engine.ts'
import { anOperative, at, aVisit, tenOClock } from './examples.ts'
import type { OperativeFacts, VisitFacts } from './facts.ts'
import { lookAhead } from './look-ahead.ts'
import { mustHold, whyNot } from './rules.ts'
import { dispatchReasons, handReasons } from './words.ts'

const grace = anOperative('grace')
const ewan = anOperative('ewan', { sex: 'm' })
const held = { by: 'Isla', until: at('11:00'), reason: 'she asked for a quiet hour' }
const pinTo = (one: OperativeFacts) => ({ operative: one.id, firstName: one.firstName, by: 'Isla', reason: 'he knows the boiler' })

const ahead = (operatives: OperativeFacts[], visits: VisitFacts[], minutes: number[][]) =>
  lookAhead({
    ...{ operatives, visits, minutes, now: tenOClock },
    ahead: { inHand: new Map(), between: visits.map(() => visits.map(() => 10)), breathingMinutes: 10 },
  })
const sent = (found: { operatives: readonly string[] }[]) => found.map((one) => one.operatives.join(' '))
/** So soon that whoever is free at eleven is too late, and one person cannot do two of them. */
const soon = { window: { from: at('10:00'), to: at('10:40') }, expectedMinutes: 60 }
/** Both ways to propose must listen: by a plan of the day, and one step at a time. */
const bothWays = (operatives: OperativeFacts[], visits: VisitFacts[], minutes: number[][]) => [
  [...ahead(operatives, visits, minutes).proposals],
  propose(operatives, visits, minutes, tenOClock),
]

describe('D4 what a controller decides by hand', () => {
  test('D4 who is held back is not proposed, and it is said by whom, until when and why', () => {
    for (const proposals of bothWays([{ ...grace, heldBack: held }, ewan], [aVisit('home', soon)], [[5], [20]])) {
      expect(sent(proposals)).toEqual([ewan.id])
      const reasons = proposals[0]!.passedOver.flatMap((one) => one.reasons)
      expect(reasons.map((one) => one.sentence)).toEqual(['Held back by Isla until 11:00: she asked for a quiet hour.'])
    }
  })

  test('D4 a hold ends by itself, and the plan counts on them from then on', () => {
    const later = { ...grace, heldBack: { ...held, until: at('09:59') } }
    expect(sent([...ahead([later], [aVisit('home')], [[5]]).proposals])).toEqual([grace.id])
    const { atRisk, troubles } = ahead(
      [{ ...grace, heldBack: held }],
      [aVisit('home', { window: { from: at('10:00'), to: at('13:00') } })],
      [[5]],
    )
    expect([atRisk, troubles]).toEqual([[], []])
  })

  test('D4 only whoever is pinned is proposed, though somebody else is nearer', () => {
    for (const proposals of bothWays([grace, ewan], [aVisit('home', { pinned: pinTo(ewan) })], [[5], [20]])) {
      expect(sent(proposals)).toEqual([ewan.id])
      expect(proposals[0]!.passedOver[0]!.reasons.map((one) => one.code)).toEqual(['D4_PINNED_TO_ANOTHER'])
    }
  })

  test('D4 of two who go together, one is the person who is pinned', () => {
    const rhona = anOperative('rhona')
    const visit = aVisit('home', { pinned: pinTo(rhona), precautions: { twoPeople: true } })
    for (const proposals of bothWays([grace, ewan, rhona], [visit], [[5], [6], [25]])) expect(proposals[0]!.operatives).toContain(rhona.id)
  })

  test('D4 who is kept away is not proposed for that promise, and for any other', () => {
    const keptAway = [{ operative: grace.id, by: 'Isla', reason: 'he argued with her last week' }]
    const both = [aVisit('home', { ...soon, keptAway }), aVisit('other', soon)]
    const near = [
      [5, 25],
      [5, 5],
    ]
    for (const proposals of bothWays([grace, ewan], both, near))
      expect(proposals.map((one) => [one.visit, ...one.operatives].join(' ')).toSorted()).toEqual([
        'apt_home op_ewan',
        'apt_other op_grace',
      ])
  })

  test('D4 what the hand costs is the difference to the plan alone; nothing is said when nothing was decided', () => {
    expect(ahead([grace, ewan], [aVisit('home')], [[5], [20]]).handCosts).toBeNull()
    expect(ahead([grace, ewan], [aVisit('home', { pinned: pinTo(ewan) })], [[5], [35]]).handCosts).toBeGreaterThan(20)
    expect(ahead([grace, ewan], [aVisit('home', { pinned: pinTo(grace) })], [[5], [35]]).handCosts).toBe(0)
  })
})

describe('D5 the hand sets no rule aside', () => {
  const unfit: [string, OperativeFacts, VisitFacts][] = [
    ['a training that has lapsed', { ...grace, training: {} }, aVisit('home')],
    ['a household that asked for a man', grace, aVisit('home', { requests: { sex: { value: 'm', hard: true } } })],
    ['a precaution', grace, aVisit('home', { precautions: { notSexes: ['f'] } })],
    ['vetting that has lapsed', { ...grace, vettingValidUntil: null }, aVisit('home')],
  ]
  test.each(unfit)('D5 whoever is pinned against %s is not proposed, and it is said', (_, person, visit) => {
    const pinned = { ...visit, pinned: pinTo(person) }
    for (const proposals of bothWays([person, ewan], [pinned], [[5], [20]])) expect(proposals).toEqual([])
    const { troubles } = ahead([person, ewan], [pinned], [[5], [20]])
    expect(troubles.map((one) => one.reason.sentence)).toEqual(['Isla pinned grace to this promise, and grace may not go to it today.'])
    expect(whyNot(person, pinned, tenOClock).map((one) => one.code)).toEqual(whyNot(person, visit, tenOClock).map((one) => one.code))
  })

  test('D5 the rules and the judge do not know the hand: its codes are none of theirs', () => {
    const ofTheRules: readonly string[] = [...mustHold.map((rule) => rule.code), ...dispatchReasons.codes]
    expect(handReasons.codes.filter((code) => ofTheRules.includes(code))).toEqual([])
  })
})
