/** D1 Two people swap the shifts of one day, when both said yes; how each said so is on the record. */
import type { OperativeId } from '../../../lib/ids.ts'
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { after, before, dayOf, days, isBefore } from '../../../lib/time.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { recordEvent } from '../../record/actions.ts'
import type { Operative, Shift } from '../rules.ts'
import { givenFor, swapTroubles } from '../rules/swaps.ts'
import type { Agreed } from '../rules/swaps.ts'
import { giveShift, holdOperativeRows, readOperatives, readShifts } from '../store.ts'
import { workforceReasons } from '../words.ts'
import { mayDecideRests } from './breaks.ts'

export type ToSwap = { readonly shiftId: string; readonly withId: OperativeId }
/** `takes`: what whoever gives the shift works for it; null when the colleague has none that day, and takes it over. */
export type Swap = { readonly giver: Operative; readonly taker: Operative; readonly gives: Shift; readonly takes: Shift | null }

/** Shifts are swapped within so many days. */
const shiftsKnown = 60
/** So far back one looks for a shift that leaves too little rest after it. */
const around = days(2)

/** Those who see to it that people have their breaks say who swaps, too. */
export const maySwap = mayDecideRests

/** Who would swap what, or everything that keeps them from it. Nobody has to have said yes yet. */
export const swapOf = async (tx: Tx, { shiftId, withId }: ToSwap): Promise<Outcome<Swap>> => {
  const { reason } = workforceReasons
  if (!maySwap(tx)) return refused(reason('D1_SWAPS_NOT_YOURS'))
  const shifts = await readShifts(tx, before(tx.now, around), after(tx.now, days(shiftsKnown)))
  const gives = shifts.find(({ id }) => id === shiftId)
  if (!gives) return refused(reason('D1_NO_SUCH_SHIFT'))
  if (gives.operativeId === withId) return refused(reason('D1_SWAP_NEEDS_TWO'))
  const people = await readOperatives(tx, [gives.operativeId, withId])
  const [giver, taker] = [gives.operativeId, withId].map((wanted) => people.find(({ id }) => id === wanted))
  if (!giver || !taker) return refused(reason('D1_UNKNOWN_OPERATIVE'))
  const takes = givenFor(
    shifts.filter(({ to }) => isBefore(tx.now, to)),
    gives,
    withId,
  )
  const keptBy = (who: Operative): Shift[] =>
    shifts.filter(({ id, operativeId }) => operativeId === who.id && id !== shiftId && id !== takes?.id)
  const troubles = swapTroubles({ who: giver, gives, keeps: keptBy(giver) }, { who: taker, gives: takes, keeps: keptBy(taker) }, tx.now)
  return troubles.length > 0 ? refused(...troubles) : done({ giver, taker, gives, takes })
}

/**
 * Two people swap the shifts of one day; a colleague who has none that day takes this one over. Held, so that nobody is sent
 * meanwhile. Plans and windows are reckoned from the new shifts at once; what was promised stays promised.
 */
export const swapShifts = async (tx: Tx, { agreed, ...toSwap }: ToSwap & { readonly agreed: Agreed }): Promise<Outcome<null>> => {
  const seen = await swapOf(tx, toSwap)
  if (!seen.ok) return seen
  await holdOperativeRows(tx, [seen.value.giver.id, toSwap.withId])
  // once more: a colleague may have swapped them meanwhile
  const found = await swapOf(tx, toSwap)
  if (!found.ok) return found
  if (agreed.giver === null || agreed.taker === null) return refused(workforceReasons.reason('D1_SWAP_NOT_AGREED'))
  const { giver, taker, gives, takes } = found.value
  await giveShift(tx, gives.id, taker.id)
  if (takes) await giveShift(tx, takes.id, giver.id)
  const yes = [
    { operativeId: giver.id, how: agreed.giver },
    { operativeId: taker.id, how: agreed.taker },
  ]
  await recordEvent(tx, {
    ...{ verb: 'shifts_swapped', subject: ['operative', giver.id] },
    content: { withId: taker.id, day: dayOf(gives.from).toString(), agreed: yes },
  })
  await tellBoard(tx)
  return done(null)
}
