import type { FindingKind, Overdue } from './overdue.ts'

const secondsFrom = (since: Date, now: Date): number => Math.max(0, Math.round((now.getTime() - since.getTime()) / 1000))
const person = ({ name, telephone }: Overdue): string => name ?? telephone ?? 'somebody'

/** What is wrong, for the strip in the control room. */
const sentences: Record<FindingKind, (one: Overdue, seconds: number) => string> = {
  alarm_not_rung: (one, s) => `An alarm of ${person(one)} came in ${s} seconds ago and nobody was rung.`,
  ring_overdue: (one, s) => `The alarm of ${person(one)} should have rung again ${s} seconds ago and did not.`,
  no_ring_left: (one, s) => `The alarm of ${person(one)} rings, and for ${s} seconds no supplier has taken a call or a text about it.`,
  answer_not_lapsed: (one, s) =>
    `Whoever answered the alarm of ${person(one)} has not been heard of, and for ${s} seconds it has not rung again.`,
  check_in_not_decided: (one, s) => `${person(one)} should have checked in ${s} seconds ago and no alarm was raised.`,
  home_safe_not_asked: (one, s) => `${person(one)} should have been home ${s} seconds ago and nobody asked.`,
  message_not_sent: (_, s) => `A message to somebody on duty has waited ${s} seconds and no supplier has taken it.`,
  timer_overdue: (one, s) => `What is due (${one.subjectId}) has not been done for ${s} seconds.`,
  engine_silent: (_, s) => `The engine that raises and rings alarms has not been heard for ${s} seconds.`,
  wrong_role: (one) => `The database role ${one.subjectId} may pass every rule of who sees what.`,
  clock_apart: () => 'The clocks of this machine and of the database differ by more than 5 seconds.',
}
export const sentenceOf = (one: Overdue, now: Date): string => sentences[one.kind](one, secondsFrom(one.since, now))

/** What a stranger may hear of it: no name, no number, no address. */
export const bareWords: Record<FindingKind, string> = {
  alarm_not_rung: 'an alarm was not rung',
  ring_overdue: 'an alarm stopped ringing',
  no_ring_left: 'no ring of an alarm leaves',
  answer_not_lapsed: 'an answer did not lapse',
  check_in_not_decided: 'a missed check-in was not decided',
  home_safe_not_asked: 'nobody asked whether somebody is home',
  message_not_sent: 'a message to somebody on duty was not sent',
  timer_overdue: 'what is due is not done',
  engine_silent: 'the engine is silent',
  wrong_role: 'a database role may do too much',
  clock_apart: 'clocks differ',
}

/** Whom to look for, so that somebody can act on a text alone when Doorstep does not open. */
const whereAndHow = ({ name, telephone, address }: Overdue): string =>
  [name && telephone ? `Telephone ${telephone}.` : '', address ? `Sent to ${address}.` : ''].filter(Boolean).join(' ')

const shown = 2

/** The auditor's text: what is wrong with names and places, and what to do. The longest an ordinary day of trouble makes is four parts. */
export const shoutOf = (found: readonly { words: string; about: Overdue | null }[]): string => {
  const first = found.slice(0, shown).map(({ words, about }) => [words, about ? whereAndHow(about) : ''].filter(Boolean).join(' '))
  const more = found.length > shown ? [`And ${found.length - shown} more.`] : []
  return [
    'DOORSTEP IS NOT RINGING AS IT SHOULD.',
    ...first,
    ...more,
    'Look for them now; in danger ring 999. Open Doorstep and say that you have it.',
  ].join(' ')
}

export const mendedWords = 'Doorstep is well again: what it shouted about was mended. Look at the alarms that are open.'
export const blindWords = 'Doorstep’s database does not answer.'
