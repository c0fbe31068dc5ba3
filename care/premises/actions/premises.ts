import type { LandlordId, PremisesId } from '../../../lib/ids.ts'
import type { Place } from '../../../lib/place.ts'
import { done, invalid, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { recordEvent } from '../../record/actions.ts'
import { addressKey, asPostcode, jurisdictionOf } from '../rules.ts'
import type { Fact, Premises } from '../rules.ts'
import { premisesMatching, readFacts, readPlaces, readPremises, removeFact, saveFact, savePremises } from '../store.ts'
import { premisesReasons } from '../words.ts'

export type NewPremises = Pick<Premises, 'landlordId' | 'line1' | 'postcode'> & Partial<Omit<Premises, 'id' | 'jurisdiction'>>

/** A new address. Its country, and so its rules, come from the postcode (C1). */
export const addPremises = async (tx: Tx, given: NewPremises): Promise<Outcome<PremisesId>> => {
  const postcode = asPostcode(given.postcode)
  const jurisdiction = postcode && jurisdictionOf(postcode)
  if (!postcode) return invalid({ field: 'postcode', sentence: `“${given.postcode}” is not a postcode. It looks like EH7 5RN.` })
  if (!jurisdiction)
    return invalid({ field: 'postcode', sentence: `We know the rules of England and Scotland so far, and ${postcode} is in neither.` })
  const id = tx.world.newId('premises')
  await savePremises(tx, { uprn: null, line2: null, town: '', place: null, wayIn: null, ...given, postcode, jurisdiction, id })
  await recordEvent(tx, { verb: 'premises_added', subject: ['premises', id] })
  return done(id)
}

export const premisesOf = async (tx: Tx, id: PremisesId): Promise<Premises | null> => (await readPremises(tx, { ids: [id] }))[0] ?? null

export const premisesOfAll = async (tx: Tx, ids: readonly PremisesId[]): Promise<Map<PremisesId, Premises>> =>
  new Map(ids.length === 0 ? [] : (await readPremises(tx, { ids })).map((one) => [one.id, one]))

/** Where these addresses are; those that are not on the map are left out. */
export const placesOf = (tx: Tx, ids: readonly PremisesId[]): Promise<Map<PremisesId, Place>> => readPlaces(tx, ids)

export const premisesOfLandlord = (tx: Tx, landlordId: LandlordId): Promise<Premises[]> => readPremises(tx, { landlordId })

/** The address with this UPRN, or else spelt like this; null when we do not know it. */
export const findPremises = async (
  tx: Tx,
  { uprn, line1, postcode }: { uprn: string | null; line1: string; postcode: string },
): Promise<Premises | null> => {
  const byUprn = uprn ? (await premisesMatching(tx, uprn, 5)).find((one) => one.uprn === uprn) : undefined
  if (byUprn) return byUprn
  if (line1 === '' || postcode === '') return null
  const wanted = addressKey({ line1, postcode })
  return (await premisesMatching(tx, postcode, 500)).find((one) => addressKey(one) === wanted) ?? null
}

export const searchPremises = (tx: Tx, text: string, most = 20): Promise<Premises[]> =>
  text.trim().length < 2 ? Promise.resolve([]) : premisesMatching(tx, text.trim(), most)

/** How to get in, in the words of whoever knows; empty takes it away. */
export const tellWayIn = async (tx: Tx, id: PremisesId, wayIn: string): Promise<Outcome<PremisesId>> => {
  const premises = await premisesOf(tx, id)
  if (!premises) return refused(premisesReasons.reason('P1_UNKNOWN_ADDRESS'))
  await savePremises(tx, { ...premises, wayIn: wayIn.trim() || null })
  await recordEvent(tx, { verb: 'way_in_told', subject: ['premises', id] })
  return done(id)
}

export const tellFact = async (tx: Tx, id: PremisesId, { code, sentence }: Fact): Promise<Outcome<PremisesId>> => {
  const said = sentence.trim()
  if (said.length === 0 || said.length > 140)
    return invalid({ field: 'sentence', sentence: 'Say it in one sentence of at most 140 letters.' })
  await saveFact(tx, id, { code, sentence: said })
  await recordEvent(tx, { verb: 'fact_told', subject: ['premises', id], content: { code } })
  return done(id)
}

export const factNoLongerHolds = async (tx: Tx, id: PremisesId, code: Fact['code']): Promise<void> => {
  await removeFact(tx, id, code)
  await recordEvent(tx, { verb: 'fact_ended', subject: ['premises', id], content: { code } })
}

export const factsOf = (tx: Tx, id: PremisesId): Promise<Fact[]> => readFacts(tx, id)
