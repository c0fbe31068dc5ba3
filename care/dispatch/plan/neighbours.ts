/** Which visits lie close to which, by road and by time of day: where a ruin spreads. Made as it is asked for. */
import { tripUnits } from './ground.ts'
import type { Ground } from './ground.ts'

/** So many are remembered of each visit. */
const remembered = 40

/** And made anew after so long, because what is done is no neighbour any more. */
const freshMinutes = 30
/** A minute of difference between two windows is worth so many minutes of road. */
const timeShare = 0.1

export const newNeighbours = (ground: Ground): ((visit: number) => ArrayLike<number>) => {
  const { room, trips, open, close } = ground
  const lists: (Int32Array | undefined)[] = []
  const madeAt = new Int32Array(room)
  return (visit) => {
    const stamp = ground.visits * 64 + Math.floor(ground.now / freshMinutes)
    const known = lists[visit]
    if (known && madeAt[visit] === stamp) return known
    const far = new Float64Array(ground.visits)
    for (let other = 0; other < ground.visits; other++) {
      const apart = Math.abs(open[visit]! + close[visit]! - open[other]! - close[other]!) / 2
      far[other] = trips[visit * room + other]! / tripUnits + timeShare * apart + (ground.waiting[other] === 1 ? 0 : 1e6)
    }
    const list = Int32Array.from({ length: ground.visits }, (_, k) => k)
      .filter((other) => other !== visit && far[other]! < 1e6)
      .sort((a, b) => far[a]! - far[b]!)
      .slice(0, remembered)
    lists[visit] = list
    madeAt[visit] = stamp
    return list
  }
}
