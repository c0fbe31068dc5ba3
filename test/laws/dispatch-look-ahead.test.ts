import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chance, drawDay, tenOClock } from '../../care/dispatch/examples.ts'
import { judge } from '../../care/dispatch/judge.ts'
import type { VisitFacts } from '../../care/dispatch/facts.ts'
import type { LiveFacts } from '../../care/dispatch/live/ground.ts'
import { lookAhead } from '../../care/dispatch/look-ahead.ts'
import { takesTwo, whyNot } from '../../care/dispatch/rules.ts'

/** A day from a seed, with the minutes between homes and with the visits that people have in hand. */
const drawn = ({ seed, people, homes, trouble }: { seed: number; people: number; homes: number; trouble: number }): LiveFacts => {
  const { operatives, visits, minutes } = drawDay(seed, people, homes, trouble)
  const c = chance(seed + 7)
  const between = visits.map(() => visits.map(() => c.whole(3, 40)))
  const inHand = new Map(
    operatives
      .filter((one) => one.liveBooking)
      .map((one) => {
        const sentAt = tenOClock.subtract({ minutes: c.whole(0, 90) })
        const arrivedAt = c.often(0.6) ? sentAt.add({ minutes: 12 }) : null
        return [one.id, { sentAt, travelMinutes: 15, arrivedAt, opens: sentAt, expectedMinutes: c.pick([30, 60, 120]) }] as const
      }),
  )
  return { operatives, visits, minutes, now: tenOClock, ahead: { inHand, between, breathingMinutes: 10 } }
}
const days = fc.record({
  seed: fc.nat(),
  people: fc.integer({ min: 0, max: 14 }),
  homes: fc.integer({ min: 0, max: 40 }),
  trouble: fc.constantFrom(0, 0.05, 0.15),
})
const settings = { seed: 20261122, numRuns: process.env['DOORSTEP_DRILL'] ? 2000 : 60 }
const rounds = 30

describe('laws of looking ahead, for whatever day', () => {
  test('B1 B2 one visit for each person at most, and only for somebody who is free', () => {
    fc.assert(
      fc.property(days, (which) => {
        const facts = drawn(which)
        const { proposals, waits } = lookAhead(facts, rounds)
        const sent = proposals.flatMap((one) => one.operatives)
        const idle = waits.map((one) => one.operative)
        expect(new Set([...sent, ...idle]).size).toBe(sent.length + idle.length)
        expect(new Set(proposals.map((one) => one.visit)).size).toBe(proposals.length)
        for (const id of [...sent, ...idle]) expect(facts.operatives.find((one) => one.id === id)!.liveBooking).toBe(false)
      }),
      settings,
    )
  })

  test('B1 D3 to a visit of two two are sent at once, or nobody; whoever waits for one knows with whom', () => {
    let pairs = 0
    fc.assert(
      fc.property(days, (which) => {
        const facts = drawn({ ...which, trouble: 0.3 * which.trouble })
        const visits = facts.visits.map((one, at): VisitFacts => (at % 3 === 0 ? { ...one, precautions: { twoPeople: true } } : one))
        const { proposals, waits } = lookAhead({ ...facts, visits }, rounds)
        const isForTwo = (id: string): boolean => takesTwo(visits.find((one) => one.appointment === id)!)
        for (const { visit, operatives } of proposals) {
          expect(new Set(operatives).size).toBe(isForTwo(visit) ? 2 : operatives.length)
          if (operatives.length === 2) pairs++
        }
        for (const { visit, operative, colleague } of waits) {
          if (isForTwo(visit)) expect(colleague).not.toBeNull()
          if (colleague) expect(colleague.operative).not.toBe(operative)
        }
      }),
      settings,
    )
    expect(pairs).toBeGreaterThan(30)
  })

  test('D1 D2 D3 D6 nobody unfit is proposed: no rule has a reason against it and the judge finds no breach', () => {
    let seen = 0
    fc.assert(
      fc.property(days, (which) => {
        const facts = drawn(which)
        for (const proposal of lookAhead(facts, rounds).proposals) {
          const visit = facts.visits.find((one) => one.appointment === proposal.visit)!
          const people = proposal.operatives.map((id) => facts.operatives.find((one) => one.id === id)!)
          const minutesAway = Math.max(...proposal.minutesAway)
          for (const one of people)
            expect(whyNot(one, visit, tenOClock, { team: people.filter((other) => other !== one), minutesAway })).toEqual([])
          expect(judge({ visit, people, minutesAway, now: tenOClock })).toEqual([])
          seen += people.length
        }
      }),
      settings,
    )
    expect(seen).toBeGreaterThan(50)
  })

  test('B6 nothing promised is forgotten: a home that nobody may go to any more is said to be at risk, for certain', () => {
    fc.assert(
      fc.property(days, (which) => {
        const facts = drawn(which)
        const { atRisk, troubles } = lookAhead(facts, rounds)
        const said = new Map(atRisk.map((one) => [one.visit, one.chance]))
        for (const odds of said.values()) {
          expect(odds).toBeGreaterThanOrEqual(0.2)
          expect(odds).toBeLessThanOrEqual(1)
        }
        const nobodyMay = troubles.filter(({ reason }) => ['D4_NOBODY_TODAY', 'D4_NO_TWO_TODAY'].includes(reason.code))
        for (const { visit } of nobodyMay) expect(said.get(visit)).toBe(1)
      }),
      settings,
    )
  })

  test('the same facts give the same answer, in whatever order they are handed in', () => {
    fc.assert(
      fc.property(days, (which) => {
        const facts = drawn(which)
        const turned: LiveFacts = {
          ...facts,
          operatives: facts.operatives.toReversed(),
          visits: facts.visits.toReversed(),
          minutes: facts.minutes.map((row) => Array.from(row).reverse()).toReversed(),
          ahead: { ...facts.ahead, between: facts.ahead.between.map((row) => Array.from(row).reverse()).toReversed() },
        }
        expect(lookAhead(turned, rounds)).toEqual(lookAhead(facts, rounds))
      }),
      { ...settings, numRuns: 30 },
    )
  })
})
