import type { HouseholdId, LandlordId, PersonId, PremisesId } from '../../../lib/ids.ts'
import type { Day } from '../../../lib/time.ts'

export const pronouns = ['she', 'he', 'they'] as const
export type Pronoun = (typeof pronouns)[number]

/** Somebody who lives here, or whom to ring about somebody who does (`tie`: "daughter", "carer"). */
export type Person = {
  readonly id: PersonId
  readonly name: string
  readonly title: string | null
  readonly nameToUse: string | null
  readonly pronoun: Pronoun | null
  readonly isTenant: boolean
  readonly livesHere: boolean
  readonly tie: string | null
  readonly telephone: string | null
}

export type Household = {
  readonly id: HouseholdId
  readonly premisesId: PremisesId
  readonly landlordId: LandlordId
  readonly since: Day | null
  readonly people: readonly Person[]
}

/** How this person is called: as they chose, else title and surname, else the name. */
export const calledBy = ({ nameToUse, title, name }: Pick<Person, 'nameToUse' | 'title' | 'name'>): string =>
  nameToUse ?? (title ? `${title} ${name.split(' ').at(-1)}` : name)

/** The one we speak of when we speak of the household: the tenant, else whoever lives there. Null when nobody is known. */
export const spokesperson = (people: readonly Person[]): Person | null =>
  people.find((one) => one.isTenant) ?? people.find((one) => one.livesHere) ?? people[0] ?? null

/** "Mrs Malik", or "the household" when we know no name. */
export const householdName = (people: readonly Person[]): string => {
  const one = spokesperson(people)
  return one ? calledBy(one) : 'the household'
}
