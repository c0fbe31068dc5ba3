/** One alarm as its desk shows it: everything in words, times as instants in milliseconds only where they tick. */
import { isAnswered, isSos, scriptFor } from '../../../../../care/alarms/rules.ts'
import type { AlarmKind } from '../../../../../care/alarms/rules.ts'
import { handoffOf } from '../../../../../care/alarms/actions.ts'
import type { AlarmInShort, AlarmShown } from '../../../../../care/alarms/actions.ts'
import { alarmKindLabel } from '../../../../../care/alarms/words.ts'
import { wordsFor999 } from '../../../../../care/alarms/words/script.ts'
import { spokenTelephone } from '../../../../../care/messages/rules.ts'
import { markersInForce } from '../../../../../care/premises/actions.ts'
import { consequencesOf } from '../../../../../care/premises/rules.ts'
import { operativeOf } from '../../../../../care/workforce/actions.ts'
import { tradeLabels } from '../../../../../care/workforce/words.ts'
import type { PremisesId } from '../../../../../lib/ids.ts'
import { dayOf, secondsBetween } from '../../../../../lib/time.ts'
import type { Instant } from '../../../../../lib/time.ts'
import type { Tx } from '../../../../../platform/postgres/tx.ts'
import { readFace } from '../../../../design/faces/read.ts'
import { precautionFamily } from '../../../../design/marks/families.ts'
import type { PrecautionIcon } from '../../../../design/marks/precaution.tsx'
import { moment, toTheSecond } from '../../../say.ts'
import { endingOf } from './ending.ts'
import { recordFirstLook } from './looks.ts'
import { knownOf, lastWords, marksOf, placeWords, spokenPlace, whereaboutsOf } from './known.ts'
import { colleaguesOf, whoIsOut } from './nearest.ts'
import { answersOf, linesOf, rang999At } from './notes.ts'
import { nextOf } from './next.ts'
import { rungOf } from './rung.ts'

/** How it was asked, as one says it. */
const howWords: Record<string, string> = {
  button: 'held the Help button',
  '5 presses': 'pressed five times',
  pin: 'by their PIN',
  text: 'by text',
  call: 'by a call',
  clock: 'nothing was heard in time',
}
/** Kinds whose own words say how. */
const saysHow: ReadonlySet<AlarmKind> = new Set(['code_text', 'code_call', 'duress_pin', 'missed_check_in'])
/** The words under which the seconds stand; of a button, who pressed it. */
const pressed: Record<string, string> = {
  button: 'held it',
  '5 presses': 'pressed',
}
const sinceWords: Record<string, string> = {
  pin: 'since the PIN',
  text: 'since the text',
  call: 'since the call',
  clock: 'since it was due',
}
const sinceOf = ({ how, pronoun }: AlarmInShort): string =>
  pressed[how] ? `since ${pronoun ?? 'they'} ${pressed[how]}` : (sinceWords[how] ?? 'since')
const kindWord = (kind: string): string => alarmKindLabel[kind as AlarmKind] ?? kind
const lateSeconds = 60
/** A telephone number that never breaks between two lines. */
const unbroken = (telephone: string): string => spokenTelephone(telephone).replaceAll(' ', '\u00a0')
const stamp = (at: Instant, now: Instant): string => (dayOf(at).equals(dayOf(now)) ? toTheSecond(at) : moment(at, now))

/** What every desk may see in the list of alarms. */
export const headOf = (tx: Tx, alarm: AlarmInShort) => ({
  key: alarm.id as string,
  name: alarm.name,
  firstName: alarm.firstName,
  face: readFace(alarm.face),
  what: alarm.duressAt ? alarmKindLabel.duress_pin : alarmKindLabel[alarm.kind],
  how: saysHow.has(alarm.kind) ? null : (howWords[alarm.how] ?? alarm.how),
  loud: !alarm.silent,
  sos: isSos(alarm.kind),
  duress: alarm.kind === 'duress_pin' || alarm.duressAt !== null,
  unmatched: alarm.kind === 'unmatched',
  where: alarm.address ?? (alarm.kind === 'unmatched' ? 'A number that we do not know' : 'They are not on a visit. Ask who saw them last.'),
  since: `${sinceOf(alarm)}, ${stamp(alarm.raisedAt, tx.now)}`,
  late: secondsBetween(alarm.raisedAt, alarm.receivedAt) > lateSeconds ? `Reached us at ${toTheSecond(alarm.receivedAt)}` : null,
  raisedMs: alarm.raisedAt.epochMilliseconds,
  ringing: alarm.state === 'ringing',
  answeredBy: alarm.answeredByName,
  mine: isAnswered(alarm.state) && tx.who.kind === 'staff' && alarm.answeredBy === tx.who.staffId,
  lapsesMs: alarm.answerLapsesAt?.epochMilliseconds ?? null,
})
export type AlarmHead = ReturnType<typeof headOf>

type PlateShown = { icon: PrecautionIcon; sentence: string }

/** Precautions at the address, for whoever took the alarm on (R2). */
const platesOf = async (tx: Tx, alarm: AlarmShown, premisesId: PremisesId | null): Promise<PlateShown[]> => {
  if (premisesId === null) return []
  await recordFirstLook(tx, alarm.id)
  return consequencesOf(await markersInForce(tx, premisesId)).plates.map(({ icon, sentence }) => ({
    icon: precautionFamily[icon as keyof typeof precautionFamily] ?? ('marker' as const),
    sentence,
  }))
}

/** How far the handing over has come. They stay ours until the centre says yes. */
const handoffWords = (handoff: Awaited<ReturnType<typeof handoffOf>>): string | null => {
  if (!handoff) return null
  if (handoff.acceptedAt)
    return `${handoff.centre} took it on at ${toTheSecond(handoff.acceptedAt)}${handoff.reference ? `, reference ${handoff.reference}` : ''}.`
  return `Handed to ${handoff.centre} at ${toTheSecond(handoff.askedAt)}. ${handoff.trouble ?? 'They have not said yes.'}`
}

export const alarmOnDesk = async (tx: Tx, alarm: AlarmShown) => {
  const head = headOf(tx, alarm)
  const person = alarm.whoseId ? await operativeOf(tx, alarm.whoseId) : null
  const where = await whereaboutsOf(tx, alarm)
  const plates = head.mine ? await platesOf(tx, alarm, where.premisesId) : []
  const answers = answersOf(alarm)
  const said = Object.fromEntries(Object.entries(answers).map(([code, { answer }]) => [code, answer]))
  const trade = person?.trades.map((one) => tradeLabels[one])[0] ?? null
  return {
    ...head,
    trade,
    script: scriptFor({ kind: alarm.kind, duress: head.duress }),
    answers,
    told: wordsFor999({
      where: alarm.address,
      place: spokenPlace(where),
      last: lastWords(where),
      name: head.name,
      trade,
      telephone: person ? unbroken(person.telephone) : null,
      kind: head.unmatched ? 'unknown' : head.sos ? 'asked' : 'overdue',
      said,
      duress: head.duress,
    }),
    plates,
    rang999: rang999At(alarm),
    telephone: person && !head.duress ? unbroken(person.telephone) : null,
    marks: marksOf(alarm, where, head.name),
    place: placeWords(where),
    known: await knownOf(tx, alarm, kindWord),
    visit: alarm.visitId ? `/visits/${alarm.visitId}` : null,
    line: alarm.callRoom !== null,
    rung: rungOf(alarm, head.ringing),
    next: await nextOf(tx, alarm),
    lines: linesOf(alarm, head.firstName),
    going: alarm.going,
    colleagues: await colleaguesOf(tx, where.place ?? where.door ?? where.last?.door ?? null, alarm.whoseId),
    out: head.unmatched ? await whoIsOut(tx) : [],
    /** The number that was found to be theirs. */
    foundBy: alarm.matchedOperativeId && alarm.fromTelephone ? unbroken(alarm.fromTelephone) : null,
    ending: endingOf(tx, alarm),
    mayAskKin: tx.who.kind === 'staff' && ['controller', 'administrator'].includes(tx.who.role),
    handedOver: handoffWords(await handoffOf(tx, alarm.id)),
  }
}
export type AlarmOnDesk = Awaited<ReturnType<typeof alarmOnDesk>>
