import type { AppointmentId, HouseholdId, Id } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { linkedTemplates, revivedFacts } from '../rules.ts'
import type { HouseholdTemplate, Language } from '../rules.ts'
import { letterheadOf } from '../store.ts'
import type { Message } from '../store.ts'
import { householdWords } from '../words.ts'
import type { Letterhead } from '../words.ts'
import { makeLink, renewLinkCode } from './links.ts'

type How = { language: Language; spoken: boolean; withLink: boolean }

/**
 * The words of a message as they leave (`said`), and as they are kept (`kept`): a link or a code is made here, at the moment of
 * sending, and stands nowhere in the clear.
 */
export const compose = async (tx: Tx, message: Message, { language, spoken, withLink }: How): Promise<{ said: string; kept: string }> => {
  const template = message.template as HouseholdTemplate
  const facts = revivedFacts(message.facts)
  const head = { ...(await letterheadOf(tx)), spoken, now: tx.now }
  const words = (letterhead: Letterhead): string => householdWords[language][template](facts as never, letterhead)
  const link = withLink && linkedTemplates.includes(template) ? await linkFor(tx, message.householdId as HouseholdId, facts) : null
  const code = template === 'link_code' ? await renewLinkCode(tx, facts['linkId'] as Id<'link'>) : null
  return { said: words({ ...head, link, code }), kept: words({ ...head, link: link && '(link)', code: code && '(not kept)' }) }
}

const linkFor = async (tx: Tx, householdId: HouseholdId, facts: Record<string, unknown>): Promise<string> => {
  const token = await makeLink(tx, { householdId, appointmentId: (facts['appointmentId'] ?? null) as AppointmentId | null })
  return `${tx.world.publicUrl}/v/${token}`
}
