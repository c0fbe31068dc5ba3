/** B4 How sure a window must be before it is offered: of a hundred, so many are kept. Pure. */
import { promiseLevel } from '../../dispatch/capacity.ts'

/** Under 80 a window is no promise; over 99 nobody can honestly say. */
export const [leastLevel, mostLevel] = [80, 99] as const
/** Unless set otherwise. */
export const usualLevel = Math.round(100 * promiseLevel)

const shortestReason = 5

/** Why the level cannot be set so; null when it can. */
export const levelTrouble = (inHundred: number, why: string): 'B4_LEVEL_BOUNDS' | 'B4_LEVEL_REASON' | null => {
  if (!Number.isInteger(inHundred) || inHundred < leastLevel || inHundred > mostLevel) return 'B4_LEVEL_BOUNDS'
  return why.trim().length < shortestReason ? 'B4_LEVEL_REASON' : null
}
