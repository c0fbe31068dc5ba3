import type { HouseholdId, NeedId, PersonId, PremisesId } from '../../lib/ids.ts'
import { oneOf } from '../../lib/lists.ts'
import type { Day } from '../../lib/time.ts'
import { anyOf } from '../../platform/postgres/any-of.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { actorId } from '../../platform/who.ts'
import { needCodes, needSources, pronouns } from './rules.ts'
import type { Household, Need, Person } from './rules.ts'

export const saveHousehold = async (tx: Tx, { people: _, ...household }: Household): Promise<void> => {
  await tx.q
    .insertInto('households')
    .values({ ...household, contractorId: tx.who.contractorId })
    .execute()
}

export const savePerson = async (tx: Tx, householdId: HouseholdId, person: Person): Promise<void> => {
  await tx.q
    .insertInto('people')
    .values({ ...person, householdId, contractorId: tx.who.contractorId })
    .onConflict((c) => c.columns(['contractorId', 'id']).doUpdateSet(person))
    .execute()
}

const personColumns = ['id', 'name', 'title', 'nameToUse', 'pronoun', 'isTenant', 'livesHere', 'tie', 'telephone'] as const

/** Households with their people, those that ended left out unless asked for by id. */
export const readHouseholds = async (
  tx: Tx,
  by: { ids?: readonly HouseholdId[]; premisesIds?: readonly PremisesId[] },
): Promise<Household[]> => {
  let query = tx.q.selectFrom('households').select(['id', 'premisesId', 'landlordId', 'since'])
  if (by.ids) query = query.where('id', 'in', [...by.ids, ''])
  if (by.premisesIds) query = query.where('premisesId', 'in', [...by.premisesIds, '']).where('endedAt', 'is', null)
  const rows = await query.orderBy('id').execute()
  const people = await readPeople(
    tx,
    rows.map((row) => row.id as HouseholdId),
  )
  return rows.map((row) => ({ ...row, people: people.get(row.id) ?? [] }) as unknown as Household)
}

const readPeople = async (tx: Tx, householdIds: readonly HouseholdId[]): Promise<Map<string, Person[]>> => {
  const rows = await tx.q
    .selectFrom('people')
    .select([...personColumns, 'householdId'])
    .where('householdId', 'in', [...householdIds, ''])
    .orderBy('isTenant', 'desc')
    .orderBy('id')
    .execute()
  const found = new Map<string, Person[]>()
  for (const { householdId, ...row } of rows) {
    const person: Person = { ...row, id: row.id as PersonId, pronoun: oneOf(pronouns, row.pronoun) }
    found.set(householdId, [...(found.get(householdId) ?? []), person])
  }
  return found
}

/** Living households of people whose name, or chosen name, holds these letters. */
export const householdsOfPeopleNamed = async (tx: Tx, letters: string, most: number): Promise<HouseholdId[]> => {
  const like = `%${letters.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await tx.q
    .selectFrom('people')
    .innerJoin('households', (j) =>
      j.onRef('households.id', '=', 'people.householdId').onRef('households.contractorId', '=', 'people.contractorId'),
    )
    .select('people.householdId')
    .distinct()
    .where('households.endedAt', 'is', null)
    .where((e) => e.or([e('people.name', 'ilike', like), e('people.nameToUse', 'ilike', like)]))
    .limit(most)
    .execute()
  return rows.map((row) => row.householdId as HouseholdId)
}

/** Says that they live there no more. False when they did not, or moved out before. */
export const markHouseholdEnded = async (tx: Tx, id: HouseholdId): Promise<boolean> => {
  const { numUpdatedRows } = await tx.q
    .updateTable('households')
    .set({ endedAt: tx.now })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const saveNeed = async (tx: Tx, { hours, ...need }: Need): Promise<void> => {
  await tx.q
    .insertInto('needs')
    .values({
      ...need,
      contractorId: tx.who.contractorId,
      fromTime: hours?.from ?? null,
      toTime: hours?.to ?? null,
      toldBy: actorId(tx.who),
    })
    .execute()
}

const needColumns = [
  'id',
  'householdId',
  'code',
  'ifPossible',
  'language',
  'operativeId',
  'note',
  'fromTime',
  'toTime',
  'source',
  'toldAt',
  'confirmedAt',
  'reviewOn',
] as const

/** An unknown code in the table is a fault of ours, not a need without effects: it is thrown. */
const asNeed = ({ fromTime, toTime, ...row }: { [K in (typeof needColumns)[number]]: unknown }): Need => {
  const code = oneOf(needCodes, row.code)
  const source = oneOf(needSources, row.source)
  if (code === null || source === null) throw new Error(`need ${String(row.id)}: unknown code or source`)
  const hours = fromTime && toTime ? { from: String(fromTime).slice(0, 5), to: String(toTime).slice(0, 5) } : null
  return { ...row, code, source, hours } as Need
}

/** The needs that hold, in the order in which they were told. */
export const readNeeds = async (tx: Tx, by: { householdIds?: readonly HouseholdId[]; id?: NeedId; reviewUpTo?: Day }): Promise<Need[]> => {
  let query = tx.q.selectFrom('needs').select(needColumns).where('endedAt', 'is', null)
  if (by.householdIds) query = query.where('householdId', '=', anyOf(by.householdIds))
  if (by.id) query = query.where('id', '=', by.id)
  if (by.reviewUpTo) query = query.where('reviewOn', '<=', by.reviewUpTo)
  return (await query.orderBy('toldAt').orderBy('id').execute()).map(asNeed)
}

export const markConfirmed = async (tx: Tx, id: NeedId, reviewOn: Day): Promise<void> => {
  await tx.q.updateTable('needs').set({ confirmedAt: tx.now, reviewOn }).where('id', '=', id).execute()
}

export const markNeedEnded = async (tx: Tx, id: NeedId): Promise<void> => {
  await tx.q.updateTable('needs').set({ endedAt: tx.now }).where('id', '=', id).execute()
}
