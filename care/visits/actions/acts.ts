import type { VisitId } from '../../../lib/ids.ts'
import { done } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import type { Instant } from '../../../lib/time.ts'
import { setTimer } from '../../../platform/timers/timers.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { markArrived, markInside, markLeft } from '../../booking/actions.ts'
import { isOut } from '../../booking/rules/states.ts'
import { tellHousehold } from '../../messages/actions.ts'
import { finishOrder, makeFollowOn, orderMadeSafe } from '../../repairs/actions.ts'
import { askAt } from '../rules/times.ts'
import { workOutcomes } from '../rules/visit.ts'
import type { ActFacts, ActKind, Outcome as VisitOutcome, VisitAct } from '../rules/visit.ts'
import { keepFollowOn } from '../store/leaving.ts'
import { keepRead } from '../store/steps.ts'
import { take } from './apply.ts'
import type { Doing, Taken } from './apply.ts'
import { nobodyAnswered, welfareStepAtTheDoor } from './welfare.ts'
import { keepTheWord } from './word.ts'

/** The timer that asks how it went. */
export const askHowTimer = 'visit.ask_how'

type Of<K extends ActKind> = Extract<ActFacts, { kind: K }>
type Did = Promise<Outcome<unknown>>

/** Takes an act of the phone, apart from photographs, which come with their picture. */
export const apply = (tx: Tx, act: VisitAct & { kind: Exclude<ActKind, 'photo'> }, sentAt: Instant): Promise<Outcome<Taken>> =>
  take(tx, act, sentAt, effectOf)

const effectOf = (doing: Doing): Did => {
  const { act } = doing
  switch (act.kind) {
    case 'read_marker':
      return readMarker(doing, act)
    case 'arrive':
      return arrive(doing)
    case 'go_in':
      return goIn(doing)
    case 'nobody_answered':
      return nobodyAnswered(doing)
    case 'welfare_step':
      return welfareStepAtTheDoor(doing, act)
    case 'made_safe':
      return madeSafe(doing)
    case 'follow_on':
      return tellFollowOn(doing, act)
    case 'word':
      return keepTheWord(doing.tx, {
        ...doing.visit,
        visitId: doing.visit.id,
        via: 'door',
        how: act.how,
        words: act.words ?? null,
        saidAt: doing.at,
      })
    case 'leave':
      return leave(doing)
    default:
      return Promise.resolve(done(null))
  }
}

const readMarker = async ({ tx, visit, booking, at }: Doing, { markerId }: Of<'read_marker'>): Did => {
  await keepRead(tx, { visitId: visit.id, operativeId: booking.operativeId, markerId, readAt: at })
  return done(null)
}

const arrive = ({ tx, booking, at }: Doing): Did =>
  booking.state === 'on_the_way' ? markArrived(tx, booking.id, at) : Promise.resolve(done(null))

const madeSafe = async ({ tx, visit }: Doing): Did => {
  await orderMadeSafe(tx, visit.orderId)
  return done(null)
}

const goIn = async (doing: Doing): Did => {
  const { tx, booking, at } = doing
  if (booking.state === 'inside') return done(null)
  const there = await arrive(doing)
  return there.ok ? markInside(tx, booking.id, at) : there
}

/** V8 What comes next is an order of its own from this moment, and the household hears of it with its date. */
const tellFollowOn = async ({ tx, visit }: Doing, { what, trade, minutes, toldOn }: Of<'follow_on'>): Did => {
  const order = await makeFollowOn(tx, { orderId: visit.orderId, what, trade, minutes })
  if (!order.ok) return order
  const by = Temporal.PlainDate.from(toldOn)
  await keepFollowOn(tx, { id: tx.world.newId('followOn'), visitId: visit.id, orderId: order.value, what, toldOn: by })
  await tellHousehold(tx, { householdId: visit.householdId, template: 'follow_on_told', facts: { by }, about: ['visit', visit.id] })
  return done(null)
}

const wasInside = (outcome: VisitOutcome | null): boolean =>
  outcome === 'consent_withdrawn' || (workOutcomes as readonly (string | null)[]).includes(outcome)

/** Away and well: the watch ends and the breathing space begins for this operative. The first of two to leave ends the visit. */
const leave = async ({ tx, visit, booking, progress, at }: Doing): Did => {
  if (isOut(booking.state)) {
    const left = await markLeft(tx, booking.id, at)
    if (!left.ok) return left
  }
  if (visit.progress.state === 'left') return done(null)
  if (wasInside(progress.outcome)) await askLater(tx, visit.id, at)
  return progress.outcome === 'done' ? finishOrder(tx, visit.orderId) : done(null)
}

const askLater = (tx: Tx, visitId: VisitId, leftAt: Instant): Promise<void> =>
  setTimer(tx, { kind: askHowTimer, subject: visitId, dueAt: askAt(leftAt), lane: 2 })
