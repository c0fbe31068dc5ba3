import type { HouseholdId, Id, VisitId } from '../../../lib/ids.ts'
import { done, invalid, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import type { Instant } from '../../../lib/time.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { cancelTimer, setTimer } from '../../../platform/timers/timers.ts'
import { contactCardOf, tellHousehold, textStaff } from '../../messages/actions.ts'
import type { Inbound } from '../../messages/actions.ts'
import { languageFor } from '../../messages/rules.ts'
import { recordEvent } from '../../record/actions.ts'
import { staffWithRole } from '../../workforce/actions.ts'
import { hearBy, isAnswerToAsking, ringAgainAt } from '../rules/times.ts'
import { needsAPerson, readWord } from '../rules/word.ts'
import type { HowItWent, WordWay } from '../rules/visit.ts'
import { keepWord, markHeard, unheard, wordById } from '../store/leaving.ts'
import type { Word } from '../store/leaving.ts'
import { lastAsked, setAskedHow, visitById } from '../store/visits.ts'
import { because, thanksForWord } from '../words.ts'

/** The timer that rings a controller while an unhappy word has not been heard. */
export const unheardTimer = 'word.unheard'

type Said = { visitId: VisitId; householdId: HouseholdId; via: WordWay; how: HowItWent; words: string | null; saidAt: Instant }

/** Keeps a resident's word. One that is not plainly happy waits for a person, and rings one before the day is over. */
export const keepTheWord = async (tx: Tx, { visitId, householdId, via, how, words, saidAt }: Said): Promise<Outcome<Id<'word'>>> => {
  const id = tx.world.newId('word')
  await keepWord(tx, { id, visitId, householdId, via, how, words, saidAt })
  await recordEvent(tx, { verb: 'word_said', subject: ['visit', visitId], content: { wordId: id, via, how } })
  if (needsAPerson({ how, words })) {
    await setTimer(tx, { kind: unheardTimer, subject: id, dueAt: hearBy(tx.now), lane: 1 })
    await tellBoard(tx)
  }
  return done(id)
}

/** The resident's word by page or by call. */
export const residentsWord = async (
  tx: Tx,
  said: { visitId: VisitId; via: 'page' | 'call'; how: HowItWent; words: string | null },
): Promise<Outcome<Id<'word'>>> => {
  const visit = await visitById(tx, said.visitId)
  if (!visit) return refused(because('V5_NOT_YOUR_VISIT'))
  return keepTheWord(tx, { ...said, householdId: visit.householdId, saidAt: tx.now })
}

/** Asks the household how it went, in its own way and language. */
export const askHow = async (tx: Tx, visitId: VisitId): Promise<void> => {
  const visit = await visitById(tx, visitId)
  if (!visit || visit.askedHowAt) return
  await setAskedHow(tx, visitId)
  await tellHousehold(tx, {
    householdId: visit.householdId,
    template: 'visit_over_ask',
    facts: { appointmentId: visit.appointmentId },
    about: ['visit', visitId],
  })
}

/**
 * Listens to a text: within three days of our question it is the household's word about that visit. Null: not for us. What
 * a person has to read is never taken for more than it says.
 */
export const hear = async (tx: Tx, { channel, householdId, body }: Inbound): Promise<string | null> => {
  if (channel !== 'text' || householdId === null || body.trim() === '') return null
  const visit = await lastAsked(tx, householdId)
  if (!visit?.askedHowAt || !isAnswerToAsking(visit.askedHowAt, tx.now)) return null
  const how = readWord(body)
  await keepTheWord(tx, { visitId: visit.id, householdId, via: 'text', how, words: body.trim(), saidAt: tx.now })
  const card = await contactCardOf(tx, householdId)
  return thanksForWord[languageFor(card ?? { language: 'en' })][how === 'good' ? 'happy' : 'other']
}

/** What waits for a person's ear, the oldest first. */
export const wordsUnheard = async (tx: Tx): Promise<Word[]> => (await unheard(tx)).filter(needsAPerson)

/** A person has heard it, and says what was done. */
export const heardWord = async (tx: Tx, { wordId, whatWeDid }: { wordId: Id<'word'>; whatWeDid: string }): Promise<Outcome<null>> => {
  if (whatWeDid.trim() === '') return invalid({ field: 'whatWeDid', sentence: 'Say what you did, in a few words.' })
  if (tx.who.kind !== 'staff' || !(await markHeard(tx, wordId, tx.who.staffId, whatWeDid))) return refused(because('V8_HEARD_ALREADY'))
  await cancelTimer(tx, { kind: unheardTimer, subject: wordId })
  await recordEvent(tx, { verb: 'word_heard', subject: ['word', wordId], why: whatWeDid })
  await tellBoard(tx)
  return done(null)
}

/** Nobody has heard it yet: rings the control room, and again until somebody has. */
export const ringForWord = async (tx: Tx, wordId: Id<'word'>): Promise<void> => {
  const word = await wordById(tx, wordId)
  if (!word || word.heardAt) return
  for (const { id } of await staffWithRole(tx, 'controller'))
    await textStaff(tx, { staffId: id, template: 'unhappy_word', facts: {}, about: ['word', wordId] })
  await setTimer(tx, { kind: unheardTimer, subject: wordId, dueAt: ringAgainAt(tx.now), lane: 1 })
}
