/** Whoever is free goes to the nearest home whose window is open, or opens before they would have waited a quarter of an hour. */
import type { Dispatcher } from '../../play.ts'
import type { Day } from '../day.ts'
import { byBoard, trip } from './board.ts'
import type { Board, Choice, Free } from './board.ts'

const waitsAtMost = 15

const nearestFor = (board: Board, one: Free, taken: ReadonlySet<string>): Choice | null => {
  let best: (Choice & { away: number }) | null = null
  let next: Choice | null = null
  for (const promise of board.open.values()) {
    if (taken.has(promise.id) || !board.mayGo(one.worker.id, promise)) continue
    const away = trip(board, one, promise)
    const choice = { worker: one.worker.id, promise: promise.id, leaves: promise.open - away - waitsAtMost }
    if (choice.leaves > board.now) next = next === null || choice.leaves < next.leaves ? choice : next
    else if (best === null || away < best.away) best = { ...choice, away }
  }
  return best ?? next
}

export const nearestFirst = (day: Day): Dispatcher =>
  byBoard(day, (board) => {
    const taken = new Set<string>()
    return [...board.free.values()].flatMap((one) => {
      const choice = nearestFor(board, one, taken)
      if (choice === null) return []
      if (choice.leaves <= board.now) taken.add(choice.promise)
      return [choice]
    })
  })
