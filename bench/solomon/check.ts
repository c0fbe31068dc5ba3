/** Whether routes keep everything that an instance asks, told from the instance alone: it shares no code with the search. */
import type { Instance } from './instance.ts'

/** Sums of a hundred distances in double precision. */
const rounding = 1e-6

/** What is wrong with one vehicle's route, customers by place in the list; and how far it drives. */
const checkRoute = (route: readonly number[], instance: Instance): { far: number; wrong: string[] } => {
  const { customers: depot, capacity, demand, ready, due, service, distance } = instance
  const wrong: string[] = []
  let [clock, far, load, here] = [0, 0, 0, depot]
  for (const stop of [...route, depot]) {
    const trip = distance[here * (depot + 1) + stop]!
    far += trip
    load += stop === depot ? 0 : demand[stop]!
    clock = Math.max(clock + trip, ready[stop]!)
    if (clock > due[stop]! + rounding)
      wrong.push(stop === depot ? `home ${clock - due[stop]!} too late` : `customer ${stop + 1}: ${clock - due[stop]!} too late`)
    clock += service[stop]!
    here = stop
  }
  if (load > capacity) wrong.push(`${load} loaded, ${capacity} carried`)
  return { far, wrong }
}

/** Vehicles that drive at all, the whole distance, and everything that is wrong, in words; nothing is wrong with routes that hold. */
export const check = (routes: readonly (readonly number[])[], instance: Instance): { vehicles: number; far: number; wrong: string[] } => {
  const driven = routes.filter((route) => route.length > 0)
  const each = driven.map((route) => checkRoute(route, instance))
  const times = Array.from({ length: instance.customers }, (_, customer) => routes.flat().filter((stop) => stop === customer).length)
  const visited = times.flatMap((n, customer) => (n === 1 ? [] : [`customer ${customer + 1} is visited ${n} times`]))
  const fleet = driven.length > instance.vehicles ? [`${driven.length} vehicles of ${instance.vehicles}`] : []
  return {
    vehicles: driven.length,
    far: each.reduce((sum, { far }) => sum + far, 0),
    wrong: [...fleet, ...visited, ...each.flatMap(({ wrong }) => wrong)],
  }
}
