import type { HouseholdId } from '../../../lib/ids.ts'
import type { Fault, Outcome } from '../../../lib/refusal.ts'
import { done, invalid } from '../../../lib/refusal.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { recordEvent } from '../../record/actions.ts'
import type { ContactCard } from '../rules.ts'
import { asTelephone } from '../rules.ts'
import { cardsOfTelephone, endLinks, readCard, saveCard } from '../store.ts'

export const contactCardOf = (tx: Tx, householdId: string): Promise<ContactCard | null> => readCard(tx, householdId)

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text)

/** Every fault of a card at once, by field; telephones come back as they are dialled. */
export const checkedCard = (card: ContactCard): { card: ContactCard; faults: Fault[] } => {
  const dialled = {
    telephone: card.telephone && asTelephone(card.telephone),
    safeTelephone: card.safeTelephone && asTelephone(card.safeTelephone),
  }
  const faults: Fault[] = []
  if (card.telephone && !dialled.telephone) faults.push({ field: 'telephone', sentence: 'That is not a telephone number we can dial.' })
  if (card.safeTelephone && !dialled.safeTelephone)
    faults.push({ field: 'safeTelephone', sentence: 'That is not a telephone number we can dial.' })
  if (card.safeContactOnly && !card.safeTelephone)
    faults.push({ field: 'safeTelephone', sentence: 'Safe contact needs a telephone that is safe. Ask them which one.' })
  if ((card.safeFrom === null) !== (card.safeTo === null))
    faults.push({ field: 'safeTo', sentence: 'Safe hours need a beginning and an end.' })
  for (const field of ['safeFrom', 'safeTo'] as const)
    if (card[field] !== null && !isTime(card[field])) faults.push({ field, sentence: 'Write the time like 09:30.' })
  if (card.safeFrom !== null && card.safeFrom === card.safeTo)
    faults.push({ field: 'safeTo', sentence: 'Safe hours cannot end when they begin.' })
  return { card: { ...card, ...dialled }, faults }
}

/**
 * Keeps how a household wants to be told. H4: when the safe way changes, every link that was sent the old way ends, and what
 * waits to be sent goes the new way, because the card is read again at the moment of sending.
 */
export const changeContactCard = async (tx: Tx, householdId: HouseholdId, wanted: ContactCard): Promise<Outcome<ContactCard>> => {
  const { card, faults } = checkedCard(wanted)
  if (faults.length > 0) return invalid(...faults)
  const before = await readCard(tx, householdId)
  await saveCard(tx, householdId, card)
  const safeWayChanged = card.safeContactOnly && (!before?.safeContactOnly || before.safeTelephone !== card.safeTelephone)
  const linksEnded = safeWayChanged ? await endLinks(tx, { householdId }) : 0
  await recordEvent(tx, {
    verb: 'contact_card_changed',
    subject: ['household', householdId],
    content: { language: card.language, channel: card.channel, safeContactOnly: card.safeContactOnly, linksEnded },
  })
  return done(card)
}

/** Whose number this is, as far as the contact cards say, typed in any way; with safe contact only the safe number is theirs (H4). */
export const householdsOfNumber = async (tx: Tx, typed: string): Promise<HouseholdId[]> => {
  const telephone = asTelephone(typed)
  if (telephone === null) return []
  const cards = await cardsOfTelephone(tx, telephone)
  return cards.filter(({ card }) => !card.safeContactOnly || card.safeTelephone === telephone).map((one) => one.householdId as HouseholdId)
}
