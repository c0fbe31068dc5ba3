import type { LandlordId, MarkerId, PremisesId } from '../../lib/ids.ts'
import { oneOf } from '../../lib/lists.ts'
import type { Place } from '../../lib/place.ts'
import { jurisdictions } from '../../lib/working-days.ts'
import { anyOf } from '../../platform/postgres/any-of.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { factCodes, precautionCodes } from './rules.ts'
import type { Fact, Marker, Premises } from './rules.ts'

export const savePremises = async (tx: Tx, { place, ...premises }: Premises): Promise<void> => {
  const row = { ...premises, lon: place?.lon ?? null, lat: place?.lat ?? null }
  await tx.q
    .insertInto('premises')
    .values({ ...row, contractorId: tx.who.contractorId })
    .onConflict((c) => c.columns(['contractorId', 'id']).doUpdateSet(row))
    .execute()
}

const columns = ['id', 'landlordId', 'uprn', 'line1', 'line2', 'town', 'postcode', 'lon', 'lat', 'jurisdiction', 'wayIn'] as const

const asPremises = ({
  lon,
  lat,
  jurisdiction,
  ...row
}: { [K in Exclude<(typeof columns)[number], 'lon' | 'lat'>]: unknown } & { lon: number | null; lat: number | null }): Premises =>
  ({ ...row, place: lon === null || lat === null ? null : { lon, lat }, jurisdiction: oneOf(jurisdictions, jurisdiction)! }) as Premises

export const readPremises = async (tx: Tx, by: { ids: readonly PremisesId[] } | { landlordId: LandlordId }): Promise<Premises[]> => {
  const all = tx.q.selectFrom('premises').select(columns).orderBy('postcode').orderBy('line1')
  const some = 'ids' in by ? all.where('id', '=', anyOf(by.ids)) : all.where('landlordId', '=', by.landlordId)
  return (await some.execute()).map(asPremises)
}

/** Where these addresses are, by id; those that are not on the map are left out. */
export const readPlaces = async (tx: Tx, ids: readonly PremisesId[]): Promise<Map<PremisesId, Place>> => {
  if (ids.length === 0) return new Map()
  const rows = await tx.q.selectFrom('premises').select(['id', 'lon', 'lat']).where('id', '=', anyOf(ids)).execute()
  return new Map(
    rows.flatMap(({ id, lon, lat }): [PremisesId, Place][] => (lon === null || lat === null ? [] : [[id as PremisesId, { lon, lat }]])),
  )
}

/** Addresses whose lines, postcode or UPRN hold these letters; a postcode may be typed without its space. */
export const premisesMatching = async (tx: Tx, letters: string, most: number): Promise<Premises[]> => {
  const like = `%${letters.replace(/[\\%_]/g, '\\$&')}%`
  const postcode = letters.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const rows = await tx.q
    .selectFrom('premises')
    .select(columns)
    .where((e) => {
      const begins = e(e.fn<string>('replace', ['postcode', e.val(' '), e.val('')]), 'like', `${postcode}%`)
      return e.or([
        e('line1', 'ilike', like),
        e('line2', 'ilike', like),
        e('uprn', '=', letters),
        ...(postcode.length >= 2 ? [begins] : []),
      ])
    })
    .orderBy('line1')
    .limit(most)
    .execute()
  return rows.map(asPremises)
}

export const saveFact = async (tx: Tx, premisesId: PremisesId, { code, sentence }: Fact): Promise<void> => {
  await tx.q
    .insertInto('premisesFacts')
    .values({ contractorId: tx.who.contractorId, premisesId, code, sentence, toldAt: tx.now })
    .onConflict((c) => c.columns(['contractorId', 'premisesId', 'code']).doUpdateSet({ sentence, toldAt: tx.now }))
    .execute()
}

export const removeFact = async (tx: Tx, premisesId: PremisesId, code: Fact['code']): Promise<void> => {
  await tx.q.deleteFrom('premisesFacts').where('premisesId', '=', premisesId).where('code', '=', code).execute()
}

export const readFacts = async (tx: Tx, premisesId: PremisesId): Promise<Fact[]> => {
  const rows = await tx.q
    .selectFrom('premisesFacts')
    .select(['code', 'sentence'])
    .where('premisesId', '=', premisesId)
    .orderBy('code')
    .execute()
  return rows.map(({ code, sentence }) => ({ code: oneOf(factCodes, code)!, sentence }))
}

export const saveMarker = async (tx: Tx, { hours, ...marker }: Marker): Promise<void> => {
  await tx.q
    .insertInto('markers')
    .values({ ...marker, contractorId: tx.who.contractorId, fromTime: hours?.from ?? null, toTime: hours?.to ?? null })
    .execute()
}

export const changeMarker = async (
  tx: Tx,
  id: MarkerId,
  change: Partial<
    Pick<Marker, 'decidedBy' | 'decidedAt' | 'decisionWhy' | 'reviewOn' | 'endsAt' | 'residentToldAt' | 'notToldWhy' | 'endedAt'>
  >,
): Promise<void> => {
  await tx.q.updateTable('markers').set(change).where('id', '=', id).execute()
}

/** A code that is not on the list is a fault of ours, not a marker without consequences: it is thrown. */
const asMarker = ({ fromTime, toTime, ...row }: Record<string, unknown> & { id: string }): Marker => {
  const code = oneOf(precautionCodes, row.code)
  if (code === null) throw new Error(`marker ${row.id}: unknown code`)
  return {
    ...row,
    code,
    hours: fromTime && toTime ? { from: String(fromTime).slice(0, 5), to: String(toTime).slice(0, 5) } : null,
  } as unknown as Marker
}

/** Everything on these addresses that nobody has ended, whether its time ran out or not: the rules decide what is in force. */
export const readMarkers = async (tx: Tx, by: { premisesIds: readonly PremisesId[] } | { id: MarkerId } | 'all'): Promise<Marker[]> => {
  const all = tx.q.selectFrom('markers').selectAll().where('endedAt', 'is', null).orderBy('proposedAt').orderBy('id')
  const some = by === 'all' ? all : 'id' in by ? all.where('id', '=', by.id) : all.where('premisesId', '=', anyOf(by.premisesIds))
  return (await some.execute()).map(({ contractorId: _, ...row }) => asMarker(row))
}
