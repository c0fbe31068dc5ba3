import type { AlarmId, OperativeId } from '../../../lib/ids.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { done, invalid } from '../../../lib/refusal.ts'
import type { Instant } from '../../../lib/time.ts'
import { after, clockTime, minutes } from '../../../lib/time.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { textStaff } from '../../messages/actions.ts'
import { recordEvent } from '../../record/actions.ts'
import type { AlarmKind, AlarmWay, NoteKind } from '../rules.ts'
import { actsOf, addNote, openWatchOf, operativeBy } from '../store.ts'
import type { Alarm } from '../store.ts'
import { holdAnswered, keepAnswer, nameOf } from './answer.ts'
import { addressOf } from './show.ts'
import { refuse } from './staff.ts'

export type NoteOnAlarm = {
  alarmId: AlarmId
  kind: NoteKind
  question?: string | null
  answer?: string | null
  text?: string | null
}

/**
 * A3 What was done or said about an alarm: kept, and when whoever answered writes it, their minutes begin anew. Others who help may
 * write too; that keeps nobody's answer alive.
 */
export const noteOnAlarm = async (tx: Tx, note: NoteOnAlarm): Promise<Outcome<{ lapsesAt: Instant | null }>> => {
  const held = await holdAnswered(tx, note.alarmId)
  if (!held.ok) return held
  const { alarm, by } = held.value
  const { alarmId, kind, question = null, answer = null, text = null } = note
  if (kind === 'said' && !text?.trim()) return invalid({ field: 'text', sentence: 'Write what was said.' })
  await addNote(tx, by.who.staffId, { alarmId, kind, question, answer, words: text })
  await recordEvent(tx, { verb: 'alarm_noted', subject: ['alarm', alarmId], content: { kind, question, answer, text } })
  const kept = alarm.answeredBy === by.who.staffId ? await keepAnswer(tx, alarm) : null
  await tellBoard(tx)
  return done({ lapsesAt: kept?.lapsesAt ?? alarm.answerLapsesAt })
}

export type Going = {
  alarmId: AlarmId
  /** Who goes, in words: `Grace and Callum`, `the police`. Left out, the names of `operativeIds`. */
  who?: string
  /** Colleagues who are asked by text to go there, and to stay outside. */
  operativeIds?: readonly OperativeId[]
  /** In how many minutes they will be there. */
  eta?: number | null
}

/** Somebody is on the way. Colleagues are told where, and that they stay outside. Never the one who asked for help (A2). */
export const goingToHelp = async (tx: Tx, { alarmId, who, operativeIds = [], eta = null }: Going): Promise<Outcome<{ going: string }>> => {
  const held = await holdAnswered(tx, alarmId)
  if (!held.ok) return held
  const { alarm, by } = held.value
  const facts = { name: await nameOf(tx, alarm), where: await addressOf(tx, alarm.householdId) }
  const names: string[] = []
  for (const id of operativeIds) {
    const operative = id === alarm.operativeId || id === alarm.matchedOperativeId ? null : await operativeBy(tx, { id })
    if (!operative) continue
    names.push(operative.name)
    await textStaff(tx, { staffId: operative.staffId, template: 'go_to_help', facts, about: ['alarm', alarmId] })
  }
  const people = who?.trim() || names.join(' and ')
  if (people === '') return invalid({ field: 'who', sentence: 'Say who is going.' })
  const going = eta === null ? people : `${people}, there by ${clockTime(after(tx.now, minutes(eta)))}`
  await keepAnswer(tx, alarm, { event: 'somebody_goes', going })
  await addNote(tx, by.who.staffId, { alarmId, kind: 'asked_to_go', question: null, answer: null, words: going })
  await tellBoard(tx)
  await recordEvent(tx, { verb: 'alarm_somebody_goes', subject: ['alarm', alarmId], content: { going, operativeIds } })
  return done({ going })
}

const knownAs: Partial<Record<AlarmWay, AlarmKind>> = { call: 'code_call' }

/**
 * A2 The number that nobody knew belongs to this person. The alarm keeps its number and is theirs from here on: what is known of
 * their visit stands beside it, it rings in their name, and it ends as theirs. Another can be named instead.
 */
export const matchAlarm = async (
  tx: Tx,
  { alarmId, operativeId }: { alarmId: AlarmId; operativeId: OperativeId },
): Promise<Outcome<{ name: string }>> => {
  const held = await holdAnswered(tx, alarmId)
  if (!held.ok) return held
  const { alarm } = held.value
  const operative = await operativeBy(tx, { id: operativeId })
  if (alarm.operativeId !== null || !operative) return refuse('A2_NOT_UNKNOWN')
  if (await askedSince(tx, alarm)) return refuse('A2_ASKED_THEMSELVES')
  const watch = await openWatchOf(tx, operativeId)
  const theirs = { watchId: watch?.id ?? null, visitId: watch?.visitId ?? null, householdId: watch?.householdId ?? null }
  await keepAnswer(tx, alarm, { ...theirs, matchedOperativeId: operativeId, kind: knownAs[alarm.how] ?? 'code_text' })
  await tellBoard(tx)
  await recordEvent(tx, { verb: 'alarm_matched', subject: ['alarm', alarmId], content: { operativeId } })
  return done({ name: operative.name })
}

/** A2 It was not theirs after all: again a number that nobody knows, and whoever holds it still needs help. */
export const unmatchAlarm = async (tx: Tx, alarmId: AlarmId): Promise<Outcome<null>> => {
  const held = await holdAnswered(tx, alarmId)
  if (!held.ok) return held
  const { alarm } = held.value
  if (alarm.matchedOperativeId === null) return refuse('A2_NOT_UNKNOWN')
  if (await askedSince(tx, alarm)) return refuse('A2_ASKED_THEMSELVES')
  const nothingOfTheirs = { watchId: null, visitId: null, householdId: null, matchedOperativeId: null, pinGivenAt: null } as const
  await keepAnswer(tx, alarm, { ...nothingOfTheirs, kind: 'unmatched' })
  await tellBoard(tx)
  const content = { operativeId: alarm.matchedOperativeId }
  await recordEvent(tx, { verb: 'alarm_unmatched', subject: ['alarm', alarmId], content })
  return done(null)
}

/** Whoever it was found to be has asked for help as well since: by their own phone, or by their PIN. */
const askedSince = async (tx: Tx, { id, matchedOperativeId }: Alarm): Promise<boolean> =>
  matchedOperativeId !== null && (await actsOf(tx, [id])).some((act) => act.operativeId === matchedOperativeId)
