/** The plan in pencil on the page: who could set off now, what is at risk, who waits, what is to be put right. Nothing is decided here. */
import { aheadNow, liveBookings, promisesAtRisk } from '../../../care/booking/actions.ts'
import type { AheadNow, ProposedSending } from '../../../care/booking/actions.ts'
import { operativesOf } from '../../../care/workforce/actions.ts'
import { clockTime, minutesBetween } from '../../../lib/time.ts'
import { listed } from '../../../lib/lists.ts'
import type { OperativeId, OrderId } from '../../../lib/ids.ts'
import type { Reason } from '../../../lib/refusal.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { readFace } from '../../design/faces/read.ts'
import { byHandShown, type ByHand } from './by-hand.ts'
import { doorIn, nameIn, whatIsKnown, type Known } from './known.ts'
import { risksShown, type RiskShown } from './risks.ts'
import { breaksShown, toPutRight, waitsShown, type BreakShown, type PutRight, type WaitShown } from './waits.ts'

/** Somebody who was passed over: all the reasons why not, or what spoke for the other. */
export type OtherPerson = { name: string; face: ReturnType<typeof readFace>; reasons: Reason[]; instead: string | null }

/** One proposal: who, to whom, when and why (D4). Why not the others is asked for apart: see `othersPassedOver`. */
export type ProposalShown = {
  key: string
  orderId: OrderId
  who: string
  firstNames: string
  face: ReturnType<typeof readFace>
  pronoun: { subject: string; object: string }
  to: string
  where: string
  window: string | null
  arrives: string
  why: readonly string[]
  /** Fields of the form that sends. */
  fields: { operativeIds: string; appointmentId?: string; orderId?: string; emergencyReason?: string }
}

const pronounOf = { she: ['she', 'her'], he: ['he', 'him'], they: ['they', 'them'] } as const

const shown = (one: ProposedSending, known: Known, now: Tx['now']): ProposalShown => {
  const people = one.operatives.flatMap((id) => known.operatives.get(id) ?? [])
  const first = people[0]
  const [subject, object] = people.length > 1 || !first ? pronounOf.they : pronounOf[first.pronoun]
  return {
    ...{ key: one.visit, orderId: one.orderId, pronoun: { subject, object }, face: readFace(first?.face), why: one.why },
    who: listed(people.map((person) => person.name)),
    firstNames: listed(people.map((person) => person.firstName)),
    to: nameIn(known, one.householdId),
    where: doorIn(known, one.householdId),
    window: known.orders.get(one.orderId)?.isEmergency ? 'Emergency' : null,
    arrives: minutesBetween(now, one.arrivesAt) < 1 ? 'now' : clockTime(one.arrivesAt),
    fields: {
      operativeIds: one.operatives.join(' '),
      ...('appointmentId' in one.send
        ? { appointmentId: one.send.appointmentId }
        : { orderId: one.send.emergency.orderId, emergencyReason: one.send.emergency.reason }),
    },
  }
}

export type SendingBoard = {
  risks: RiskShown[]
  proposals: ProposalShown[]
  waits: WaitShown[]
  breaks: BreakShown[]
  putRight: PutRight[]
  byHand: ByHand
  /** Why the plan is not known just now. */
  unplanned: Pick<Reason, 'sentence' | 'next'> | null
  /** Promises that only the plan sees to be at risk: the day's bar counts them, and the map shows them. */
  early: readonly string[]
}

/** Everybody and every home that the plan speaks of. */
const peopleIn = ({ proposals, notes, people, breaks, steers }: AheadNow): OperativeId[] => [
  ...proposals.flatMap((one) => one.operatives),
  ...notes.flatMap(({ waits, risk }) => [...waits.map((one) => one.operative), ...(risk?.instead ?? []).flatMap((one) => one.operatives)]),
  ...[...people, ...breaks].map((one) => one.operativeId),
  ...steers.map((one) => one.operativeId),
]

/** D4 Everybody whom this proposal passed over; null when it is not proposed any more. */
export const othersPassedOver = async (tx: Tx, key: string): Promise<OtherPerson[] | null> => {
  const one = (await aheadNow(tx)).proposals.find(({ visit }) => visit === key)
  if (!one) return null
  const people = await operativesOf(
    tx,
    one.passedOver.map(({ operative }) => operative),
  )
  return one.passedOver.flatMap(({ operative, reasons, instead }) => {
    const person = people.get(operative)
    return person ? [{ name: person.name, face: readFace(person.face), reasons: [...reasons], instead }] : []
  })
}

/** The plan is asked once; everything on the page is said from the same answer. */
export const sendingBoard = async (tx: Tx): Promise<SendingBoard> => {
  const due = await promisesAtRisk(tx)
  const ahead = await aheadNow(tx)
  const live = await liveBookings(tx)
  const about = [...due.map((one) => one.appointment), ...ahead.proposals, ...ahead.notes]
  const known = await whatIsKnown(tx, {
    households: [...about, ...ahead.steers].flatMap((one) => one.householdId ?? []),
    orders: about.map((one) => one.orderId),
    operatives: [...live.map((one) => one.operativeId), ...peopleIn(ahead)],
  })
  const all = ahead.proposals.map((one) => shown(one, known, tx.now))
  const risks = risksShown({ due, ahead, known, proposals: all, now: tx.now })
  const chosenThere = new Set(risks.flatMap((one) => one.proposal?.key ?? []))
  return {
    risks,
    proposals: all.filter((one) => !chosenThere.has(one.key)),
    waits: waitsShown(ahead, known),
    breaks: breaksShown(ahead, known, tx.now),
    putRight: toPutRight(ahead, known, new Set(risks.map((one) => one.orderId))),
    byHand: byHandShown(ahead, known),
    unplanned: ahead.trouble,
    early: risks.flatMap((one) => (one.isEarly ? [one.key] : [])),
  }
}
