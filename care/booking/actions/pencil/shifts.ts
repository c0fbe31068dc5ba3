/** B6 What another break, or a swap of shifts, would do to everybody else's promises, for the controller who is about to decide it. Nothing is decided by asking. */
import type { OperativeId } from '../../../../lib/ids.ts'
import { done } from '../../../../lib/refusal.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import { atTime, dayOf, later } from '../../../../lib/time.ts'
import type { Instant } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { operativesOf, shiftsBetween, swapOf } from '../../../workforce/actions.ts'
import type { ToSwap } from '../../../workforce/actions.ts'
import type { Shift } from '../../../workforce/rules.ts'
import { lessonsNow } from '../learning/learn.ts'
import { expectedEmergencies } from '../windows/expected.ts'
import { mayMoveBreak } from '../breaks/today.ts'
import type { BreakToMove } from '../breaks/today.ts'
import { candidatesIn, factsNow } from './ahead.ts'
import type { FactsNow, Reach } from './ahead.ts'
import { effectIn } from './effects.ts'
import type { EffectNow } from './effects.ts'
import { partAround } from './part.ts'

/** From now on, or from the beginning of another day, until the last of these shifts is over. */
const reachOf = (shifts: readonly Shift[], now: Instant): Reach => {
  const [first] = shifts
  return { from: later(now, atTime(dayOf(first!.from), '00:00')), until: shifts.map(({ to }) => to).reduce(later) }
}

/** `then`: shifts of one day as they would be; `people`: everybody whose day changes by it. */
type Changed = { readonly people: readonly OperativeId[]; readonly then: readonly Shift[] }

/** B4 Another day with the emergencies that it usually brings, or the share of them that falls to a part of it: what is left of today has its own already, as they are reported. */
const withExpected = async (tx: Tx, now: FactsNow, { from }: Reach, share: number): Promise<FactsNow> => {
  if (from.equals(tx.now)) return now
  const { facts } = now
  const expected = await expectedEmergencies(
    tx,
    facts.operatives.map(({ place }) => place),
    await lessonsNow(tx),
    share,
  )
  return { ...now, facts: { ...facts, visits: [...facts.visits, ...expected(dayOf(from))] } }
}

const effectOfShifts = async (tx: Tx, { people, then }: Changed): Promise<EffectNow | null> => {
  const reach = reachOf(then, tx.now)
  const whole = await factsNow(tx, [], reach)
  const as = new Map(then.map((shift) => [shift.id, shift]))
  const shifts = (await shiftsBetween(tx, reach.from, reach.until)).map((shift) => as.get(shift.id) ?? shift)
  const anew = await candidatesIn(tx, reach, [...(await operativesOf(tx, people)).values()], shifts)
  const starts = new Map(whole.facts.operatives.map(({ id }, at) => [id, whole.facts.starts[at]!]))
  // whoever is out sets off from the home that they are going to
  const those = anew.map(({ operative, start }) => ({ operative, start: starts.get(operative.id) ?? start }))
  const around = partAround(whole.facts, those)
  const now = await withExpected(tx, around ? { ...whole, facts: around.told } : whole, reach, around?.part.share ?? 1)
  return effectIn(tx, now, { kind: 'people', then: those }, { reach, part: around?.part ?? null })
}

/** What it would do to move somebody's break of today. */
export const effectOfBreak = async (tx: Tx, toMove: BreakToMove): Promise<Outcome<EffectNow | null>> => {
  const found = await mayMoveBreak(tx, toMove)
  if (!found.ok) return found
  const { shift, rest } = found.value
  return done(await effectOfShifts(tx, { people: [shift.operativeId], then: [{ ...shift, rest }] }))
}

/** What it would do to the day of these shifts if the two swapped them. Whether they said yes is asked when it is decided. */
export const effectOfSwap = async (tx: Tx, toSwap: ToSwap): Promise<Outcome<EffectNow | null>> => {
  const found = await swapOf(tx, toSwap)
  if (!found.ok) return found
  const { giver, taker, gives, takes } = found.value
  const then = [{ ...gives, operativeId: taker.id }, ...(takes ? [{ ...takes, operativeId: giver.id }] : [])]
  return done(await effectOfShifts(tx, { people: [giver.id, taker.id], then }))
}
