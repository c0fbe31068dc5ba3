/** Sending somebody: the one road to a booking (D6). */
import type { AppointmentId, BookingId, Id, OperativeId, OrderId, VisitId } from '../../../lib/ids.ts'
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome, Reason } from '../../../lib/refusal.ts'
import { after, minutes } from '../../../lib/time.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { startWatch } from '../../alarms/actions.ts'
import { judge } from '../../dispatch/judge.ts'
import { mustHold, whyNot } from '../../dispatch/rules.ts'
import type { Rule } from '../../dispatch/rules.ts'
import { why } from '../../dispatch/wishes.ts'
import { because } from '../../dispatch/words.ts'
import { tellHousehold } from '../../messages/actions.ts'
import { recordEvent } from '../../record/actions.ts'
import { isHard } from '../rules/visit-facts.ts'
import { addBooking } from '../store/bookings.ts'
import { reason } from '../words.ts'
import { likelyNow } from './learning/today.ts'
import type { Errand } from './errands.ts'
import { holdErrand } from './errands.ts'
import { takeOverride } from './overrides.ts'
import type { Goer } from './team.ts'
import { holdTeam } from './team.ts'

/** B7 To whom: a household with a live appointment, or an emergency with its reason. */
export type ToSend = {
  /** One person, or two who go together. */
  readonly operativeIds: readonly OperativeId[]
  readonly overrideId?: Id<'override'> | undefined
} & ({ readonly appointmentId: AppointmentId } | { readonly emergency: { readonly orderId: OrderId; readonly reason: string } })

export type Sent = { readonly visitId: VisitId; readonly bookingIds: readonly BookingId[]; readonly checkCode: string }

type SetAside = { readonly operativeId: OperativeId | null; readonly rules: readonly string[] }
const nothing: SetAside = { operativeId: null, rules: [] }

/**
 * Sends one person, or two together, in one transaction: facts, every reason why not (D4), what two people set aside (D5),
 * the judge (D6), the booking that the database lets exist only once (B1), the watch (A1), the text, the record.
 * Refused with all reasons; then nothing of it happened. `rules` are dispatch's own unless a test hands in others.
 */
export const sendOperative = async (tx: Tx, toSend: ToSend, rules: readonly Rule[] = mustHold): Promise<Outcome<Sent>> => {
  const { operativeIds, overrideId } = toSend
  if (tx.who.kind !== 'staff') return refused(reason('D5_ONLY_STAFF'))
  if (operativeIds.length > 2 || operativeIds.length === 0 || new Set(operativeIds).size < operativeIds.length)
    return refused(reason('B1_ONE_OR_TWO'))
  const held = await holdErrand(tx, toSend)
  if (!held.ok) return held
  const errand = held.value
  const team = await holdTeam(tx, operativeIds, errand.place)
  if (!team.ok) return team
  const aside = overrideId ? await takeOverride(tx, overrideId, { orderId: errand.order.id, operativeIds }) : done(nothing)
  if (!aside.ok) return aside
  const no = reasonsAgainst(tx, errand, team.value, aside.value, rules)
  if (no.length > 0) return refused(...no)
  const overridden = aside.value.rules.length > 0 ? (overrideId ?? null) : null
  return done(await book(tx, { errand, team: team.value, overrideId: overridden }, tx.who.staffId))
}

/** Two who go together knock together, when the later of them is there. */
const togetherIn = (team: readonly Goer[]): number => Math.max(...team.map((one) => one.minutesAway))
const othersThan = (one: Goer, team: readonly Goer[]) => team.filter((other) => other !== one).map((other) => other.operative)
const said = (reasons: readonly Reason[], { operative }: Goer, team: readonly Goer[]): Reason[] =>
  reasons.map((one) => (team.length > 1 ? { ...one, sentence: `${operative.firstName}: ${one.sentence}` } : one))

/** D4 All reasons of everybody who would go, less what two people set aside for one of them; when there are none, the judge's (D6). */
const reasonsAgainst = (tx: Tx, { visit }: Errand, team: readonly Goer[], aside: SetAside, rules: readonly Rule[]): Reason[] => {
  const found = team.flatMap((one) => {
    const going = { team: othersThan(one, team), minutesAway: togetherIn(team) }
    const left = whyNot(one.operative, visit, tx.now, going, rules).filter(
      ({ code }) => aside.operativeId !== one.operative.id || !aside.rules.includes(code),
    )
    return said(left, one, team)
  })
  if (found.length > 0) return found
  const breaches = judge({
    visit,
    people: team.map((one) => one.operative),
    minutesAway: togetherIn(team),
    now: tx.now,
    setAside: aside.rules,
  })
  return breaches.length === 0 ? [] : [reason('D6_JUDGE_DISAGREES'), ...breaches.map(({ code }) => because(code))]
}

type Sending = { readonly errand: Errand; readonly team: readonly Goer[]; readonly overrideId: Id<'override'> | null }

const book = async (tx: Tx, sending: Sending, sentBy: string): Promise<Sent> => {
  const { team } = sending
  const likely = await likelyNow(tx)
  const visitId = tx.world.newId('visit')
  const checkCode = tx.world.digits(4)
  const bookingIds: BookingId[] = []
  for (const one of team)
    bookingIds.push(await bookOne(tx, sending, one, { visitId, checkCode, sentBy, likelyMinutes: likely(one.minutesAway) }))
  await tellWhoComes(tx, sending, { visitId, checkCode, minutesAway: likely(togetherIn(team)) })
  await tellBoard(tx)
  return { visitId, bookingIds, checkCode }
}

/** One person of those who go: the booking, the watch over it (A1), and the why on the record (D4, R1). */
const bookOne = async (
  tx: Tx,
  { errand, team, overrideId }: Sending,
  one: Goer,
  visit: { visitId: VisitId; checkCode: string; sentBy: string; likelyMinutes: number },
): Promise<BookingId> => {
  const { appointment, order, householdId, emergencyReason, checkInEvery } = errand
  const id = tx.world.newId('booking')
  const operativeId = one.operative.id
  const travelMinutes = Math.ceil(one.minutesAway)
  const sentences = why(one.operative, errand.visit, tx.now, { team: othersThan(one, team), minutesAway: togetherIn(team) })
  await addBooking(tx, {
    ...visit,
    id,
    operativeId,
    householdId,
    travelMinutes,
    emergencyReason,
    appointmentId: appointment?.id ?? null,
    orderId: order.id,
    premisesId: order.premisesId,
    landlordId: order.landlordId,
    expectedMinutes: errand.visit.expectedMinutes,
    ...errand.adjusted,
    sentAt: tx.now,
    judgedAt: tx.now,
    why: { sentences, overrideId, emergency: errand.visit.emergency, hard: isHard(errand.visit) },
  })
  const checkInBy = after(tx.now, minutes(travelMinutes + checkInEvery))
  await startWatch(tx, { bookingId: id, visitId: visit.visitId, operativeId, householdId, everyMinutes: checkInEvery, checkInBy })
  await recordEvent(tx, {
    verb: 'operative_sent',
    subject: ['booking', id],
    why: emergencyReason ?? sentences.join(' '),
    content: { operativeId, visitId: visit.visitId, appointmentId: appointment?.id ?? null, sentences, overrideId },
  })
  return id
}

/** V7 The household hears who comes and the code that they will say, in its own language (M1). */
const tellWhoComes = async (
  tx: Tx,
  { errand, team }: Sending,
  { visitId, checkCode: code, minutesAway }: { visitId: VisitId; checkCode: string; minutesAway: number },
): Promise<void> => {
  const [first, ...others] = team
  if (!first) return
  await tellHousehold(tx, {
    householdId: errand.householdId,
    template: 'on_the_way',
    facts: {
      firstName: first.operative.firstName,
      pronoun: first.pronoun,
      alsoComing: others.map((one) => one.operative.firstName),
      arrivesAt: after(tx.now, minutes(minutesAway)),
      code,
      saysWord: errand.saysWord,
      appointmentId: errand.appointment?.id ?? null,
    },
    about: ['visit', visitId],
  })
}
