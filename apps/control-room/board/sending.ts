/** Promises at risk, and who could set off now: dispatch's own proposals in words. Nothing is decided here. */
import { promisesAtRisk, proposalsNow } from '../../../care/booking/actions.ts'
import type { PromiseToday, ProposedSending } from '../../../care/booking/actions.ts'
import { riskWords } from '../../../care/booking/words.ts'
import { liveBookings } from '../../../care/booking/actions.ts'
import { clockTime, minutesBetween } from '../../../lib/time.ts'
import { listed } from '../../../lib/lists.ts'
import type { OrderId } from '../../../lib/ids.ts'
import type { Reason } from '../../../lib/refusal.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { readFace } from '../../design/faces/read.ts'
import { capital, hoursOf, howLong } from '../say.ts'
import { doorIn, nameIn, whatIsKnown, wordsFor, type Known } from './known.ts'

export type OtherPerson = { name: string; face: ReturnType<typeof readFace>; reasons: Reason[]; instead: string | null }

/** One proposal: who, to whom, when, why, and why not the others (D4). */
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
  others: OtherPerson[]
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
    others: one.passedOver.flatMap(({ operative, reasons, instead }) => {
      const person = known.operatives.get(operative)
      return person ? [{ name: person.name, face: readFace(person.face), reasons: [...reasons], instead }] : []
    }),
    fields: {
      operativeIds: one.operatives.join(' '),
      ...('appointmentId' in one.send
        ? { appointmentId: one.send.appointmentId }
        : { orderId: one.send.emergency.orderId, emergencyReason: one.send.emergency.reason }),
    },
  }
}

/** A promise that needs a person, with the choice there is. */
export type RiskShown = {
  key: string
  orderId: OrderId
  name: string
  object: string
  where: string
  window: string
  work: string
  left: string
  why: string
  next: string
  /** Whoever is on the way already. */
  going: string | null
  /** Where they are moved with their consent: the windows that could be promised instead. */
  windows: string
  proposal: ProposalShown | null
}

const riskOf = (
  { appointment, going, risk }: PromiseToday,
  known: Known,
  proposals: readonly ProposalShown[],
  now: Tx['now'],
): RiskShown => {
  const { name, object } = wordsFor(known, appointment.householdId)
  const left = minutesBetween(now, appointment.window.to)
  const people = going.flatMap((one) => known.operatives.get(one.operativeId)?.firstName ?? [])
  return {
    ...{ key: appointment.id, orderId: appointment.orderId, name, object, where: doorIn(known, appointment.householdId) },
    window: capital(hoursOf(appointment.window)),
    work: known.orders.get(appointment.orderId)?.description ?? '',
    left: left > 0 ? `${howLong(left)} left` : `${howLong(-left)} late`,
    why: riskWords[risk ?? 'nobody_sent'].label,
    next: riskWords[risk ?? 'nobody_sent'].next,
    going: people.length > 0 ? `${listed(people)} ${people.length > 1 ? 'are' : 'is'} on the way. Nobody is hurried.` : null,
    windows: `/call/${appointment.householdId}/${appointment.orderId}`,
    proposal: proposals.find((one) => one.orderId === appointment.orderId) ?? null,
  }
}

export const sendingBoard = async (tx: Tx): Promise<{ risks: RiskShown[]; proposals: ProposalShown[] }> => {
  const risks = await promisesAtRisk(tx)
  const proposals = await proposalsNow(tx)
  const live = await liveBookings(tx)
  const known = await whatIsKnown(tx, {
    households: [...risks.map((one) => one.appointment.householdId), ...proposals.map((one) => one.householdId)],
    orders: [...risks.map((one) => one.appointment.orderId), ...proposals.map((one) => one.orderId)],
    operatives: [
      ...live.map((one) => one.operativeId),
      ...proposals.flatMap((one) => [...one.operatives, ...one.passedOver.map((other) => other.operative)]),
    ],
  })
  const all = proposals.map((one) => shown(one, known, tx.now))
  const atRisk = risks.map((one) => riskOf(one, known, all, tx.now))
  const chosenThere = new Set(atRisk.flatMap((one) => one.proposal?.key ?? []))
  return { risks: atRisk, proposals: all.filter((one) => !chosenThere.has(one.key)) }
}
