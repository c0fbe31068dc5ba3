/** D1 Two people swap the shifts of one day, when both said yes: whether they may. Working Time Regulations 1998, regulation 10. Pure. */
import type { OperativeId } from '../../../lib/ids.ts'
import type { Reason } from '../../../lib/refusal.ts'
import { dayOf, hours, isBefore } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { isInDate } from '../rules.ts'
import type { Operative, Shift } from '../rules.ts'
import { swapWords, workforceReasons } from '../words.ts'

/** How somebody said yes to a swap. */
export const agreedWays = ['call', 'person', 'text'] as const
export type AgreedWay = (typeof agreedWays)[number]
/** How whoever gives the shift said yes, and how whoever takes it; null: has not been asked. */
export type Agreed = { readonly giver: AgreedWay | null; readonly taker: AgreedWay | null }

type Hours = Pick<Shift, 'from' | 'to'>
/** `gives`: null when they have none that day, and only take the other's over. `keeps`: their shifts of the days around it. */
export type Swapper = {
  readonly who: Pick<Operative, 'firstName' | 'idCardValidUntil' | 'vettingValidUntil'>
  readonly gives: Hours | null
  readonly keeps: readonly Hours[]
}

/** Between two days of work, unbroken. */
const restBetween = hours(11)

/** How long is free between two shifts; below nothing where they overlap. */
const gapBetween = (one: Hours, other: Hours): number =>
  isBefore(one.from, other.from)
    ? other.from.epochMilliseconds - one.to.epochMilliseconds
    : one.from.epochMilliseconds - other.to.epochMilliseconds

const restTrouble = ({ who, keeps }: Swapper, taken: Hours): Reason[] => {
  const least = Math.min(...keeps.map((kept) => gapBetween(kept, taken)))
  if (least >= restBetween.total('milliseconds')) return []
  const sentence = least < 0 ? swapWords.overlaps(who.firstName) : swapWords.rest(who.firstName, Math.floor(least / 60_000))
  return [{ ...workforceReasons.reason('D1_SWAP_REST'), sentence }]
}
const dateTrouble = ({ who }: Swapper, { from }: Hours): Reason[] =>
  isInDate(who.vettingValidUntil, from) && isInDate(who.idCardValidUntil, from)
    ? []
    : [{ ...workforceReasons.reason('D1_SWAP_NOT_IN_DATE'), sentence: swapWords.notInDate(who.firstName) }]

/** Everything that keeps these two from swapping; nothing: they may. A shift that has begun is not swapped: whoever works it may be out already. */
export const swapTroubles = (giver: Swapper & { readonly gives: Hours }, taker: Swapper, now: Instant): Reason[] => {
  if ([giver.gives, taker.gives].some((shift) => shift !== null && !isBefore(now, shift.from)))
    return [workforceReasons.reason('D1_SHIFT_HAS_BEGUN')]
  const takes = ({ gives }: Swapper, other: Swapper): Reason[] =>
    gives === null ? [] : [...dateTrouble(other, gives), ...restTrouble(other, gives)]
  return [...takes(giver, taker), ...takes(taker, giver)]
}

type Given = Pick<Shift, 'id' | 'operativeId' | 'from'>
/** The shift that they give for it: their own of that day; null when they have none, and take it over. */
export const givenFor = <T extends Given>(shifts: readonly T[], shift: Given, withId: OperativeId): T | null =>
  shifts.find(({ operativeId, from }) => operativeId === withId && dayOf(from).equals(dayOf(shift.from))) ?? null
