/** Who decides in a rehearsed day. */
import { openDay } from '../../umpire/day.ts'
import type { Dispatcher, Home, Person } from '../play.ts'
import type { Day } from './day.ts'
import { asItWas } from './policies/as-it-was.ts'
import { nearestFirst } from './policies/nearest.ts'
import { oneStep } from './policies/one-step.ts'
import { fixedRoutes } from './policies/routes.ts'
import { withPairs } from './policies/two-together.ts'
import { companyOf, openingOf } from './told.ts'
import type { Policy } from './what-if.ts'

/** Rounds of search: fewer than on a real day, so that twenty of them take a minute; always as many, so that the same seed gives the same answer. */
export const thinking = { start: 1000, decide: 60, idle: 0 }

export const dispatcherFor = (policy: Policy, day: Day, people: readonly Person[], homes: readonly Home[]): Dispatcher => {
  if (policy === 'as_it_was') return asItWas(day)
  if (policy === 'nearest') return withPairs(day, nearestFirst(day))
  if (policy === 'one_step') return withPairs(day, oneStep(day))
  if (policy === 'routes') return withPairs(day, fixedRoutes(day))
  const known = homes.filter((one) => one.knownAt === 0)
  return openDay(openingOf(day, people, known), undefined, thinking, companyOf(day))
}
