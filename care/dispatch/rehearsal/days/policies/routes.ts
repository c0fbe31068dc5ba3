/**
 * Full-day routes: planned in the morning as well as the plan can, and then kept. What is reported later, or is left behind by
 * somebody who went home, goes to whoever of those fit has the least before them, before what closes later.
 */
import { timeOnSite, usualWork } from '../../../odds/stretches.ts'
import { newPlanner } from '../../../plan/engine.ts'
import { inUnits, newGround } from '../../../plan/ground.ts'
import type { Ground } from '../../../plan/ground.ts'
import type { Dispatcher } from '../../play.ts'
import type { Day, Promise } from '../day.ts'
import { toldMinutes } from '../told.ts'
import { byBoard, trip } from './board.ts'
import type { Board, Choice } from './board.ts'

const rounds = 4000
/** What it costs when nobody comes, as in the plan of the day. */
const absence = 400

const writeWorkers = (ground: Ground, { workers }: Day): void =>
  workers.forEach((one, at) => {
    ground.works[at] = 1
    ground.shiftEnd[at] = one.shiftEnd
    ground.breakFrom[at] = one.breakFrom
    ground.breakMinutes[at] = one.breakMin
    ground.rested[at] = one.breakMin === 0 ? 1 : 0
    ground.freeMean[at] = one.shiftStart
  })

const writeHome = (ground: Ground, at: number, home: Promise, homes: readonly Promise[], day: Day): void => {
  const site = timeOnSite(home.expectedMin + day.breathing, usualWork)
  ground.open[at] = home.open
  ground.close[at] = home.close
  ground.weight[at] = home.emergency ? 2 : 1
  ground.absence[at] = absence * ground.weight[at]!
  ground.siteMean[at] = site.mean
  ground.siteVariance[at] = site.variance
  ground.siteThird[at] = site.third
  const fit = new Set(home.fit)
  day.workers.forEach((one, p) => {
    ground.fit[p * ground.room + at] = fit.has(one.id) ? 1 : 0
    ground.starts[p * ground.room + at] = inUnits(toldMinutes(day, one, home))
  })
  homes.forEach((other, to) => (ground.trips[at * ground.room + to] = inUnits(toldMinutes(day, home, other))))
}

/** The morning's routes, by worker; homes that stand in none are given out like what is reported later. */
const morningRoutes = (day: Day, homes: readonly Promise[]): Map<string, Promise[]> => {
  const ground = newGround(day.workers.length, Math.max(1, homes.length))
  ground.visits = homes.length
  ground.now = Math.min(...day.workers.map((one) => one.shiftStart))
  writeWorkers(ground, day)
  homes.forEach((home, at) => writeHome(ground, at, home, homes, day))
  const planner = newPlanner(ground, 1955)
  homes.forEach((_, at) => planner.add(at))
  planner.think(rounds, [])
  const { routes } = planner.plan.walk
  return new Map(
    day.workers.map((one, p) => [
      one.id,
      Array.from({ length: routes.count[p]! }, (_, k) => homes[routes.visit[p * ground.longest + k]!]!),
    ]),
  )
}

const workIn = (route: readonly Promise[]): number => route.reduce((sum, one) => sum + one.expectedMin, 0)

/** Puts the home into the route of whoever fit has the least left, before what closes later. */
const hand = (routes: Map<string, Promise[]>, home: Promise, mayGo: (worker: string) => boolean): void => {
  const [route] = [...routes]
    .filter(([worker]) => mayGo(worker))
    .map(([, all]) => all)
    .sort((a, b) => workIn(a) - workIn(b))
  if (!route) return
  const at = route.findIndex((other) => other.close > home.close)
  route.splice(at < 0 ? route.length : at, 0, home)
}

export const fixedRoutes = (day: Day): Dispatcher => {
  const routes = morningRoutes(
    day,
    day.promises.filter((one) => one.knownAt === 0 && !one.forTwo),
  )
  const gone = new Set<string>()
  const keepUp = (board: Board): void => {
    for (const { id, shiftEnd, offAt } of day.workers) if (board.now >= Math.min(shiftEnd, offAt ?? shiftEnd)) gone.add(id)
    for (const id of gone) routes.delete(id)
    for (const [id, route] of routes)
      routes.set(
        id,
        route.filter((one) => board.open.has(one.id)),
      )
    const planned = new Set([...routes.values()].flat())
    for (const home of board.open.values()) if (!planned.has(home)) hand(routes, home, (worker) => board.mayGo(worker, home))
  }
  return byBoard(day, (board) => {
    keepUp(board)
    return [...board.free].flatMap(([id, free]): Choice[] => {
      const next = routes.get(id)?.[0]
      return next ? [{ worker: id, promise: next.id, leaves: next.open - trip(board, free, next) }] : []
    })
  })
}
