/** B6 What a decision would do to everybody else's promises, for the controller who is about to make it. Nothing is decided by asking. */
import type { AppointmentId, HouseholdId, Id, OperativeId, OrderId } from '../../../../lib/ids.ts'
import { done, refused } from '../../../../lib/refusal.ts'
import type { Outcome, Reason } from '../../../../lib/refusal.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { isBefore } from '../../../../lib/time.ts'
import type { OperativeFacts } from '../../../dispatch/facts.ts'
import type { Effect } from '../../../dispatch/live/effect.ts'
import { because } from '../../../dispatch/words.ts'
import { isExpected } from '../../rules/emergencies.ts'
import { replaces } from '../../rules/steers.ts'
import type { Steer, ToSteer } from '../../rules/steers.ts'
import type { Window } from '../../rules/windows.ts'
import { mayMove } from '../appointments.ts'
import { holdErrand, questionsOf } from '../errands.ts'
import type { ToSend } from '../send.ts'
import { factsNow, isInPlan } from './ahead.ts'
import type { FactsNow, Reach } from './ahead.ts'
import type { Part } from './part.ts'
import type { Decision, Told } from './planner.ts'
import { steerable } from './steers.ts'
import { thoughtEffect } from './thinking.ts'

/** Whose promise, and when they were promised; null for an emergency that no promise speaks for. */
type Home = { readonly orderId: OrderId; readonly householdId: HouseholdId; readonly window: Window | null }

/** For controllers; never for operatives (B2). */
export type EffectNow = {
  /** How likely each promise breaks, 0 to 1, without the decision and with it: what becomes likelier to be broken first. */
  readonly odds: readonly (Home & { readonly before: number; readonly after: number })[]
  /** Whom the plan has in mind for each home, without the decision and with it. */
  readonly goers: readonly (Home & { readonly before: readonly OperativeId[]; readonly after: readonly OperativeId[] })[]
  /** Minutes on the road that it costs all together; below nothing where it spares some. */
  readonly travel: number
  readonly troubles: readonly (Home & { readonly reason: Reason })[]
  /** Of emergencies that this day usually brings, all in mind beforehand: how many, and how many more of them nobody would knock at in time (below nothing: fewer). Null where none are reckoned in. */
  readonly emergencies: { readonly usual: number; readonly missed: number } | null
  /** Which hours were thought of; null: those that the plan usually reaches. */
  readonly reach: Reach | null
  /** Of a day too large to be thought through whole, the part that was; null: all of it. */
  readonly part: Part | null
}
type Looked = Pick<EffectNow, 'reach' | 'part'>

/** Where the facts hold emergencies that nobody has reported yet, what becomes of them. */
const emergenciesIn = ({ odds }: Effect, { visits }: Told): EffectNow['emergencies'] => {
  const usual = visits.filter(isExpected).length
  if (usual === 0) return null
  const changed = odds.filter(({ visit }) => isExpected({ appointment: visit }))
  return { usual, missed: changed.reduce((sum, { before, after }) => sum + (after ?? 0) - (before ?? 0), 0) }
}

const inHomes = (effect: Effect, { facts, errands }: Pick<FactsNow, 'facts' | 'errands'>, looked: Looked): EffectNow => {
  const { odds, goers, travel, troubles } = effect
  const homeOf = (visit: AppointmentId): Home[] =>
    errands.flatMap(({ visit: { appointment }, order, householdId, window, emergencyReason }) =>
      appointment === visit ? [{ orderId: order.id, householdId, window: emergencyReason === null ? window : null }] : [],
    )
  return {
    odds: odds.flatMap(({ visit, before, after }) =>
      before === null || after === null ? [] : homeOf(visit).map((home) => ({ ...home, before, after })),
    ),
    goers: goers.flatMap(({ visit, ...who }) => homeOf(visit).map((home) => ({ ...home, ...who }))),
    troubles: troubles.flatMap(({ visit, reason }) => homeOf(visit).map((home) => ({ ...home, reason }))),
    ...{ ...looked, travel, emergencies: emergenciesIn(effect, facts) },
  }
}

/** Null while the plan is not known: then it can be decided all the same. */
export const effectIn = async (
  tx: Tx,
  { facts, errands, steers }: FactsNow,
  decision: Decision,
  looked: Looked = { reach: null, part: null },
): Promise<EffectNow | null> => {
  const effect = await thoughtEffect(tx, facts, steers, decision)
  return effect && inHomes(effect, { facts, errands }, looked)
}

/** What it would do to hold somebody back, pin or keep away: the plan with this decision, and all others as they stand, beside the plan without it. */
export const effectOfSteer = async (tx: Tx, toSteer: ToSteer): Promise<Outcome<EffectNow | null>> => {
  const allowed = await steerable(tx, toSteer)
  if (!allowed.ok) return allowed
  const now = await factsNow(tx)
  const { firstName, by } = allowed.value
  const anew: Steer = { ...toSteer, id: tx.world.newId('steer') as Id<'steer'>, by, firstName, householdId: null }
  const others = now.steers.filter((old) => !replaces(toSteer, old))
  return done(await effectIn(tx, now, { kind: 'steer', then: [...others, anew], onlyForbids: others.length === now.steers.length }))
}

/** What it would do to send these people there now, though the plan may have chosen otherwise: what is given up elsewhere. */
export const effectOfSend = async (tx: Tx, toSend: Omit<ToSend, 'overrideId'>): Promise<Outcome<EffectNow | null>> => {
  const held = await holdErrand(tx, toSend as ToSend)
  if (!held.ok) return held
  const now = await factsNow(tx, [held.value])
  const people = toSend.operativeIds
  const isHere = ({ onShift }: OperativeFacts): boolean => onShift !== null && !isBefore(tx.now, onShift.from)
  if (!people.every((id) => now.facts.operatives.some((one) => one.id === id && isHere(one)))) return refused(because('D1_NOT_ON_SHIFT'))
  const { visit } = now.errands.find(({ order }) => order.id === held.value.order.id)!
  return done(await effectIn(tx, now, { kind: 'send', sending: { visit: visit.appointment, people } }))
}

/** What it would do to today if this promise moved to another window. What it does to the day of that window is the promise engine's to say (B4). */
export const effectOfMove = async (
  tx: Tx,
  { appointmentId, window }: { appointmentId: AppointmentId; window: Window },
): Promise<Outcome<EffectNow | null>> => {
  const found = await mayMove(tx, appointmentId, window)
  if (!found.ok) return found
  const now = await factsNow(tx, await questionsOf(tx, [found.value]))
  const then = isInPlan(window, tx.now) ? window : null
  return done(await effectIn(tx, now, { kind: 'move', visit: appointmentId, from: found.value.window, then }))
}
