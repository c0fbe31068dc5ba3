/** Everybody here for one order: who could go and why, who cannot and why not, and what two people have agreed. */
import { promiseOfOrder, proposalsNow, whoCouldGo } from '../../../care/booking/actions.ts'
import type { CouldGo, Override } from '../../../care/booking/actions.ts'
import { operativesOf } from '../../../care/workforce/actions.ts'
import type { Operative } from '../../../care/workforce/rules.ts'
import { tradeLabels } from '../../../care/workforce/words.ts'
import type { Order } from '../../../care/repairs/rules.ts'
import { addressLine } from '../../../care/premises/rules.ts'
import type { OperativeId } from '../../../lib/ids.ts'
import { clockTime } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { readFace } from '../../design/faces/read.ts'
import { nameIn, whatIsKnown } from '../board/known.ts'
import { windowName } from '../say.ts'

type Around = { readonly overrides: readonly Override[]; readonly proposed: boolean }

const personShown = (one: CouldGo, person: Operative, { overrides, proposed }: Around) => {
  const override = overrides.find((agreed) => agreed.operativeId === one.operativeId)
  const left = one.alone.filter((reason) => !override?.rules.includes(reason.code))
  const askable = left.length > 0 && left.every((reason) => reason.asideBy === 'by_two_people')
  return {
    id: one.operativeId,
    name: person.name,
    firstName: person.firstName,
    face: readFace(person.face),
    trades: person.trades.map((trade) => tradeLabels[trade]).join(', '),
    /** Whom the plan would send now: it needs no second look. */
    proposed,
    why: [
      ...(proposed ? ['The plan proposes them now.'] : []),
      ...one.why,
      ...(one.reasons.length === 0 ? [`There about ${clockTime(one.arrivesAt)}.`] : []),
      ...(override ? ['Two people agreed to set aside what stands against it.'] : []),
    ],
    reasons: one.reasons.map(({ code, sentence, next }) => ({ code, sentence, next })),
    byHand: one.byHand.map(({ code, sentence, next }) => ({ code, sentence, next })),
    may: one.reasons.length === 0 || left.length === 0,
    /** What speaks against going is set aside, also for going alone. */
    cleared: override !== undefined && left.length === 0,
    askable,
    rules: left.map((reason) => reason.code).join(' '),
    overrideId: override?.id ?? null,
  }
}
export type PersonShown = ReturnType<typeof personShown>

export const sendingShown = async (tx: Tx, order: Order, { together, reason }: { together: OperativeId | null; reason: string | null }) => {
  const promise = await promiseOfOrder(tx, order.id)
  const known = await whatIsKnown(tx, { households: order.householdId ? [order.householdId] : [], orders: [order.id] })
  const place = known.places.get(order.premisesId)
  const emergency = reason ?? (order.isEmergency ? order.description : null)
  const asked =
    emergency && !promise ? { emergency: { orderId: order.id, reason: emergency } } : promise ? { appointmentId: promise.id } : null
  const could = asked && (await whoCouldGo(tx, asked, together))
  const people = could?.ok ? could.value.people : []
  const operatives = await operativesOf(
    tx,
    people.map((one) => one.operativeId),
  )
  const planned = (await proposalsNow(tx)).find((one) => one.orderId === order.id)?.operatives ?? []
  const isProposed = (id: OperativeId): boolean => [id, ...(together ? [together] : [])].toSorted().join() === planned.toSorted().join()
  const overrides = could?.ok ? could.value.overrides : []
  const shown = people.flatMap((one) => {
    const person = operatives.get(one.operativeId)
    return person && one.operativeId !== together ? [personShown(one, person, { overrides, proposed: isProposed(one.operativeId) })] : []
  })
  return {
    orderId: order.id,
    name: nameIn(known, order.householdId),
    address: place ? addressLine(place) : '',
    work: order.description,
    window: promise ? `${windowName(promise.window, tx.now)}.` : emergency ? `Emergency: ${emergency}` : '',
    reason: promise ? null : emergency,
    needsReason: asked === null,
    promised: promise !== null,
    refused: could && !could.ok ? could : null,
    takesTwo: could?.ok ? could.value.takesTwo : false,
    together: together ? (operatives.get(together)?.firstName ?? null) : null,
    togetherId: together,
    could: shown.filter((one) => one.may),
    cannot: shown.filter((one) => !one.may),
  }
}
