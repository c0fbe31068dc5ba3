import { reasonTable } from '../../lib/refusal.ts'
import type { AlarmKind, AlarmState, WatchState } from './rules.ts'

export const alarmKindLabel: Record<AlarmKind, string> = {
  help: 'Help asked for',
  missed_check_in: 'Has not checked in',
  wrong_pins: 'A wrong PIN, three times',
}
export const alarmStateLabel: Record<AlarmState, string> = { ringing: 'Ringing', answered: 'Answered', closed: 'Over' }
export const watchStateLabel: Record<WatchState, string> = {
  on_the_way: 'On the way',
  at_the_address: 'At the address',
  ended: 'Away and well',
}

export const alarmReasons = reasonTable({
  A3_ONLY_A_PERSON_ANSWERS: ['An alarm is answered by a person in the office or on call.', 'Sign in as yourself, then answer it.'],
  A3_SOMEBODY_HAS_IT: [
    'Somebody has already answered this alarm.',
    'Ask them whether they need you. If they do nothing for two minutes it rings again.',
  ],
  A3_ANSWER_FIRST: ['Nobody has answered this alarm yet, and so nobody can stand it down.', 'Answer it, and speak to them.'],
  A3_ALREADY_OVER: ['This alarm is over.', 'Open its story to see who stood it down, and why.'],
  A3_UNKNOWN_ALARM: ['There is no such alarm.', 'Look at the alarms that are open.'],
  A1_UNKNOWN_WATCH: ['Nobody is watched on this visit.', 'Ring the office.'],
})

/** What the database refuses, in the same words. */
export const constraintReasons = {
  alarm_answered_by_a_person: alarmReasons.reason('A3_ANSWER_FIRST'),
  alarm_closed_by_a_person_with_reason: alarmReasons.reason('A3_ANSWER_FIRST'),
}

/**
 * A2 What every text from a worker's phone is answered with, whatever it said: somebody may be reading over their shoulder.
 */
export const innocentAnswer = (contractor: string): string => `${contractor}: thanks, got your message.`

/** Said to whoever answers a ring by text. */
export const answerWords = {
  answered: 'Thank you. You have answered. Open the alarm in Doorstep now: if we see nothing from you for 2 minutes, it rings again.',
  somebodyHasIt: 'Thank you. Somebody has already answered it.',
  isOver: 'Thank you. That alarm is already over.',
}

/** Said to whoever rings the number that we send from. */
export const callWords = {
  toStaff: (contractor: string) => `Hello. This is ${contractor}. We will ring you straight back. In danger, ring 999.`,
  toOthers: (contractor: string, telephone: string) =>
    `Hello. This is ${contractor}. To speak to somebody, please ring ${telephone}. In danger, ring 999.`,
}
