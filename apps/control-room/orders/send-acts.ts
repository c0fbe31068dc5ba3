/** What can be done about who goes to an order: sending, asking a second person, deciding by hand; and looking first at what it does. */
import { z } from 'zod'
import { askOverride, effectOfSend, effectOfSteer, promiseOfOrder, sendOperative, steer } from '../../../care/booking/actions.ts'
import type { EffectNow, ToSend, ToSteer } from '../../../care/booking/actions.ts'
import { operativesOf } from '../../../care/workforce/actions.ts'
import type { OperativeId } from '../../../lib/ids.ts'
import { listed } from '../../../lib/lists.ts'
import { done, invalid } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { atTime, dayOf } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import type { Order } from '../../../care/repairs/rules.ts'
import { nameIn, whatIsKnown } from '../board/known.ts'
import { effectShown, type EffectShown } from '../effects/effect-shown.ts'
import { anId, ids, time } from '../form.ts'

const sending = {
  operativeIds: ids('operative'),
  emergencyReason: z.string().trim().optional(),
  overrideId: z.union([z.literal(''), anId('override')]).optional(),
}
const steering = {
  kind: z.enum(['hold_back', 'pin', 'keep_away']),
  operativeId: anId('operative'),
  until: time,
  reason: z.string().trim(),
}
export const acts = z.discriminatedUnion('do', [
  z.object({ do: z.literal('see_send'), ...sending }),
  z.object({ do: z.literal('send'), ...sending }),
  z.object({ do: z.literal('see_steer'), ...steering }),
  z.object({ do: z.literal('steer'), ...steering }),
  z.object({ do: z.literal('ask'), operativeId: anId('operative'), rules: z.string().min(1), reason: z.string().trim() }),
])
type Act = z.infer<typeof acts>
type Sending = Extract<Act, { do: 'send' | 'see_send' }>
type Steering = Extract<Act, { do: 'steer' | 'see_steer' }>

/** What is asked before it is done; yes sends `fields` once more. `effect`: null while the plan is not known. */
export type AskedFirst = { question: string; yes: string; fields: Record<string, string>; effect: EffectShown | null }

/** Until a time of today, or for the promise of this order. */
const steerFrom = async (tx: Tx, order: Order, { kind, operativeId, until, reason }: Steering): Promise<Outcome<ToSteer>> => {
  const promise = await promiseOfOrder(tx, order.id)
  if (kind !== 'hold_back' && promise) return done({ kind, operativeId, reason, appointmentId: promise.id })
  if (kind !== 'hold_back') return invalid({ field: 'kind', sentence: 'No window is promised for this order, so there is nothing to pin.' })
  if (until === null) return invalid({ field: 'until', sentence: 'Say until when, like 11:00.' })
  return done({ kind, operativeId, reason, until: atTime(dayOf(tx.now), until) })
}

const sendFrom = async (tx: Tx, order: Order, act: Sending): Promise<Outcome<ToSend>> => {
  const { operativeIds, emergencyReason } = act
  const overrideId = act.overrideId === '' ? undefined : act.overrideId
  if (emergencyReason) return done({ operativeIds, overrideId, emergency: { orderId: order.id, reason: emergencyReason } })
  const promise = await promiseOfOrder(tx, order.id)
  if (promise) return done({ operativeIds, overrideId, appointmentId: promise.id })
  return invalid({ field: 'emergency', sentence: 'No window is promised. Promise one, or say what the emergency is.' })
}

const wordsOf = async (tx: Tx, order: Order, people: readonly OperativeId[]) => {
  const known = await whatIsKnown(tx, { households: order.householdId ? [order.householdId] : [] })
  const operatives = await operativesOf(tx, people)
  return { home: nameIn(known, order.householdId), names: listed(people.flatMap((id) => operatives.get(id)?.firstName ?? [])) }
}

const askedFirst = async (tx: Tx, effect: Outcome<EffectNow | null>, words: Omit<AskedFirst, 'effect'>): Promise<Outcome<AskedFirst>> =>
  effect.ok ? done({ ...words, effect: effect.value && (await effectShown(tx, effect.value)) }) : effect

const seeSteer = async (tx: Tx, order: Order, act: Steering): Promise<Outcome<AskedFirst>> => {
  const wanted = await steerFrom(tx, order, act)
  if (!wanted.ok) return wanted
  const { home, names } = await wordsOf(tx, order, [act.operativeId])
  const { kind, operativeId, until, reason } = act
  const asked = {
    hold_back: { question: `Hold ${names} back until ${until}?`, yes: `Yes, hold ${names} back` },
    pin: { question: `Propose only ${names} for ${home}?`, yes: `Yes, pin ${names}` },
    keep_away: { question: `Never propose ${names} for ${home}?`, yes: `Yes, keep ${names} away` },
  }[kind]
  const fields = { do: 'steer', kind, operativeId, reason, ...(until !== null && { until }) }
  return askedFirst(tx, await effectOfSteer(tx, wanted.value), { ...asked, fields })
}

const seeSend = async (tx: Tx, order: Order, act: Sending): Promise<Outcome<AskedFirst>> => {
  const wanted = await sendFrom(tx, order, act)
  if (!wanted.ok) return wanted
  const { home, names } = await wordsOf(tx, order, act.operativeIds)
  const { emergencyReason = '', overrideId = '' } = act
  const fields = { do: 'send', operativeIds: act.operativeIds.join(' '), emergencyReason, overrideId }
  const asked = { question: `Send ${names} to ${home} now?`, yes: `Yes, send ${names}`, fields }
  return askedFirst(tx, await effectOfSend(tx, wanted.value), asked)
}

const sent = async (tx: Tx, order: Order, act: Sending): Promise<Outcome<null>> => {
  const wanted = await sendFrom(tx, order, act)
  if (!wanted.ok) return wanted
  const outcome = await sendOperative(tx, wanted.value)
  return outcome.ok ? done(null) : outcome
}
const steered = async (tx: Tx, order: Order, act: Steering): Promise<Outcome<null>> => {
  const wanted = await steerFrom(tx, order, act)
  if (!wanted.ok) return wanted
  const outcome = await steer(tx, wanted.value)
  return outcome.ok ? done(null) : outcome
}

/** Null when it was done; what is asked first when it was only looked at. */
export const perform = async (tx: Tx, order: Order, act: Act): Promise<Outcome<AskedFirst | null>> => {
  switch (act.do) {
    case 'see_send':
      return seeSend(tx, order, act)
    case 'send':
      return sent(tx, order, act)
    case 'see_steer':
      return seeSteer(tx, order, act)
    case 'steer':
      return steered(tx, order, act)
    case 'ask': {
      const { operativeId, rules, reason } = act
      const appointmentId = (await promiseOfOrder(tx, order.id))?.id ?? null
      const outcome = await askOverride(tx, { appointmentId, orderId: order.id, operativeId, rules: rules.split(' '), reason })
      return outcome.ok ? done(null) : outcome
    }
  }
}
