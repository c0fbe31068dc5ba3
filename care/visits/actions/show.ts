import { withWiderSight } from '../../../platform/postgres/sight.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { appointmentOf, bookingsOfVisit } from '../../booking/actions.ts'
import type { Booking } from '../../booking/actions.ts'
import { householdOf, needsOf } from '../../households/actions.ts'
import {
  adjustmentsOf,
  calledBy,
  householdName,
  isKnownVulnerable,
  languageName,
  mostUseful,
  spokesperson,
  usualDoorWaitMinutes,
} from '../../households/rules.ts'
import type { Need, Person } from '../../households/rules.ts'
import { markersInForce, premisesOf } from '../../premises/actions.ts'
import { consequencesOf } from '../../premises/rules.ts'
import type { Premises } from '../../premises/rules.ts'
import { orderOf } from '../../repairs/actions.ts'
import { operativesOf } from '../../workforce/actions.ts'
import type { Shown } from '../rules/shown.ts'
import { contractorCard } from '../store/visits.ts'

const addressOf = ({ line1, line2, town, postcode }: Premises): string[] => [line1, ...(line2 ? [line2] : []), `${town} ${postcode}`]

/** The name that is said at the door: only the first one where the household asked for that. */
const nameFor = (people: readonly Person[], needs: readonly Need[]): string => {
  const one = spokesperson(people)
  const isPrivate = needs.some((need) => need.code === 'PRIVATE_NAME')
  return isPrivate && one ? (one.nameToUse ?? one.name.split(' ')[0] ?? one.name) : householdName(people)
}

const interpreterOf = (needs: readonly Need[]): string | null => {
  const { interpreter } = adjustmentsOf(needs)
  if (!interpreter) return null
  return interpreter.language ? languageName(interpreter.language) : interpreter.kind === 'sign' ? 'British Sign Language' : 'A guide'
}

/** H3 What helps and what protects, as it stands at this moment: what to do, never why. */
const whatHelps = (needs: readonly Need[]) => {
  const adjustments = adjustmentsOf(needs)
  return {
    helps: { before: mostUseful(needs, 'before'), door: mostUseful(needs, 'door'), inside: mostUseful(needs, 'inside') },
    doorWaitMinutes: adjustments.doorWaitMinutes,
    takesTime: adjustments.doorWaitMinutes > usualDoorWaitMinutes,
    interpreter: interpreterOf(needs),
    safeContactOnly: needs.some((need) => need.code === 'SAFE_CONTACT'),
    welfareIfNobody: isKnownVulnerable(needs),
    leaveNothing: adjustments.leaveNothing,
  }
}

/** V5 Everything that the phone shows of this visit, as plain data. */
export const whatToShow = async (tx: Tx, booking: Booking): Promise<Shown> => {
  const [household, premises, order] = [
    await householdOf(tx, booking.householdId),
    await premisesOf(tx, booking.premisesId),
    await orderOf(tx, booking.orderId),
  ]
  if (!household || !premises || !order) throw new Error(`The visit ${booking.visitId} has lost its household, premises or order.`)
  const needs = await needsOf(tx, booking.householdId)
  const appointment = booking.appointmentId ? await appointmentOf(tx, booking.appointmentId) : null
  const plates = consequencesOf(await markersInForce(tx, booking.premisesId)).plates
  const contractor = await contractorCard(tx)
  const { mine, others } = await teamOf(tx, booking)
  return {
    household: nameFor(household.people, needs),
    residents: household.people.filter((one) => one.livesHere).map(calledBy),
    address: addressOf(premises),
    wayIn: premises.wayIn,
    work: order.description,
    room: order.room,
    window: appointment && { from: appointment.window.from.toString(), to: appointment.window.to.toString() },
    plates: [...plates],
    ...whatHelps(needs),
    together: others,
    code: booking.checkCode,
    firstName: mine,
    contractor: contractor.name,
    office: contractor.telephone,
    dutyNumber: contractor.dutyNumber,
  }
}

/** First names: one's own, and whoever goes along. */
const teamOf = async (tx: Tx, booking: Booking): Promise<{ mine: string; others: string[] }> => {
  const team = (await withWiderSight(tx, () => bookingsOfVisit(tx, booking.visitId))).filter((one) => one.state !== 'called_back')
  const people = await operativesOf(tx, [...new Set([booking.operativeId, ...team.map((one) => one.operativeId)])])
  const others = team
    .filter((one) => one.operativeId !== booking.operativeId)
    .flatMap((one) => people.get(one.operativeId)?.firstName ?? [])
  return { mine: people.get(booking.operativeId)?.firstName ?? '', others }
}
