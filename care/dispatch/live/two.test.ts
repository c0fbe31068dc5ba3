import { describe, expect, test } from 'vitest'
import { propose } from '../engine.ts'
import { anOperative, at, aVisit, drawDay, tenOClock } from '../examples.ts'
import type { OperativeFacts, VisitFacts } from '../facts.ts'
import { lookAhead } from '../look-ahead.ts'
import { mustHold } from '../rules.ts'
import type { InHand } from './ahead.ts'
import { effectOf } from './effect.ts'
import type { LiveFacts } from './ground.ts'
import { pairsFor } from './two.ts'

const grace = anOperative('grace')
const ewan = anOperative('ewan', { sex: 'm' })
const zofia = anOperative('zofia')
const joiner = anOperative('callum', { sex: 'm', trades: ['carpentry'] })
const twoPeople = { requests: { twoPeople: { value: true, hard: true } } } as const

const facts = (
  operatives: OperativeFacts[],
  visits: VisitFacts[],
  minutes: number[][],
  inHand: [OperativeFacts, InHand][] = [],
): LiveFacts => ({
  ...{ operatives, visits, minutes, now: tenOClock },
  ahead: {
    inHand: new Map(inHand.map(([who, visit]) => [who.id, visit])),
    between: visits.map(() => visits.map(() => 10)),
    breathingMinutes: 10,
  },
})
const sent = (found: ReturnType<typeof lookAhead>) => found.proposals.map((one) => [one.visit, ...one.operatives].join(' '))

describe('a visit of two stands in the plan', () => {
  /** In more than an hour and a half, and only Grace and Ewan may go; another home now, which would take Grace until after it. */
  const flat = aVisit('flat', {
    window: { from: at('11:40'), to: at('12:00') },
    requests: { ...twoPeople.requests, notOperatives: { value: [zofia.id], hard: true } },
  })
  const long = aVisit('long', { window: { from: at('09:30'), to: at('12:30') }, expectedMinutes: 150 })
  const morning = facts(
    [grace, ewan, zofia],
    [flat, long],
    [
      [15, 5],
      [15, 60],
      [15, 25],
    ],
  )

  test('B4 the right two are kept free for it, where one step at a time sends one of them off', () => {
    const { operatives, visits, minutes, now } = morning
    expect(propose(operatives, visits, minutes, now).map((one) => [one.visit, ...one.operatives].join(' '))).toEqual(['apt_long op_grace'])
    const found = lookAhead(morning)
    expect(sent(found)).toEqual(['apt_long op_zofia'])
    expect(found.chances.get(flat.appointment)).toBeLessThan(0.1)
    expect(found.waits.map((one) => [one.operative, one.visit, one.colleague])).toEqual([
      [ewan.id, flat.appointment, { operative: grace.id, isWaitedFor: false }],
      [grace.id, flat.appointment, { operative: ewan.id, isWaitedFor: false }],
    ])
    expect(found.waits[0]!.waitsFor).toMatch(/^Goes together with grace. Waits on purpose: the window opens at 11:40/)
  })

  test('B6 what sending one of them elsewhere would do to the household that two were promised', () => {
    const { odds, goers } = effectOf(morning, { ...morning, operatives: [ewan, zofia], minutes: morning.minutes.slice(1) })
    expect(odds.find((one) => one.visit === flat.appointment)).toMatchObject({ after: 1 })
    expect(goers).toContainEqual({ visit: flat.appointment, before: [ewan.id, grace.id], after: [] })
  })
})

describe('B1 both halves, or none', () => {
  const flat = aVisit('flat', { ...twoPeople, window: { from: at('09:30'), to: at('12:00') } })
  const busy = { ...ewan, liveBooking: true }
  const inHand = { sentAt: at('09:20'), travelMinutes: 10, arrivedAt: at('09:30'), opens: at('09:20'), expectedMinutes: 45 }

  test('D3 both leave at once, one of them with the trade, and it is said who goes with whom', () => {
    const [proposal] = lookAhead(facts([joiner, grace], [flat], [[15], [9]])).proposals
    expect(proposal).toMatchObject({ operatives: [joiner.id, grace.id], minutesAway: [15, 9] })
    expect(proposal?.why).toContain('Goes together with grace.')
    expect(proposal?.why.at(-1)).toBe('Nobody else who is free or soon free may go.')
  })

  test('D4 what was given up: which two could have gone instead', () => {
    const [proposal] = lookAhead(facts([joiner, grace, zofia], [flat], [[15], [9], [30]])).proposals
    expect(proposal?.operatives).toEqual([joiner.id, grace.id])
    expect(proposal?.why.at(-1)).toMatch(
      /^(callum|grace) and zofia could go as well; over the whole day that would cost about \d+ minutes more/,
    )
  })

  test('whoever is free first waits for the other, who is not hurried (B5), and it is said until when', () => {
    const found = lookAhead(facts([busy, grace], [flat], [[5], [9]], [[busy, inHand]]))
    expect(found.proposals).toEqual([])
    expect(found.waits).toMatchObject([{ operative: grace.id, colleague: { operative: ewan.id, isWaitedFor: true } }])
    expect(found.waits[0]!.waitsFor).toMatch(
      /^Waits on purpose: two go together, and ewan is likely to be ready to leave with them at 10:\d\d.$/,
    )
    expect(found.chances.get(flat.appointment)).toBeLessThan(0.1)
  })

  test('meanwhile there is time for a short visit on the way, and the two meet after it', () => {
    const short = aVisit('short', { window: { from: at('09:30'), to: at('10:30') }, expectedMinutes: 10 })
    const late = { ...inHand, expectedMinutes: 90 }
    expect(sent(lookAhead(facts([busy, grace], [flat, short], [[5, 60], [9, 4]], [[busy, late]])))).toEqual(['apt_short op_grace']) // prettier-ignore
  })

  test('one person alone is sent to no half of it, and the promise is said to be broken', () => {
    const found = lookAhead(facts([grace], [flat], [[5]]))
    expect([found.proposals, found.waits]).toEqual([[], []])
    expect(found.atRisk).toMatchObject([{ visit: flat.appointment, chance: 1 }])
    expect(found.atRisk[0]!.saves).toContain('one more person who can go along')
    expect(found.troubles.map(({ reason }) => reason.code)).toEqual(['D4_NO_TWO_TODAY'])
  })

  test('two such homes at once: nobody waits for somebody who waits for them', () => {
    const other = aVisit('other', { ...twoPeople, window: { from: at('09:30'), to: at('13:00') } })
    const found = lookAhead(facts([ewan, grace], [flat, other], [[5, 30], [30, 5]])) // prettier-ignore
    expect(found.proposals).toHaveLength(1)
    expect(found.proposals[0]!.operatives).toEqual([ewan.id, grace.id])
  })

  test('D3 where no woman may be alone and no man works, two women go; else a man alone', () => {
    const notAlone = aVisit('flat', { precautions: { notAlone: ['f'] } })
    expect(sent(lookAhead(facts([grace, zofia], [notAlone], [[5], [5]])))).toEqual(['apt_flat op_grace op_zofia'])
    expect(sent(lookAhead(facts([grace, zofia, ewan], [notAlone], [[5], [5], [9]])))).toEqual(['apt_flat op_ewan'])
  })

  test('D4 one of two who go together is whoever is pinned, and nobody who is kept away', () => {
    const pinned = { operative: zofia.id, firstName: 'zofia', by: 'Isla', reason: 'she knows them' }
    const keptAway = [{ operative: grace.id, by: 'Isla', reason: 'a quarrel' }]
    const [people, away] = [[ewan, grace, zofia, joiner], [[5], [5], [40], [6]]] // prettier-ignore
    expect(sent(lookAhead(facts(people, [{ ...flat, pinned }], away)))[0]).toContain('op_zofia')
    expect(sent(lookAhead(facts(people, [{ ...flat, keptAway }], away)))).toEqual(['apt_flat op_callum op_ewan'])
  })
})

test('D1 D2 D3 who may go with whom is what the hard rules say of both, each beside the other', () => {
  const rules = mustHold.filter((one) => one.code !== 'B7_BEFORE_WINDOW')
  let seen = 0
  for (let seed = 0; seed < 12; seed++) {
    const { operatives, visits } = drawDay(seed, 9, 12, 0.15)
    for (const visit of visits) {
      const pairs = pairsFor({ visit, now: tenOClock, operatives, counts: () => true, rules })
      const holds = (one: OperativeFacts, other: OperativeFacts): boolean =>
        rules.every((rule) => rule.holds({ operative: one, visit, now: tenOClock, going: { team: [other], minutesAway: 0 } }))
      operatives.forEach((one, a) => {
        const others = operatives.flatMap((other, b) => (a !== b && holds(one, other) && holds(other, one) ? [b] : []))
        expect(operatives.flatMap((_, b) => (pairs.may(a, b) ? [b] : []))).toEqual(others)
        expect(pairs.hasSomebody(a)).toBe(others.length > 0)
        seen += others.length
      })
    }
  }
  expect(seen).toBeGreaterThan(100)
})
