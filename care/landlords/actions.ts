import type { LandlordId } from '../../lib/ids.ts'
import { done, refused } from '../../lib/refusal.ts'
import type { Outcome } from '../../lib/refusal.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { recordEvent } from '../record/actions.ts'
import type { Landlord, Priority } from './rules.ts'
import { usualPriorities } from './rules.ts'
import { readLandlords, readPriorities, saveLandlord, savePriority } from './store.ts'
import { landlordReasons } from './words.ts'

export type NewLandlord = Omit<Landlord, 'id' | 'safeguardingName' | 'safeguardingContact'> &
  Partial<Pick<Landlord, 'safeguardingName' | 'safeguardingContact'>> & { readonly priorities?: readonly Priority[] }

/** A new client, with the usual priorities unless others are given. */
export const addLandlord = async (tx: Tx, { priorities = usualPriorities, ...rest }: NewLandlord): Promise<Outcome<LandlordId>> => {
  const id = tx.world.newId('landlord')
  await saveLandlord(tx, { safeguardingName: null, safeguardingContact: null, ...rest, id })
  for (const priority of priorities) await savePriority(tx, id, priority)
  await recordEvent(tx, { verb: 'landlord_added', subject: ['landlord', id], content: { name: rest.name } })
  return done(id)
}

/** Adds a priority or changes its clock. Orders already taken keep the date they were given. */
export const setPriority = async (tx: Tx, landlordId: LandlordId, priority: Priority): Promise<void> => {
  await savePriority(tx, landlordId, priority)
  await recordEvent(tx, { verb: 'priority_set', subject: ['landlord', landlordId], content: priority })
}

export const landlords = (tx: Tx): Promise<Landlord[]> => readLandlords(tx)

export const landlordOf = async (tx: Tx, id: LandlordId): Promise<Landlord | null> =>
  (await readLandlords(tx)).find((one) => one.id === id) ?? null

/** By name or id, as typed on a command line; case does not matter. */
export const findLandlord = async (tx: Tx, text: string): Promise<Outcome<Landlord>> => {
  const wanted = text.trim().toLowerCase()
  const found = (await readLandlords(tx)).find((one) => one.id === text.trim() || one.name.toLowerCase() === wanted)
  return found ? done(found) : refused(landlordReasons.reason('C1_UNKNOWN_LANDLORD'))
}

export const prioritiesOf = (tx: Tx, id: LandlordId): Promise<Priority[]> => readPriorities(tx, id)
