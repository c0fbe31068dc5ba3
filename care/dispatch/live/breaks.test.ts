import { describe, expect, test } from 'vitest'
import { anOperative, at, aVisit, tenOClock } from '../examples.ts'
import type { OperativeFacts, VisitFacts } from '../facts.ts'
import { lookAhead } from '../look-ahead.ts'
import { whyNot } from '../rules.ts'

const rest = { from: at('10:30'), to: at('11:00') }
const grace = anOperative('grace', { rest })
const ewan = anOperative('ewan')
const soon = aVisit('soon', { window: { from: at('10:40'), to: at('11:00') } })

const look = (operatives: OperativeFacts[], visits: VisitFacts[], minutes: number[][]) =>
  lookAhead({
    ...{ operatives, visits, minutes, now: tenOClock },
    ahead: { inHand: new Map(), between: visits.map(() => visits.map(() => 10)), breathingMinutes: 10 },
  })

describe('D1 the plan reckons with breaks', () => {
  test('D1 a promise in the middle of a break is kept by somebody who is farther away', () => {
    const { waits } = look([grace, ewan], [soon], [[5], [15]])
    expect(waits.map((one) => one.operative)).toEqual([ewan.id])
  })

  test('D1 with nobody else it is said to be at risk, before the break has begun', () => {
    const { rest: _, ...without } = grace
    expect(look([without], [soon], [[10]]).chances.get(soon.appointment)).toBeLessThan(0.1)
    expect(look([grace], [soon], [[5]]).atRisk).toMatchObject([{ visit: soon.appointment }])
  })

  test('D1 a break that is due while they are out comes when they are back', () => {
    const late = { ...grace, rest: { from: at('09:50'), to: at('10:20') }, liveBooking: true }
    const inHand = { sentAt: at('09:20'), travelMinutes: 10, arrivedAt: at('09:30'), opens: at('09:20'), expectedMinutes: 45 }
    const next = aVisit('next', { window: { from: at('10:00'), to: at('10:55') } })
    const ask = (one: OperativeFacts) =>
      lookAhead({
        ...{ operatives: [one], visits: [next], minutes: [[10]], now: tenOClock },
        ahead: { inHand: new Map([[one.id, inHand]]), between: [[10]], breathingMinutes: 10 },
      }).chances.get(next.appointment)!
    const { rest: _, ...rested } = late
    expect(ask(late) - ask(rested)).toBeGreaterThan(0.3)
  })

  test('D1 whoever is on theirs is free when it is over, not half an hour later', () => {
    const onIt = { ...grace, rest: { from: at('09:45'), to: at('10:15') }, unavailableUntil: at('10:15') }
    expect(look([onIt], [soon], [[5]]).chances.get(soon.appointment)).toBeLessThan(0.05)
    expect(whyNot(onIt, soon, tenOClock, { team: [], minutesAway: 30 }).map((one) => one.sentence)).toEqual([
      'On a break until 10:15. Nobody cuts it short.',
    ])
  })
})
