/** The address as the office reads it: facts, the way in, and what protects whoever goes. */
import { premisesPage } from '../../../care/premises/actions.ts'
import { addressLine, decidingRoles, factCodes, precautionCodes, precautionTable } from '../../../care/premises/rules.ts'
import type { Marker } from '../../../care/premises/rules.ts'
import { factLabels } from '../../../care/premises/words.ts'
import { householdName } from '../../../care/households/rules.ts'
import { staffNamed } from '../../../care/workforce/actions.ts'
import { oneOf } from '../../../lib/lists.ts'
import { dayOf } from '../../../lib/time.ts'
import type { PremisesId, StaffId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { precautionFamily } from '../../design/marks/families.ts'
import { noSuch } from '../call/caller.ts'
import { dayName, moment } from '../say.ts'

const consequenceWords = (code: Marker['code']): string => {
  const row = precautionTable[code]
  const parts = [
    row.doNotAttend ? 'nobody goes' : null,
    row.people === 2 ? 'two people go' : null,
    row.landlordAttends ? 'the landlord attends' : null,
    row.notAlone ? `no ${row.notAlone.includes('f') ? 'woman' : 'man'} goes alone` : null,
    row.hours ? 'only at the hours told' : null,
    `a check-in every ${row.checkInEvery} minutes`,
  ]
  return parts.filter(Boolean).join(', ')
}

const named = async (tx: Tx, id: string | null): Promise<string> => (id && (await staffNamed(tx, id as StaffId))) || 'somebody'

const markerShown = async (tx: Tx, one: Marker) => ({
  key: one.id,
  label: precautionTable[one.code].label,
  icon: precautionFamily[precautionTable[one.code].icon],
  sentence: one.precaution,
  consequence: consequenceWords(one.code),
  hours: one.hours ? `${one.hours.from} to ${one.hours.to}` : null,
  about: one.householdId ? 'It is about somebody who lives here, and goes when they move.' : 'It is about the place.',
  source: one.source,
  happened: one.happenedOn ? dayName(one.happenedOn, tx.now) : null,
  proposed: `${await named(tx, one.proposedBy)}, ${moment(one.proposedAt, tx.now)}`,
  decided: one.decidedAt ? `${await named(tx, one.decidedBy)}, ${moment(one.decidedAt, tx.now)}: “${one.decisionWhy ?? ''}”` : null,
  told: one.residentToldAt
    ? `The resident was told: ${moment(one.residentToldAt, tx.now)}.`
    : one.notToldWhy
      ? `The resident was not told: “${one.notToldWhy}”`
      : null,
  ends: dayName(dayOf(one.endsAt), tx.now),
  mine: tx.who.kind === 'staff' && one.proposedBy === tx.who.staffId,
})
export type MarkerShown = Awaited<ReturnType<typeof markerShown>>

export const premisesShown = async (tx: Tx, id: PremisesId) => {
  const page = await premisesPage(tx, id)
  if (!page) throw noSuch('We do not know this address', 'Look for it by street or postcode.')
  const { premises, household, facts, inForce, toDecide } = page
  return {
    id,
    title: premises.line1,
    address: addressLine(premises),
    household: household && { id: household.id as string, name: householdName(household.people) },
    rules: premises.jurisdiction === 'scotland' ? 'Scotland' : 'England',
    onMap: premises.place !== null,
    wayIn: premises.wayIn ?? '',
    facts: facts.map((one) => ({ code: one.code, label: factLabels[one.code], sentence: one.sentence })),
    inForce: await Promise.all(inForce.map((one) => markerShown(tx, one))),
    toDecide: await Promise.all(toDecide.map((one) => markerShown(tx, one))),
    senior: tx.who.kind === 'staff' && oneOf(decidingRoles, tx.who.role) !== null,
    choices: {
      facts: factCodes.map((value) => ({ value, label: factLabels[value] })),
      precautions: precautionCodes.map((value) => ({ value, label: precautionTable[value].label })),
    },
  }
}
export type PremisesShown = Awaited<ReturnType<typeof premisesShown>>
