import { z } from 'zod'
import { addPerson, changePerson, confirmNeed, endNeed, householdOf } from '../../../care/households/actions.ts'
import { pronouns } from '../../../care/households/rules.ts'
import { changeContactCard } from '../../../care/messages/actions.ts'
import { channels } from '../../../care/messages/rules/card.ts'
import type { HouseholdId, PersonId } from '../../../lib/ids.ts'
import { invalid, type Outcome } from '../../../lib/refusal.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { anId, ticked, time, words } from '../form.ts'

const why = z.string().trim().min(3, 'Say why, in a few words.').max(200)

export const householdActs = z.discriminatedUnion('do', [
  z.object({ do: z.literal('confirm_need'), needId: anId('need') }),
  z.object({ do: z.literal('end_need'), needId: anId('need'), why }),
  z.object({
    do: z.literal('add_person'),
    name: z.string().trim().min(1, 'Say the name, as they say it.').max(120),
    title: words(20),
    nameToUse: words(60),
    pronoun: z.union([z.literal('').transform(() => null), z.enum(pronouns)]).optional(),
    tie: words(60),
    telephone: words(40),
    livesHere: ticked,
  }),
  z.object({
    do: z.literal('change_person'),
    personId: anId('person'),
    name: z.string().trim().min(1, 'Say the name, as they say it.').max(120),
    nameToUse: words(60),
    telephone: words(40),
  }),
  z.object({
    do: z.literal('contact'),
    language: z.string().trim().min(2).max(10),
    channel: z.enum(channels),
    telephone: words(40),
    largePrint: ticked,
    safeContactOnly: ticked,
    safeTelephone: words(40),
    safeFrom: time,
    safeTo: time,
  }),
])

type Changed = { personId: PersonId; name: string; nameToUse: string | null; telephone: string | null }

const changeOne = async (tx: Tx, id: HouseholdId, { personId, name, nameToUse, telephone }: Changed): Promise<Outcome<unknown>> => {
  const known = (await householdOf(tx, id))?.people.find((one) => one.id === personId)
  return known
    ? changePerson(tx, id, { ...known, name, nameToUse, telephone })
    : invalid({ field: 'name', sentence: 'This person is no longer in the household. Open it again.' })
}

export const actOnHousehold = (tx: Tx, id: HouseholdId, act: z.infer<typeof householdActs>): Promise<Outcome<unknown>> => {
  switch (act.do) {
    case 'confirm_need':
      return confirmNeed(tx, act.needId)
    case 'end_need':
      return endNeed(tx, act.needId, act.why)
    case 'add_person': {
      const { do: _, pronoun, ...person } = act
      return addPerson(tx, id, { ...person, pronoun: pronoun ?? null })
    }
    case 'change_person':
      return changeOne(tx, id, act)
    case 'contact': {
      const { do: _, ...card } = act
      return changeContactCard(tx, id, card)
    }
  }
}
