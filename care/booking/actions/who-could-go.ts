/** Everybody who works here, each with why they could go to this home now, or every reason why not (D4). Nobody is booked by asking. */
import type { AppointmentId, OperativeId, OrderId } from '../../../lib/ids.ts'
import { done } from '../../../lib/refusal.ts'
import type { Outcome, Reason } from '../../../lib/refusal.ts'
import { after, minutes } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { OperativeFacts } from '../../dispatch/facts.ts'
import { byHand } from '../../dispatch/hand.ts'
import { overridable, takesTwo, whyNot } from '../../dispatch/rules.ts'
import type { Overridable } from '../../dispatch/rules.ts'
import { why } from '../../dispatch/wishes.ts'
import { operativesNow } from '../../workforce/actions.ts'
import { isOnShift } from '../../workforce/rules.ts'
import { steeredPerson, steeredVisit } from '../rules/steers.ts'
import { agreedOverrides } from '../store/overrides.ts'
import type { Override } from '../store/overrides.ts'
import { steersInForce } from '../store/steers.ts'
import { holdErrand } from './errands.ts'
import { candidatesOf, minutesAway } from './team.ts'

export type CouldGo = {
  readonly operativeId: OperativeId
  readonly onShift: boolean
  readonly arrivesAt: Instant
  /** Empty: they may go. Each says what it takes to set it aside (D5). */
  readonly reasons: readonly (Reason & { readonly asideBy: Overridable })[]
  readonly why: readonly string[]
  /** D4 What a controller decided against proposing them. It stands in nobody's way here. */
  readonly byHand: readonly Reason[]
  /** Where two go and nobody is chosen yet: what speaks against going alone. Else the same as `reasons`. */
  readonly alone: CouldGo['reasons']
}

export type WhoCouldGo = {
  readonly takesTwo: boolean
  readonly people: readonly CouldGo[]
  /** Agreed by two people and not used yet. */
  readonly overrides: readonly Override[]
}

type Asked = { readonly appointmentId: AppointmentId } | { readonly emergency: { readonly orderId: OrderId; readonly reason: string } }

/** `together`: somebody who is chosen already; the others are asked about as the second of two. Whoever may go stands first, the nearest in front. */
export const whoCouldGo = async (tx: Tx, asked: Asked, together: OperativeId | null = null): Promise<Outcome<WhoCouldGo>> => {
  const held = await holdErrand(tx, asked)
  if (!held.ok) return held
  const { visit, place, order } = held.value
  const team = await operativesNow(tx)
  const onShift = new Set(team.filter((one) => isOnShift(one.shift, tx.now)).map((one) => one.id))
  const candidates = await candidatesOf(tx, team)
  const first = candidates.find((one) => one.operative.id === together)
  const away = await minutesAway(tx, candidates, place)
  const two = takesTwo(visit)
  const steers = await steersInForce(tx)
  const steered = steeredVisit(visit, steers)
  const against = (operative: OperativeFacts, others: readonly OperativeFacts[]) => {
    const minutesAway = Math.max(...[operative, ...others].map((one) => away.get(one.id) ?? 0))
    const going = { team: others, minutesAway }
    const reasons = whyNot(operative, visit, tx.now, going).map((one) => ({ ...one, asideBy: overridable(one.code) }))
    return { reasons, going }
  }
  const people = candidates.map(({ operative }): CouldGo => {
    const company = first && operative.id !== first.operative.id ? [first.operative] : []
    const asked = against(operative, company)
    const goesWith = (other: OperativeFacts): boolean =>
      against(operative, [other]).reasons.length + against(other, [operative]).reasons.length === 0
    const inCompany = two && !first && candidates.some((one) => one.operative.id !== operative.id && goesWith(one.operative))
    const reasons = inCompany ? [] : asked.reasons
    return {
      operativeId: operative.id,
      onShift: onShift.has(operative.id),
      arrivesAt: after(tx.now, minutes(Math.ceil(away.get(operative.id) ?? 0))),
      reasons,
      alone: asked.reasons,
      byHand: byHand({ operative: steeredPerson(operative, steers), visit: steered, now: tx.now, going: asked.going }),
      why: reasons.length > 0 ? [] : why(operative, visit, tx.now, asked.going),
    }
  })
  const nearestFirst = people.toSorted((a, b) => a.reasons.length - b.reasons.length || Temporal.Instant.compare(a.arrivesAt, b.arrivesAt))
  return done({ takesTwo: two, people: nearestFirst, overrides: await agreedOverrides(tx, order.id) })
}
