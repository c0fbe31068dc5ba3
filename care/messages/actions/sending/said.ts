import { gather, pause, response, say } from '../../../../platform/telephone/twiml.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { callTemplates, keysOfCall, secretTemplates } from '../../rules.ts'
import type { CallTemplate, Language, StaffTemplate } from '../../rules.ts'
import type { Message } from '../../store.ts'
import { householdWords, staffCall, staffCalls, staffTexts, voiceOf } from '../../words.ts'

/** What leaves for one channel: the words of a text or the script of a call, and what is kept of them. */
export type Said = { words: string; kept: string }

const gathering = (tx: Tx, id: string): string => `${tx.world.publicUrl}/hooks/twilio/gather?message=${id}`

/** Said twice, with time to fetch one's glasses in between. */
export const plainCall = (words: string, voice: string): string => response(say(words, voice), pause(2), say(words, voice))

/** H4 A call to a safe telephone says nothing before a key is pressed: somebody else, or a voicemail, may be listening. */
export const discreetCall = (tx: Tx, id: string, language: Language): string =>
  response(gather({ action: gathering(tx, id), digits: 1, seconds: 10 }, say(householdWords[language].discreetGreeting, voiceOf[language])))

/** A3 Only a key is an answer. Said twice, for whoever was woken by it. */
const dutyCall = (tx: Tx, id: string, template: CallTemplate, words: string): string =>
  response(
    gather({ action: gathering(tx, id), digits: keysOfCall[template], seconds: 10 }, say(words), pause(1), say(words)),
    say(template === 'alarm_ring' ? staffCall.notHeard : staffCall.goodbye),
  )

const callOf = (template: string): CallTemplate | null => callTemplates.find((one) => one === template) ?? null

/** A duty message as a text, as the words of a push, or as a call; what has no call of its own is read out as it is written. */
export const saidToStaff = (tx: Tx, message: Message, channel: 'text' | 'call' | 'push'): Said => {
  const text = staffTexts[message.template as StaffTemplate](message.facts as never)
  const kept = secretTemplates.includes(message.template) ? '(not kept)' : text
  if (channel !== 'call') return { words: text, kept }
  const template = callOf(message.template)
  if (template === null) return { words: plainCall(text, voiceOf.en), kept }
  const words = staffCalls[template](message.facts as never)
  return { words: dutyCall(tx, message.id, template, words), kept: words }
}
