/** What can be done about somebody of the field: unwell and well again, another break, a swap of shifts; the last two after one has seen what they do to everybody else. */
import { z } from 'zod'
import { effectOfBreak, effectOfSwap, moveBreak } from '../../../care/booking/actions.ts'
import type { EffectNow } from '../../../care/booking/actions.ts'
import { goHomeIll, operativeOf, swapOf, swapShifts, wellAgain } from '../../../care/workforce/actions.ts'
import type { Swap } from '../../../care/workforce/actions.ts'
import { agreedWays } from '../../../care/workforce/rules/swaps.ts'
import type { OperativeId } from '../../../lib/ids.ts'
import { done } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { clockTime, dayOf } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { effectShown, type EffectShown } from '../effects/effect-shown.ts'
import { aTime, anId } from '../form.ts'
import { dayName, midSentence } from '../say.ts'

const agreed = z
  .enum(agreedWays)
  .nullish()
  .transform((way) => way ?? null)
const swapping = { shiftId: z.string(), withId: anId('operative') }
const breaking = { time: aTime, why: z.string() }
export const acts = z.discriminatedUnion('do', [
  z.object({ do: z.enum(['ill', 'well']) }),
  z.object({ do: z.literal('see_swap'), ...swapping }),
  z.object({ do: z.literal('swap'), ...swapping, giverAgreed: agreed, takerAgreed: agreed }),
  z.object({ do: z.literal('see_break'), ...breaking }),
  z.object({ do: z.literal('break'), ...breaking }),
])
type Act = z.infer<typeof acts>
type Breaking = Extract<Act, { do: 'see_break' | 'break' }>
type Swapping = Extract<Act, { do: 'see_swap' | 'swap' }>

/** Who has to say yes besides whoever looks. */
export type MustAgree = { field: 'giverAgreed' | 'takerAgreed'; firstName: string }
/** What is asked before it is done; yes sends `fields` once more. `effect`: null while the plan is not known. */
export type AskedFirst = {
  question: string
  /** Who would work when. */
  lines: string[]
  yes: string
  fields: Record<string, string>
  mustAgree: MustAgree[]
  effect: EffectShown | null
}

const askedFirst = async (tx: Tx, effect: Outcome<EffectNow | null>, words: Omit<AskedFirst, 'effect'>): Promise<Outcome<AskedFirst>> =>
  effect.ok ? done({ ...words, effect: effect.value && (await effectShown(tx, effect.value)) }) : effect

const seeBreak = async (tx: Tx, operativeId: OperativeId, { time, why }: Breaking): Promise<Outcome<AskedFirst>> => {
  const effect = await effectOfBreak(tx, { operativeId, time, why })
  const name = (await operativeOf(tx, operativeId))?.firstName ?? ''
  const fields = { do: 'break', time, why }
  return askedFirst(tx, effect, { question: `Move ${name}’s break to ${time}?`, lines: [], yes: 'Yes, move it', fields, mustAgree: [] })
}

const linesOf = ({ giver, taker, gives, takes }: Swap): string[] => {
  const hours = (shift: Swap['gives']): string => `${clockTime(shift.from)} to ${clockTime(shift.to)}`
  if (takes === null) return [`${taker.firstName} would work ${hours(gives)}, and ${giver.firstName} would be off.`]
  return [`${giver.firstName} would work ${hours(takes)}, and ${taker.firstName} ${hours(gives)}.`]
}

const seeSwap = async (tx: Tx, { shiftId, withId }: Swapping): Promise<Outcome<AskedFirst>> => {
  const found = await swapOf(tx, { shiftId, withId })
  if (!found.ok) return found
  const { giver, taker, gives, takes } = found.value
  const day = midSentence(dayName(dayOf(gives.from), tx.now))
  const question = takes
    ? `${giver.firstName} and ${taker.firstName} swap shifts, ${day}?`
    : `${taker.firstName} takes ${giver.firstName}’s shift over, ${day}?`
  return askedFirst(tx, await effectOfSwap(tx, { shiftId, withId }), {
    ...{ question, lines: linesOf(found.value), yes: takes ? 'Yes, swap them' : 'Yes, give it over' },
    fields: { do: 'swap', shiftId, withId },
    mustAgree: [
      { field: 'giverAgreed', firstName: giver.firstName },
      { field: 'takerAgreed', firstName: taker.firstName },
    ],
  })
}

/** Null when it was done; what is asked first when it was only looked at. */
export const perform = async (tx: Tx, id: OperativeId, act: Act): Promise<Outcome<AskedFirst | null>> => {
  switch (act.do) {
    case 'see_swap':
      return seeSwap(tx, act)
    case 'swap': {
      const { shiftId, withId, giverAgreed: giver, takerAgreed: taker } = act
      return swapShifts(tx, { shiftId, withId, agreed: { giver, taker } })
    }
    case 'see_break':
      return seeBreak(tx, id, act)
    case 'break':
      return moveBreak(tx, { operativeId: id, time: act.time, why: act.why })
    case 'ill':
      return goHomeIll(tx, id)
    case 'well':
      return wellAgain(tx, id)
  }
}

/** What was looked at, once more, where its yes was not taken; null where there is nothing to see. */
export const seenAgain = async (tx: Tx, id: OperativeId, act: Act): Promise<AskedFirst | null> => {
  if (act.do !== 'swap' && act.do !== 'break') return null
  const seen = act.do === 'swap' ? await seeSwap(tx, act) : await seeBreak(tx, id, act)
  return seen.ok ? seen.value : null
}
