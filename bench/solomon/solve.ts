/** The day's ruin and recreate on an instance with known times. */
import { newNeighbours } from '../../care/dispatch/plan/neighbours.ts'
import { newPlan } from '../../care/dispatch/plan/plan.ts'
import { newSearch } from '../../care/dispatch/plan/search.ts'
import { certainGround, newCertainWalk, tryCertain } from './certain.ts'
import type { Instance } from './instance.ts'

/** What is to be least: the vehicles and then the distance, or the distance alone. */
export type First = 'vehicles' | 'distance'
/** How much of what it may take is used up, 0 to 1, after so many rounds altogether. */
export type Used = (rounds: number) => number

/** Leaving a customer out: at first, and more each time that nobody took them. */
const absence = 150
const dearer = 100
/** Once everybody is on a route, nobody comes off it. */
const never = 1e6
/** Rounds at a time while vehicles are given up one after the other, and the share of everything that this may take. */
const atATime = 5000
const forVehicles = 0.4

/** A route for each vehicle, customers by place in the list. The same seed and the same rounds give the same routes. */
export const solve = (instance: Instance, first: First, used: Used, seed = 1955): number[][] => {
  const ground = certainGround(instance, absence)
  const walk = newCertainWalk(ground, instance)
  const plan = newPlan(ground, walk, tryCertain(ground, walk))
  const { absent, insert, takeOut } = plan
  const { improve } = newSearch(plan, newNeighbours(ground), seed)
  const { count, visit } = walk.routes
  let rounds = 0

  const search = (more: number): void => {
    improve(more, [])
    rounds += more
  }
  const routes = (): number[][] => Array.from(count, (n, person) => [...visit.subarray(person * ground.longest).subarray(0, n)])
  const empty = (person: number): void => {
    for (const one of routes()[person]!) {
      takeOut(one)
      absent.push(one)
    }
    walk.again(person, 0)
  }
  const putBack = (kept: readonly (readonly number[])[]): void => {
    count.forEach((_, person) => empty(person))
    absent.length = 0
    kept.forEach((route, person) => route.forEach((one, position) => insert(one, person, position)))
  }
  const placeAll = (share: number): boolean => {
    while (absent.length > 0 && used(rounds) < share) {
      search(atATime)
      for (const one of absent) ground.absence[one]! += dearer
    }
    return absent.length === 0
  }
  const drives = (): number[] => [...count.keys()].filter((person) => count[person]! > 0)

  const giveUpVehicles = (): void => {
    const needed = Math.ceil(instance.demand.reduce((sum, one) => sum + one, 0) / instance.capacity)
    while (drives().length > needed && used(rounds) < forVehicles) {
      const kept = routes()
      const driving = drives()
      ground.works.fill(0)
      for (const person of driving) ground.works[person] = 1
      const shortest = driving.reduce((least, person) => (count[person]! < count[least]! ? person : least))
      ground.works[shortest] = 0
      empty(shortest)
      if (placeAll(forVehicles)) continue
      ground.works[shortest] = 1
      putBack(kept)
    }
  }

  absent.push(...ground.absence.keys())
  search(atATime)
  placeAll(forVehicles)
  if (first === 'vehicles') giveUpVehicles()
  ground.absence.fill(never)
  for (let left = 1 - used(rounds); left > 0.02; left = 1 - used(rounds)) search(Math.ceil((rounds / (1 - left)) * left))
  return routes()
}
