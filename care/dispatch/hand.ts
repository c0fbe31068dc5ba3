/**
 * The controller's hand: somebody is held back, pinned to a promise, or kept away from one. It narrows what the engine
 * proposes and nothing else: the rules and the judge are not told of it, so that it can set no rule aside (D5), and a
 * controller can still send by hand whoever may go.
 */
import type { Reason } from '../../lib/refusal.ts'
import { clockTime, isBefore } from '../../lib/time.ts'
import type { Case } from './facts.ts'
import { handReasons, handWords } from './words.ts'

const isHeldBack = ({ operative: { heldBack }, now }: Case): boolean => heldBack !== undefined && isBefore(now, heldBack.until)
/** Of two who go together one must be the person who is pinned. */
const isPinnedToAnother = ({ operative, visit: { pinned }, going }: Case): boolean =>
  pinned !== undefined && ![operative, ...going.team].some((one) => one.id === pinned.operative)
const awayFrom = ({ operative, visit }: Case) => visit.keptAway?.find((one) => one.operative === operative.id)

/** Whether the engine may think of this person for this home at all, whenever: a hold is only until a time. */
export const mayBePlanned = (c: Case): boolean => !isPinnedToAnother(c) && awayFrom(c) === undefined
export const mayBeProposed = (c: Case): boolean => mayBePlanned(c) && !isHeldBack(c)

/** D4 Each thing that a controller decided against proposing this person now, with who, why and the next step. */
export const byHand = (c: Case): Reason[] => {
  const { heldBack } = c.operative
  const { pinned } = c.visit
  const away = awayFrom(c)
  const because = (code: Parameters<typeof handReasons.reason>[0], sentence: string) => ({ ...handReasons.reason(code), sentence })
  return [
    ...(heldBack && isHeldBack(c)
      ? [because('D4_HELD_BACK', handWords.heldBack(heldBack.by, clockTime(heldBack.until), heldBack.reason))]
      : []),
    ...(pinned && isPinnedToAnother(c)
      ? [because('D4_PINNED_TO_ANOTHER', handWords.pinned(pinned.firstName, pinned.by, pinned.reason))]
      : []),
    ...(away ? [because('D4_KEPT_AWAY', handWords.keptAway(away.by, away.reason))] : []),
  ]
}
