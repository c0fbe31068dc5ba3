import { reasonTable } from '../../lib/refusal.ts'
import { spokenTelephone } from '../messages/rules.ts'
import type { AlarmKind, AlarmState, Resolution, RingChannel, RungGroup, WatchState, WordFrom } from './rules.ts'

export const alarmKindLabel: Record<AlarmKind, string> = {
  help: 'Help asked for',
  duress_pin: 'Help asked for with the duress PIN',
  code_text: 'The word for help, by text',
  code_call: 'The word for help, by telephone',
  wrong_pins: 'A wrong PIN, three times',
  missed_check_in: 'Has not checked in',
  not_home_safe: 'Has not said that they are home',
  unmatched: 'Help from a number we do not know',
}
export const alarmStateLabel: Record<AlarmState, string> = {
  ringing: 'Ringing',
  answered: 'Answered',
  responding: 'Somebody is on the way',
  standing_down: 'A second person is asked',
  closed: 'Over',
}
export const resolutionLabel: Record<Resolution, string> = {
  accident: 'Pressed by accident',
  safe: 'Safe and well',
  helped_by_colleague: 'A colleague helped',
  police: 'The police helped',
  ambulance: 'The ambulance helped',
  left: 'They left',
  wrong_number: 'A wrong number',
  test_by_worker: 'They tried whether it works',
  other: 'Something else',
}
export const wordFromLabel: Record<WordFrom, string> = {
  police: 'The police',
  ambulance: 'The ambulance',
  colleague_beside_them: 'A colleague beside them',
  everybody_counted: 'Everybody on shift was counted, and nobody is missing',
}
export const rungGroupLabel: Record<RungGroup, string> = {
  controllers: 'All controllers',
  on_call: 'Whoever is on call',
  directors: 'The directors',
  everyone: 'Everyone on duty',
  arc: 'The alarm receiving centre',
}
export const ringChannelLabel: Record<RingChannel, string> = { screen: 'Screen', push: 'Push', text: 'Text', call: 'Call' }

/** Somebody asks for help from a number that is nobody's. */
export const unknownPerson = (telephone: string | null): string =>
  telephone === null ? 'Somebody' : `Somebody on ${spokenTelephone(telephone)}`
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
  A3_SPEAK_TO_THEM: [
    'Nobody has spoken to them, and there is no word from anybody who is with them.',
    'Speak to them. Where they cannot, say whose word you have: police, ambulance, or a colleague beside them.',
  ],
  A3_THEIR_PIN_FIRST: [
    'They have not given their PIN since they asked for help.',
    'Ask them to key it on their phone. Where they cannot, say whose word you have; then a second person decides with you.',
  ],
  A3_COUNTING_IS_FOR_UNKNOWN_NUMBERS: [
    'Counting everybody ends only the alarm of a number that we do not know.',
    'Speak to the person whose alarm this is.',
  ],
  A3_TAKES_TWO: ['This alarm is ended by two people, and you are the first.', 'Ask somebody else on duty to look at it.'],
  A3_NOTHING_TO_AGREE_TO: ['Nobody asks that this alarm be over.', 'Look at the alarm: it may have rung again.'],
  A3_ALREADY_REVIEWED: ['Somebody has already looked back on this alarm.', 'Read what they wrote.'],
  A3_NOT_OVER: ['This alarm is not over yet.', 'Look back on it when everybody is safe.'],
  A3_NOT_YOURS_TO_SET: ['The ladder is set by a director or an administrator.', 'Ask one of them.'],
  A2_NOT_YOURS_TO_SET: ['The words for help are set by a director or an administrator.', 'Ask one of them.'],
  A2_NOT_UNKNOWN: ['We know whose alarm this is.', 'Open it again to see.'],
  A2_ASKED_THEMSELVES: ['They have asked for help themselves since.', 'Look after it as theirs; the number stays beside it.'],
  A3_SOMEBODY_NEEDS_HELP: ['Somebody needs help at this moment.', 'Start the drill when every alarm is over.'],
  A3_NO_SUCH_DRILL: ['There is no such drill.', 'Look at the drills of this month.'],
  A3_NOBODY_TO_RING: ['There is nobody to ring.', 'Give somebody on duty a telephone number first.'],
  A2_NO_OPEN_LINE: ['Their line is not open any more.', 'Ring them only if the script says so.'],
  A1_UNKNOWN_WATCH: ['Nobody is watched on this visit.', 'Ring the office.'],
  A1_CHECK_IN_FIRST: ['Your check-in is due.', 'Say that all is well, then pause.'],
  A1_UNEASY: ['You said that you feel uneasy, so your check-ins go on.', 'Leaving is always right. Hold Help if you need us.'],
  A1_PAUSED_ALREADY: ['There was a pause already since your last check-in.', 'Say that all is well. Then you can pause again.'],
  A4_PIN_WITH_IT: ['Your check-in was due, so we need your PIN with it.', 'Key your PIN.'],
  A8_PIN_WITH_IT: ['We asked whether you are home, so we need your PIN with it.', 'Key your PIN.'],
})

/** What the database refuses, in the same words. */
export const constraintReasons = {
  alarm_answered_by_a_person: alarmReasons.reason('A3_ANSWER_FIRST'),
  alarm_closed_by_a_person_with_reason: alarmReasons.reason('A3_ANSWER_FIRST'),
  alarm_stood_down_by_pin_and_voice_or_by_two: alarmReasons.reason('A3_TAKES_TWO'),
  stand_down_by_two_different_people: alarmReasons.reason('A3_TAKES_TWO'),
}

/**
 * A2 What every text from a worker's phone is answered with, whatever it said: somebody may be reading over their shoulder.
 */
export const innocentAnswer = (contractor: string): string => `${contractor}: thanks, got your message.`

/** Said to whoever answers a ring by text. */
export const answerWords = {
  answered: (name: string): string =>
    `Thank you. You have answered for ${name}. Open the alarm in Doorstep now: if we see nothing from you for 2 minutes, it rings again.`,
  somebodyHasIt: 'Thank you. Somebody has already answered it.',
  isOver: 'Thank you. That alarm is already over.',
  agreed: 'Thank you. You agreed: the alarm is over.',
  nothingToAgree: 'Thank you. Nobody asks about that any more. Please look in Doorstep.',
  drill: 'Thank you. That was a drill, and you have answered it.',
}

/**
 * Said in a call to us. A2 To a worker nothing that somebody beside them may not hear: after the code they are asked to stay on the
 * line as any office would ask.
 */
export const callWords = {
  toWorker: (contractor: string) => `Hello, ${contractor}. How can I help?`,
  toOthers: (contractor: string, telephone: string) =>
    `Hello. This is ${contractor}. To speak to somebody about a visit, please ring ${telephone}. If you work with us, key the digits of your ID card, then the hash key.`,
  keyPin: 'Thank you. Now key your PIN.',
  pinWrong: 'That was not right. Please key your PIN again.',
  stillThere: 'Hello? I am listening.',
  anythingElse: 'Thank you, I have written that down. Anything else?',
  stayOnTheLine: 'Of course. Stay on the line, please, while I look that up.',
  noted: 'Thank you, I have made a note of that. Goodbye.',
  ringBack: 'Thank you. We will ring you straight back. Goodbye.',
  othersEnd: (telephone: string) => `To speak to somebody, please ring ${telephone}. In danger, ring 999. Goodbye.`,
}

export {
  acceptedByCentre,
  auditorAnswered,
  auditorForgot,
  centreFaults,
  handingOverReasons,
  kindForCentre,
  notAcceptedByCentre,
  spokenToCentre,
} from './words/handing-over.ts'
export type { ForCentre } from './words/handing-over.ts'
