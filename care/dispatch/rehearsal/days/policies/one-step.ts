/** One step at a time: at each event the free people are shared out over the homes that are due, so that the sum of trips and of likely lateness is least. Nobody thinks further. */
import { assign } from '../../../engine/assignment.ts'
import type { Dispatcher } from '../../play.ts'
import type { Day, Promise } from '../day.ts'
import { byBoard, trip } from './board.ts'
import type { Board, Choice, Free } from './board.ts'

/** Homes whose window opens later are not thought about yet. */
const horizon = 90
/** Nobody is held back for a home where they would wait longer. */
const waitsAtMost = 40
const usualTrip = 15

const likelyLate = (slack: number, away: number): number => 1 / (1 + Math.exp((1.7 * slack) / (8 + 0.3 * away)))

/** The trip, half the wait, likely lateness and overtime, less what the visit is worth now: more, the sooner its window closes. */
const price = ({ now }: Board, { worker }: Free, { open, close, expectedMin, emergency }: Promise, away: number): number => {
  const [weight, left] = [emergency ? 2 : 1, close - now]
  const wait = Math.max(0, open - now - away)
  const worth = 60 + weight * 160 * Math.exp(-Math.max(0, left - usualTrip) / 60) + (emergency ? 60 : 0)
  const overtime = Math.max(0, now + away + wait + expectedMin - worker.shiftEnd)
  return away + 0.5 * wait + weight * 60 * likelyLate(left - away - wait, away) + overtime - worth
}

const choose = (board: Board): Choice[] => {
  const people = [...board.free.values()]
  const homes = [...board.open.values()].filter(({ open }) => open - board.now <= horizon)
  if (people.length === 0 || homes.length === 0) return []
  const columns = homes.length + people.length
  const cost = new Float64Array(people.length * columns).fill(Infinity)
  people.forEach((one, row) => {
    cost[row * columns + homes.length + row] = 0
    homes.forEach((home, column) => {
      if (!board.mayGo(one.worker.id, home)) return
      const away = trip(board, one, home)
      if (home.open - board.now - away <= waitsAtMost) cost[row * columns + column] = price(board, one, home, away)
    })
  })
  const chosen = assign(cost, people.length, columns)
  return people.flatMap((one, row): Choice[] => {
    const home = homes[chosen[row]!]
    return home ? [{ worker: one.worker.id, promise: home.id, leaves: home.open - trip(board, one, home) }] : []
  })
}

export const oneStep = (day: Day): Dispatcher => byBoard(day, choose)
