/** D4 Why somebody was sent on a visit, or would be now; why not each of the others; what is waited for, at risk, and given up. Said from what the controller's pages say. */
import { appointmentOf, bookingsOfVisit, effectOfSend, promiseOfOrder } from '../../../care/booking/actions.ts'
import type { Booking } from '../../../care/booking/actions.ts'
import { orderOf } from '../../../care/repairs/actions.ts'
import type { Order } from '../../../care/repairs/rules.ts'
import { operativesOf } from '../../../care/workforce/actions.ts'
import { parseId } from '../../../lib/ids.ts'
import { clockTime } from '../../../lib/time.ts'
import type { Reason } from '../../../lib/refusal.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { othersPassedOver, sendingBoard } from '../../control-room/board.ts'
import type { ProposalShown, RiskShown } from '../../control-room/board.ts'
import { effectShown } from '../../control-room/effects/effect-shown.ts'
import { sendingShown } from '../../control-room/orders/sending-shown.ts'
import type { PersonShown } from '../../control-room/orders/sending-shown.ts'

type Asked = { readonly order: Order; readonly sent: readonly Booking[] }

/** A visit, a promise or an order, by its id; null when none of ours has it. */
const find = async (tx: Tx, wanted: string): Promise<Asked | null> => {
  const visit = parseId('visit', wanted)
  const sent = visit ? await bookingsOfVisit(tx, visit) : []
  const promise = parseId('appointment', wanted)
  const id = sent[0]?.orderId ?? (promise && (await appointmentOf(tx, promise))?.orderId) ?? parseId('order', wanted)
  const order = id && (await orderOf(tx, id))
  return order ? { order, sent } : null
}

const sentLines = async (tx: Tx, sent: readonly Booking[]): Promise<string[]> => {
  const people = await operativesOf(
    tx,
    sent.map((one) => one.operativeId),
  )
  return sent.map(
    (one) => `${people.get(one.operativeId)?.name ?? one.operativeId}, sent at ${clockTime(one.sentAt)}: ${one.why.sentences.join(' ')}`,
  )
}

const proposedLines = ({ who, arrives, why }: ProposalShown): string[] => [
  `Proposed now: ${who}, there ${arrives === 'now' ? 'now' : `about ${arrives}`}.`,
  ...why.map((sentence) => `  ${sentence}`),
]

const riskLines = ({ kept, why, next, going, troubles, instead }: RiskShown): string[] => [
  `At risk: ${why}${kept === null ? '' : ` ${kept} in 20 likely to be kept.`}`,
  `  What would save it: ${going ?? next}`,
  ...instead.map((one) => `  ${one.says}`),
  ...troubles.map((one) => `  ${one.sentence} ${one.next}`),
]

const said = (reasons: readonly Pick<Reason, 'sentence' | 'next'>[]): string =>
  reasons.map((one) => `${one.sentence} ${one.next}`).join(' ')

/** What sending them instead would do to everybody else, as the page says it before yes. */
const givenUp = async (tx: Tx, order: Order, one: PersonShown): Promise<string[]> => {
  const promise = await promiseOfOrder(tx, order.id)
  const to = promise ? { appointmentId: promise.id } : { emergency: { orderId: order.id, reason: order.description } }
  const effect = await effectOfSend(tx, { operativeIds: [one.id], ...to })
  if (!effect.ok || effect.value === null) return []
  const { worse, goers, road } = await effectShown(tx, effect.value)
  const broken = worse.map(
    ({ home, window, before, after }) => `${home}, ${window.toLowerCase()}, likelier to be broken: ${before} → ${after}.`,
  )
  return [`  Sent instead: ${[...broken, ...goers, road].join(' ')}`]
}

const othersLines = async (tx: Tx, order: Order, proposal: ProposalShown | null): Promise<string[]> => {
  const { could, cannot, takesTwo, refused } = await sendingShown(tx, order, { together: null, reason: null })
  const lines = refused?.kind === 'refused' ? [said(refused.reasons)] : []
  const others = (proposal && (await othersPassedOver(tx, proposal.key))) ?? []
  for (const one of could.filter((person) => !person.proposed && !proposal?.who.includes(person.name))) {
    const instead = others.find(({ name }) => name === one.name)?.instead ?? ''
    lines.push(`Could go as well: ${one.name}. ${[...one.why, instead, said(one.byHand)].filter(Boolean).join(' ')}`)
    if (!takesTwo) lines.push(...(await givenUp(tx, order, one)))
  }
  return [...lines, ...cannot.map((one) => `Not ${one.name}: ${said([...one.byHand, ...one.reasons])}`)]
}

/** In sentences, one a line; null when no visit, promise or order has this id. */
export const explained = async (tx: Tx, wanted: string): Promise<string[] | null> => {
  const found = await find(tx, wanted)
  if (found === null) return null
  const { order, sent } = found
  if (sent.length > 0) return sentLines(tx, sent)
  if (order.state !== 'open') return ['This order is done or cancelled: nobody goes to it.']
  const board = await sendingBoard(tx)
  const risk = board.risks.find((one) => one.orderId === order.id) ?? null
  const proposal = risk?.proposal ?? board.proposals.find((one) => one.orderId === order.id) ?? null
  const { name, address, work, window } = await sendingShown(tx, order, { together: null, reason: null })
  return [
    `${name}, ${address}. ${work}. ${window}`,
    ...(proposal ? proposedLines(proposal) : ['Nobody would be sent on it now.']),
    ...board.waits.filter((one) => one.orderId === order.id).map((one) => `${one.title}: ${one.note}`),
    ...(risk ? riskLines(risk) : []),
    ...board.putRight.filter((one) => one.orderId === order.id).map((one) => `${one.sentence} ${one.next}`),
    ...(await othersLines(tx, order, proposal)),
  ]
}
