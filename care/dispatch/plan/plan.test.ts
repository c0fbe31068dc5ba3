import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chance } from '../examples.ts'
import type { Chance } from '../examples.ts'
import { newPlanner } from './engine.ts'
import type { Planner } from './engine.ts'
import { inUnits, newGround } from './ground.ts'
import type { Ground } from './ground.ts'
import { readyKnown } from './walk.ts'

const minutes = 60
/** Places 0 and 1, 2 and 3, … of so many visits are the two halves of visits for two. */
const halves = 8

/** A morning of so many people and visits, one pair of them in three fit for each other; nothing is waiting yet. */
const drawn = (c: Chance, people: number, visits: number): Ground => {
  const ground = newGround(people, visits)
  ground.visits = visits
  for (let visit = 0; visit < visits; visit++) {
    ground.open[visit] = c.whole(0, 6) * minutes
    ground.close[visit] = ground.open[visit]! + c.pick([1, 2, 4]) * minutes
    ground.weight[visit] = c.pick([1, 1, 1, 2])
    ground.absence[visit] = 400 * ground.weight[visit]!
    ground.siteMean[visit] = c.whole(20, 90)
    ground.siteVariance[visit] = (ground.siteMean[visit]! / 2) ** 2
    for (let to = 0; to < visits; to++) ground.trips[visit * visits + to] = inUnits(c.whole(3, 40))
    for (let person = 0; person < people; person++) {
      ground.fit[person * visits + visit] = c.often(0.33) ? c.whole(1, 20) : 0
      ground.starts[person * visits + visit] = inUnits(c.whole(3, 40))
    }
    if (visit < halves && visits >= halves) ground.partner[visit] = visit ^ 1
  }
  const apart = c.whole(1, 5)
  ground.mayPair = (_, one, other) => Math.abs(one - other) <= apart
  ground.works.fill(1)
  ground.shiftEnd.fill(8 * minutes)
  ground.rested.fill(1)
  return ground
}

const routeOf = ({ plan: { walk, ground } }: Planner, person: number): number[] => [
  ...walk.routes.visit.subarray(person * ground.longest).subarray(0, walk.routes.count[person]),
]
const routesOf = (planner: Planner): number[][] =>
  Array.from({ length: planner.plan.ground.people }, (_, person) => routeOf(planner, person))

/** A step of a day: something is reported or cancelled, somebody goes off or comes back, somebody is sent, the clock moves on. */
const steps: readonly ((planner: Planner, ground: Ground, c: Chance) => void)[] = [
  (planner, ground, c) => {
    const visit = c.whole(0, ground.visits - 1)
    if (ground.waiting[visit] === 0) planner.add(visit)
  },
  (planner, ground, c) => planner.drop(c.whole(0, ground.visits - 1)),
  (planner, ground, c) => {
    const person = c.whole(0, ground.people - 1)
    ground.works[person] = 1 - ground.works[person]!
    if (ground.works[person] === 0) planner.release(person)
  },
  (planner, ground, c) => {
    const next = planner.leaves(c.whole(0, ground.people - 1))
    if (next) planner.nextBest(next.visit)
    if (next) planner.drop(next.visit)
  },
  (_, ground, c) => {
    ground.now += c.whole(1, 20)
    ground.freeMean.fill(ground.now)
  },
]
type Look = (planner: Planner, ground: Ground) => void
/** A day of a few people, thought about after each step; looked at each time. Answers its last plan. */
const lived = (seed: number, look: Look): number[][] => {
  const c = chance(seed)
  const ground = drawn(c, c.whole(1, 6), c.whole(1, 30))
  const planner = newPlanner(ground, 1955)
  for (let visit = 0; visit < ground.visits; visit++) if (c.often(0.7)) planner.add(visit)
  for (let step = 0; step < 12; step++) {
    planner.think(c.whole(0, 60), [c.whole(0, ground.people - 1)])
    look(planner, ground)
    c.pick(steps)(planner, ground, c)
  }
  return routesOf(planner)
}
const settings = { seed: 20261123, numRuns: process.env['DOORSTEP_DRILL'] === '1' ? 3000 : 40 }
const onRandomDays = (look: Look): void =>
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      lived(seed, look)
    }),
    settings,
  )

describe('laws of the plan in pencil, on random days', () => {
  test('B6 nothing that waits is forgotten: it is on one route, or among those that nobody has; nothing else is anywhere', () => {
    onRandomDays((planner, ground) => {
      const anywhere = [...routesOf(planner).flat(), ...planner.plan.absent].toSorted((a, b) => a - b)
      expect(anywhere).toEqual([...ground.waiting.keys()].filter((visit) => ground.waiting[visit] === 1))
    })
  })

  test('B1 one visit has one person, whom the plan knows; the two halves of a visit for two have two people', () => {
    onRandomDays((planner, ground) => {
      const { doer } = planner.plan
      routesOf(planner).forEach((route, person) => {
        for (const visit of route) expect(doer[visit]).toBe(person)
        for (const visit of route) if (ground.partner[visit]! >= 0) expect(route).not.toContain(ground.partner[visit])
      })
      for (const visit of planner.plan.absent) expect(doer[visit]).toBe(-1)
    })
  })

  test('B1 never half a visit of two: both halves have their people, who are ready for each other, or nobody has either', () => {
    let met = 0
    onRandomDays(({ plan }, ground) => {
      const { ready, other } = plan.walk.routes
      for (const first of plan.together.firsts) {
        const second = ground.partner[first]!
        expect(plan.doer[first]! >= 0).toBe(plan.doer[second]! >= 0)
        if (plan.doer[first]! < 0) continue
        expect(ground.mayPair(first, plan.doer[first]!, plan.doer[second]!)).toBe(true)
        for (let k = 0; k < readyKnown; k++) {
          expect(other[first * readyKnown + k]).toBe(ready[second * readyKnown + k])
          expect(other[second * readyKnown + k]).toBe(ready[first * readyKnown + k])
        }
        met++
      }
    })
    expect(met).toBeGreaterThan(50)
  })

  test('B1 nobody waits for somebody who waits for them: every day can be lived to its end', () => {
    onRandomDays((planner, ground) => {
      const left = routesOf(planner)
      const isNext = (visit: number): boolean => left.some((route) => route[0] === visit)
      const mayBegin = ([visit]: number[]): boolean => visit !== undefined && (ground.partner[visit]! < 0 || isNext(ground.partner[visit]!))
      for (let route = left.find(mayBegin); route; route = left.find(mayBegin)) {
        const done = [route[0]!, ground.partner[route[0]!]!]
        left.forEach((one, person) => (left[person] = done.includes(one[0]!) ? one.slice(1) : one))
      }
      expect(left.flat()).toEqual([])
    })
  })

  test('B1 two who go together leave when both can, and both are free at the same time', () => {
    const ground = drawn(chance(1), 2, halves)
    ground.fit.fill(1)
    ground.starts.fill(inUnits(10))
    ground.siteMean[1] = ground.siteMean[0]!
    ground.siteVariance[1] = ground.siteVariance[0]!
    ground.open.fill(0)
    ground.close.fill(120)
    ground.freeMean[1] = 30
    const planner = newPlanner(ground, 1955)
    planner.add(0)
    planner.think(0, [])
    expect(planner.leaves(0)).toEqual({ visit: 0, at: 30, other: 1 })
    const { freeAfter } = planner.plan.walk
    expect(freeAfter(0, 1)).toBe(freeAfter(1, 1))
    expect(freeAfter(0, 1)).toBeCloseTo(30 + 10 + ground.siteMean[0]!, 1)
  })

  test('D1 nobody has a visit for whom it is not fit, nor anybody who is not at work', () => {
    onRandomDays((planner, ground) => {
      routesOf(planner).forEach((route, person) => {
        if (ground.works[person] === 0) expect(route).toEqual([])
        for (const visit of route) expect(ground.fit[person * ground.room + visit]).toBeGreaterThan(0)
      })
    })
  })

  test('what a plan is said to cost is what walking it anew costs, and searching never makes it dearer', () => {
    onRandomDays((planner, ground) => {
      const said = planner.plan.total()
      for (let person = 0; person < ground.people; person++) planner.plan.walk.again(person, 0)
      expect(planner.plan.total()).toBeCloseTo(said, 6)
      planner.think(20, [])
      expect(planner.plan.total()).toBeLessThan(said + 1e-6)
    })
  })

  test('the same day gives the same plan', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(lived(seed, () => undefined)).toEqual(lived(seed, () => undefined))
      }),
      settings,
    )
  })
})
