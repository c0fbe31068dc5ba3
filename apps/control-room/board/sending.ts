/** The plan in pencil on the page: who could set off now, what is at risk, who waits, what is to be put right. Nothing is decided here. */
import { aheadNow, liveBookings, promisesAtRisk, toldOfRisk } from '../../../care/booking/actions.ts'
import type { AheadNow, ProposedSending } from '../../../care/booking/actions.ts'
import { leaveBy, mostUrgentFirst } from '../../../care/booking/rules.ts'
import { operativesOf } from '../../../care/workforce/actions.ts'
import { clockTime, later, minutesBetween } from '../../../lib/time.ts'
import { listed } from '../../../lib/lists.ts'
import type { OperativeId, OrderId } from '../../../lib/ids.ts'
import type { Reason } from '../../../lib/refusal.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { readFace } from '../../design/faces/read.ts'
import { byHandShown, type ByHand } from './by-hand.ts'
import { aboutOrder, doorIn, nameIn, whatIsKnown, type Known } from './known.ts'
import { choicesIn, pageOf, type Asked, type Line } from './narrow.ts'
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
  /** By when somebody has to leave; null for an emergency, where nobody waits for that. */
  leaveBy: string | null
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
    window: one.isEmergency ? 'Emergency' : null,
    leaveBy: one.isEmergency ? null : clockTime(later(now, leaveBy(one, now))),
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

/** Everything that the page says of the plan, each line with what it is about. The plan is asked once. */
const sendingLines = async (tx: Tx) => {
  const due = await promisesAtRisk(tx)
  const ahead = await aheadNow(tx)
  const live = await liveBookings(tx)
  const homes = [...due.map((one) => one.appointment), ...ahead.proposals, ...ahead.notes]
  const known = await whatIsKnown(tx, {
    households: [...homes, ...ahead.steers].flatMap((one) => one.householdId ?? []),
    orders: homes.map((one) => one.orderId),
    operatives: [...live.map((one) => one.operativeId), ...peopleIn(ahead)],
  })
  const all = mostUrgentFirst(ahead.proposals).map((one) => shown(one, known, tx.now))
  const risks = risksShown({ due, ahead, known, proposals: all, told: await toldOfRisk(tx), now: tx.now })
  const chosenThere = new Set(risks.flatMap((one) => one.proposal?.key ?? []))
  const about = (id: OrderId | null, ...words: (string | null)[]) => aboutOrder(known, id, words)
  return {
    risks: risks.map((line) => ({ line, about: about(line.orderId, line.name, line.where, line.going, line.proposal?.who ?? null) })),
    proposals: all
      .filter((one) => !chosenThere.has(one.key))
      .map((line) => ({ line, about: about(line.orderId, line.who, line.to, line.where) })),
    waits: waitsShown(ahead, known).map((line) => ({ line, about: about(line.orderId, line.name, line.title, line.note) })),
    breaks: breaksShown(ahead, known, tx.now).map((line) => ({ line, about: about(null, line.name) })),
    putRight: toPutRight(ahead, known, new Set(risks.map((one) => one.orderId))).map((line) => ({
      ...{ line, about: about(line.orderId, line.title, line.sentence) },
    })),
    byHand: byHandShown(ahead, known),
    unplanned: ahead.trouble,
    early: risks.flatMap((one) => (one.isEarly ? [one.key] : [])),
  }
}

const bare = <T>(lines: readonly Line<T>[]): T[] => lines.map(({ line }) => line)

/** All of it, however much it is. */
export const sendingBoard = async (tx: Tx): Promise<SendingBoard> => {
  const { risks, proposals, waits, breaks, putRight, ...more } = await sendingLines(tx)
  return {
    ...{ risks: bare(risks), proposals: bare(proposals), waits: bare(waits), breaks: bare(breaks) },
    ...{ putRight: bare(putRight), ...more },
  }
}

/** The part and the pages of it that are asked for, and what else could be. */
export const sendingPart = async (tx: Tx, asked: Asked) => {
  const { risks, proposals, waits, breaks, putRight, ...more } = await sendingLines(tx)
  const about = (lines: readonly Line<unknown>[]) => lines.map((one) => one.about)
  return {
    ...{ risks: pageOf('risks', risks, asked), proposals: pageOf('proposals', proposals, asked), waits: pageOf('waits', waits, asked) },
    ...{ breaks: pageOf('breaks', breaks, asked), putRight: pageOf('right', putRight, asked), ...more },
    choices: choicesIn({ risks: about(risks), proposals: about(proposals) }, asked),
  }
}
