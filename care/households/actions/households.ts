import type { HouseholdId, LandlordId, PersonId, PremisesId } from '../../../lib/ids.ts'
import { done, invalid, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import type { Day } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { contactCardOf, changeContactCard } from '../../messages/actions.ts'
import type { ContactCard } from '../../messages/rules.ts'
import { recordEvent } from '../../record/actions.ts'
import type { Household, Person } from '../rules.ts'
import { householdsOfPeopleNamed, markHouseholdEnded, readHouseholds, saveHousehold, savePerson } from '../store.ts'
import { householdReasons } from '../words.ts'

export type NewPerson = Pick<Person, 'name'> & Partial<Omit<Person, 'id'>>
export type NewHousehold = {
  readonly premisesId: PremisesId
  readonly landlordId: LandlordId
  readonly since?: Day
  readonly people?: readonly NewPerson[]
  readonly contact?: Partial<ContactCard>
}

const unknown: Omit<Person, 'id' | 'name'> = {
  title: null,
  nameToUse: null,
  pronoun: null,
  isTenant: false,
  livesHere: true,
  tie: null,
  telephone: null,
}

/** What we know before anybody has said how they want to be told: nothing, so a letter. */
const nothingSaid: ContactCard = {
  language: 'en',
  channel: 'letter',
  telephone: null,
  largePrint: false,
  safeContactOnly: false,
  safeTelephone: null,
  safeFrom: null,
  safeTo: null,
}

export const cardOf = async (tx: Tx, id: HouseholdId): Promise<ContactCard> => (await contactCardOf(tx, id)) ?? nothingSaid

/** Somebody lives at this address now. One household at a time: the one before has to have moved out. */
export const addHousehold = async (tx: Tx, { people = [], contact, ...where }: NewHousehold): Promise<Outcome<HouseholdId>> => {
  const id = tx.world.newId('household')
  await saveHousehold(tx, { since: null, ...where, id, people: [] })
  for (const person of people) await savePerson(tx, id, { ...unknown, ...person, id: tx.world.newId('person') })
  if (contact) {
    const changed = await changeContactCard(tx, id, {
      ...(await cardOf(tx, id)),
      channel: contact.telephone ? 'text' : 'letter',
      ...contact,
    })
    if (!changed.ok) return changed
  }
  await recordEvent(tx, { verb: 'household_added', subject: ['household', id], content: { premisesId: where.premisesId } })
  return done(id)
}

export const addPerson = async (tx: Tx, householdId: HouseholdId, person: NewPerson): Promise<Outcome<PersonId>> => {
  if (person.name.trim() === '') return invalid({ field: 'name', sentence: 'Say the name, as they say it.' })
  const id = tx.world.newId('person')
  await savePerson(tx, householdId, { ...unknown, ...person, id })
  await recordEvent(tx, { verb: 'person_added', subject: ['household', householdId], content: { personId: id } })
  return done(id)
}

/** A name, a way to be called, a telephone has changed. */
export const changePerson = async (tx: Tx, householdId: HouseholdId, person: Person): Promise<Outcome<PersonId>> => {
  const known = (await householdOf(tx, householdId))?.people.some((one) => one.id === person.id)
  if (!known) return refused(householdReasons.reason('H1_UNKNOWN_HOUSEHOLD'))
  await savePerson(tx, householdId, person)
  await recordEvent(tx, { verb: 'person_changed', subject: ['household', householdId], content: { personId: person.id } })
  return done(person.id)
}

export const householdOf = async (tx: Tx, id: HouseholdId): Promise<Household | null> =>
  (await readHouseholds(tx, { ids: [id] }))[0] ?? null

export const householdsOf = async (tx: Tx, ids: readonly HouseholdId[]): Promise<Map<HouseholdId, Household>> =>
  new Map((await readHouseholds(tx, { ids })).map((one) => [one.id, one]))

/** Who lives at these addresses now. */
export const householdsAt = (tx: Tx, premisesIds: readonly PremisesId[]): Promise<Household[]> => readHouseholds(tx, { premisesIds })

export const householdsNamed = async (tx: Tx, letters: string, most = 20): Promise<Household[]> =>
  readHouseholds(tx, { ids: await householdsOfPeopleNamed(tx, letters, most) })

/** They moved out. What they told us goes with them. `premises` ends the markers that were about them. */
export const endHousehold = async (tx: Tx, id: HouseholdId): Promise<Outcome<HouseholdId>> => {
  if (!(await markHouseholdEnded(tx, id))) return refused(householdReasons.reason('H1_UNKNOWN_HOUSEHOLD'))
  await recordEvent(tx, { verb: 'household_moved_out', subject: ['household', id] })
  return done(id)
}
