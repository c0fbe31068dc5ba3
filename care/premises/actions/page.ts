import type { HouseholdId, PremisesId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { householdsAt, householdsNamed, householdsOf } from '../../households/actions.ts'
import { householdName } from '../../households/rules.ts'
import type { Household } from '../../households/rules.ts'
import { householdsOfNumber } from '../../messages/actions.ts'
import { recordLook } from '../../record/actions.ts'
import { addressLine, consequencesOf, isInForce, waitsForDecision } from '../rules.ts'
import type { Consequences, Fact, Marker, Premises } from '../rules.ts'
import { readMarkers } from '../store.ts'
import { factsOf, premisesOf, premisesOfAll, searchPremises } from './premises.ts'

export type PremisesPage = {
  readonly premises: Premises
  readonly household: Household | null
  readonly facts: readonly Fact[]
  readonly inForce: readonly Marker[]
  readonly toDecide: readonly Marker[]
  readonly consequences: Consequences
}

/** The address as the office sees it. R2 The look at its markers is recorded. Null when we do not know it. */
export const premisesPage = async (tx: Tx, id: PremisesId): Promise<PremisesPage | null> => {
  const premises = await premisesOf(tx, id)
  if (!premises) return null
  const household = (await householdsAt(tx, [id]))[0] ?? null
  const markers = (await readMarkers(tx, { premisesIds: [id] })).filter((m) => m.householdId === null || m.householdId === household?.id)
  await recordLook(tx, { subject: ['premises', id], what: 'markers' })
  const inForce = markers.filter((marker) => isInForce(marker, tx.now))
  const toDecide = markers.filter((marker) => waitsForDecision(marker, tx.now))
  return { premises, household, facts: await factsOf(tx, id), inForce, toDecide, consequences: consequencesOf(inForce) }
}

/** One line of a search: enough to choose the right door, and nothing that was told in confidence. */
export type Found = { readonly householdId: HouseholdId; readonly premisesId: PremisesId; readonly name: string; readonly address: string }

const livingAtNumber = async (tx: Tx, telephone: string): Promise<Household[]> => {
  const theirs = await householdsOf(tx, await householdsOfNumber(tx, telephone))
  const living = await householdsAt(
    tx,
    [...theirs.values()].map((one) => one.premisesId),
  )
  return living.filter((one) => theirs.has(one.id))
}

/** Households by a person's name, a street, a postcode (with or without its space), a UPRN or their telephone; two letters at least. */
export const searchHouseholds = async (tx: Tx, text: string, most = 20): Promise<Found[]> => {
  const letters = text.trim()
  if (letters.length < 2) return []
  const places = await searchPremises(tx, letters, most)
  const byPlace = await householdsAt(
    tx,
    places.map((one) => one.id),
  )
  const byName = await householdsNamed(tx, letters, most)
  const byNumber = await livingAtNumber(tx, letters)
  const found = [...new Map([...byNumber, ...byName, ...byPlace].map((one) => [one.id, one])).values()].slice(0, most)
  const addresses = await premisesOfAll(
    tx,
    found.map((one) => one.premisesId),
  )
  return found.flatMap(({ id, premisesId, people }) => {
    const premises = addresses.get(premisesId)
    return premises ? [{ householdId: id, premisesId, name: householdName(people), address: addressLine(premises) }] : []
  })
}
