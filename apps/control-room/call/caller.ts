/** The household on the line, as the person on the telephone needs it. R2 The look is recorded by the duty that shows it. */
import { data } from 'react-router'
import { householdPage } from '../../../care/households/actions.ts'
import { languageName, spokesperson } from '../../../care/households/rules.ts'
import { languageFor, spokenTelephone } from '../../../care/messages/rules.ts'
import { premisesOf } from '../../../care/premises/actions.ts'
import { addressLine } from '../../../care/premises/rules.ts'
import type { HouseholdId } from '../../../lib/ids.ts'
import { parseId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { needsShown } from '../household/needs-shown.ts'

export const noSuch = (title: string, next = 'Look for it by name, street or postcode.') =>
  data({ title, why: 'The address may be old, or it belongs to somebody else’s work.', next }, { status: 404 })

export const householdIn = (params: { household?: string | undefined }): HouseholdId => {
  const id = parseId('household', params.household)
  if (!id) throw noSuch('We do not know this household')
  return id
}

const pronouns = { she: ['she', 'her'], he: ['he', 'him'], they: ['they', 'them'] } as const

export const callerOf = async (tx: Tx, id: HouseholdId) => {
  const page = await householdPage(tx, id)
  if (!page) throw noSuch('We do not know this household')
  const premises = await premisesOf(tx, page.household.premisesId)
  const one = spokesperson(page.household.people)
  const [subject, object] = pronouns[one?.pronoun ?? 'they']
  const { contact } = page
  return {
    householdId: id,
    premisesId: page.household.premisesId,
    landlordId: page.household.landlordId,
    name: page.name,
    fullName: one ? [one.title, one.name].filter(Boolean).join(' ') : 'The household',
    /** Everybody in the household whom we know by name. */
    people: page.household.people.map((person) => [person.title, person.name].filter(Boolean).join(' ')),
    subject,
    object,
    address: premises ? addressLine(premises) : '',
    telephone: contact.telephone ? spokenTelephone(contact.telephone) : null,
    safeContactOnly: contact.safeContactOnly,
    channel: contact.channel,
    language: contact.language === 'en' ? null : languageName(contact.language),
    /** The language in which they will be told: theirs where we have words. */
    toldIn: languageName(languageFor(contact)),
    needs: await needsShown(tx, page),
    adjustments: page.adjustments,
  }
}
export type Caller = Awaited<ReturnType<typeof callerOf>>
